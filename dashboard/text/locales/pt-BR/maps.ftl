# O que se vê entre execuções: mapa de taxa por lote, curva da taxa, eixos paralelos.
map-x = taxa de aprendizado
map-y = lote
map-nothing = Nenhuma execução com taxa e lote para mostrar
map-diverged = divergiu
map-stalled = estagnou
map-best = melhor
map-next = testar
map-setting = Configuração
map-outcome = Resultado
map-empty = ainda não testado
map-mean = { $runs ->
    [1] { $value }
   *[other] { $value }, a do meio de { COUNT($runs) } execuções ({ $low } a { $high })
}
map-diverged-of = { $runs ->
    [1] divergiu
   *[other] { $diverged } de { COUNT($runs) } divergiram
}
map-ratio = taxa ÷ lote = { $ratio }
map-lines = Linhas tracejadas: mesma taxa ÷ lote, com um fator de 10 entre uma e outra; a mais forte passa pela melhor célula ({ $ratio }).
map-rounded = Valores vizinhos dividem uma célula, para que o mapa caiba.
map-alt = { $cells ->
    [0] Mapa de taxa por lote, sem nenhuma célula testada.
    [1] Mapa de taxa por lote, { $measure }: 1 célula testada.
   *[other] Mapa de taxa por lote, { $measure }: { COUNT($cells) } células testadas, da melhor para a pior.
}
map-alt-more = { $cells ->
    [1] E mais 1 célula.
   *[other] E mais { COUNT($cells) } células.
}
outcomes-switched = { $runs ->
    [1] 1 execução mudou de taxa ou de lote no meio e fica de fora.
   *[other] { COUNT($runs) } execuções mudaram de taxa ou de lote no meio e ficam de fora.
}
outcomes-unscored = { $runs ->
    [1] 1 execução não tem valor final e fica de fora.
   *[other] { COUNT($runs) } execuções não têm valor final e ficam de fora.
}
outcomes-lengths = { $unit ->
    [epoch] As execuções não treinaram o mesmo tempo: de { NUM($shortest) } a { NUM($longest) } épocas.
   *[step] As execuções não treinaram o mesmo tempo: de { COUNT($shortest) } a { COUNT($longest) } passos.
}

curve-nothing = Nenhuma execução com taxa para mostrar
curve-optimum = ★ melhor: { $value } com taxa { $lr }
curve-stable = { $batch ->
    [none] Faixa sombreada: de { $low } a { $high } nenhuma execução divergiu nem estagnou.
   *[other] Faixa sombreada: com lote { $batch }, de { $low } a { $high } nenhuma execução divergiu nem estagnou.
}
curve-hidden = { $batches ->
    [1] Mais 1 lote, com menos taxas testadas, fica de fora.
   *[other] Mais { COUNT($batches) } lotes, com menos taxas testadas, ficam de fora.
}
curve-alt = { $rates ->
    [0] Curva da taxa de aprendizado, sem nenhuma taxa.
    [1] Curva da taxa de aprendizado, { $measure }: 1 taxa testada.
   *[other] Curva da taxa de aprendizado, { $measure }: { COUNT($rates) } taxas testadas.
}
curve-alt-best = a melhor taxa é { $lr }, que terminou em { $value }.

parallel-title = { $measure } e os hiperparâmetros que variam
parallel-nothing = Nenhum hiperparâmetro varia entre execuções com valor final
parallel-colours = Uma linha por execução; a cor vai do pior ao melhor valor final.
parallel-hidden = { $settings ->
    [1] Sem lugar para mais 1 hiperparâmetro: { $names }.
   *[other] Sem lugar para mais { COUNT($settings) } hiperparâmetros: { $names }.
}
parallel-alt = { $runs ->
    [0] Eixos paralelos, sem nenhuma execução.
    [1] Eixos paralelos de 1 execução ({ $names }).
   *[other] Eixos paralelos de { COUNT($runs) } execuções ({ $names }), da melhor para a pior.
}

map-title = { $runs ->
    [0] Nenhuma execução
    [1] 1 execução, sem outra para comparar
   *[other] { COUNT($runs) } execuções lado a lado
}
map-lacks-batch = Aqui só a taxa varia: para um mapa de taxa por lote, treine também com outro lote.
map-lacks-no-batch = Os registros não trazem o tamanho do lote: registre-o, e o mapa mostra a taxa por lote.
map-lacks-rate = Aqui só o lote varia: para ver a curva da taxa e o mapa, treine também com outra taxa de aprendizado.
map-lacks-no-rate = Os registros não trazem a taxa de aprendizado: registre-a, e o mapa mostra a taxa por lote.
map-lacks-both = Nem a taxa de aprendizado (learning rate) nem o lote (batch) variam entre estas execuções: varie um dos dois, ou os dois, para ver o mapa.
map-lacks-others = A taxa ou o lote variam sempre junto com outros hiperparâmetros: o mapa compara execuções que diferem só em taxa e lote.
map-group = Grupo de execuções
map-value = Valor de cada execução
map-heading = { $measure }, por taxa e lote
curve-heading = { $measure }, pela taxa
map-some-diverged = × { $diverged } de { COUNT($runs) }

fit-nothing = Não há três taxas de um mesmo otimizador, lote e agendamento que tenham chegado ao fim
fit-best = o melhor está provavelmente { ENDS($low, $high) ->
    [alike] perto de { RATE($low) }
   *[apart] entre { RATE($low) } e { RATE($high) }
}
fit-runs = Execuções
fit-alt = { $title }: uma curva suave por { COUNT($rates) } taxas; o melhor ponto está provavelmente { ENDS($low, $high) ->
    [alike] perto de { RATE($low) }
   *[apart] entre { RATE($low) } e { RATE($high) }
}.
fit-note = A linha é a curva mais provável pelos resultados; oito em dez das curvas possíveis ficam na faixa, e oito em dez têm o melhor ponto no trecho cinza.
fit-whiskers = As hastes vão da pior semente à melhor.
next-enough = Mais execuções que isso não devem render mais que o ruído.
fit-title = Onde está provavelmente a melhor taxa
next-budget = Execuções que restam

outcomes-heading = { $heading } · { $statistic ->
    [best] melhor valor de cada execução
    [last] último valor de cada execução
   *[median] mediana dos últimos valores
}{ $optimizer ->
    [none] { "" }
   *[other] {" · "}{ $optimizer }
}
map-value-median = mediana dos últimos
map-value-last = último
map-value-best = melhor
map-optimizer = Otimizador
map-setting-shown = Hiperparâmetro no eixo
map-setting-names = nome da execução
setting-heading = { $measure }, por { $setting }
setting-nothing = Nenhuma execução com valor final para mostrar
setting-not-all = { $runs ->
    [1] 1 execução não traz esse hiperparâmetro e fica de fora.
   *[other] { COUNT($runs) } execuções não trazem esse hiperparâmetro e ficam de fora.
}
setting-best-shown = As { COUNT($shown) } melhores de { COUNT($runs) } execuções.
setting-middle = O traço é a execução do meio de cada valor.
setting-alt = { $measure } de { $runs ->
    [1] 1 execução
   *[other] { COUNT($runs) } execuções
}, por { $setting }.
setting-alt-value = { $value }: { $end }.

shares-title = Quais hiperparâmetros acompanham o resultado
shares-heading = { $measure }: parte da classificação que acompanha cada hiperparâmetro
shares-x = parte da classificação
shares-share = Parte
shares-by-chance = Por acaso, até
shares-tick = { PERCENT($share, digits: 0) }
shares-chance = Traço tracejado: o que o acaso alcança em 19 de 20 sorteios dos resultados. A barra pálida não passa dele.
shares-caution = { COUNT($runs) } execuções, um hiperparâmetro por vez: a parte não prova causa, e poucas execuções ou hiperparâmetros que variam juntos enganam.
shares-pair = { $one } com { $other }
shares-together = Variam juntos, e suas partes não se separam: { $pairs }.
shares-nothing = Menos de 8 execuções com valor final, ou poucas para cada valor de um hiperparâmetro
shares-alt = { $setting }: { PERCENT($share, digits: 0) }{ $told ->
    [yes] , mais que o acaso ({ PERCENT($chance, digits: 0) }).
   *[no] , não mais que o acaso ({ PERCENT($chance, digits: 0) }).
}
filter-on = { $shown ->
    [1] Filtro ligado: todas as páginas mostram 1 de { COUNT($runs) } execuções.
   *[other] Filtro ligado: todas as páginas mostram { COUNT($shown) } de { COUNT($runs) } execuções.
}
filter-undo = Mostrar todas as execuções
map-drag = Clique em uma linha para abrir a execução. Arraste ao longo de um eixo para ficar só com as execuções dali, em todas as páginas.
map-click = Clique em uma célula ou em um ponto para abrir as execuções.
opened-runs = { $runs ->
    [1] 1 execução aqui
   *[other] { COUNT($runs) } execuções aqui
}
opened-more = { $runs ->
    [1] E mais 1.
   *[other] E mais { COUNT($runs) }.
}
opened-close = Fechar

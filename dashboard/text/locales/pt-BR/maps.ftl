# O que se vê entre execuções: mapa de taxa por lote, curva da taxa, eixos paralelos.
map-x = taxa de aprendizado
map-y = lote
map-nothing = Nenhuma execução com taxa e lote para mostrar
map-diverged = divergiu
map-stalled = estagnou
map-best = melhor
map-next = testar
map-setting = Ajuste
map-outcome = Resultado
map-empty = ainda não testado
map-mean = { $runs ->
    [1] { $value }
   *[other] { $value }, média de { COUNT($runs) } execuções ({ $low } a { $high })
}
map-diverged-of = { $runs ->
    [1] divergiu
   *[other] { $diverged } de { COUNT($runs) } divergiram
}
map-ratio = taxa ÷ lote = { $ratio }
map-lines = Tracejado: mesma taxa ÷ lote, de 10 em 10 vezes; o mais forte passa pela melhor célula ({ $ratio }).
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
    [1] 1 execução mudou de taxa ou de lote no caminho e fica de fora.
   *[other] { COUNT($runs) } execuções mudaram de taxa ou de lote no caminho e ficam de fora.
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

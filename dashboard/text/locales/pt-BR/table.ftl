# A tabela que compara as execuções, embaixo das curvas.
table-title = Execução por execução
table-best = Melhor
table-best-epoch = Na época
table-best-step = No passo
table-end = No fim
table-last = Último
table-gap = Δ treino
table-reached-epoch = Meta: época
table-reached-step = Meta: passo
table-reached-time = Meta: tempo
table-delta-best = Melhor × base
table-delta-last = Último × base
table-points = { $text } p.p.
table-better = { $difference } melhor
table-worse = { $difference } pior
table-same = igual
table-is-baseline = é a base
table-mark = Cor
table-lamp = { $sign } { $lamp }
table-lamp-help = Indicador do diagnóstico: { $ok } sem alerta, { $warn } atenção, { $bad } grave, { $unknown } não dá para dizer.
table-state = Situação
table-log-name = No registro
table-best-help = O melhor valor que a execução registrou, em qualquer momento.
table-best-x-help = Onde o melhor valor apareceu pela primeira vez.
table-end-help = A mediana dos últimos valores da execução: é por ela que as execuções são classificadas, para que nenhum valor isolado decida.
table-last-help = O último valor registrado. NaN: a conta deixou de dar um número.
table-gap-help = Quanto o resultado nos dados de { $split } é pior que no treino, no fim (mediana dos últimos valores). Negativo: é melhor.
table-reached-x-help = Onde a execução chega à meta ({ $target }) e a mantém por dois valores seguidos. Vazio: não chegou.
table-reached-s-help = Do primeiro ponto da execução até chegar à meta ({ $target }), pelo relógio do registro.
table-delta-best-help = O melhor valor menos o melhor valor da linha de base.
table-delta-last-help = O último valor menos o último valor da linha de base.

table-pinned = fixada
table-hidden = fora do gráfico
table-baseline = linha de base

table-find = Procurar
table-find-hint = adam, lr>0,01, /semente [01]/
table-lamps = Indicadores
table-lamps-all = todas
table-lamps-alert = ▲■ com alerta
table-lamps-bad = ■ graves
table-lamps-clear = ● sem alerta
table-lamps-unknown = ○ com dúvida
table-lamps-state = { $sign } { $lamp }: { $state }
table-by = Comparar por
table-target = Meta
table-target-usual = { $target } (automática)
table-target-wrong = “{ $text }” não é um número. Escreva a meta como 0,97 ou 97%; vazia, ela é escolhida pelo que a maioria alcança.

table-out = { $hidden ->
    [1] 1 fora do gráfico
   *[other] { COUNT($hidden) } fora do gráfico
}
table-show-all = Pôr todas de volta
table-choose = Marque execuções à esquerda para fixá-las no alto, tirá-las do gráfico, dar-lhes um nome ou comparar as outras com uma delas.
table-chosen = { $count ->
    [1] 1 marcada:
   *[other] { COUNT($count) } marcadas:
}
table-pin = Fixar no alto
table-unpin = Desafixar
table-hide = Tirar do gráfico
table-show = Mostrar
table-set-baseline = Usar como base
table-no-baseline = Deixar de usar como base
table-name = Nome
table-name-new = Nome em todas as páginas
table-name-back = Voltar a “{ $name }”
table-open = Diagnóstico
table-place = Tabela
table-place-below = embaixo
table-place-beside = ao lado
table-look = Colunas e ordem
table-without = Colunas deixadas de fora
table-without-none = nenhuma
table-wide = Colunas largas
table-wide-none = nenhuma larga
table-sort = Ordenar por
table-sort-rank = resultado, melhor primeiro
table-falling = Maior primeiro

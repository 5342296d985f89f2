# A Visão geral: o que se destaca ao lado da figura, e um cartão por configuração.
standout-best = Melhor
standout-worst = Mais grave
standout-last = Pior
standout-next = O que fazer agora
standout-no-best = Nenhuma execução pode ser chamada de melhor: nenhuma aprendeu, ou não dá para compará-las.
standout-nothing-next = Nada precisa mudar.
setting-cards = { $settings ->
    [1] 1 configuração
   *[other] { COUNT($settings) } configurações
}{ $runs ->
    [1] , 1 execução
   *[other] , { COUNT($runs) } execuções
}
setting-cards-more = { $more ->
    [1] Mais uma configuração está na tabela abaixo.
   *[other] Mais { COUNT($more) } configurações estão na tabela abaixo.
}
card-more-seeds = { $more ->
    [1] e mais 1 semente
   *[other] e mais { COUNT($more) } sementes
}
card-seeds = { COUNT($count) } sementes.
card-seeds-spread = { $spread ->
    [none] { COUNT($count) } sementes, todas com { $high } ({ $metric }).
   *[some] { COUNT($count) } sementes: de { $low } a { $high } ({ $metric }).
}
card-seed-differs = Semente { $seed }: { $verdict }.
card-seeds-differ-more = { $more ->
    [1] Mais 1 semente difere.
   *[other] Mais { COUNT($more) } sementes diferem.
}
overview-metric = Métrica
overview-metric-textbook = Perda e acurácia
standout-no-advice = Os registros não dizem o bastante para um conselho.

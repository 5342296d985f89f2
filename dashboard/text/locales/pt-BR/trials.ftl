# O que foi testado: as configurações de um conjunto no tempo, qual veio de qual, o que isso mudou.
trial-change = { $setting } { $before } → { $after }
trial-more = { $changes } e mais { COUNT($more) }
trial-again = a mesma configuração de novo
trial-phases = { $first ->
    [yes] Fases
   *[no] fases
}: { $phases }
trial-phases-none = uma só fase, do início ao fim
trial-nothing = nenhum
trial-diverged = divergiu
trial-way-better = melhor
trial-way-same = igual
trial-way-worse = pior
trial-way-unknown = sem comparação
trial-came = { $way ->
    [better] Melhor que { $parent }: { $metric } de { $before } para { $after }.
    [worse] Pior que { $parent }: { $metric } de { $before } para { $after }.
   *[same] Igual a { $parent }: { $metric } de { $before } para { $after }.
}
trial-came-lost = Pior que { $parent }: esta divergiu, e aquela terminou em { $end } ({ $metric }).
trial-came-back = Melhor que { $parent }, que divergiu: esta terminou em { $end } ({ $metric }).
trial-came-same = Esta configuração e { $parent } divergiram.
trial-came-unknown = Não dá para comparar com { $parent }: as duas não registram nenhuma métrica em comum.
trial-grounds-logged = O treino considerou o ruído das duas.
trial-grounds-seeds = Isso considera a variação entre sementes ({ COUNT($before) } e { COUNT($after) } execuções).
trial-grounds-examples = Isso considera o acaso para esse número de exemplos de validação.
trial-grounds-ends = Isso considera quanto as curvas ainda se movem no fim.
trial-grounds-none = Não se sabe o tamanho do acaso aqui: repita as duas com outras sementes.
trial-basis-logged = De { $parent }, como o treino registrou.
trial-basis-guessed = Suposto a partir de { $parent }: a configuração anterior que menos difere.
trial-basis-elsewhere = De { $parent }, como o treino registrou; essa execução não está aberta aqui.
trial-basis-first = A primeira: nada desta tarefa tinha sido testado antes.

# A árvore como figura.
tree-title = { $settings ->
    [1] O que foi testado: 1 configuração
   *[other] O que foi testado: { COUNT($settings) } configurações, e qual veio de qual
}
tree-row = { COUNT($number) }  { $text }
tree-end = { $end } · { $way }
tree-end-best = { $end } · a melhor de todas
tree-fold = { $settings ->
    [1] mais 1 configuração
   *[other] mais { COUNT($settings) } configurações
}{ $told ->
    [none] { "" }
   *[other] : { $told }
}
tree-fold-better = { $settings ->
    [1] 1 melhor
   *[other] { COUNT($settings) } melhores
}
tree-fold-same = { $settings ->
    [1] 1 igual
   *[other] { COUNT($settings) } iguais
}
tree-fold-worse = { $settings ->
    [1] 1 pior
   *[other] { COUNT($settings) } piores
}
tree-fold-unknown = { COUNT($settings) } sem comparação
tree-signs = Seta para cima: melhor que a configuração de que veio. Sinal de igual: igual, dentro do acaso. Seta para baixo: pior. Cruz: divergiu. Os números seguem o tempo.
tree-guessed = Linhas tracejadas são suposições: da configuração anterior que menos difere.
tree-logged = Linhas cheias foram registradas pelo treino.
tree-folded = { $settings ->
    [1] 1 configuração não tem linha própria; está na lista abaixo.
   *[other] { COUNT($settings) } configurações não têm linha própria; estão na lista abaixo.
}
tree-nothing = Nada foi testado ainda: não há execução.
tree-setting = Configuração
tree-changed = Mudou
tree-came = Resultou em
tree-basis = Veio de
tree-verdict = Veredito
tree-alt = { $settings ->
    [1] A árvore do que foi testado: 1 configuração
   *[other] A árvore do que foi testado: { COUNT($settings) } configurações
}, { $runs ->
    [1] 1 execução.
   *[other] { COUNT($runs) } execuções.
}
tree-alt-row = { $setting }: { $changed }; { $end }.

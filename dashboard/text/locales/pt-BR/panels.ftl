# Mais métricas sob um painel da página Curvas.
panel-constant = { $metric }: sempre { NUM($value) }
strip-log = { $title } · escala logarítmica
strip-absent = { $runs ->
    [1] 1 execução não a registra
   *[other] { COUNT($runs) } execuções não a registram
}
curves-metrics = Métricas
curves-metrics-help = A primeira é o painel grande; as outras ficam em faixas baixas sob ela, no mesmo eixo.
curves-metrics-none = Escolha pelo menos uma métrica
chart-left-out = { $curves ->
    [1] 1 curva do fundo não foi desenhada
   *[other] { COUNT($curves) } curvas do fundo não foram desenhadas
}
facet-without = sem { $setting }
facet-rest = { $count ->
    [1] { $setting }: mais um valor sem painel, { $values }
   *[other] { $setting }: mais { COUNT($count) } valores sem painel, { $values }
}{ $more ->
    [0] { "" }
   *[other] { " " }e outros { COUNT($more) }
}
curves-facet = Um painel para cada
curves-facet-none = nada: tudo num painel
curves-facet-values = Painéis
curves-facet-help = A cor e o traço mostram dois hiperparâmetros; um painel para cada valor mostra um terceiro.
curves-facet-one-metric = Com um painel para cada valor, só a primeira métrica é desenhada.
curves-whole = Mostrar todos os pontos, até os extremos
chart-no-axis-for = { $said }: não se sabe { $missing }
missing-rate = a taxa de aprendizado
missing-batch-size = o tamanho do lote
missing-examples = o número de exemplos de treino (train_size)

# Mais métricas sob um painel da página Curvas.
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

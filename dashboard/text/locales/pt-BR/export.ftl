# Figuras e números levados para fora da página.
export = Exportar
export-paper = Fundo da figura
export-paper-light = claro
export-paper-dark = escuro
export-pdf = PDF · vetorial, para textos
export-svg = SVG · vetorial, para editar
export-png = PNG · imagem, para apresentações
export-comma = CSV · para o Excel em português (ponto e vírgula, vírgula decimal)
export-point = CSV · para programas (vírgula, ponto decimal)
export-report = HTML · o relatório inteiro, com os registros nele
export-paper-report = PDF · o relatório inteiro, para imprimir
export-name-excel = excel
export-name-report = relatório
export-failed = O arquivo não pôde ser gerado. Tente outro formato ou mostre menos execuções.
export-shown = { $shown ->
    [0] figura com nenhuma delas
    [1] figura com 1 delas
   *[other] figura com { COUNT($shown) } delas
}
export-more = e mais { COUNT($more) }
export-book = Perda e acurácia
export-title = { $what } · { $runs }
export-map = Mapa de taxa e lote
export-rate-curve = Resultado por taxa
export-rate-fit = Melhor taxa, com curva suave
export-setting = Resultado por hiperparâmetro
export-importance = Hiperparâmetros e resultado
export-parallel = Todos os hiperparâmetros que variam
export-column-run = execução
export-column-settings = configuração
export-column-metric = métrica
export-column-split = dados
export-column-epoch = época
export-column-step = passo
export-column-wall = horário (UTC)
export-column-relative = minutos
export-column-tau = soma das taxas (τ)
export-column-samples = exemplos vistos
export-column-value = valor
export-column-smoothed = valor suavizado
export-column-low = de
export-column-high = até
export-column-runs = execuções juntas
export-column-lr = taxa
export-column-batch-size = lote
export-column-fate = fim
export-fate-ended = terminou
export-fate-stalled = estagnou
export-fate-diverged = divergiu

# Palavras das figuras.
axis-epoch = época
axis-epoch-last = época, contada nas últimas { $epochs } de cada execução
axis-step = passo
axis-wall = horário
axis-relative = minutos desde o início
axis-tau = soma das taxas de aprendizado (τ)
axis-samples = exemplos vistos
chart-nothing = Nenhuma curva para mostrar
chart-run = Execução
chart-value = Valor
chart-not-finite = { $run }: { $value } em { $axis } { NUM($x, digits: 6) }
chart-broken = { $points ->
    [1] × 1 valor NaN ou infinito
   *[other] × { COUNT($points) } valores NaN ou infinitos
}
chart-above = { $points ->
    [1] ▲ 1 ponto acima
   *[other] ▲ { COUNT($points) } pontos acima
}
chart-below = { $points ->
    [1] ▼ 1 ponto abaixo
   *[other] ▼ { COUNT($points) } pontos abaixo
}
chart-not-positive = { $points ->
    [1] 1 ponto sem logaritmo (zero ou negativo)
   *[other] { COUNT($points) } pontos sem logaritmo (zero ou negativos)
}
chart-changed = { $points ->
    [one] ⚠ { COUNT($points) } ponto danificado, repetido ou mudado: veja o relatório da leitura
   *[other] ⚠ { COUNT($points) } pontos danificados, repetidos ou mudados: veja o relatório da leitura
}
chart-log = Registro
chart-changed-damaged = { $points ->
    [1] { $file }: 1 número ilegível, { chart-change-place }
   *[other] { $file }: { COUNT($points) } números ilegíveis, { chart-change-place }
}
chart-changed-duplicated = { $points ->
    [1] { $file }: 1 valor registrado de novo, { chart-change-place }; vale o último
   *[other] { $file }: { COUNT($points) } valores registrados de novo, { chart-change-place }; valem os últimos
}
chart-changed-reordered = { $points ->
    [1] { $file }: 1 ponto registrado fora de ordem e recolocado, { chart-change-place }
   *[other] { $file }: { COUNT($points) } pontos registrados fora de ordem e recolocados, { chart-change-place }
}
chart-changed-replaced = { $points ->
    [1] { $file }: 1 ponto substituído por um reinício, { chart-change-place }
   *[other] { $file }: { COUNT($points) } pontos substituídos por um reinício, { chart-change-place }
}
chart-change-place = { $place ->
    [one] passo { COUNT($first) }
   *[many] passos { COUNT($first) } a { COUNT($last) }
}
chart-no-axis = { $runs ->
    [1] 1 execução não tem este eixo
   *[other] { COUNT($runs) } execuções não têm este eixo
}
chart-best = melhor: { $value }
chart-held-out = { $metric } · validação ou teste
chart-alt = { $runs ->
    [0] Nenhuma curva.
    [1] Curvas de 1 execução.
   *[other] Curvas de { COUNT($runs) } execuções.
}
chart-alt-run = { $run }: { $verdict }.
chart-alt-more = { $runs ->
    [1] E mais 1 execução.
   *[other] E mais { COUNT($runs) } execuções.
}
summary-mean-sd = média ± desvio padrão
summary-mean-se = média ± erro padrão
summary-mean-ci = média e intervalo de confiança de 95%
summary-mean-range = média, mínimo e máximo
summary-median-quartiles = mediana e quartis
summary-median-range = mediana, mínimo e máximo
chart-summarised = { $title } · { $summary }
chart-count = n = { COUNT($count) }{ $verdict ->
    [none] { "" }
   *[other] { " · " }{ $verdict }
}
chart-band = Faixa
chart-spread = n = { COUNT($count) }, de { $low } a { $high }
chart-group-cut = { $groups ->
    [1] 1 linha termina com a mais curta de suas execuções
   *[other] { COUNT($groups) } linhas terminam com a mais curta de suas execuções
}
chart-group-apart = { $groups ->
    [1] 1 grupo sem trecho em comum: suas execuções aparecem soltas
   *[other] { COUNT($groups) } grupos sem trecho em comum: suas execuções aparecem soltas
}
chart-alt-groups = { $lines ->
    [1] { COUNT($runs) } execuções em 1 linha
   *[other] { COUNT($runs) } execuções em { COUNT($lines) } linhas
}; as que só diferem na semente formam uma linha: { $summary }.
chart-alt-more-lines = { $lines ->
    [1] E mais 1 linha.
   *[other] E mais { COUNT($lines) } linhas.
}
chart-hidden-spike = pico escondido pela suavização: { $raw } no registro, { $smooth } na linha
chart-others = { $runs ->
    [1] mais 1 execução
   *[other] mais { COUNT($runs) } execuções
}
chart-from-to = de { $low } a { $high }
chart-best-run = melhor
chart-worst-run = pior
reading-more = e mais { $count }

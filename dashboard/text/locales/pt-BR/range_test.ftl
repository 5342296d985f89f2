# Um teste de faixa da taxa de aprendizado: o que é e o que sugere.
headline-unknown-range-test = { $suggests ->
    [yes] Teste de faixa da taxa de aprendizado: ele sugere { RATE($rate_ours) }.{ $exploded ->
        [yes] { " " }A perda explode no fim de propósito.
       *[no] { "" }
    }
   *[no] Teste de faixa da taxa de aprendizado: entre { RATE($rate_from) } e { RATE($rate_to) } a perda nunca cai mais do que oscila, então nenhuma taxa é sugerida.
}
headline-unknown-range-test-short = { $suggests ->
    [yes] teste de faixa: { RATE($rate_ours) }
   *[no] teste de faixa
}
reason-range-test = Isto é um teste de faixa da taxa de aprendizado, não um treino: a perda cai e explode de propósito.
symptom-lr-range-test = Teste de faixa de { RATE($rate_from) } a { RATE($rate_to) }{ $told_by ->
    [kind] { "" }
   *[other] { " " }(indício: a taxa sobe geometricamente até a perda explodir)
}. { $suggests ->
    [yes] Taxa sugerida: { RATE($rate_ours) }. Outras: vale { RATE($rate_valley) }, queda mais forte { RATE($rate_steepest) }, mínimo/10 { RATE($rate_minimum_10) }.
   *[no] A perda nunca cai mais do que oscila: tente uma faixa maior ou mais atualizações, ou verifique os dados.
}
symptom-lr-range-test-title = Teste de faixa
symptom-lr-range-test-what = Se a execução é um treino curto cuja taxa de aprendizado sobe geometricamente até a perda explodir. Isso se vê na configuração, ou numa taxa que sobe três potências de dez ou mais enquanto a perda cai e volta a subir.
symptom-lr-range-test-why = A explosão é proposital e nada diz do modelo. O que conta é a taxa que o teste sugere.
symptom-lr-range-test-not = Quando a taxa não é registrada, sobe em linha reta, ou para de subir antes do fim, como em um aquecimento (warm-up).

# A figura dele.
range-heading = Perda conforme a taxa de aprendizado
range-nothing = Esta execução não é um teste de faixa da taxa de aprendizado.
range-no-suggestion = a perda nunca cai mais do que oscila: nenhuma taxa é sugerida
range-ours = sugerida
range-valley = vale
range-steepest = queda mais forte
range-minimum-10 = mínimo/10
range-label = { $name } { RATE($rate) }
range-alt = A perda do teste de faixa conforme a taxa de aprendizado, de { RATE($low) } a { RATE($high) }.

range-advice = { $suggests ->
    [yes] Treine com taxa de aprendizado { RATE($rate_ours) } e confira com execuções a um terço e ao triplo dela. No teste em si não há nada a mudar.
   *[no] Teste uma faixa maior ou faça mais atualizações; se a perda ainda não cair, verifique os dados, os rótulos e a perda.
}

# What `noise-scale` logs.
metric-noise-scale = Escala de ruído do gradiente (exemplos)
metric-noise-scale-low = Escala de ruído do gradiente, início do intervalo de 95%
metric-noise-scale-high = Escala de ruído do gradiente, fim do intervalo de 95%
metric-gradient-square = Norma do gradiente ao quadrado
metric-gradient-noise = Variância do gradiente de um exemplo

# A faixa comprimida além do painel, onde fica a execução que saiu dele.
chart-compressed = faixa cinza: escala comprimida
chart-compressed-brief = cinza: comprimida
chart-logarithmic = escala logarítmica
chart-logarithmic-brief = log
panel-band = { $side ->
    [above] Acima, uma faixa comprimida vai até { $end }.
   *[below] Abaixo, uma faixa comprimida vai até { $end }.
}

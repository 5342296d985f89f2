# The compressed band beyond the plane of a panel, where a run that left it is drawn.
chart-compressed = grey band: compressed scale
chart-compressed-brief = grey: compressed
chart-logarithmic = logarithmic scale
chart-logarithmic-brief = log
panel-band = { $side ->
    [above] Above it a compressed band goes up to { $end }.
   *[below] Below it a compressed band goes down to { $end }.
}

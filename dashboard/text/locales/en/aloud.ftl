# The description of each panel of a figure for screen readers.
panel-y = { $title }. Vertical axis: { $low } to { $high }{ $scale ->
    [log] , on a logarithmic scale.
   *[linear] .
}
panel-x = Horizontal axis ({ $axis }): { $low } to { $high }{ $scale ->
    [log] , on a logarithmic scale.
   *[linear] .
}

# Further metrics under a panel of the Curves page.
panel-constant = { $metric }: { NUM($value) } throughout
strip-log = { $title } · logarithmic
strip-absent = { $runs ->
    [one] 1 run does not log it
   *[other] { COUNT($runs) } runs do not log it
}
curves-metrics = Metrics
curves-metrics-help = The first is the large panel; the others are under it in low strips on the same axis.
curves-metrics-none = Choose at least one metric
chart-left-out = { $curves ->
    [one] 1 curve of the background is not drawn
   *[other] { COUNT($curves) } curves of the background are not drawn
}
facet-without = without { $setting }
facet-rest = { $count ->
    [one] { $setting }: one more value has no panel, { $values }
   *[other] { $setting }: { COUNT($count) } more values have no panel, { $values }
}{ $more ->
    [0] { "" }
   *[other] { " " }and { COUNT($more) } others
}
curves-facet = One panel for each
curves-facet-none = nothing: all in one panel
curves-facet-values = Panels
curves-facet-help = Colour and dash show two settings; one panel per value shows a third.
curves-facet-one-metric = With a panel for each value only the first metric is drawn.
curves-whole = Show every point, outliers too
chart-no-axis-for = { $said }: not known, { $missing }
missing-rate = the learning rate
missing-batch-size = the batch size
missing-examples = the number of training examples (train_size)

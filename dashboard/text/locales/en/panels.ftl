# Further metrics under a panel of the Curves page.
strip-log = { $title } · logarithmic
strip-absent = { $runs ->
    [one] 1 run does not log it
   *[other] { COUNT($runs) } runs do not log it
}
curves-metrics = Metrics
curves-metrics-help = The first is the large panel; the others stand under it in low strips on the same axis.
curves-metrics-none = Choose at least one metric
chart-left-out = { $curves ->
    [one] 1 curve of the background is not drawn
   *[other] { COUNT($curves) } curves of the background are not drawn
}

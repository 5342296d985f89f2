# Across runs: the map of rate by batch size, the curve of rates, parallel axes.
map-x = learning rate
map-y = batch size
map-nothing = No run with a learning rate and a batch size to show
map-diverged = diverged
map-stalled = stalled
map-best = best
map-next = try next
map-setting = Setting
map-outcome = Outcome
map-empty = not tried yet
map-mean = { $runs ->
    [1] { $value }
   *[other] { $value }, the mean of { COUNT($runs) } runs ({ $low } to { $high })
}
map-diverged-of = { $runs ->
    [1] diverged
   *[other] { $diverged } of { COUNT($runs) } diverged
}
map-ratio = rate ÷ batch size = { $ratio }
map-lines = Dashed: equal rate ÷ batch size, in steps of 10 times; the strongest runs through the best cell ({ $ratio }).
map-rounded = Neighbouring values share a cell, so that the map fits.
map-alt = { $cells ->
    [0] Map of rate by batch size, without a cell that was tried.
    [1] Map of rate by batch size, { $measure }: 1 cell was tried.
   *[other] Map of rate by batch size, { $measure }: { COUNT($cells) } cells were tried, from the best to the worst.
}
map-alt-more = { $cells ->
    [1] And 1 more cell.
   *[other] And { COUNT($cells) } more cells.
}
outcomes-switched = { $runs ->
    [1] 1 run switched its rate or batch size on the way and is left out.
   *[other] { COUNT($runs) } runs switched their rate or batch size on the way and are left out.
}
outcomes-unscored = { $runs ->
    [1] 1 run has no final value and is left out.
   *[other] { COUNT($runs) } runs have no final value and are left out.
}
outcomes-lengths = { $unit ->
    [epoch] The runs did not train equally long: { NUM($shortest) } to { NUM($longest) } epochs.
   *[step] The runs did not train equally long: { COUNT($shortest) } to { COUNT($longest) } steps.
}

curve-nothing = No run with a learning rate to show
curve-optimum = ★ best: { $value } at rate { $lr }
curve-stable = { $batch ->
    [none] Shaded stretch: from { $low } to { $high } no run diverged or stalled.
   *[other] Shaded stretch: with batch size { $batch }, from { $low } to { $high } no run diverged or stalled.
}
curve-hidden = { $batches ->
    [1] 1 more batch size, with fewer rates tried, is left out.
   *[other] { COUNT($batches) } more batch sizes, with fewer rates tried, are left out.
}
curve-alt = { $rates ->
    [0] Curve of the learning rate, without any rate.
    [1] Curve of the learning rate, { $measure }: 1 rate was tried.
   *[other] Curve of the learning rate, { $measure }: { COUNT($rates) } rates were tried.
}
curve-alt-best = the best rate is { $lr }, which ended at { $value }.

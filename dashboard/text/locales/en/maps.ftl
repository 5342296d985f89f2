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
   *[other] { $value }, the middle one of { COUNT($runs) } runs ({ $low } to { $high })
}
map-diverged-of = { $runs ->
    [1] diverged
   *[other] { $diverged } of { COUNT($runs) } diverged
}
map-ratio = rate ÷ batch size = { $ratio }
map-lines = Dashed lines: equal rate ÷ batch size, a factor of 10 apart; the strongest passes through the best cell ({ $ratio }).
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
    [1] 1 run switched its rate or batch size midway and is left out.
   *[other] { COUNT($runs) } runs switched their rate or batch size midway and are left out.
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

parallel-title = { $measure }, and the settings that vary
parallel-nothing = No setting varies between runs with a final value
parallel-colours = One line per run; the colour goes from the worst final value to the best.
parallel-hidden = { $settings ->
    [1] No room for 1 more setting: { $names }.
   *[other] No room for { COUNT($settings) } more settings: { $names }.
}
parallel-alt = { $runs ->
    [0] Parallel axes, without a run.
    [1] Parallel axes of 1 run ({ $names }).
   *[other] Parallel axes of { COUNT($runs) } runs ({ $names }), from the best to the worst.
}

map-title = { $runs ->
    [0] No run
    [1] 1 run, and no other to compare it with
   *[other] { COUNT($runs) } runs side by side
}
map-lacks-batch = Only the rate varies here: for a map of rate by batch size, train with another batch size too.
map-lacks-no-batch = The logs do not have the batch size: log it, and the map shows rate by batch size.
map-lacks-rate = Only the batch size varies here: for the curve of the rate and the map, train with another learning rate too.
map-lacks-no-rate = The logs do not have the learning rate: log it, and the map shows rate by batch size.
map-lacks-both = Neither the learning rate nor the batch size varies between these runs: vary one of them, or both, to see the map.
map-lacks-others = Rate or batch size always vary together with other settings: the map compares runs that differ in these two alone.
map-group = Group of runs
map-value = Value of each run
map-heading = { $measure }, by rate and batch size
curve-heading = { $measure }, by rate
map-some-diverged = × { $diverged } of { COUNT($runs) }

fit-nothing = No three rates of one optimizer, batch size and schedule came to an end
fit-best = best probably { ENDS($low, $high) ->
    [alike] near { RATE($low) }
   *[apart] from { RATE($low) } to { RATE($high) }
}
fit-runs = Runs
fit-alt = { $title }: a smooth curve through { COUNT($rates) } rates; its best probably lies { ENDS($low, $high) ->
    [alike] near { RATE($low) }
   *[apart] between { RATE($low) } and { RATE($high) }
}.
fit-note = The line is the likeliest curve through the results. Eight in ten of the possible curves lie in the band, and eight in ten have their best point in the grey stretch.
fit-whiskers = Whiskers go from the worst seed to the best.
next-enough = More runs than that should gain no more than noise.
fit-title = Where the best rate probably lies
next-budget = Runs left

outcomes-heading = { $heading } · { $statistic ->
    [best] best value of each run
    [last] last value of each run
   *[median] median of the last values
}{ $optimizer ->
    [none] { "" }
   *[other] {" · "}{ $optimizer }
}
map-value-median = median of the last
map-value-last = last
map-value-best = best
map-optimizer = Optimizer
map-setting-shown = Setting across
map-setting-names = name of the run
setting-heading = { $measure }, by { $setting }
setting-nothing = No run with a final value to show
setting-not-all = { $runs ->
    [1] 1 run does not have this setting and is left out.
   *[other] { COUNT($runs) } runs do not have this setting and are left out.
}
setting-best-shown = The { COUNT($shown) } best of { COUNT($runs) } runs.
setting-middle = A stroke is the middle run of a value.
setting-alt = { $measure } of { $runs ->
    [1] 1 run
   *[other] { COUNT($runs) } runs
}, by { $setting }.
setting-alt-value = { $value }: { $end }.

shares-title = Which settings go with the result
shares-heading = { $measure }: share of the ranking that goes with each setting
shares-x = share of the ranking
shares-share = Share
shares-by-chance = By chance up to
shares-tick = { PERCENT($share, digits: 0) }
shares-chance = Dashed stroke: what chance reaches in 19 of 20 shuffles of the results. A pale bar does not pass it.
shares-caution = { COUNT($runs) } runs, one setting at a time: a share is no proof of a cause, and few runs or settings that were varied together mislead it.
shares-pair = { $one } with { $other }
shares-together = Varied together, so that their shares cannot be told apart: { $pairs }.
shares-nothing = Fewer than 8 runs with a final value, or too few for each value of a setting
shares-alt = { $setting }: { PERCENT($share, digits: 0) }{ $told ->
    [yes] , more than chance ({ PERCENT($chance, digits: 0) }).
   *[no] , no more than chance ({ PERCENT($chance, digits: 0) }).
}
filter-on = { $shown ->
    [1] Filtered: 1 of { COUNT($runs) } runs is shown on every page.
   *[other] Filtered: { COUNT($shown) } of { COUNT($runs) } runs are shown on every page.
}
filter-undo = Show all runs
map-drag = Click on a line to open its run. Drag along an axis to keep only the runs there, on every page.
map-click = Click on a cell or a point to open its runs.
opened-runs = { $runs ->
    [1] 1 run here
   *[other] { COUNT($runs) } runs here
}
opened-more = { $runs ->
    [1] And 1 more.
   *[other] And { COUNT($runs) } more.
}
opened-close = Close

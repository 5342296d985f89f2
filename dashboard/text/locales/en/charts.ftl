# Words of the figures.
axis-epoch = epoch
axis-epoch-last = epoch, counted over the last { $epochs } of each run
axis-step = step
axis-wall = clock time
axis-relative = minutes since the start
axis-tau = sum of learning rates (τ)
axis-samples = examples seen
chart-nothing = No curve to show
chart-run = Run
chart-value = Value
chart-not-finite = { $run }: { $value } at { $axis } { NUM($x, digits: 6) }
chart-broken = { $points ->
    [one] × 1 value NaN or infinite
   *[other] × { COUNT($points) } values NaN or infinite
}
chart-above = { $points ->
    [one] ▲ 1 point above
   *[other] ▲ { COUNT($points) } points above
}
chart-below = { $points ->
    [one] ▼ 1 point below
   *[other] ▼ { COUNT($points) } points below
}
chart-not-positive = { $points ->
    [one] 1 point has no logarithm (zero or negative)
   *[other] { COUNT($points) } points have no logarithm (zero or negative)
}
chart-changed = { $points ->
    [one] ⚠ { COUNT($points) } point damaged, repeated or moved: see the reading report
   *[other] ⚠ { COUNT($points) } points damaged, repeated or moved: see the reading report
}
chart-log = Log
chart-changed-damaged = { $points ->
    [one] { $file }: 1 number could not be read, { chart-change-place }
   *[other] { $file }: { COUNT($points) } numbers could not be read, { chart-change-place }
}
chart-changed-duplicated = { $points ->
    [one] { $file }: 1 value logged again, { chart-change-place }; the last one counts
   *[other] { $file }: { COUNT($points) } values logged again, { chart-change-place }; the last ones count
}
chart-changed-reordered = { $points ->
    [one] { $file }: 1 point logged out of order and moved, { chart-change-place }
   *[other] { $file }: { COUNT($points) } points logged out of order and moved, { chart-change-place }
}
chart-changed-replaced = { $points ->
    [one] { $file }: 1 point replaced by a restart, { chart-change-place }
   *[other] { $file }: { COUNT($points) } points replaced by a restart, { chart-change-place }
}
chart-change-place = { $place ->
    [one] step { COUNT($first) }
   *[many] steps { COUNT($first) } to { COUNT($last) }
}
chart-no-axis = { $runs ->
    [one] 1 run lacks this axis
   *[other] { COUNT($runs) } runs lack this axis
}
chart-best = best: { $value }
chart-held-out = { $metric } · validation or test
chart-alt = { $runs ->
    [one] Curves of 1 run.
   *[other] Curves of { COUNT($runs) } runs.
}
chart-alt-run = { $run }: { $verdict }.
chart-alt-more = { $runs ->
    [one] And 1 more run.
   *[other] And { COUNT($runs) } more runs.
}
summary-mean-sd = mean ± standard deviation
summary-mean-se = mean ± standard error
summary-mean-ci = mean and its 95% confidence interval
summary-mean-range = mean, minimum and maximum
summary-median-quartiles = median and quartiles
summary-median-range = median, minimum and maximum
chart-summarised = { $title } · { $summary }
chart-count = n = { COUNT($count) }{ $verdict ->
    [none] { "" }
   *[other] { " · " }{ $verdict }
}
chart-band = Band
chart-spread = n = { COUNT($count) }, from { $low } to { $high }
chart-group-cut = { $groups ->
    [one] 1 line ends with the shortest of its runs
   *[other] { COUNT($groups) } lines end with the shortest of their runs
}
chart-group-apart = { $groups ->
    [one] 1 group has no stretch in common: its runs are drawn
   *[other] { COUNT($groups) } groups have no stretch in common: their runs are drawn
}
chart-alt-groups = { $lines ->
    [one] { COUNT($runs) } runs in 1 line
   *[other] { COUNT($runs) } runs in { COUNT($lines) } lines
}, runs that differ in the seed only drawn as one: { $summary }.
chart-alt-more-lines = { $lines ->
    [one] And 1 more line.
   *[other] And { COUNT($lines) } more lines.
}
chart-hidden-spike = spike hidden by the smoothing: { $raw } logged, { $smooth } drawn
chart-others = { $runs ->
    [one] 1 other run
   *[other] { COUNT($runs) } other runs
}
chart-from-to = { $low } to { $high }
chart-best-run = best
chart-worst-run = worst
reading-more = and { $count } more

# The table that compares the runs, under the curves.
table-title = Run by run
table-best = Best
table-best-epoch = At epoch
table-best-step = At step
table-end = At the end
table-last = Last
table-gap = Δ training
table-reached-epoch = Target: epoch
table-reached-step = Target: step
table-reached-time = Target: time
table-delta-best = Best vs baseline
table-delta-last = Last vs baseline
table-points = { $text } pp
table-better = { $difference } better
table-worse = { $difference } worse
table-same = same
table-is-baseline = is the baseline
table-mark = Colour
table-lamp = { $sign } { $lamp }
table-lamp-help = Indicator of the diagnosis: { $ok } no alert, { $warn } attention, { $bad } serious, { $unknown } cannot tell.
table-state = State
table-log-name = In the log
table-best-help = The best value that the run logged at any time.
table-best-x-help = Where the best value first appeared.
table-end-help = The median of the run’s last values: runs are ranked by it, so that no single value decides.
table-last-help = The value logged last. NaN: the arithmetic stopped giving a number.
table-gap-help = How much worse the result on { $split } data is than on training data at the end (median of the last values). Negative: it is better.
table-reached-x-help = Where the run reaches the target ({ $target }) and holds it for two values in a row. Empty: it did not.
table-reached-s-help = From the run’s first point to the target ({ $target }), by the clock of the log.
table-delta-best-help = The best value minus the best value of the baseline.
table-delta-last-help = The last value minus the last value of the baseline.

table-pinned = pinned
table-hidden = not drawn
table-baseline = baseline

table-find = Find
table-find-hint = adam, lr>0.01, /seed [01]/
table-lamps = Indicators
table-lamps-all = all
table-lamps-alert = ▲■ with an alert
table-lamps-bad = ■ serious
table-lamps-clear = ● no alert
table-lamps-unknown = ○ in doubt
table-lamps-state = { $sign } { $lamp }: { $state }
table-by = Compare by
table-target = Target
table-target-usual = { $target } (automatic)
table-target-wrong = “{ $text }” is not a number. Write the target as 0.97 or 97%; left empty, it is chosen by what most runs reach.

table-out = { $hidden ->
    [1] 1 not drawn
   *[other] { COUNT($hidden) } not drawn
}
table-show-all = Draw all again
table-choose = Tick runs at the left to pin them to the top, take them off the chart, name them, or compare the others with one of them.
table-chosen = { $count ->
    [1] 1 ticked:
   *[other] { COUNT($count) } ticked:
}
table-pin = Pin to the top
table-unpin = Unpin
table-hide = Take off the chart
table-show = Draw
table-set-baseline = Use as baseline
table-no-baseline = No longer the baseline
table-name = Name
table-name-new = Name on every page
table-name-back = Back to “{ $name }”
table-open = Diagnosis
table-place = Table
table-place-below = below
table-place-beside = beside
table-look = Columns and order
table-without = Columns left out
table-without-none = none
table-wide = Wide columns
table-wide-none = none is wide
table-sort = Sort by
table-sort-rank = result, best first
table-falling = Largest first

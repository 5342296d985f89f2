# The epoch at which a run was best on held-out data, as marked on the x axis of a figure.
event-best = { $unit ->
    [epoch] best epoch
    [step] best step
   *[other] best value
}
event-best-told = best value at { $axis } { $place }: { $best } ({ $part })
event-best-together = best value of { COUNT($runs) } runs at { $axis } { $span ->
    [one] { $first }
   *[many] { $first } to { $last }
}: { $low } to { $high } ({ $part })
events-best = { $which ->
    [all] ★ { $name }
   *[some] ★ { $name } ({ COUNT($runs) } of { COUNT($of) })
}
events-left-out = { $marks ->
    [one] 1 more mark has no room
   *[other] { COUNT($marks) } more marks have no room
}

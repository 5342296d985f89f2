# What happened on the way of a run, as marked on the x axis of a figure: short, and with its numbers.
event-rate = { $way ->
    [up] rate ×{ NUM($times) }
    [down] rate ÷{ NUM($times) }
   *[other] rate { RATE($before) } → { RATE($after) }
}
event-rate-told = learning rate { RATE($before) } → { RATE($after) } at { $axis } { $place }
event-batch = batch { COUNT($before) } → { COUNT($after) }
event-batch-told = batch size { COUNT($before) } → { COUNT($after) } at { $axis } { $place }
event-warm-up = warm-up ends
event-warm-up-told = the warm-up ends at { $axis } { $place }, at learning rate { RATE($after) }
event-restart = restart
event-restart-told = restarted at { $axis } { $place }: { $points ->
    [one] 1 earlier point replaced
   *[other] { COUNT($points) } earlier points replaced
}, steps { COUNT($first) } to { COUNT($last) }
event-damaged = { $points ->
    [one] 1 number lost
   *[other] { COUNT($points) } numbers lost
}
event-damaged-told = { $points ->
    [one] 1 number could not be read
   *[other] { COUNT($points) } numbers could not be read
} from { $axis } { $place }, steps { COUNT($first) } to { COUNT($last) }
event-stopped = ended at { COUNT($reached) } of { COUNT($asked) }
event-stopped-told = ended after { COUNT($reached) } of { COUNT($asked) } planned epochs
event-patience = early stop (patience { COUNT($patience) })
event-patience-told = early stopping with patience { COUNT($patience) } would have stopped here, at { $axis } { $place }: no better than { $best } for { COUNT($patience) } evaluations
event-of-runs = { $runs ->
    [one] 1 run
   *[other] { COUNT($runs) } runs
}: { $event }
event-of-run = { $run }: { $event }
event-wordless = { $marks ->
    [one] 1 mark without words: point at it
   *[other] { COUNT($marks) } marks without words: point at them
}
events-title = What happened
curves-events = Mark what happened

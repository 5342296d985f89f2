# A range test of the learning rate: what it is, and what it suggests.
headline-unknown-range-test = { $suggests ->
    [yes] Learning rate range test: it suggests { RATE($rate_ours) }.{ $exploded ->
        [yes] { " " }The loss explodes at the end by design.
       *[no] { "" }
    }
   *[no] Learning rate range test: between { RATE($rate_from) } and { RATE($rate_to) } the loss never falls by more than its noise, so no rate is suggested.
}
headline-unknown-range-test-short = { $suggests ->
    [yes] range test: { RATE($rate_ours) }
   *[no] range test
}
reason-range-test = This is a range test of the learning rate, not a training: its loss falls and explodes by design.
symptom-lr-range-test = Range test from { RATE($rate_from) } to { RATE($rate_to) }{ $told_by ->
    [kind] { "" }
   *[other] { " " }(recognized by a rate that rises geometrically until the loss explodes)
}. { $suggests ->
    [yes] Suggested rate: { RATE($rate_ours) }. Others: valley { RATE($rate_valley) }, steepest fall { RATE($rate_steepest) }, minimum/10 { RATE($rate_minimum_10) }.
   *[no] The loss never falls by more than its noise: try a wider range or more updates, or check the data.
}
symptom-lr-range-test-title = Range test
symptom-lr-range-test-what = Whether the run is a short training whose learning rate rises geometrically until the loss explodes. Its settings say so, or a rate that rises over three powers of ten or more while the loss falls and climbs back.
symptom-lr-range-test-why = The explosion is by design and says nothing of the model. What counts is the rate that the test suggests.
symptom-lr-range-test-not = When the rate is not logged, rises linearly, or stops rising before the end, as in a warm-up.

# Its figure.
range-heading = Loss against learning rate
range-nothing = This run is no range test of the learning rate.
range-no-suggestion = the loss never falls by more than its noise: no rate is suggested
range-ours = suggested
range-valley = valley
range-steepest = steepest fall
range-minimum-10 = minimum/10
range-label = { $name } { RATE($rate) }
range-alt = The loss of the range test against the learning rate, from { RATE($low) } to { RATE($high) }.

range-advice = { $suggests ->
    [yes] Train with a learning rate of { RATE($rate_ours) }, and check it against runs at a third and at three times of it. The test itself needs no change.
   *[no] Test a wider range or make more updates; if the loss still does not fall, check the data, the labels and the loss.
}

# What `noise-scale` logs.
metric-noise-scale = Gradient noise scale (examples)
metric-noise-scale-low = Gradient noise scale, lower end of its 95% interval
metric-noise-scale-high = Gradient noise scale, upper end of its 95% interval
metric-gradient-square = Squared norm of the gradient
metric-gradient-noise = Variance of one example’s gradient

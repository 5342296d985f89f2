# The Overview: what stands out beside the figure, and a card for each setting.
standout-best = Best
standout-worst = Most serious
standout-last = Worst
standout-next = What to do next
standout-no-best = No run can be called the best: none learned, or they cannot be compared.
standout-nothing-next = Nothing needs to be changed.
setting-cards = { $settings ->
    [one] 1 setting
   *[other] { COUNT($settings) } settings
}{ $runs ->
    [one] , 1 run
   *[other] , { COUNT($runs) } runs
}
setting-cards-more = { $more ->
    [one] One more setting is in the table below.
   *[other] { COUNT($more) } more settings are in the table below.
}
card-more-seeds = { $more ->
    [one] and 1 more seed
   *[other] and { COUNT($more) } more seeds
}
card-seeds = { COUNT($count) } seeds.
card-seeds-spread = { $spread ->
    [none] { COUNT($count) } seeds, all at { $high } ({ $metric }).
   *[some] { COUNT($count) } seeds: { $low } to { $high } ({ $metric }).
}
card-seed-differs = Seed { $seed }: { $verdict }.
card-seeds-differ-more = { $more ->
    [one] 1 more seed differs.
   *[other] { COUNT($more) } more seeds differ.
}
overview-metric = Metric
overview-metric-textbook = Loss and accuracy
standout-no-advice = The logs do not tell enough to advise anything.

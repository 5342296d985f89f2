# Texts on runs while they are followed.

live-epoch-from-zero = epoch { NUM($done, digits: 6) } of 0 to { COUNT($last) }

news-diverged = Diverged: { $title } ({ $place })
news-many = { $runs ->
    [1] { COUNT($count) } changes in 1 run. The main one: { $first }
   *[other] { COUNT($count) } changes in { COUNT($runs) } runs. The main one: { $first }
}

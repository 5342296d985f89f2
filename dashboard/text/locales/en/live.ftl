# Following a folder while a training writes into it.

live-switch = Follow
live-switch-help = Reads what the training adds to its logs and redraws the page. Only new bytes are read.
live-now = Live
live-waiting = Nothing new for { $ago }; the folder is still being watched.
live-empty = No logs yet; the folder is still being watched.
live-epoch = { $total ->
    [none] epoch { NUM($done, digits: 6) }
   *[other] epoch { NUM($done, digits: 6) } of { COUNT($total) }
}
live-step = { $total ->
    [none] step { COUNT($done) }
   *[other] step { COUNT($done) } of { COUNT($total) }
}
live-per-epoch = { $time } per epoch
live-per-step = { $time } per step
live-steps-per-second = { NUM($rate, digits: 2) } steps per second
live-left = about { $time } left
live-last = last data { $ago } ago
live-stalled = silent for { $ago }
live-more = { $count ->
    [1] and 1 more run
   *[other] and { COUNT($count) } more runs
}
live-gone = The folder “{ $name }” is gone or cannot be opened now. The page shows what was read before and keeps trying.
live-unreadable = { $count ->
    [1] “{ $name }” cannot be read now. The page shows what was read of it before and keeps trying.
   *[other] “{ $name }” and { $count ->
        [2] 1 more file
       *[other] other files
    } cannot be read now. The page shows what was read of them before and keeps trying.
}

news-new-run = New run: { $title }
news-gone-run = No longer in the folder: { $title }
news-points = { $title }: { $place }
news-points-loss = { $title }: { $place } · { $metric } { NUM($value) }
news-lamp = { $title }: { $place } · { $lamp }: from “{ $from }” to “{ $to }”
news-finished = Finished: { $title } ({ $place })
news-stalled = { $title } stopped at { $place }: nothing new for { $ago }

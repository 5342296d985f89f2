# The page Class: a grid of which each person trains one cell.
cells-lead = Choose a grid of learning rates, batch sizes and seeds. Everybody gets one cell, trains it in seconds, and drops the log; the map fills as the logs come.
cells-makes = { $cells ->
    [one] One cell: one run.
   *[other] { COUNT($cells) } cells, each one run. With fewer people than cells, some train several; with more, cells are given again.
}
cells-not-numbers = Type rates and batch sizes as numbers with spaces between them.
cells-bad-values = Rates and batch sizes have to be above zero, batch sizes whole, and at most { $most } of each.
cells-too-many = That is too many cells: at most { $most }.
cells-open = Open it to a class
cells-grid = { COUNT($rates) } { $rates ->
    [one] rate
   *[other] rates
} × { COUNT($sizes) } { $sizes ->
    [one] batch size
   *[other] batch sizes
} × { COUNT($seeds) } { $seeds ->
    [one] seed
   *[other] seeds
}: { COUNT($cells) } { $cells ->
    [one] cell
   *[other] cells
}, one for each person.
cells-filled = { COUNT($filled) } of { COUNT($cells) } cells are in, from { $people ->
    [one] { COUNT($people) } person
   *[other] { COUNT($people) } people
}.
cells-measure = { $measure ->
    [accuracy] Accuracy at the end: mean ± standard deviation over the seeds, in percentage points
    [loss] Loss at the end: mean ± standard deviation over the seeds
   *[none] The first log says what is compared
}
cells-diverged = diverged
cells-diverged-of = { $diverged } diverged
cells-seeds-in = { $seeds ->
    [one] { $seeds } seed
   *[other] { $seeds } seeds
}
cells-at-it = { $names } …
cells-free = free
cells-note = Values are those of the validation or test, else of the training: the median of the last few points. ★ marks the best mean.
cells-unmeasured = { $logs ->
    [one] One log has no value of this measure.
   *[other] { $logs } logs have no value of this measure.
}
cells-open-logs = Open the logs of the class as a set
cells-no-logs = No log has come in yet.
cells-yours = Your cell
cells-seed = seed
cells-run = Run this in the program's folder; it takes seconds on the digits:
cells-drop = Then drop here the folder { $folder }, or its files. A table of your own (epoch, loss, accuracy) will do as well.
cells-another = Give me another cell
cells-sent = { $cell }: received, { COUNT($points) } points, ended at { $ended }.
cells-sent-assumed = { $cell }: received, { COUNT($points) } points, ended at { $ended }. The log does not say its settings; they were taken to be those of the cell.
cells-delete-log = Delete this log
cells-taken = Received: { COUNT($points) } points. Your cell is on the map; ask for another one if you like.
cells-too-big = Not taken: at most { $megabytes } MB and { $files } files at a time. Drop metrics.csv and hparams.yaml alone.
cells-no-curve = Not taken: no curve was found in what was dropped. Drop metrics.csv, or the whole folder of the run.
cells-no-measure = Not taken: there is neither a loss nor an accuracy in this log.
cells-other-cell = Not taken: this log is of another cell ({ $found }). Run the command above, or ask for another cell.
cells-several = Not taken: several runs fit this cell. Drop the folder of one run.

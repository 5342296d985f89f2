# Figures and numbers that are taken out of the page.
export = Export
export-paper = Background of the figure
export-paper-light = light
export-paper-dark = dark
export-pdf = PDF · vector, for papers
export-svg = SVG · vector, to edit
export-png = PNG · picture, for slides
export-comma = CSV · for Excel in Portuguese (semicolon, decimal comma)
export-point = CSV · for programs and Excel in English (comma, decimal point)
export-report = HTML · the whole report, with the logs in it
export-paper-report = PDF · the whole report, to print
export-name-excel = excel
export-name-report = report
export-failed = The file could not be made. Try another format, or show fewer runs.
export-shown = { $shown ->
    [0] none of them in the figure
    [1] 1 of them in the figure
   *[other] { COUNT($shown) } of them in the figure
}
export-more = and { COUNT($more) } more
export-book = Loss and accuracy
export-title = { $what } · { $runs }
export-map = Map of rate and batch size
export-rate-curve = Outcome by rate
export-rate-fit = Best rate, smoothed
export-setting = Outcome by setting
export-importance = Settings and outcome
export-parallel = All settings that vary
export-column-run = run
export-column-settings = settings
export-column-metric = metric
export-column-split = data
export-column-epoch = epoch
export-column-step = step
export-column-wall = clock time (UTC)
export-column-relative = minutes
export-column-tau = sum of rates (τ)
export-column-samples = examples seen
export-column-value = value
export-column-smoothed = smoothed value
export-column-low = from
export-column-high = to
export-column-runs = runs together
export-column-lr = rate
export-column-batch-size = batch size
export-column-fate = end
export-fate-ended = ended
export-fate-stalled = stalled
export-fate-diverged = diverged

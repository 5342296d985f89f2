pack-window = { $name }: what its training curves say
pack-no-script = This report draws itself with a script of its own, which this viewer does not run: open it in a browser.
pack-title = Training curves
pack-made-at = made on { $date }
pack-reduced = The logs were too long for one file: { COUNT($points) } of { COUNT($of) } points are in it, the extremes among them. The verdicts were made from all of them.
pack-next = What to do next
pack-runs = Runs
pack-across = Across the runs
pack-metric = Metric
pack-log-y = Log scale
pack-reset = Whole curve
pack-find = Find runs
pack-none-found = No run has these words.
pack-settings = Settings
pack-sources = What was read
pack-file = File
pack-bytes = Bytes
pack-decisions = What was decided
pack-nothing-decided = Nothing was decided.
pack-notes = Notes
pack-hint = Drag across the figure to zoom, click a curve to choose its run.
pack-language = English
pack-by = owner:
pack-due = until
pack-step = step
pack-epoch = epoch
pack-kind-keep = keep
pack-kind-stop = stop
pack-kind-rerun = run again with
pack-kind-investigate = investigate
pack-kind-disagree = disagrees with the verdict
pack-kind-open = open
pack-line = { $file } is a report, made on { $date } with version { $program }; its logs are judged anew here.
pack-otherwise = { $verdicts ->
    [one] One verdict is another one than in the report:
   *[other] { COUNT($verdicts) } verdicts are others than in the report:
}
pack-otherwise-one = { $run } · { $indicator }: { $before } then, { $now } now.
pack-take = Take over its decisions
pack-take-help = What meetings decided about these runs goes into your own database; what is there already stays.
cli-report-written = { $file } has { $runs ->
    [one] one run
   *[other] { COUNT($runs) } runs
}, { COUNT($bytes) } kB. Open it in any browser, or here: curva { $file }
cli-report-reduced = The logs were too long for one file: it holds { COUNT($points) } of { COUNT($of) } points.
cli-report-ending = { $file } has to end in .html, or in .pdf for paper.
cli-report-no-output = Say with --out where the report is to be written, for example --out report.html.
cli-report-no-figures = No figure of these logs was chosen: open them with curva and use Export, Add to report.
cli-report-figures = { $file } has { $figures ->
    [one] one figure
   *[other] { COUNT($figures) } figures
}, { COUNT($bytes) } kB.
cli-report-no-database = The decisions of meetings are not in it: their database could not be opened.
cli-help-report =
    curva report PATH… --out FILE.html|FILE.pdf [--lang pt-BR|en|both]

    The report on logs as one HTML file: verdicts, advice, curves to zoom into, settings, the files
    that were read with their SHA-256, and what was decided about the runs in meetings.  It opens in
    any browser without a network, and curva opens it as the logs themselves.

      --out FILE              where it is written; the name ends in .html, or in .pdf for paper
      --lang pt-BR|en|both    the languages of the page; both by default
      --no-corrections        read the files as if nobody had corrected how
      --figures               only the figures chosen on the page Report, as .html, .pdf or
                              as .zip with Markdown
      --no-decisions          leave out what was decided in meetings

# The command line: help and complaints.
cli-help =
    Curva: what is wrong with this training run, and what should we change?

    usage: curva [PATH…] [options]
           curva COMMAND [PATH…] [options]

    Without a command the dashboard opens: on the logs at PATH, else on the bundled ones.

    commands
      open [PATH…]      the dashboard, also where the logs are called like a command
      inspect PATH…     what was read from the logs, what was lost, and why
      diagnose PATH…    the verdict on every run, and what to change
      chart PATH…       a figure of the runs, or its numbers, as a file
      report PATH…      all of it as one file, HTML or PDF
      lab-book PATH…    what was tried, what came of it and why next
      train STUDY       train small networks whose logs can be opened; needs torch
      meetings VERB     what review meetings decided: list, export, import
      cache clear       forget the readings kept on disk

    A PATH is a log file, a folder of runs or an archive.
    Options of a command: curva COMMAND --help
    The version: curva --version
    Where curva is not found, python -m dashboard COMMAND does the same.

cli-help-open =
    Open the dashboard in the browser. It answers this machine only and sends nothing anywhere.

    usage: curva [PATH…] [options]
           curva open [PATH…] [options]

      PATH              a log file, a folder of runs or an archive; the bundled logs stay at hand
      --root FOLDER     the page opens by name only what lies in this folder (default: the
                        working folder)
      --port NUMBER     the port to answer on (default: 8501, or the next free one)
      --no-browser      open no window of the browser, only print the address
      --allow-training  add the page Experiment, which starts trainings on this machine
      --data-dir FOLDER the four MNIST files, for trainings that are started there; without it
                        they are downloaded when they are needed
      --lang pt-BR|en   the language of this text and of complaints; the page speaks the browser's
      -h, --help        this text

    Ctrl-C ends it. Exit code: 0; 2 on bad usage.

cli-help-inspect =
    Print the reading report: what was read from every file, what was lost, and why.

    usage: curva inspect PATH… [options]

      PATH              a log file, a folder of runs or an archive, also at an address such as
                        s3://bucket/logs
      --json            the report as JSON, as docs/inspect-schema.json describes it
      --scheduler ADDRESS   let the workers of a Dask cluster do the reading
      --no-corrections  read as if nothing had been corrected on the page
      --lang pt-BR|en   the language of the sentences (default: that of the system, else en)
      -h, --help        this text

    Exit code: 0; 2 on bad usage or when nothing could be read.

cli-help-diagnose =
    Judge every run: four indicators, one verdict, what to change.

    usage: curva diagnose PATH… [options]

      PATH                              a log file, a folder of runs or an archive, also at an
                                        address such as s3://bucket/logs
      --format text|json|markdown       text unless asked otherwise; json is described in
                                        docs/report-schema.json
      --lang pt-BR|en                   the language of the sentences (default: that of the
                                        system, else en)
      --scheduler ADDRESS               let the workers of a Dask cluster do the work
      --no-corrections                  read as if nothing had been corrected on the page
      --no-siblings                     judge every run by its own curves only
      --apart                           compare only runs of which no name says anything else
      --fail-on none|warning|critical   exit with 1 if a run's verdict is at least that severe
                                        (default: none, which means never)
      -h, --help                        this text

    Exit code: 0; 1 when --fail-on is met; 2 on bad usage or when nothing could be read.

cli-help-cache =
    Forget the readings kept on disk. Logs that have not changed are opened from
    there; the logs themselves are not touched.

    usage: curva cache clear [--lang pt-BR|en]

      --lang pt-BR|en   the language of the sentences (default: that of the system, else en)
      -h, --help        this text

    They lie in the user's cache folder. The variable CURVA_CACHE names another
    folder; set and empty, nothing is kept.

cli-cache-freed = { $count ->
    [0] The cache was empty.
    [one] Freed { NUM($megabytes) } MB: one reading.
   *[other] Freed { NUM($megabytes) } MB: { COUNT($count) } readings.
}
cli-cache-only-clear = cache takes one word: { $action }.
cli-unknown-command = { $command } is neither a command (open, inspect, diagnose, chart, report, lab-book, train, meetings, cache) nor a file or folder that is there.
cli-open-not-there = There is no file or folder { $path }.
cli-open-data-dir = --data-dir needs a folder that is there, and { $path } is none.
cli-open-root = --root needs a folder that is there, and { $path } is none.
cli-open-taken = Something answers on port { $port } already: give another --port, or leave it out.
cli-open-port = --port needs a whole number from 1 to { $most }, and { $port } is none.
cli-unknown-option = { $command } has no option { $option }.
cli-bad-value = { $option } does not take { $value }. Use one of: { $allowed }.
cli-value-missing = { $option } needs a value after it.
cli-value-unexpected = { $option } takes no value.
cli-no-path = { $command } needs at least one path: a log file, a folder of runs or an archive.
cli-see-help = Help: curva{ $command } --help
cli-nothing-readable = Nothing readable: no run was found. Give a log file (TensorBoard events, CSV, …), a folder of runs or an archive.

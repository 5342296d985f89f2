# The command that writes figures.
cli-help-chart =
    Write a figure of the logs as a picture with its caption, or the numbers that it shows.

    usage: curva chart PATH… --output FILE [options]

      PATH              a log file, a folder of runs or an archive, also at an address such as
                        s3://bucket/logs
      -o, --output FILE the file to write; its extension chooses: .svg and .pdf are vector
                        pictures, .png is a picture for slides, .csv has every point
      --metric NAME     one metric instead of the figure of loss and accuracy, by its name
                        (loss, accuracy, learning_rate, …); for one part of the data, with that at
                        its end (loss.train, loss.val, loss.test)
      --runs QUERY      only the runs that the search of the Curves page finds with it:
                        "adam", "lr>0.01 and optimizer=adam", "loss.test<0.3", "/seed [01]/"
      --theme light|dark    the background of the picture (default: light)
      --comma           write the .csv in words, with semicolons and decimal commas, as Excel in
                        Portuguese opens it; otherwise with codes, commas and decimal points
      --scheduler ADDRESS   let the workers of a Dask cluster do the reading
      --no-corrections  read as if nothing had been corrected on the page
      --lang pt-BR|en   the language of the figure (default: that of the system, else en)
      -h, --help        this text

    Exit code: 0; 2 on bad usage, when nothing could be read or the file could not be written.

cli-chart-no-output = chart needs --output and a file name with one of these extensions: { $endings }.
cli-chart-ending = { $file } does not say what to write: use one of these extensions: { $endings }.
cli-chart-no-metric = { $more ->
    [0] The logs have no metric { $metric }. They have: { $names }.
   *[other] The logs have no metric { $metric }. They have: { $names } and { COUNT($more) } more.
}
cli-chart-query = { $rest ->
    [none] --runs: { $problem } It is at the end.
   *[other] --runs: { $problem } Here: { $rest }
}
cli-chart-no-runs = --runs { $query } finds none of the { COUNT($all) } runs.
cli-chart-failed = { $file } could not be drawn. Try another extension, or fewer runs.
cli-chart-not-written = { $file } could not be written: check that its folder exists and that you may write there.
cli-chart-written = { $file }: { $title }.
cli-chart-logs = { $more ->
    [0] { $name }
   *[other] { $name } and { COUNT($more) } more
}
cli-chart-disk-full = { $file } was not written: the disk is full. What was there before is as it was.

# The report of chosen figures, and what is copied.
page-report = Report
copy-lead = Copy:
copy-png = figure
copy-csv = table (CSV)
copy-markdown = Markdown
copy-making = Preparing…
copy-done = Copied.
copy-refused = The browser does not let this page copy: download the file instead.
collect = Add to report
collect-done = Added to the report.
collect-there = This figure is in the report already.
collect-full = The report is full: take a figure out, or show fewer runs in this one.
collect-failed = The figure could not be kept: the server's disk has no room or cannot be written.
collect-open = Open the report ({ $figures ->
    [one] 1 figure
   *[other] { COUNT($figures) } figures
})
collected-lead = { $figures ->
    [0] The report has no figures yet.
    [one] The report has 1 figure.
   *[other] The report has { COUNT($figures) } figures.
}
collected-how = On any figure, open Export and choose Add to report. Here you put the figures in order, write a sentence for each, and take all of it in one file.
collected-number = Figure { COUNT($number) } · { $title }
collected-unnamed = Figures: { $name }
collected-title = Title of the report
collected-sentence = What this figure shows
collected-up = Move up
collected-down = Move down
collected-remove = Take out
collected-in-language = The figure is in { $lang ->
    [en] English
   *[other] Portuguese
}, the language in which it was added.
collected-damaged = This figure cannot be read any more. Take it out and add it again.
collected-unkept = The last change could not be written: the server's disk has no room or cannot be written.
collected-as-html = HTML · one file
collected-as-pdf = PDF
collected-as-zip = Markdown · with the figures (zip)
collected-file = figures

paper-settings = Settings
paper-head-setting = Setting
paper-head-verdict = Verdict
paper-head-advice = What to change
paper-more-files = and { $files ->
    [one] one more file
   *[other] { COUNT($files) } more files
}
cli-report-no-typst = A PDF is set by Typst, which is not installed: pip install "curva[pdf]"
cli-report-on-paper = { $file } has { $runs ->
    [one] one run
   *[other] { COUNT($runs) } runs
}, { COUNT($bytes) } kB.
minutes-of = Minutes: { $title }
minutes-agenda = Agenda
minutes-best = The best setting: { $setting }
minutes-step-whole = The whole set
minutes-step-changes = What changed since the last meeting
minutes-step-decisions = Decisions
minutes-step-summary = Summary
minutes-name = minutes

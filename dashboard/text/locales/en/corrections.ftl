# Corrections of the reading, and how far it has come.
note-corrected = { $file } was read with your corrections.
note-set-aside = { $file } was left out, as you asked.
note-wrong-format = { $file } could not be read as { $where }: choose another format or undo the correction.

corrections = Correct the reading
corrections-lead = Was a file misunderstood? Say here what it is. The correction is remembered for this log set.
corrections-file = File
corrections-format = Format
corrections-as-recognised = as recognized ({ $format })
corrections-unrecognised = not recognized
corrections-not-a-log = not a log
corrections-axis = Axis
corrections-axis-as-read = as read
corrections-axis-step = steps
corrections-axis-epoch = epochs
corrections-step = Step column
corrections-epoch = Epoch column
corrections-run = Run column
corrections-column-as-read = as read
corrections-tags = Names in the file
corrections-tag = Name in the file
corrections-metric = Metric
corrections-split = Data
corrections-apply = Correct and read again
corrections-undo = Undo the corrections
corrections-in-force = { $files ->
    [one] In force: corrections of { $first }.
   *[other] In force: corrections of { $first } and of { COUNT($more) } more.
}
corrections-same-name = Two lines have the same metric and data ({ $name }): change one of them.
corrections-not-kept = The correction could not be saved: see whether the configuration folder of this computer can be written to.

reading-progress = Reading: { COUNT($files) } of { COUNT($all) } files, { COUNT($points) } points

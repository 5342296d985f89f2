# One sentence for each note of the receipt on a file.
note-empty-file = { $file } is empty: check that the training wrote to it, or leave it out.
note-empty-folder = { $file } has no files in it: choose the folder that your training writes its logs to.
note-not-a-log = { $file } is not a training log that we know: event files, CSV, JSON and the like are read.
note-no-scalars = { $count ->
    [0] { $file } has no numbers yet, only its opening: the training may have stopped before its first log.
    [one] { $file } has no curves: its one entry is an image, a text or a histogram.
   *[other] { $file } has no curves: its { COUNT($count) } entries are images, texts or histograms.
}
note-no-axis = { $file } has no column for the place of each row on a curve: name one “step” or “epoch”.
note-rows-as-epochs = { $file } has no column “epoch” or “step”: its { COUNT($count) } rows were counted as epochs, from 0.
note-axis-measured = { $file } has no column of steps or epochs that distinguishes all its rows: its points are placed by “{ $where }”.
note-rows-as-steps = { $where ->
    [none] { $file } has no count that distinguishes its rows: its { COUNT($count) } rows were counted as steps, from 0.
   *[other] { $file } has no count that distinguishes its rows, as “{ $where }” puts several on one place: its { COUNT($count) } rows were counted as steps, from 0.
}
note-numbers-left-out = { $count ->
    [1] { $file } has a number that was left out: { $where }.
   *[other] { $file } has { COUNT($count) } numbers that were left out: { $where }.
}
note-nearest-form = { $count ->
    [0] { $file } is not a training log that we know. It comes nearest to “{ $where }”: say on the page, under “Correct the reading”, what it is.
   *[other] { $file } is not a training log that we know. It comes nearest to “{ $where }”, which it stops being at line { COUNT($count) }: say on the page, under “Correct the reading”, what it is.
}
note-no-numbers = { $file } has an axis but no column of numbers beside it: log at least one metric.
note-not-found = { $file } was not found: check the path.
note-reader-failed = The reader { $where } failed on { $file }, which is a fault of Curva; the other files are not affected. Choose another format under "Correct the reading".
note-took-too-long = { $file } was given up after { COUNT($count) } seconds of reading, so that nobody else has to wait; the other files are not affected. Keep only the training's own lines in it, or choose its format under “Correct the reading”.
note-took-too-much-memory = { $file } was given up because reading it took more than { $where } of memory; the other files are not affected. Split it, or export its numbers to CSV.
note-broke-off = The reading of { $file } broke off, most likely because memory ran out; the other files are not affected. Split it, or export its numbers to CSV.
note-not-put-together = { $file } was read, but its run could not be put together, which is a fault of Curva; the other runs are not affected.
note-unreadable = { $file } could not be read: check that it opens on this machine and is not being moved.
note-pickle-not-opened = { $file } holds Python objects and was not opened, because they can run code: export its numbers to CSV or JSON.
note-not-an-event-file = { $file } is called an event file but holds no record of one: copy it again from where the training wrote it.
note-damaged-record = { $count ->
    [one] { $file } is damaged at byte { $where }; what follows was read. Copy the file again if you have the original.
   *[other] { $file } is damaged in { COUNT($count) } places from byte { $where } on; what lies between was read. Copy the file again if you have the original.
}
note-bad-length-checksum = { $count ->
    [one] { $file } has a record with a wrong length checksum at byte { $where }; its contents are intact and were read.
   *[other] { $file } has { COUNT($count) } records with a wrong length checksum from byte { $where } on; their contents are intact and were read.
}
note-cut-off = { $file } ends in the middle of a record, at byte { $where }: it is still being written or was cut. All before was read.
note-zero-padding = { $file } is filled with zeros from byte { $where } on, as after a crash of the disk or the system; all before was read.
note-bad-cells = { $count ->
    [one] { $file } has one cell that should be a number and is not ({ $where }); it was left out.
   *[other] { $file } has { COUNT($count) } cells that should be numbers and are not (the first: { $where }); they were left out.
}
note-long-lines = { $count ->
    [1] { $file } has one line of more than { $where } characters, as no record of a log has; it was passed over.
   *[other] { $file } has { COUNT($count) } lines of more than { $where } characters, as no record of a log has; they were passed over.
}
note-bad-rows = { $where ->
    [none] { $count ->
        [one] { $file } has one row without a step; it was left out.
       *[other] { $file } has { COUNT($count) } rows without a step; they were left out.
    }
   *[other] { $count ->
        [one] { $file } has one row that does not match its header (line { $where }); it was left out.
       *[other] { $file } has { COUNT($count) } rows that do not match its header or have no step (the first: line { $where }); they were left out.
    }
}
note-same-step-kept-last = { $count ->
    [one] { $file } gives one step two values; the last was kept.
   *[other] { $file } gives steps several values; the last of each was kept, and { COUNT($count) } earlier ones left out.
}
note-steps-reordered = { $count ->
    [one] { $file } has one point out of order; it was put in its place.
   *[other] { $file } has { COUNT($count) } points out of order; they were put in their places.
}
note-epochs-to-steps = { $count ->
    [one] { $file } counts epochs for one metric and updates for the others; both are shown by updates, { $where } to an epoch.
   *[other] { $file } counts epochs for { COUNT($count) } metrics and updates for the others; all are shown by updates, { $where } to an epoch.
}
note-summary-left-out = { $count ->
    [one] { $file } ends with a row of averages over the whole training; it is no point of a curve and was left out.
   *[other] { $file } has { COUNT($count) } rows of averages over the whole training; they are no points of a curve and were left out.
}
note-tables-read = { $count ->
    [one] One table of { $file } is a curve and was read (line { $where }).
   *[other] { COUNT($count) } tables of { $file } are curves and were read (lines { $where }).
}
note-tables-left = { $count ->
    [one] A table of { $file } is not the curve of a training and was left out (line { $where }).
   *[other] { COUNT($count) } tables of { $file } are not curves of a training and were left out (lines { $where }).
}
note-tables-again = { $count ->
    [one] A table of { $file } repeats another of the same file and was counted once (line { $where }).
   *[other] { COUNT($count) } tables of { $file } repeat others of the same file and were counted once (lines { $where }).
}
note-cells-read = { $count ->
    [one] The curves of { $file } were read from what one cell printed or showed (cell { $where }).
   *[other] The curves of { $file } were read from what { COUNT($count) } cells printed or showed (cells { $where }); a cell that begins again at the first epoch is a run of its own.
}
note-cells-again = { $count ->
    [one] A cell of { $file } shows numbers again that another holds; they were counted once (cell { $where }).
   *[other] { COUNT($count) } cells of { $file } show numbers again that others hold; they were counted once (cells { $where }).
}
note-cells-go-on = { $count ->
    [one] A cell of { $file } counts on where an earlier one ended and was joined with it (cell { $where }).
   *[other] { COUNT($count) } cells of { $file } count on where earlier ones ended and were joined with them (cells { $where }).
}
note-percent-to-share = { $file } gives { $where } in percent; it is shown as a share from 0 to 1.
note-restart-replaced = { $count ->
    [one] { $file } has one point that a restart of the training logged again; the later one counts.
   *[other] { $file } has { COUNT($count) } points that a restart of the training logged again or abandoned; the later ones count.
}
note-merged = { $file } records the same training as { $where } and was joined with it.
note-table-divided = { $file } holds { COUNT($count) } runs, distinguished by its columns; each was read as a run of its own.
note-already-in-events = { $count ->
    [one] { $file } repeats one point of another log of the same training; it was counted once.
   *[other] { $file } repeats { COUNT($count) } points of another log of the same training; they were counted once.
}
note-archive-opened = { $count ->
    [0] { $file } is an archive without files: pack the folder again with its logs in it.
    [one] { $file } was opened; the file in it was examined.
   *[other] { $file } was opened; the { COUNT($count) } files in it were examined.
}
note-nested-archive = { $file } is an archive inside another and was not opened: unpack it first, or pack its files directly.
note-name-twice = { $file } is in the archive twice; only the first was read. Rename one and pack again.
note-link-not-followed = { $file } is a link, which may point anywhere, and was not followed: pack the file itself.
note-link-leads-out = { $file } is a link that leads out of the folder that this page may open, and was not followed: copy what it points to into the folder.
note-bad-archive = { $file } is not an archive that can be opened: pack the folder again as zip or tar.
note-pack-opened = { $count ->
    [one] { $file } is a report with its logs; the file in it was read.
   *[other] { $file } is a report with its logs; the { COUNT($count) } files in it were read.
}
note-bad-pack = { $file } is a report with logs, but damaged or of a newer version: make it again with curva report, or update the program.
note-unsafe-name = { $file } has a name that points outside its archive or folder; it was not read. Rename it and pack it again.
note-encrypted = { $file } is locked with a password: pack it again without one.
note-packed-too-tightly = { $file } was not opened: unpacked it would take more than { $where } times its size, as no logs do. Send its files as they are, or packed in parts.
note-too-big = { $file } goes beyond the limit of { $where }: leave out what is no log, or open the folder by its path.
note-too-many-files = { $file } has more than { $where } files; the rest was not read. Open a folder further down.
note-settings-unreadable = { $file } should list settings, as YAML or JSON, and cannot be read as such; the runs in the same folder go without it.
note-side-files = { COUNT($count) } files, { $file } the first, gave the settings of the runs in the same folder.
note-side-file = { $file } gave the settings of the runs in the same folder.
note-fits-go-on = { $count ->
    [one] { $file } begins its count again once, and the loss goes on from where it had ended: it was read as one training and counted on.
   *[other] { $file } begins its count again { COUNT($count) } times, and each time the loss goes on from where it had ended: it was read as one training and counted on.
}
note-fits-anew = { $count ->
    [one] { $file } begins its count again once, and the loss is back where it began: the two trainings were read as runs of their own.
   *[other] { $file } begins its count again { COUNT($count) } times, and each time the loss is back where it began: every training was read as a run of its own.
}
note-clocks-left-out = { $count ->
    [one] { $file } has one time, speed or counter beside its metrics ({ $where }); it is no curve of the training and was left out.
   *[other] { $file } has { COUNT($count) } times, speeds and counters beside its metrics ({ $where }); they are no curves of the training and were left out.
}
note-names-left-out = { $count ->
    [one] { $file } has one number that is no point of a curve ({ $where }): it is of the best result, of all folds, or occurs once. It was left out.
   *[other] { $file } has { COUNT($count) } numbers that are no points of a curve ({ $where }): they are of the best result, of all folds, or occur once. They were left out.
}

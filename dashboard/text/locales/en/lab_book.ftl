# The page Lab book: what was tried, what came of it, why next.
page-lab-book = Lab book
lab-title = Lab book
lab-lead = What was tried, what came of it and why next, in time. It fills itself from the runs, the advice that was taken and what meetings decided; what you write stands beside that.
lab-headline = { $settings ->
    [1] 1 setting was tried.
   *[other] { COUNT($settings) } settings were tried{ $better ->
        [0] ; none went better than the one it came from.
        [1] ; 1 went better than the one it came from.
       *[other] ; { COUNT($better) } went better than the one they came from.
    }
}
lab-trial = { COUNT($number) } · { $setting }
lab-ref = no. { COUNT($number) } ({ $setting })
lab-own = Entry
lab-tried = Tried.
lab-came = Came of it.
lab-next = Why next.
lab-changed = Changed: { $changes }.
lab-seeds = Mean of { COUNT($runs) } runs: { $end }.
lab-followed = { $entries ->
    [1] Its advice was followed: entry { $named }.
   *[other] Its advice was followed: entries { $named }.
}
lab-went-on = { $entries ->
    [1] Next, as guessed: entry { $named }.
   *[other] Next, as guessed: entries { $named }.
}
lab-advised = Advice now: { $advice }
lab-and-more = { $named } and { COUNT($more) } more
lab-decision = Decision on { $named } · { $setting }: { $kind }
lab-decided-at = { $author }, at { $meeting }.
lab-decided = Decided: { $kind } ({ $author }).

lab-entries = { $shown ->
    [1] 1 entry
   *[other] { COUNT($shown) } entries
}{ $all ->
    [none] { "" }
   *[other] { " " }of { COUNT($all) }
}
lab-show = Show
lab-show-all = Everything
lab-show-better = Better
lab-show-worse = Worse
lab-show-decision = Decisions
lab-show-written = With notes
lab-find = Find
lab-find-help = In settings, verdicts, decisions and notes.
lab-newest = Newest first
lab-none = No entry fits: change the choice above.
lab-more = { $entries ->
    [1] Show 1 more
   *[other] Show { COUNT($entries) } more
}
lab-open = Open { $run }
lab-runs-more = { $runs ->
    [1] and 1 more run
   *[other] and { COUNT($runs) } more runs
}
lab-click = Click on a row to open its runs.

lab-write = Write a note
lab-write-own = New entry
lab-edit = Edit
lab-undo = Undo
lab-text = Note
lab-text-help = Markdown, without live addresses or images.
lab-day = Day
lab-save = Save
lab-cancel = Close without saving
lab-taken-back = Taken back by { $author }, { $when }.
lab-by = { $author }, { $when }
lab-history = { $versions ->
    [1] History: 1 version
   *[other] History: { COUNT($versions) } versions
}
lab-name-lacks = Say your name: it stands beside what you write.
lab-text-lacks = Write something first; to take a note back there is Undo.
lab-conflict = Somebody else wrote at the same time as you. Nothing is lost: choose which text stands.
lab-keep-theirs = Keep the other one
lab-write-mine = Write mine
lab-undo-late = Somebody else wrote in the meantime; theirs is what shows now.
lab-too-long = This text is too long to be kept; nothing was written.
lab-gone = The entry was deleted in the meantime; nothing was written.
lab-without-database = Notes need the database; the tree and the entries work without it.

lab-take-along = Take along
lab-as-markdown = Lab book (Markdown)
lab-as-json = Lab book (JSON)
lab-as-notes = Notes and decisions (JSON)
lab-file = lab-book
lab-notes-file = notes
lab-import = Bring notes in
lab-import-button = Choose a JSON file or a report
lab-entries-taken = { $entries ->
    [0] No note in the file is new.
    [1] 1 note was added or went on.
   *[other] { COUNT($entries) } notes were added or went on.
}
meetings-damaged-entry = Note number { $about } of the file is damaged; nothing was imported.
export-tree = Tree of what was tried

# The command "lab-book".
cli-help-lab-book =
    What was tried, what came of it and why next, in time, as Markdown or JSON.

    usage: curva lab-book PATH… [options]

      PATH              a log file, a folder of runs or an archive, also at an address such as
                        s3://bucket/logs
      -o, --output FILE where it is written to (default: standard output)
      --format markdown|json   sentences with everybody's notes (default), or codes and numbers
      --no-decisions    leave out what meetings decided and what people wrote
      --scheduler ADDRESS   let the workers of a Dask cluster do the reading and the judging
      --no-corrections  read as if nothing had been corrected on the page
      --lang pt-BR|en   the language of the sentences (default: that of the system, else en)
      -h, --help        this text

    Exit code: 0; 2 on bad usage, when nothing could be read, or the file cannot be written.

cli-lab-book-written = { $file }: { $entries ->
    [1] 1 entry
   *[other] { COUNT($entries) } entries
}.

# The page Meeting: the lobby, the steps of the agenda, what is decided.
page-meeting = Meeting
meeting-title = Review meeting
meeting-lead = The agenda comes from the verdicts: the whole, the best, then each setting that needs a decision, worst first. Everything works by keyboard; what you decide is kept.
meeting-title-field = Title
meeting-who = Who takes part?
meeting-name = Your name
meeting-name-help = It stands beside what you decide. This browser remembers it; it is in no address.
meeting-name-lacks = Give your name: it stands beside what you decide.
meeting-take-part = Take part
meeting-blind = Vote before each verdict shows
meeting-blind-help = Each setting is shown first by its curves alone, and everyone says what they think of it.
meeting-begin = Begin
meeting-earlier = { $meetings ->
    [one] An earlier meeting on these runs
   *[other] { COUNT($meetings) } earlier meetings on these runs
}
meeting-earlier-one = { $when }, by { $by } · { $decided ->
    [0] nothing decided
    [one] 1 decision
   *[other] { COUNT($decided) } decisions
}{ $state ->
    [open] { " · " }still open
   *[closed] { "" }
}
meeting-enter = Open
meeting-export-all = Export these meetings (JSON)
meeting-import = Import meetings
meeting-import-button = Choose a JSON file or a report
meeting-taken = { $new ->
    [0] No new meeting in the file
    [one] 1 meeting was added
   *[other] { COUNT($new) } meetings were added
}; { $grown ->
    [0] no decision changed.
    [one] 1 decision went on.
   *[other] { COUNT($grown) } decisions went on.
}
meeting-taken-parted = { $setting }: the file and this database both have a later decision. The one here stands.
meeting-delete-ask = Delete…
meeting-delete-question = Delete “{ $title }” with { $decided ->
    [0] its agenda and notes
    [one] its decision
   *[other] its { COUNT($decided) } decisions
}? For { COUNT($days) } days it can be restored here.
meeting-delete = Delete
meeting-delete-not = Keep it
meeting-delete-export = Save as JSON first
meeting-deleted-ones = { $meetings ->
    [one] A deleted meeting
   *[other] { COUNT($meetings) } deleted meetings
}
meeting-deleted-one = deleted by { $by }, { $when } · can be restored for { COUNT($days) } days
meeting-restore = Restore

meeting-place = { COUNT($place) } of { COUNT($steps) }
meeting-previous = Back
meeting-next = Next
meeting-leave = Leave
meeting-presenter-at = The presenter is at { COUNT($place) }
meeting-follow = Follow
meeting-lead-on = Lead
meeting-hand-over = Stop leading

meeting-to-decide = { $settings ->
    [0] Nothing is wrong: no setting needs a decision.
    [one] 1 setting needs a decision.
   *[other] { COUNT($settings) } settings need a decision.
}
meeting-first = This is the first meeting on these runs.
meeting-newer-runs = { $runs ->
    [one] 1 run was not there when the meeting began
   *[other] { COUNT($runs) } runs were not there when the meeting began
}: begin another one to decide about { $runs ->
    [one] it
   *[other] them
}.
meeting-best = The best: { $value }.
meeting-runs-not-open = The runs of this setting are not open here.
meeting-vote-asks = What do the curves show?
meeting-vote-healthy = Healthy
meeting-vote-rate-too-low = Learning rate too low
meeting-vote-rate-too-high = Learning rate too high
meeting-vote-overfitting = Overfitting
meeting-vote-underfitting = Underfitting
meeting-vote-unstable = Unstable or diverged
meeting-vote-cannot-tell = Cannot tell
meeting-votes-cast = { $votes ->
    [0] Nobody has voted yet.
    [one] 1 vote cast.
   *[other] { COUNT($votes) } votes cast.
}
meeting-votes = Votes: { $votes }
meeting-votes-for = { $state } { COUNT($votes) }

meeting-decide = Decision
meeting-kind-keep = Keep
meeting-kind-stop = Stop
meeting-kind-rerun = Re-run
meeting-kind-investigate = Investigate
meeting-kind-disagree = Disagree
meeting-kind-open = Taken back
meeting-do-keep = Keep
meeting-do-stop = Stop
meeting-do-rerun = Re-run with…
meeting-do-investigate = Investigate
meeting-do-disagree = Disagree with the verdict
meeting-command = Command
meeting-reason = Reason
meeting-reason-wrong = What is it instead, and why?
meeting-reason-lacks = Say what it is instead: the reason is kept as feedback on the verdict.
meeting-owner = Who does it
meeting-due = Until when
meeting-note = Note
meeting-note-help = Markdown, without links and images. Escape leaves the field.
meeting-save = Save
meeting-cancel = Close without saving
meeting-edit = Details
meeting-undo = Undo
meeting-undo-late = Somebody else decided in between; their decision is shown now.
meeting-history = { $versions ->
    [one] History: 1 version
   *[other] History: { COUNT($versions) } versions
}
meeting-by-at = { $author }, { $when }
meeting-conflict = Somebody else decided while you did. Nothing is lost: choose which one stands.
meeting-theirs = By { $author }
meeting-mine = Yours
meeting-keep-theirs = Keep theirs
meeting-write-mine = Write mine
meeting-fact-reason = { $text }
meeting-fact-owner = Done by { $text }
meeting-fact-due = until { $day }

meeting-notes = Presenter's notes
meeting-notes-hide = Hide the notes
meeting-note-of-step = Note for this step
meeting-note-conflict = { $author } wrote another note in between; it stands above. Save to put yours in its place.

meeting-changes = Since the last meeting
meeting-since = { $title }, { $when }
meeting-before-gone = The last meeting is not in the database any more.
meeting-nothing-changed = Nothing changed: the same runs with the same verdicts.
meeting-came = What came of the decisions
meeting-new-runs = { $runs ->
    [one] 1 new run: { $named }.
   *[other] { COUNT($runs) } new runs: { $named }.
}
meeting-gone-runs = { $runs ->
    [one] 1 run is not there any more: { $named }.
   *[other] { COUNT($runs) } runs are not there any more: { $named }.
}
meeting-and-more = { $named } and { COUNT($more) } more
meeting-turned = { $setting }: { $before } then, { $now } now.
meeting-best-moved = { $way ->
    [better] The best value became better: { $metric } from { $before } to { $now }.
    [worse] The best value became worse: { $metric } from { $before } to { $now }.
   *[same] The best value stayed the same: { $metric } { $now }.
}
meeting-was-decided = { $setting }: { $kind } ({ $author }).
meeting-came-not-open = Its runs are not open now.
meeting-came-tried = { $runs ->
    [one] 1 run has tried what was advised.
   *[other] { COUNT($runs) } runs have tried what was advised.
}
meeting-came-untried = No run has tried anything else yet.
meeting-came-value = { $way ->
    [better] Better: { $metric } from { $before } to { $after }.
    [worse] Worse: { $metric } from { $before } to { $after }.
   *[same] Unchanged: { $metric } { $after }.
}
meeting-came-true = { $true ->
    [yes] The forecast came true
   *[no] The forecast did not come true
}{ $expected ->
    [none] .
   *[other] { " " }({ $expected } was expected).
}
meeting-came-verdict = Verdict now: { $verdict }.
meeting-verdict-of = { $lamp }: { $state }
meeting-verdict-healthy = healthy
meeting-verdict-unknown = too little data to judge

meeting-decided-of = { $decided } of { $settings ->
    [one] 1 setting
   *[other] { COUNT($settings) } settings
} decided
meeting-head-setting = Setting
meeting-head-verdict = Verdict
meeting-head-decision = Decision
meeting-head-owner = Who
meeting-head-due = Until
meeting-open = open
meeting-summary = { $settings ->
    [one] 1 setting decided: { $told }.
   *[other] { COUNT($settings) } settings decided: { $told }.
}
meeting-nothing-decided = Nothing has been decided.
meeting-nobody = Nobody named
meeting-take-along = Take along
meeting-as-pdf = Minutes as PDF
meeting-as-markdown = Markdown
meeting-as-csv = Table (CSV)
meeting-as-json = Whole meeting (JSON)
meeting-as-feedback = Feedback on verdicts (JSON)
meeting-feedback-file = feedback
meeting-files-title = Files of the meeting
meeting-files = { $files ->
    [one] The file of the meeting, with its SHA-256
   *[other] The { COUNT($files) } files of the meeting, with their SHA-256
}
meeting-files-same = The open files are those of the meeting, byte for byte.
meeting-files-other = The open files are not all those of the meeting: { $told }.
meeting-files-changed = { $files ->
    [one] 1 has changed
   *[other] { COUNT($files) } have changed
}
meeting-files-new = { $files ->
    [one] 1 is new
   *[other] { COUNT($files) } are new
}
meeting-files-gone = { $files ->
    [one] 1 is missing
   *[other] { COUNT($files) } are missing
}
meeting-files-more = { $files ->
    [one] 1 more file is in the JSON of the meeting.
   *[other] { COUNT($files) } more files are in the JSON of the meeting.
}
meeting-head-file = File
meeting-head-bytes = Bytes
meeting-head-now = Now
meeting-file-same = the same
meeting-file-changed = changed
meeting-file-gone = missing
meeting-markdown-text = Markdown for an issue or a pull request
meeting-close = End the meeting
meeting-open-again = Go on with the meeting
meeting-minutes-lead = { $set } · { $when } · begun by { $by }
meeting-said = Verdict: { $verdict }
meeting-by = Decided by { $author } (version { COUNT($version) })

# What goes wrong.
meeting-without-database = The other pages need no database and work as before.
meeting-not-found = There is no meeting at this address: it was deleted, or is in another database.
meeting-deleted = The meeting was deleted in the meantime; nothing was written.
meeting-too-long = This text is too long to be kept; nothing was written.
database-no-address = { $about } holds no address of a database: correct it, or leave it out for a file of your own.
database-no-home = This user has no home folder for the file of the meetings: name a database in DASHBOARD_DATABASE_URL.
database-not-reached = The database { $about } cannot be reached or written: start it, or correct DASHBOARD_DATABASE_URL.
database-newer = The database { $about } was written by a newer version of Curva: update this one.
database-no-driver = The database needs the package { $about }, which is not installed: install it and start anew.
meetings-no-json = The file is no JSON: choose one that Curva exported.
meetings-other-document = The file is JSON, but holds no meetings of Curva: choose one that Curva exported.
meetings-other-schema = The file has the form { $about }, which this version of Curva does not know: update it.
meetings-damaged = The meeting number { $about } in the file is damaged; nothing was taken in.
meetings-too-big = The file is larger than 64 MB; meetings are not.

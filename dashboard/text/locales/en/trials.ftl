# What was tried: the settings of a set in time, which came from which, what that did.
trial-change = { $setting } { $before } → { $after }
trial-more = { $changes } and { COUNT($more) } more
trial-again = the same settings again
trial-phases = { $first ->
    [yes] Phases
   *[no] phases
}: { $phases }
trial-phases-none = one phase from beginning to end
trial-nothing = none
trial-diverged = diverged
trial-way-better = better
trial-way-same = the same
trial-way-worse = worse
trial-way-unknown = cannot be compared
trial-came = { $way ->
    [better] Better than { $parent }: { $metric } from { $before } to { $after }.
    [worse] Worse than { $parent }: { $metric } from { $before } to { $after }.
   *[same] The same as { $parent }: { $metric } from { $before } to { $after }.
}
trial-came-lost = Worse than { $parent }: this diverged, and that ended at { $end } ({ $metric }).
trial-came-back = Better than { $parent }, which diverged: this ended at { $end } ({ $metric }).
trial-came-same = Both this and { $parent } diverged.
trial-came-unknown = It cannot be compared with { $parent }: the two log no metric in common.
trial-grounds-logged = The trainer weighed both against their noise.
trial-grounds-seeds = Weighed against the spread of seeds ({ COUNT($before) } and { COUNT($after) } runs).
trial-grounds-examples = Weighed against chance on as many validation or test examples.
trial-grounds-ends = Weighed against how much the curves still move at their ends.
trial-grounds-none = How large chance is here is not known: repeat both with other seeds.
trial-basis-logged = From { $parent }, as the trainer logged it.
trial-basis-guessed = Guessed from { $parent }: the earlier settings that differ least.
trial-basis-elsewhere = From { $parent }, as the trainer logged it; that run is not open here.
trial-basis-first = The first: nothing of this task was tried before.

# The tree as a figure.
tree-title = { $settings ->
    [1] What was tried: 1 setting
   *[other] What was tried: { COUNT($settings) } settings, and which came from which
}
tree-row = { COUNT($number) }  { $text }
tree-end = { $end } · { $way }
tree-end-best = { $end } · best of all
tree-fold = { $settings ->
    [1] 1 more setting
   *[other] { COUNT($settings) } more settings
}{ $told ->
    [none] { "" }
   *[other] : { $told }
}
tree-fold-better = { COUNT($settings) } better
tree-fold-same = { COUNT($settings) } the same
tree-fold-worse = { COUNT($settings) } worse
tree-fold-unknown = { COUNT($settings) } not compared
tree-signs = Arrow up: better than the one it came from. Equals sign: the same within chance. Arrow down: worse. Cross: diverged. Numbers count in time.
tree-guessed = Dashed lines are guessed: from the earlier settings that differ least.
tree-logged = Whole lines are logged by the trainer.
tree-folded = { $settings ->
    [1] 1 setting has no row of its own; the list below has it.
   *[other] { COUNT($settings) } settings have no row of their own; the list below has them.
}
tree-nothing = Nothing was tried yet: there is no run.
tree-setting = Settings
tree-changed = Changed
tree-came = Came of it
tree-basis = Came from
tree-verdict = Verdict
tree-alt = { $settings ->
    [1] The tree of what was tried: 1 setting
   *[other] The tree of what was tried: { COUNT($settings) } settings
}, { $runs ->
    [1] 1 run.
   *[other] { COUNT($runs) } runs.
}
tree-alt-row = { $setting }: { $changed }; { $end }.

# The page Class: runs judged before the indicators are seen.
blind-lead = For each run, say what its curves show and what you would do next, before seeing what the dashboard says. Afterwards, compare.
blind-no-runs = Open logs first: choose a study at the top, or drop your own.
blind-you = you
blind-previous = ← Previous
blind-next = Next →
blind-place = Run { $place } of { $runs } · { $done } answered
blind-asks-state = What do the curves show?
blind-asks-move = What would you do next?
blind-both = Answer both questions; you may change your mind later.
blind-kept = Kept. You may still change your mind.
blind-show = Compare ({ $done } of { $runs } answered)
blind-again = Start over
blind-class = With a class
blind-class-lead = { $runs ->
    [one] Everybody judges this run on their own device, without seeing the others; you show the results when you like.
   *[other] Everybody judges these { COUNT($runs) } runs on their own device, without seeing the others; you show the results when you like.
}
blind-open = Open it to a class
blind-together = { $runs ->
    [one] The class judges one run, blind.
   *[other] The class judges { COUNT($runs) } runs, blind.
}
blind-other-set = The class is about other logs than those that are open. Open its link again.
blind-pulse = { $people ->
    [one] { COUNT($people) } person
   *[other] { COUNT($people) } people
}, { $answers ->
    [one] { COUNT($answers) } answer
   *[other] { COUNT($answers) } answers
} so far.
blind-waiting = { $people ->
    [one] { COUNT($people) } person
   *[other] { COUNT($people) } people
}, { $answers ->
    [one] { COUNT($answers) } answer
   *[other] { COUNT($answers) } answers
} so far. The results appear here once they are shown to the class.
blind-show-class = Show the results to the class
blind-hide = Hide the results again
blind-done = All answered. The results appear once they are shown to the class.
blind-agreement = How far the answers agree
blind-among-state = With each other on the state: { PERCENT($share, digits: 0) } of pairs agree; { $kappa ->
    [none] all said the same, so there is no kappa.
   *[other] Fleiss' kappa is { NUM($kappa) } (0 is chance, 1 full agreement).
}
blind-among-state-none = With each other on the state: no run has two answers yet.
blind-among-move = With each other on the next move: { PERCENT($share, digits: 0) } of pairs agree; { $kappa ->
    [none] all said the same, so there is no kappa.
   *[other] Fleiss' kappa is { NUM($kappa) }.
}
blind-among-move-none = With each other on the next move: no run has two answers yet.
blind-with-engine = With the dashboard on the state: { $first } of { $asked } answers name its verdict; { $any } of { $asked }, something that one of its indicators says.
blind-with-advice = With the dashboard on the next move: { $met } of { $asked } answers are among its advice.
blind-with-outcome = With the outcome: of { $asked } answers that comparable runs put to the test, { $met } were right; of the dashboard's first advice, { $engine_met } of { $engine_asked }.
blind-no-outcome = With the outcome: no comparable run of this set tried any of these moves.
blind-answers-state = What the curves show
blind-answers-move = What to do next
blind-engine = dashboard
blind-and-more = { $names } and { $more } more
blind-not-tried = No comparable run of this set changed only the rate or only the batch size.
blind-diverged = diverged
blind-tried-better = { $move }: tried here, { $setting } from { NUM($from_value) } to { NUM($to_value) }, and better: from { $before } to { $after } ({ $runs ->
    [one] one run
   *[other] { $runs } runs
}).
blind-tried-alike = { $move }: tried here, { $setting } from { NUM($from_value) } to { NUM($to_value) }, and no clear difference: from { $before } to { $after } ({ $runs ->
    [one] one run
   *[other] { $runs } runs
}).
blind-tried-worse = { $move }: tried here, { $setting } from { NUM($from_value) } to { NUM($to_value) }, and worse: from { $before } to { $after } ({ $runs ->
    [one] one run
   *[other] { $runs } runs
}).
said-healthy = Healthy: falls fast and settles
said-slow = Too slow: still falling at the end
said-unsteady = Unsteady: goes up and down
said-diverged = Diverged
said-overfitting = Overfitting: training improves, validation gets worse
said-underfitting = Underfitting: stays bad in both
said-broken = Learns nothing from the start
said-unknown = Cannot be told from these curves
move-nothing = Nothing: leave it as it is
move-raise-lr = Raise the learning rate
move-lower-lr = Lower the learning rate (or decay, warm-up, gradient clipping)
move-raise-batch = Larger batch
move-lower-batch = Smaller batch
move-longer = Train longer
move-stop-earlier = Stop earlier
move-regularise = Regularize: weight decay, dropout, more data
move-larger-model = Larger model, or less regularization
move-check = Check data, labels and loss first
move-log-more = Log more before deciding

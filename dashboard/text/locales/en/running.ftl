# Verdicts on a run that is still being written: provisional, without an end.
so-far-healthy = Healthy so far: { said-final }, { said-reservation }.
so-far-unknown-still-running = { $metric ->
    [none] Still running, and nothing wrong in sight so far.
   *[other] Still running, and nothing wrong in sight: { said-final } so far.
}
so-far-unknown-still-running-short = still running
so-far-unknown-few-points = { $points ->
    [one] Still running: 1 point so far, too few to tell.
   *[other] Still running: { COUNT($points) } points so far, too few to tell.
}
so-far-unknown-few-points-short = still running
so-far-unknown-saturated = Still running: { said-final } so far, with outputs saturated. Check the scale of the inputs and the rate.
so-far-unknown-saturated-short = still running
so-far-unknown-slow-or-broken = Still running: { said-final } so far, and next to nothing learned. A rate far too low does that, and so does a fault.
so-far-unknown-slow-or-broken-short = still running
so-far-unknown-best-of-few = Still running: { said-final } so far. None of the rates that were tried is clearly better, and one that was not tried may be.
so-far-unknown-best-of-few-short = still running
so-far-unknown-not-telling = Still running: { said-final } so far, and the curves do not decide between the states yet.
so-far-unknown-not-telling-short = still running
so-far-stability-diverging = { $basis ->
    [loss-exploded] Diverging: the training loss is above its start, at { NUM($end) } after { NUM($first) }; it may still come down.
    [at-chance] Diverging: the accuracy is back at that of a guess, { PERCENT($accuracy) } so far.
   *[other] Diverging: the training loss is rising; { said-final } so far.
}
so-far-stability-diverged = { $basis ->
    [stays-lost] { $lost_as ->
        [no-number] Stop it: the training loss became no number { said-at }, and that does not come back.
       *[other] Stop it: since { $unit ->
            [epoch] epoch { NUM($at) }
           *[step] step { COUNT($at) }
        } the training loss lies above its start, at { NUM($end) } after { NUM($first) }, and does not come down.
    }
    [loss-not-finite] Diverged: the loss became NaN or infinite { said-at }. The numbers after that mean nothing.
   *[other] Diverged: it stands at { said-final }.
}
so-far-stability-oscillating = Oscillating so far: the loss goes up and down, and is at { said-final }.
so-far-stability-noisy = Noisy so far: the loss fluctuates around its trend, and is at { said-final }.
so-far-learning-rate-too-high = Learning rate too high, by the curve so far: { said-final }.
so-far-fit-overfitting = { $basis ->
    [val-rises-while-train-falls] { said-from-best } the { $split ->
        [test] test
       *[val] validation
    } loss has risen { PERCENT($rise) } so far, while the training loss falls: overfitting.
   *[other] Overfitting so far: the model memorizes the training set, with { said-final }.
}
reason-still-running = The run is still being written, and what is to come may change this.
grounds-best-so-far = best so far (median of the last values): { $title }, { $value }
best-run-so-far = Of { COUNT($runs) } running runs the best so far, { $title }, is at { $value } (median of its last values).
all-healthy-so-far = { $runs ->
    [one] { $text }
   *[other] All healthy so far: none of the { COUNT($runs) } runs needs a change. The best, { $title }, is at { $final }.
}

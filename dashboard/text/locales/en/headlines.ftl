# The verdict on each run: one sentence with its numbers, and a short form (-short).

# Parts of sentences.
said-where = { $split ->
    [test] on the test set
    [val] on the validation set
   *[train] on the training set
}
said-final = { $metric ->
    [accuracy] { PERCENT($final) } { said-where }
   *[loss] a loss of { NUM($final) } { said-where }
}
said-at = { $unit ->
    [epoch] at epoch { NUM($at) }
   *[step] at step { COUNT($at) }
}
said-from-best = { $unit ->
    [epoch] From epoch { NUM($best_x) } on
   *[step] From step { COUNT($best_x) } on
}
said-still-falls = { $pace ->
    [epoch] at the end the loss still falls { PERCENT($fall_per_x) } an epoch
   *[fifth] over the last fifth of the run the loss still fell { PERCENT($fall) }
}

said-guess = { $classes ->
    [0] no better than a guess
   *[other] a guess among { $classes } classes
}

said-reservation = { $note ->
    [spike] with one jump of the loss { said-at } that it recovered from
    [gap] though it has memorised its training set
    [units-differ] though its two losses are in different units
    [unknown] though without a loss its stability cannot be judged
   *[none] no sign of instability
}

headline-healthy = { $has_gap ->
    [yes] Healthy: { said-final }, { POINTS($apart) } { $side ->
        [above] above
       *[below] below
    } training, { said-reservation }.
   *[no] Healthy: { said-final }, { said-reservation }.
}
headline-healthy-short = healthy

headline-unknown-few-points = { $points ->
    [one] One point is not enough to tell; five are. Log more often or train longer, and load it again.
   *[other] { COUNT($points) } points are not enough to tell; five are. Log more often or train longer, and load it again.
}
headline-unknown-few-points-short = few points
headline-unknown-no-loss = { $kind ->
    [losses] { $counts ->
        [none] Cannot tell: the log holds several losses and none for the whole. Log their sum as "loss" if it measures the progress of training.
       *[other] The log holds several losses and none for the whole. What counts: { objective-counts }.
    }
   *[none] { $counts ->
        [none] Without a loss or an accuracy nothing can be judged. Log at least the training loss and load it again.
       *[other] Without a loss the lamps cannot tell. What counts: { objective-counts }.
    }
}
headline-unknown-no-loss-short = no loss
headline-unknown-no-held-out = { $learned ->
    [yes] Training comes down ({ said-final }), but without validation nobody can say whether the model generalises.
   *[no] Cannot tell: the training loss did not come down beyond its own scatter ({ said-final }), and there is no validation to show more.
}
headline-unknown-failed = Could not be judged because of a fault of Curva; the curves were read and are shown.
headline-unknown-failed-short = not judged
headline-unknown-no-held-out-short = no validation
headline-unknown-units-differ = Cannot tell from the losses: training and held-out loss are in different units. It ended with { said-final }.
headline-unknown-units-differ-short = units differ
headline-unknown-not-telling = Cannot tell: it ended with { said-final }, and the curves do not decide between the states.
headline-unknown-not-telling-short = cannot tell

headline-stability-diverged = { $basis ->
    [loss-not-finite] Diverged: the loss became NaN or infinite { said-at }. The numbers after that mean nothing.
    [loss-exploded] { $exploded ->
        [yes] Diverged without a NaN: the loss began at { NUM($first) } and ended at { NUM($end) }.
       *[no] Diverged: the loss ended above its start, at { NUM($end) } after { NUM($first) }; nothing was learned, or all of it was lost.
    }
    [loss-rising-at-end] Diverged without a NaN: the training loss gave back { PERCENT($share) } of its descent and took { POINTS($accuracy_lost) } of accuracy with it.
    [at-chance] Lost what it had learned: accuracy fell to { PERCENT($accuracy) }, { said-guess }.
   *[other] Diverged: it ended with { said-final }.
}
headline-stability-diverged-short = diverged
headline-stability-diverging = { $basis ->
    [loss-rising-at-end] Diverging: the training loss has given back { PERCENT($share) } of its descent.
   *[other] Diverging: the training loss rises at the end; it ended with { said-final }.
}
headline-stability-diverging-short = diverging
headline-stability-oscillating = { $basis ->
    [zigzag] Oscillating: the loss goes up and down by { LEVELS($swing) } from point to point, from one wall of the valley to the other.
   *[other] Oscillating: the loss goes up and down to the end; it ended with { said-final }.
}
headline-stability-oscillating-short = oscillating
headline-stability-noisy = { $basis ->
    [noisy] Noisy: the loss scatters by { LEVELS($scatter) } around its trend; it ended with { said-final }.
   *[other] Noisy: the loss scatters around its trend; it ended with { said-final }.
}
headline-stability-noisy-short = noisy

headline-learning-rate-too-high = { $basis ->
    [siblings] Rate too high: another run with a lower rate ended well ahead of { said-final }.
    [zigzag] Rate too high: the loss goes up and down by { LEVELS($swing) } from point to point and ends with { said-final }.
    [ups-and-downs] Rate too high: the loss keeps losing ground and winning it again; it ended with { said-final }.
    [loss-rising-at-end] Rate too high: the training loss has given back { PERCENT($share) } of its descent.
    [noisy] Rate too high: the loss scatters by { LEVELS($scatter) } and does not settle; it ended with { said-final }.
   *[other] Rate too high: taken together, pace, scatter and end of the curve are those of a high rate; it ended with { said-final }.
}
headline-learning-rate-too-high-short = rate too high
headline-learning-rate-slightly-high = { $basis ->
    [siblings] Rate slightly high: another run with a lower rate ended ahead of { said-final }.
    [zigzag] Rate slightly high: the loss swings by { LEVELS($swing) } from point to point; it ended with { said-final }.
    [noisy] Rate slightly high: the loss scatters by { LEVELS($scatter) } and does not settle; it ended with { said-final }.
    [ups-and-downs] Rate slightly high: the loss keeps losing ground and winning it again; it ended with { said-final }.
    [loss-rising-at-end] Rate slightly high: the training loss has given back { PERCENT($share) } of its descent.
   *[other] Rate slightly high: taken together, pace, scatter and end of the curve are those of a high rate; it ended with { said-final }.
}
headline-learning-rate-slightly-high-short = rate slightly high
headline-learning-rate-too-low = { $basis ->
    [too-few-steps] Too little training for this batch: another run, at a higher rate or a smaller batch, went past { said-final }.
    [siblings] Rate too low: another run with a higher rate ended well ahead of { said-final }.
    [lr-zero] Rate zero: no weight ever changes, and the curve shows only the starting point.
    [still-falling-at-end] Rate too low, or too little training: { said-still-falls }, and the run ended with { said-final }.
    [late-descent] Rate too low, or too little training: { PERCENT($share, digits: 0) } of the descent came only in the second half; it ended with { said-final }.
    [falls-slowly] Rate too low, or too little training: a tenth of the run gave only { PERCENT($share) } of the descent; it ended with { said-final }.
   *[other] Rate too low, or too little training: taken together, pace and end of the descent are those of a low rate; it ended with { said-final }.
}
headline-learning-rate-too-low-short = { $basis ->
    [too-few-steps] too few steps for the batch
   *[other] rate too low
}
headline-learning-rate-slightly-low = { $basis ->
    [too-few-steps] Too little training for this batch: another run, at a higher rate or a smaller batch, went past { said-final }.
    [siblings] Rate slightly low: another run with a higher rate ended ahead of { said-final }.
    [still-falling-at-end] Rate slightly low, or the run slightly short: { said-still-falls }, and the run ended with { said-final }.
    [late-descent] Rate slightly low, or the run slightly short: { PERCENT($share, digits: 0) } of the descent came only in the second half; it ended with { said-final }.
    [falls-slowly] Rate slightly low, or the run slightly short: a tenth of the run gave only { PERCENT($share) } of the descent; it ended with { said-final }.
   *[other] Rate slightly low, or the run slightly short: taken together, pace and end of the descent are those of a low rate; it ended with { said-final }.
}
headline-learning-rate-slightly-low-short = { $basis ->
    [too-few-steps] too few steps for the batch
   *[other] rate slightly low
}

headline-batch-size-too-large = { $basis ->
    [siblings] Batch large for this rate and number of epochs: with more steps another run went beyond { said-final }.
   *[other] Batch large for this rate and number of epochs: the steps are few, and the loss was still falling, with { said-final }.
}
headline-batch-size-too-large-short = batch too large
headline-batch-size-too-small = Small batch: another run with a larger batch ended ahead of { said-final }.
headline-batch-size-too-small-short = batch too small

headline-fit-overfitting = { $basis ->
    [val-rises-while-train-falls] { said-from-best } the { $split ->
        [test] test
       *[val] validation
    } loss rises { RISE($rise) } while the training loss falls: overfitting. { $accuracy_went ->
        [rose] Accuracy still rose: the model is right more often, and far too sure where it is wrong.
        [still] Accuracy stood still: the further training bought nothing.
        [fell] Accuracy fell with it, by { POINTS($accuracy_lost) }.
       *[unknown] From there on it memorises the training set.
    }
   *[other] Overfitting: the model memorises the training set and ended with { said-final }.
}
headline-fit-overfitting-short = overfitting
headline-fit-underfitting = Underfitting: training and { $split ->
    [test] test
   *[val] validation
} end together, and poorly: { said-final }.
headline-fit-underfitting-short = underfitting
headline-fit-stopped-too-early = { $basis ->
    [still-falling-at-end] Stopped early: { said-still-falls }, and it got no further than { said-final }.
   *[other] Stopped early: the loss was still falling, with { said-final }.
}
headline-fit-stopped-too-early-short = stopped too early
headline-fit-plateau = Plateau: the second half of the run gained almost nothing beyond { said-final }.
headline-fit-plateau-short = plateau
headline-fit-broken-from-start = { $basis ->
    [lr-zero] Never trained: the learning rate is zero, no weight ever changes, and the curve shows only the starting point.
    [below-chance] Data or labels: training learns, while the held-out accuracy stays at { PERCENT($held_out) }{ $classes ->
        [0] { "" }
       *[other] , below a guess among { $classes } classes
    }. Check that both sets number their classes alike.
    [val-at-guess] Data or labels: the training loss falls, while the held-out loss stays where a guess would leave it. Check the split and the labels.
    [accuracy-constant] Data or labels: the held-out accuracy stays at { PERCENT($accuracy, digits: 2) } to the last digit, as if one class were always predicted.
    [memorised-only] Only memorises: training accuracy rises, the other stays at { PERCENT($held_out) }, { said-guess }. Check that the labels belong to their examples.
    [flat-from-start] Not learning: the loss began at { NUM($first) } and never came more than { PERCENT($fall) } below that. Check labels, input scale and the loss itself.
    [accuracy-impossible] The logged accuracy ends at { NUM($value) }, which cannot be an accuracy. Check the metric before touching the training.
    [at-chance] Not learning: accuracy stays at { PERCENT($accuracy) }, { said-guess }.
   *[other] Not learning from the start: it ended with { said-final }.
}
headline-fit-broken-from-start-short = { $basis ->
    [lr-zero] never trained
    [below-chance] data or labels
    [memorised-only] data or labels
    [val-at-guess] data or labels
    [accuracy-constant] data or labels
   *[other] not learning
}

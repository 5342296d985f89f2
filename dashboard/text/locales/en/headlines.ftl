# The verdict on each run: one sentence with its numbers, and a short form (-short).

# Parts of sentences.
said-where = { $split ->
    [test] on the test set
    [val] on the validation set
   *[train] on the training set
}
task-where = { $task_split ->
    [test] { " " }on the test set
    [val] { " " }on the validation set
   *[none] { "" }
}
said-final = { $task ->
    [none] { $metric ->
        [accuracy] { PERCENT($final) } { said-where }
       *[loss] a loss of { NUM($final) } { said-where }
    }
   *[other] { $task } { NUM($task_end) }{ task-where }
}
said-at = { $unit ->
    [epoch] at epoch { NUM($at) }
    [round] at round { COUNT($at) }
   *[step] at step { COUNT($at) }
}
said-from-best = { $unit ->
    [epoch] From epoch { NUM($best_x) } on
    [round] From round { COUNT($best_x) } on
   *[step] From step { COUNT($best_x) } on
}
said-still-falls = over the last fifth of the run the loss still fell { PERCENT($fall) }

said-guess = { $classes ->
    [0] no better than a guess
   *[other] a guess among { $classes } classes
}

said-reservation = { $note ->
    [spike] with one jump of the loss { said-at } that it recovered from
    [gap] though it has memorized its training set
    [units-differ] though its two losses are in different units
    [unknown] though without a loss its stability cannot be judged
   *[none] no sign of instability
}

headline-healthy = { $has_gap ->
    [yes] Healthy: { said-final }, { SIZE($apart) ->
        [zero] as in
       *[some] { POINTS($apart) } { $side ->
            [above] above
           *[below] below
        }
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
       *[other] Without a loss the indicators cannot tell. What counts: { objective-counts }.
    }
}
headline-unknown-no-loss-short = no loss
headline-unknown-no-held-out = { $learned ->
    [yes] The training loss falls ({ said-final }), but without validation there is no way to know whether the model generalizes.
   *[no] Cannot tell: the training loss did not fall beyond its own noise ({ said-final }), and there is no validation to show more.
}
headline-unknown-failed = Could not be judged because of a fault of Curva; the curves were read and are shown.
headline-unknown-failed-short = not judged
headline-unknown-no-held-out-short = no validation
headline-unknown-units-differ = Cannot tell from the losses: training and validation loss are in different units. It ended with { said-final }.
headline-unknown-units-differ-short = units differ
headline-unknown-best-of-few = Cannot tell: it ended with { said-final }. No rate that was tried is clearly better, and one that was not tried may be.
headline-unknown-best-of-few-short = cannot tell
headline-unknown-saturated = Outputs saturated: it ended with { said-final }, and every wrong answer costs all that this loss can say. Check the scale of the inputs and the rate.
headline-unknown-saturated-short = outputs saturated
headline-unknown-slow-or-broken = Cannot tell: it learned next to nothing and ended with { said-final }. A rate far too low does that, and so does a fault.
headline-unknown-slow-or-broken-short = nothing learned
headline-unknown-not-telling = Cannot tell: it ended with { said-final }, and the curves do not decide between the states.
headline-unknown-not-telling-short = cannot tell

headline-stability-diverged = { $basis ->
    [loss-not-finite] Diverged: the loss became NaN or infinite { said-at }. The numbers after that mean nothing.
    [loss-exploded] { $exploded ->
        [yes] Diverged without a NaN: the loss began at { NUM($first) } and ended at { NUM($end) }.
       *[no] Diverged: the loss ended above its start, at { NUM($end) } after { NUM($first) }; nothing was learned, or all of it was lost.
    }
    [loss-beyond-guess] Diverged without a NaN: the loss ended at { NUM($end) }, above that of any guess, and the accuracy hardly moved.
    [outputs-saturated] Diverged without a NaN: every wrong answer costs { NUM($cost, digits: 4) }, where this loss is cut off; the outputs are saturated.
    [loss-rising-at-end] Diverged without a NaN: the training loss rose again and undid { PERCENT($share) } of its fall, and accuracy fell by { POINTS($accuracy_lost) }.
    [at-chance] Lost what it had learned: accuracy fell to { PERCENT($accuracy) }, { said-guess }.
   *[other] Diverged: it ended with { said-final }.
}
headline-stability-diverged-short = diverged
headline-stability-diverging = { $basis ->
    [loss-rising-at-end] Diverging: the training loss is rising again and has undone { PERCENT($share) } of its fall.
   *[other] Diverging: the training loss rises at the end; it ended with { said-final }.
}
headline-stability-diverging-short = diverging
headline-stability-oscillating = { $basis ->
    [zigzag] Oscillating: the loss goes up and down by { LEVELS($swing) } from point to point; it ended with { said-final }.
   *[other] Oscillating: the loss goes up and down to the end; it ended with { said-final }.
}
headline-stability-oscillating-short = oscillating
headline-stability-noisy = { $basis ->
    [noisy] Noisy: the loss fluctuates by { LEVELS($scatter) } around its trend; it ended with { said-final }.
   *[other] Noisy: the loss fluctuates around its trend; it ended with { said-final }.
}
headline-stability-noisy-short = noisy

headline-learning-rate-too-high = { $basis ->
    [siblings] Learning rate too high: another run with a lower rate ended well ahead of { said-final }.
    [zigzag] Learning rate too high: the loss goes up and down by { LEVELS($swing) } from point to point and ends with { said-final }.
    [ups-and-downs] Learning rate too high: the loss goes up and down all the time; it ended with { said-final }.
    [loss-rising-at-end] Learning rate too high: the training loss is rising again and has undone { PERCENT($share) } of its fall.
    [noisy] Learning rate too high: the loss fluctuates by { LEVELS($scatter) } and does not settle; it ended with { said-final }.
   *[other] Learning rate too high: pace, noise and end of the curve, taken together, are those of a high rate; it ended with { said-final }.
}
headline-learning-rate-too-high-short = rate too high
headline-learning-rate-slightly-high = { $basis ->
    [siblings] Learning rate slightly high: another run with a lower rate ended ahead of { said-final }.
    [zigzag] Learning rate slightly high: the loss swings by { LEVELS($swing) } from point to point; it ended with { said-final }.
    [noisy] Learning rate slightly high: the loss fluctuates by { LEVELS($scatter) } and does not settle; it ended with { said-final }.
    [ups-and-downs] Learning rate slightly high: the loss goes up and down all the time; it ended with { said-final }.
    [loss-rising-at-end] Learning rate slightly high: the training loss is rising again and has undone { PERCENT($share) } of its fall.
   *[other] Learning rate slightly high: pace, noise and end of the curve, taken together, are those of a high rate; it ended with { said-final }.
}
headline-learning-rate-slightly-high-short = rate slightly high
headline-learning-rate-too-low = { $basis ->
    [too-few-steps] Too little training for this batch size: another run, at a higher rate or a smaller batch, went past { said-final }.
    [siblings] Learning rate too low: another run with a higher rate ended well ahead of { said-final }.
    [lr-zero] Learning rate zero: no weight ever changes, and the curve shows only the starting point.
    [still-falling-at-end] Learning rate too low, or too little training: { said-still-falls }, and the run ended with { said-final }.
    [late-descent] Learning rate too low, or too little training: { PERCENT($share, digits: 0) } of the fall came only in the second half; it ended with { said-final }.
    [falls-slowly] Learning rate too low, or too little training: the first tenth of the run gave only { PERCENT($share) } of the fall; it ended with { said-final }.
   *[other] Learning rate too low, or too little training: pace and end of the fall are those of a low rate; it ended with { said-final }.
}
headline-learning-rate-too-low-short = { $basis ->
    [too-few-steps] too few steps for the batch
   *[other] rate too low
}
headline-learning-rate-slightly-low = { $basis ->
    [too-few-steps] Too little training for this batch size: another run, at a higher rate or a smaller batch, went past { said-final }.
    [siblings] Learning rate slightly low: another run with a higher rate ended ahead of { said-final }.
    [still-falling-at-end] Learning rate slightly low, or the run slightly short: { said-still-falls }, and the run ended with { said-final }.
    [late-descent] Learning rate slightly low, or the run slightly short: { PERCENT($share, digits: 0) } of the fall came only in the second half; it ended with { said-final }.
    [falls-slowly] Learning rate slightly low, or the run slightly short: the first tenth of the run gave only { PERCENT($share) } of the fall; it ended with { said-final }.
   *[other] Learning rate slightly low, or the run slightly short: pace and end of the fall are those of a low rate; it ended with { said-final }.
}
headline-learning-rate-slightly-low-short = { $basis ->
    [too-few-steps] too few steps for the batch
   *[other] rate slightly low
}

headline-batch-size-too-large = { $basis ->
    [siblings] Batch large for this rate and number of epochs: with more updates another run went past { said-final }.
   *[other] Batch large for this rate and number of epochs: the updates are few, and the loss was still falling, with { said-final }.
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
        [still] Accuracy stood still: the further training gained nothing.
        [fell] Accuracy fell with it, by { POINTS($accuracy_lost) }.
       *[unknown] From there on it memorizes the training set{ $task ->
            [none] { "" }
           *[other] , and it ended with { said-final }
        }.
    }
   *[other] Overfitting: the model memorizes the training set and ended with { said-final }.
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
headline-fit-plateau = Plateau: in the second half of the run the loss hardly fell, and it stayed at { said-final }.
headline-fit-plateau-short = plateau
headline-fit-broken-from-start = { $basis ->
    [lr-zero] Never trained: the learning rate is zero, no weight ever changes, and the curve shows only the starting point.
    [below-chance] Data or labels: training learns, but the { which-held-out } accuracy stays at { PERCENT($held_out) }{ $classes ->
        [0] { "" }
       *[other] , below a guess among { $classes } classes
    }. Check that both sets number their classes alike.
    [val-at-guess] Data or labels: the training loss falls, but the { which-held-out } loss stays where a guess would leave it. Check the split and the labels.
    [accuracy-constant] Data or labels: the { which-held-out } accuracy stays at { PERCENT($accuracy, digits: 2) } to the last digit, as if one class were always predicted.
    [memorised-only] Only memorizes: training accuracy rises, and the { which-held-out } accuracy stays at { PERCENT($held_out) }, { said-guess }. Check that the labels belong to their examples.
    [outputs-saturated] Outputs saturated: every wrong answer costs { NUM($cost, digits: 4) }, where this loss is cut off, and nothing is learned. Check the scale of the inputs and the last layer.
    [flat-from-start] Not learning: the loss began at { NUM($first) } and never { SIZE($fall) ->
        [zero] fell below that
       *[some] came more than { PERCENT($fall) } below that
    }. Check labels, input scale and the loss function.
    [accuracy-impossible] The logged accuracy ends at { NUM($value) }, which cannot be an accuracy. Check the metric before changing the training.
    [at-chance] Not learning: accuracy stays at { PERCENT($accuracy) }, { said-guess }.
   *[other] Not learning from the start: it ended with { said-final }.
}
headline-fit-broken-from-start-short = { $basis ->
    [lr-zero] never trained
    [outputs-saturated] outputs saturated
    [below-chance] data or labels
    [memorised-only] data or labels
    [val-at-guess] data or labels
    [accuracy-constant] data or labels
   *[other] not learning
}

# Numbers and data that are broken: the facts with their titles and manual lines, the verdict, and
# what to check first.
said-from = { $unit ->
    [epoch] from epoch { NUM($at) } on
    [round] from round { COUNT($at) } on
   *[step] from step { COUNT($at) } on
}

symptom-nan-from-start = The { $split ->
    [val] validation loss
    [test] test loss
   *[train] training loss
} is NaN or infinite at each of its { COUNT($count) } points.
symptom-nan-from-start-title = NaN from the start
symptom-nan-from-start-what = Whether every training loss (validation where there is none) is NaN or infinite at each of at least two points.
symptom-nan-from-start-why = The first step or the first input overflowed already: a number format that is too narrow, a rate far too high, or bad inputs, in this order.
symptom-nan-from-start-not = When no loss is logged, or one of its points is a number.

symptom-gradient-not-finite = { $stands ->
    [yes] The gradient's norm is NaN or infinite { said-from }, at { COUNT($count) } of { COUNT($points) } points.
   *[no] The gradient's norm is NaN or infinite at { COUNT($count) } of { COUNT($points) } points, first seen { said-from-short }.
}
said-from-short = { $unit ->
    [epoch] at epoch { NUM($at) }
    [round] at round { COUNT($at) }
   *[step] at step { COUNT($at) }
}
symptom-gradient-not-finite-title = NaN in the gradient
symptom-gradient-not-finite-what = The points of a logged gradient norm that are no finite number: from which on, and how many.
symptom-gradient-not-finite-why = A step along such a gradient destroys the weights or is skipped: the number format overflowed, or something was divided by zero.
symptom-gradient-not-finite-not = Without a gradient norm in the log, or when only one or two points are such: loss scaling skips a few steps by design.

symptom-loss-zero = { $first ->
    [yes] The loss is exactly zero at all { COUNT($count) } points.
    [lost] The loss was no finite number, then exactly zero, and stays there { said-from }.
   *[no] The loss went from { NUM($before) } to exactly zero at once and stays there { said-from }.
}
symptom-loss-zero-title = Loss of exactly zero
symptom-loss-zero-what = Whether the loss is exactly zero to the end, either from its first point or right after a large value or none that is finite.
symptom-loss-zero-why = No cross-entropy and no error gets there at once: the numbers overflowed, every label is masked out, or the loss is no longer computed.
symptom-loss-zero-not = When the loss came down to zero by small values (they are rounded in the log), or the accuracy is above 95%. Also with one or two examples to train on, with a hinge or triplet loss, or in a run that is judged by rewards.

symptom-loss-below-lowest = { $kind ->
    [perplexity] The perplexity gets down to { NUM($value) }, and none lies below 1.
   *[loss] The loss gets down to { NUM($value) }, below the lowest value that it can have.
}
symptom-loss-below-lowest-title = Loss below its lowest
symptom-loss-below-lowest-what = A perplexity below 1, an error or a cross-entropy below zero, or a loss that runs far below zero beside an accuracy.
symptom-loss-below-lowest-why = What is minimized is not what is meant, and has no end: log-softmax is missing, or the labels are not those that the loss expects.
symptom-loss-below-lowest-not = For the loss of a regression or a density, which may be negative, or between -1 and 0 beside an accuracy, as with Dice.

symptom-outputs-saturated = Every wrong answer costs { NUM($cost, digits: 4) }, where this loss is cut off: all outputs stand at 0 or 1.
symptom-outputs-saturated-title = Outputs saturated
symptom-outputs-saturated-what = Whether loss / (1 − accuracy) stays, over the last three points of every part, where a library cuts the logarithm off. In Keras that is 15.9 to 16.1.
symptom-outputs-saturated-why = Then every answer is given with full certainty, right or wrong, and no gradient is left. Inputs out of scale lead there, a wrong last layer, or steps far too large.
symptom-outputs-saturated-not = Without an accuracy beside the loss, with fewer than three points, or with nearly all answers right. A loss computed from raw scores is never cut off.
symptom-loss-nan-alone = The loss is NaN or infinite { said-from }, and the accuracy goes on, up to { PERCENT($accuracy) }: the weights are sound, the loss is not.
symptom-loss-nan-alone-title = NaN in the loss alone
symptom-loss-nan-alone-what = Whether the accuracy still moves after the loss became NaN, keeps nine tenths of its best before, and lies ten points above its lowest.
symptom-loss-nan-alone-why = Weights that are NaN answer one class for every input. These do not: it is the loss that computes log(0) or overflows, and no rate mends that.
symptom-loss-nan-alone-not = Without an accuracy beside the loss, or where it stands still or fell back: then the weights are lost.
symptom-loss-constant = The training loss is { NUM($value, digits: 4) } to the last digit at all { COUNT($count) } points.
symptom-loss-constant-title = Loss constant to the digit
symptom-loss-constant-what = Whether all points of the training loss have one value, written with three digits or more.
symptom-loss-constant-why = Batches differ, and so do updated weights: this loss is computed from something that training does not reach.
symptom-loss-constant-not = With fewer than five points, with a value of one or two digits, or when the rate is zero, which explains it.

symptom-metric-out-of-range = { $name } reaches { NUM($value) }, and a share lies between 0 and 1 (or 0 and 100%).
symptom-metric-out-of-range-title = Metric out of range
symptom-metric-out-of-range-what = Whether an F1, a precision, a recall, an AUC, an mAP, an IoU or a Dice score leaves 0 to 1, or 0 to 100%.
symptom-metric-out-of-range-why = The code of the metric is wrong, and so is every choice that is made by it.
symptom-metric-out-of-range-not = When no such metric is logged, or the value is exactly -1, by which evaluators mark what has none.

symptom-val-not-finite = { $stands ->
    [yes] The { which-held-out } loss is NaN or infinite { said-from }, while the training loss has numbers there{ $others ->
        [0] .
        [one] { " " }and { $beside } goes on.
       *[other] { " " }and { COUNT($others) } other metrics of that set go on.
    }
   *[no] The { which-held-out } loss was NaN or infinite at { COUNT($count) } points and is a number again, while training went on.
}
symptom-val-not-finite-title = NaN in validation only
symptom-val-not-finite-what = From which point on a validation loss is no number, whether it is one again later, and what goes on beside it.
symptom-val-not-finite-why = The weights are sound, or training would have ended too: the evaluation is at fault.
symptom-val-not-finite-not = When a training loss ends in NaN too: then the run itself is lost.

symptom-units-differ = { $larger ->
    [train] The training loss begins { NUM($ratio) } times as high as the { which-held-out } loss ({ NUM($train) } and { NUM($held_out) }): the two are not in one unit.
   *[held-out] The { which-held-out } loss begins { NUM($ratio) } times as high as the training loss ({ NUM($held_out) } and { NUM($train) }): the two are not in one unit.
}
symptom-units-differ-title = Losses in different units
symptom-units-differ-what = Whether training and validation loss differ by a factor of eight or more that, by the accuracies or by its size, is no gap.
symptom-units-differ-why = One is a sum or holds a penalty, the other is a mean: levels, gaps and pace cannot be compared.
symptom-units-differ-not = When a loss is missing or not positive, or when a higher validation loss may be a true gap.

symptom-accuracy-constant = The { which-held-out } accuracy is { PERCENT($accuracy, digits: 2) } to the last digit at { COUNT($count) } evaluations, while training goes on.
symptom-accuracy-constant-title = One class predicted
symptom-accuracy-constant-what = Whether the validation accuracy has one value at nine tenths of its points, with a loss no better than that of a constant answer.
symptom-accuracy-constant-why = The model gives every item the same class, and the accuracy is that class's share.
symptom-accuracy-constant-not = With fewer than five evaluations, above 95%, or at a guess's 1/n, which another fact covers.

symptom-below-chance = The { which-held-out } accuracy stays at { PERCENT($held_out) }{ $classes ->
    [0] { "" }
   *[other] , below a guess among { $classes } classes,
} while training reaches { PERCENT($known) }.
symptom-below-chance-title = Below chance
symptom-below-chance-what = Whether the validation accuracy stays near zero, below a guess, or low and without any gain, while the training accuracy is high.
symptom-below-chance-why = No model is that wrong by itself: the classes of the validation set are numbered otherwise, or its labels are shifted against its items.
symptom-below-chance-not = Without an accuracy on both sides, with fewer than five points, or when the validation accuracy was higher before.

symptom-val-at-guess = The { which-held-out } loss never gets below { NUM($best) }{ $classes ->
    [0] , about where it began,
   *[other] , that of a guess among { $classes } classes,
} while the training loss falls to { NUM($train_end) }.
symptom-val-at-guess-title = Validation at a guess
symptom-val-at-guess-what = Whether the validation loss stays at ln(n), or where it began beside an accuracy that gains nothing, while the training loss falls by half.
symptom-val-at-guess-why = Nothing that is learned holds for other data: labels are shuffled, or the validation set holds something else. Overfitting begins by learning.
symptom-val-at-guess-not = When a loss is missing or on another scale, with fewer than five points, or without both a number of classes and accuracies.

# The verdict.
headline-stability-broken = { $basis ->
    [nan-from-start] Numbers broken: the loss is NaN or infinite from its first point on. Try full precision first, then a lower rate, then look at the inputs.
    [gradient-not-finite] Numbers broken: the gradient is NaN or infinite { said-from }, and no step along it teaches anything.
    [loss-nan-alone] Loss broken: it is NaN or infinite { said-from }, while the accuracy goes on and ended at { PERCENT($accuracy) }. The weights are sound: check the last layer and the loss.
    [loss-zero] Numbers broken: the loss is exactly zero { said-from }, and no fall ends like that.
    [loss-below-lowest] Loss broken: it gets down to { NUM($value) }, below the lowest value that it can have. What is minimized is not what is meant.
    [loss-constant] Numbers broken: the loss is { NUM($value, digits: 4) } to the last digit from start to end. Training does not reach it.
    [accuracy-impossible] The logged accuracy ends at { NUM($value) }, which cannot be an accuracy. Check the metric before changing the training.
    [metric-out-of-range] Metric broken: { $name } reaches { NUM($value) }, outside its range. Mend it before choosing anything by it.
    [val-not-finite] Evaluation broken: the { which-held-out } loss is NaN or infinite { said-from }, while training { $others ->
        [0] goes on.
       *[other] and the other metrics go on.
    }
   *[other] Numbers broken: they cannot be right, and nothing can be concluded from them.
}
headline-stability-broken-short = { $basis ->
    [val-not-finite] evaluation broken
    [loss-nan-alone] loss broken
    [metric-out-of-range] metric broken
    [accuracy-impossible] metric broken
   *[other] numbers broken
}

# Why a lamp does not know.
reason-numbers-broken = A number of this log cannot be right, and what is read from the others would be a guess. Mend that first.
reason-data-broken = Data or labels do not belong together, and no rate would show it. Check the split and the labels first.
reason-units-differ = The training loss is not in the unit of the validation loss: its pace is no evidence on the rate.
reason-never-trained = The rate is zero: what the loss does is the variation of the batches.

# Advice.
recommendation-check-precision = { $where ->
    [validation] Evaluate in full precision (float32), with mixed precision off, and look at the batches that give NaN.
   *[training] Train in bfloat16 or in full precision (float32) instead of float16, or check the loss scaling.
}
why-check-precision = { $where ->
    [validation] Float16 ends at 65,504; a sum over a large or empty batch overflows there before the training does.
   *[training] Float16 ends at 65,504: beyond it numbers become infinite, and one division later NaN.
}
expect-check-precision = { $where ->
    [validation] { expected } numbers for the same weights; the training need not be repeated.
   *[training] { expected } finite losses and gradients from the first steps on, at the same rate.
}
wrong-check-precision = { $where ->
    [validation] { wrong-if } it is NaN in float32 too: then look for an empty batch or a division by zero.
   *[training] { wrong-if } they are NaN in float32 too: then try a tenth of the rate, and then look at the data.
}
chip-check-precision = check the precision

recommendation-probe-lower-lr = If full precision does not help, try a hundred steps at a tenth of the rate.
why-probe-lower-lr = Where the very first steps overflow, a rate far too high is the next likeliest cause.
expect-probe-lower-lr = { expected } finite losses over those hundred steps, if the rate was the cause.
wrong-probe-lower-lr = { wrong-if } the first loss of all, before any step, is NaN already: then it is the data or the model.
chip-probe-lower-lr = probe a lower rate

recommendation-scale-inputs = Scale the inputs: to mean 0 and deviation 1, measured on the training set, or from 0 to 1.
why-scale-inputs = Inputs in the hundreds make outputs of 0 and 1 before anything is learned, and there no gradient is left.
expect-scale-inputs = { expected } in classification with cross-entropy, an initial loss near ln(number of classes), and one that falls from there.
wrong-scale-inputs = { wrong-if } they are scaled already: then look at the last layer, and lower the rate.
chip-scale-inputs = scale the inputs

recommendation-check-output-layer = Check the last layer against the loss: log-probabilities for NLL, raw scores for cross-entropy, labels from 0 to 1 for binary cross-entropy.
why-check-output-layer = A loss that is NaN, below its lowest value, or at its cut-off gets something that is no probability, or labels out of range. A softmax over one unit is always 1.
expect-check-output-layer = { expected } an initial loss near ln(number of classes), and none below zero.
wrong-check-output-layer = { wrong-if } the loss is meant to be negative, as a log-density or a Dice score is: then its name misleads, not the run.
chip-check-output-layer = check the last layer

recommendation-check-metric = Compute the metric anew on a small set by hand, or with scikit-learn, and compare.
why-check-metric = A value outside its range comes from the metric's code: sums where means belong, averages over batches, or swapped arguments.
expect-check-metric = { expected } two numbers that agree, both within the range.
wrong-check-metric = { wrong-if } they agree at the value in the log: then the metric is not the one in its name.
chip-check-metric = check the metric

recommendation-fix-reduction = Log both losses in one unit: the mean over items, without penalties.
why-fix-reduction = A sum grows with the batches and a penalty with the weights; next to a mean neither says how well the model fits.
expect-fix-reduction = { expected } two curves that begin near each other.
wrong-fix-reduction = { wrong-if } both are means of the same loss: then look at what one of them adds.
chip-fix-reduction = log both losses as means

recommendation-check-gradient-flow = Check that gradients reach the weights: none missing or zero, and the optimizer holds the model's own parameters.
why-check-gradient-flow = A loss that never moves is cut off from the weights, or all units are dead.
expect-check-gradient-flow = { expected } a gradient above zero in every layer, and weights that differ after a step.
wrong-check-gradient-flow = { wrong-if } they do differ: then the loss that is logged is not the one that is minimized.
chip-check-gradient-flow = check the gradients

recommendation-check-classes = Count the predictions by class, and weight the classes or sample them evenly.
why-check-classes = An accuracy that never moves is the share of one class: on unbalanced data answering it always pays.
expect-check-classes = { expected } predictions of more than one class, and an accuracy that moves, at first perhaps a lower one.
wrong-check-classes = { wrong-if } several classes are predicted: then look at which model and which data are evaluated.
chip-check-classes = count the predicted classes

recommendation-check-split = Compare the training and the validation set: same classes in the same order, same preparation, labels beside their own items.
why-check-split = Training learns and nothing holds on validation: most often the two sets do not mean the same.
expect-check-split = { expected } the training set itself, evaluated as the validation set is, to reach the training accuracy.
wrong-check-split = { wrong-if } it does, and a fresh split of the same data does no better: then the model only memorizes.
chip-check-split = check the split

recommendation-shuffle-data = Shuffle before splitting and again at every epoch, inputs and labels together.
why-shuffle-data = Data sorted by class put other classes into the validation set; labels shuffled alone belong to nothing.
expect-shuffle-data = { expected } a validation accuracy above a guess after the first epochs.
wrong-shuffle-data = { wrong-if } the validation results stay as they are: then the order was not the cause.
chip-shuffle-data = shuffle the data

recommendation-set-lr = { $to ->
    [none] Set a rate above zero: 0.001 is usual for Adam, 0.01 for SGD.
   *[other] Set a rate above zero: { RATE($to) } to begin with.
}
why-set-lr = { $shown_score ->
    [none] At a rate of zero no weight changes, however long it trains.
   *[other] At a rate of zero no weight changes; a comparable run at { RATE($shown_lr) } ended at { advised-score }.
}
expect-set-lr = { expected } a loss that falls within the first epochs.
wrong-set-lr = { wrong-if } the log still shows a rate of zero: then a schedule or a warm-up of the wrong length sets it.
chip-set-lr = { $to ->
    [none] a rate above zero
   *[other] rate { RATE($to) }
}

# Comments of the code.
snippet-on-the-cpu = float32 from end to end
snippet-by-hand = the same, by hand
snippet-mean-over-items = a mean over items
snippet-moved = above zero everywhere?
snippet-more-than-one = more than one class?
snippet-same-order = the same classes, in the same order?
snippet-evaluated-alike = near the training accuracy?
snippet-raw-scores = raw scores, no softmax before it
snippet-from-training-set = from the training set alone
snippet-hundred-steps = a hundred steps at a tenth
snippet-still-a-number = still a number?

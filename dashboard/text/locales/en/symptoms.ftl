# The facts observed on the curves: the sentence with its numbers, the title, what it measures, why
# it matters and when it does not apply.
which-held-out = { $split ->
    [test] test
   *[val] validation
}

symptom-loss-not-finite = { $ended ->
    [yes] { $unit ->
        [epoch] At epoch { NUM($at) } the loss became NaN or infinite, and the run ended that way.
        [round] At round { COUNT($at) } the loss became NaN or infinite, and the run ended that way.
       *[step] At step { COUNT($at) } the loss became NaN or infinite, and the run ended that way.
    }
   *[no] { $unit ->
        [epoch] At epoch { NUM($at) } the loss became NaN or infinite, but it was a number again later.
        [round] At round { COUNT($at) } the loss became NaN or infinite, but it was a number again later.
       *[step] At step { COUNT($at) } the loss became NaN or infinite, but it was a number again later.
    }
}
symptom-loss-not-finite-title = NaN or infinite loss
symptom-loss-not-finite-what = The first point of a loss curve that is not a finite number, and whether numbers follow it.
symptom-loss-not-finite-why = Once the loss is NaN the weights are usually lost: whatever follows means nothing.
symptom-loss-not-finite-not = When the log holds no loss. A single overflow that mixed precision skips shows as recovered.

symptom-loss-exploded = The loss began at { NUM($first) }, reached { NUM($highest) } and ended at { NUM($end) }.
symptom-loss-exploded-title = Loss above its start
symptom-loss-exploded-what = The end of the training loss against its start.
symptom-loss-exploded-why = The run ended without having learned, or lost what it had learned, although there was no NaN.
symptom-loss-exploded-not = When there is only a validation loss that rose to less than double (it may be overfitting), or when the loss can be negative.

symptom-loss-beyond-guess = The loss ended at { NUM($end) }, after { NUM($first) }: as a mean, above that of any guess. The accuracy hardly moved.
symptom-loss-beyond-guess-title = Loss above any guess
symptom-loss-beyond-guess-what = Whether the loss ends above 10, that of a guess among 22,000 classes, while the accuracy gains less than ten points.
symptom-loss-beyond-guess-why = As a mean over examples, only answers that are wrong and very sure cost so much. That is what steps too large lead to.
symptom-loss-beyond-guess-not = When the loss ended well above its start, which is said by itself. A loss summed over examples or tokens is as large in a healthy run.

symptom-loss-rising-at-end = After its best point the training loss rose again and undid { PERCENT($share) } of its fall.
symptom-loss-rising-at-end-title = Training loss rising
symptom-loss-rising-at-end-what = How much of the training loss's fall was undone between its best point and the end.
symptom-loss-rising-at-end-why = Training undoes its own work: the steps are too large for where the weights have come.
symptom-loss-rising-at-end-not = With fewer than five points, or when there is only a validation loss.

symptom-zigzag = Over the second half the loss turns at { PERCENT($turns, digits: 0) } of the points (pure noise would at two in three), and each swing is { LEVELS($swing) }.
symptom-zigzag-title = Zigzag
symptom-zigzag-what = At how many points of the second half the curve turns, compared with pure noise (two thirds of them). The swings are at least 12% of the level and 1% of the whole fall.
symptom-zigzag-why = Usually the step is too large and jumps from one side of the minimum to the other; a very small batch does the same.
symptom-zigzag-not = With fewer than twenty-one points. If there is a validation loss with as many, only it counts. Just below the stability limit the loss falls smoothly while the weights oscillate: the loss does not show it.

symptom-noisy = Over the second half the loss fluctuates by { LEVELS($scatter) } around its trend.
symptom-noisy-title = Noisy curve
symptom-noisy-what = The standard deviation of the noise over the second half: at least 6% of the level and 2% of the whole fall, in training and validation.
symptom-noisy-why = Gradient noise puts a floor under the loss; it grows with the rate over the batch size.
symptom-noisy-not = With fewer than sixteen points, or when only one of the two losses fluctuates so: that is the noise of single minibatches or of a small validation set.

symptom-still-falling-at-end = The { $split ->
    [test] test
    [val] validation
   *[train] training
} loss still fell { PERCENT($fall) } over the last fifth of the run.
symptom-still-falling-at-end-title = Still falling at the end
symptom-still-falling-at-end-what = The fall of the training loss over the last fifth of the run, when the validation loss falls with it.
symptom-still-falling-at-end-why = Training ended before the loss stopped falling: more epochs may help. Many good runs end this way too; by itself it is no fault.
symptom-still-falling-at-end-not = With fewer than six points, with a loss that can be negative, when only the training loss falls, or when a schedule takes the rate to zero at the end.

symptom-falls-slowly = The first tenth of the run gave only { PERCENT($share, digits: 0) } of the whole fall.
symptom-falls-slowly-title = Slow fall
symptom-falls-slowly-what = The share of the loss's fall that is done in the first tenth of the run.
symptom-falls-slowly-why = A well-chosen step does most of its work early; an even fall means that the steps are small for the distance.
symptom-falls-slowly-not = With fewer than ten points, or when a warm-up holds the start back.

symptom-flat-from-start = The loss never { SIZE($fall) ->
    [zero] fell below its start
   *[some] came more than { PERCENT($fall) } below its start
}: { NUM($first) } at first, { NUM($best) } at its best level, { NUM($end) } at the end.
symptom-flat-from-start-title = Flat from the start
symptom-flat-from-start-what = The whole fall of the training loss relative to its first value.
symptom-flat-from-start-why = The model is not learning. Check labels, loss function, input scale, activations and initialization; only then the rate.
symptom-flat-from-start-not = With fewer than five points, when accuracy rises all the same, or when training continues from a trained model.

symptom-at-chance = { $lost ->
    [yes] Accuracy reached { PERCENT($best) } and fell to { PERCENT($accuracy) }, { said-guess }.
   *[no] Accuracy stays at { PERCENT($accuracy) }, { said-guess }.
}
symptom-at-chance-title = At the level of chance
symptom-at-chance-what = Whether the accuracy of the second half stays beside 1/n: n is the number of classes among the settings or, where it is not there, any whole number.
symptom-at-chance-why = The model gives one answer for every input.
symptom-at-chance-not = Without an accuracy, with fewer than five points, when the loss still falls over the second half, or when the training accuracy is well above a guess.

symptom-memorised-only = The { which-held-out } accuracy stays at { PERCENT($held_out) }, { said-guess }, while the training accuracy rises to { PERCENT($train) }.
symptom-memorised-only-title = Only memorized
symptom-memorised-only-what = Whether validation never leaves the level of a guess (accuracy 1/n, loss ln(n)) while the training accuracy ends more than ten percentage points higher.
symptom-memorised-only-why = What is learned are the training examples themselves, and nothing that distinguishes the classes: labels are shuffled, or belong to other examples.
symptom-memorised-only-not = Without accuracy and loss on both sides, with fewer than five points, or when the first training loss means more classes.

symptom-plateau-early = In the second half of the run the loss { SIZE($change) ->
    [zero] did not move
   *[some] { $moved ->
        [rose] rose by { PERCENT($change) }
       *[fell] fell by only { PERCENT($change) }
    }
}, and it is still at { PERCENT($level, digits: 0) } of its first value.
symptom-plateau-early-title = Stopped improving early
symptom-plateau-early-what = How much the second half of the run lowered the loss, and at which level it stopped.
symptom-plateau-early-why = Time passes without gain; lowering the rate after the plateau often lets the loss fall again.
symptom-plateau-early-not = With fewer than ten points. The level may be the data's own noise: nothing goes below it.

symptom-val-rises-while-train-falls = { $unit ->
    [epoch] From epoch { NUM($best_x) } on the { which-held-out } loss rises { RISE($rise) } while the training loss falls.
    [round] From round { COUNT($best_x) } on the { which-held-out } loss rises { RISE($rise) } while the training loss falls.
   *[step] From step { COUNT($best_x) } on the { which-held-out } loss rises { RISE($rise) } while the training loss falls.
}
symptom-val-rises-while-train-falls-title = Validation worse, training better
symptom-val-rises-while-train-falls-what = The end of the validation loss against its own best point, with the training loss below what it was there.
symptom-val-rises-while-train-falls-why = From there on the model memorizes the training set.
symptom-val-rises-while-train-falls-not = When one of the two losses is missing or there are fewer than eight points. Where accuracy goes on rising, errors do not grow, but the confidence in them does.

symptom-val-above-train = The { which-held-out } accuracy ({ PERCENT($held_out) }) stays { POINTS($gap) } below the training accuracy ({ PERCENT($train) }).
symptom-val-above-train-title = Validation below training
symptom-val-above-train-what = The difference between training and validation accuracy at the end, in percentage points.
symptom-val-above-train-why = Part of what was learned does not hold for data the model has not seen.
symptom-val-above-train-not = When accuracy is missing on one side. Levels of losses are not compared here: they may be on different scales.

symptom-val-tracks-train = Training and { $split ->
    [test] test
   *[val] validation
} end together{ SIZE($apart) ->
    [zero] .
   *[some] { $metric ->
        [accuracy] : { POINTS($apart) } apart.
       *[loss] : losses { PERCENT($apart) } apart.
    }
}
symptom-val-tracks-train-title = Training and validation close
symptom-val-tracks-train-what = The difference between training and validation at the end: in percentage points of accuracy or, without it, in the loss.
symptom-val-tracks-train-why = The model does not memorize; what is missing is missing on both sides: train longer or use a larger model.
symptom-val-tracks-train-not = When one of the curves is missing, when the losses are on different scales, or with fewer than four points.

symptom-both-poor = Training ({ PERCENT($train) }) and { $split_held_out ->
    [test] test
   *[val] validation
} ({ PERCENT($held_out) }) level off close together, at a low value.
symptom-both-poor-title = Training and validation poor
symptom-both-poor-what = A low training accuracy at rest, with the validation accuracy within three percentage points.
symptom-both-poor-why = The model cannot fit even the training set: too small, too strongly regularized, or short of useful inputs.
symptom-both-poor-not = Without accuracy on both sides, with fewer than eight points, or while the curve still rises. With many classes a low number may be a fine result.

symptom-held-back = { $by ->
    [decay] A weight decay of { NUM($value) } holds the weights near zero
   *[units] { $value ->
        [1] A hidden layer of 1 unit lets
       *[other] A hidden layer of { COUNT($value) } units lets
    } little through
}: even in training { $train ->
    [none] { PERCENT($left) } of the loss is left at the end
   *[other] the accuracy ends at { PERCENT($train) }
}.
symptom-held-back-title = A setting holds the model back
symptom-held-back-what = A weight decay two hundred times the usual one that acted for long, or a hidden layer of three units or fewer. At the end a fifth of the training examples is wrong, or 30% of the loss is left.
symptom-held-back-why = The setting alone explains the poor fit. What learning rate and batch size would do shows only once it is mended.
symptom-held-back-not = When the log has no such setting or no training curve. A weight decay counts only if the learning rates add up to enough, a narrow layer only if the loss has fallen.

symptom-spike = { $unit ->
    [epoch] At epoch { NUM($at) } the loss jumped from { NUM($before) } to { NUM($top) } and came back.
    [round] At round { COUNT($at) } the loss jumped from { NUM($before) } to { NUM($top) } and came back.
   *[step] At step { COUNT($at) } the loss jumped from { NUM($before) } to { NUM($top) } and came back.
}
symptom-spike-title = Single spike
symptom-spike-what = The largest rise of the training loss from one point to the next, if at least half of it is undone by the end.
symptom-spike-why = One bad batch or one step that was too large nearly cost the run; clipping the gradient norm guards against it.
symptom-spike-not = With fewer than ten points. A scheduled change of rate, batch or data may cause the jump on purpose.

symptom-good-final = { $metric ->
    [accuracy] The { which-held-out } accuracy settled: { PERCENT($value) } at the end, { PERCENT($best) } at its best.
   *[loss] The { which-held-out } loss settled: { NUM($value) } at the end, { NUM($best) } at its best.
}
symptom-good-final-title = Settled near its best
symptom-good-final-what = A clear fall, little of it left at the end, and a validation result within one percentage point (5% of the loss) of its best.
symptom-good-final-why = A sign that nothing needs to change.
symptom-good-final-not = Without a validation curve or with fewer than five points. Only comparable runs show whether a better result was possible.

symptom-few-points = { $points ->
    [one] The longest curve has 1 point.
   *[other] The longest curve has { COUNT($points) } points.
}
symptom-few-points-title = Few points
symptom-few-points-what = The number of points of the best-logged loss or accuracy.
symptom-few-points-why = With four points, noise, trend and turning point look alike: nothing can be concluded.
symptom-few-points-not = When the log holds neither a loss nor an accuracy.

symptom-no-loss = { $count ->
    [0] The log holds no curve at all.
   *[other] No curve is a loss that measures progress or an accuracy; the log holds: { $metrics }.
}
symptom-no-loss-title = No loss, no accuracy
symptom-no-loss-what = Whether any curve is named as a loss or an accuracy.
symptom-no-loss-why = The indicators are judged from them; rewards and timings do not show whether the rate or the model is right.
symptom-no-loss-not = When there is an accuracy, a loss curve (a name that ends in "loss", without rewards beside it) or an error such as MSE, MAE or perplexity.

symptom-lr-zero = { $logged ->
    [yes] The logged learning rate is zero from start to end.
   *[no] The configured learning rate is zero.
}
symptom-lr-zero-title = Rate zero
symptom-lr-zero-what = Whether the configured rate, or the logged one from start to end, is zero.
symptom-lr-zero-why = No weight ever changes: the run only measures where it started.
symptom-lr-zero-not = When the rate is neither among the settings nor on a curve.

symptom-ups-and-downs = Added up, the rises of the { $split ->
    [test] test loss
    [val] validation loss
   *[train] training loss
} are { DESCENTS($share) }: it goes up and down all the time.
symptom-ups-and-downs-title = Ups and downs
symptom-ups-and-downs-what = The sum of all rises of the validation loss (training where there is none), relative to its whole fall.
symptom-ups-and-downs-why = With a suitable step the curve mostly falls; rising and falling again is a sign of steps that are too large.
symptom-ups-and-downs-not = With fewer than eight points, or when it is one rise that stays (that is overfitting or divergence). A small validation set fluctuates by itself.

symptom-late-descent = { PERCENT($share, digits: 0) } of the loss's fall came in the second half of the run.
symptom-late-descent-title = Late fall
symptom-late-descent-what = The share of the training loss's fall that comes after half of the run.
symptom-late-descent-why = With a suitable step most of the way is done early; what comes late would have come sooner with a higher rate.
symptom-late-descent-not = With fewer than eight points, or when a schedule lowers the rate in the second half.

symptom-accuracy-impossible = The { $split ->
    [test] test
    [val] validation
   *[train] training
} accuracy ends at { NUM($value) }, which cannot be an accuracy: check how the metric is computed.
symptom-accuracy-impossible-title = Impossible accuracy
symptom-accuracy-impossible-what = Whether the curve named accuracy leaves 0 to 1 (or 0 to 100%), or stays at zero while the other split's is far from it.
symptom-accuracy-impossible-why = The number is a count, a sum or something else: whatever is concluded from it is wrong, and the code that computes it may be wrong elsewhere too.
symptom-accuracy-impossible-not = When the log holds no accuracy.

symptom-stays-lost = { $lost_as ->
    [no-number] { $unit ->
        [epoch] Since epoch { NUM($at) } the training loss is no number any more.
       *[step] Since step { COUNT($at) } the training loss is no number any more.
    }
    [guess] { $unit ->
        [epoch] Since epoch { NUM($at) } the training loss lies above its start, { NUM($first) }, with the accuracy of a guess, and does not come down: it is at { NUM($end) }.
       *[step] Since step { COUNT($at) } the training loss lies above its start, { NUM($first) }, with the accuracy of a guess, and does not come down: it is at { NUM($end) }.
    }
   *[above] { $unit ->
        [epoch] Since epoch { NUM($at) } the training loss lies above its start, { NUM($first) }, and does not come down: it is at { NUM($end) }.
       *[step] Since step { COUNT($at) } the training loss lies above its start, { NUM($first) }, and does not come down: it is at { NUM($end) }.
    }
}
symptom-stays-lost-title = Loss lost for good
symptom-stays-lost-what = In a run that is still being written: how many points in a row the training loss has been above its start, or no number, without coming down.
symptom-stays-lost-why = Such a run has less than before its first update, and hardly one comes back to a good end: its time is better spent on another setting.
symptom-stays-lost-not = When the run has ended, during a warm-up of the rate, without a training loss, or where the loss can be negative.

# What to change in a run: the change itself, why, what to expect of it and what would prove it
# wrong (a sentence each), and a short label (chip-).

# Pieces of sentences.
expected = Expect
wrong-if = Wrong if
advised-where = { $split ->
    [test] on the test set
    [val] on validation
   *[train] in training
}
advised-score = { $metric ->
    [accuracy] { PERCENT($shown_score) } { advised-where }
   *[loss] a loss of { NUM($shown_score) } { advised-where }
}
advised-helped = { $improved ->
    [none] { "" }
   *[other] { " " }On the public training runs that we measured, such a change helped in { PERCENT($improved, digits: 0) } of cases.
}
advised-raise = { $from ->
    [none] (× { NUM($fold) })
   *[other] from { RATE($from) } to { RATE($to) }
}
advised-lower = { $from ->
    [none] (÷ { NUM($fold) })
   *[other] from { RATE($from) } to { RATE($to) }
}
advised-at-rate = { $to ->
    [none] at the new rate
   *[other] at { RATE($to) }
}
advised-with-rate = { $lr ->
    [none] at the same rate
   *[other] at rate { RATE($lr) }
}
advised-at = { $unit ->
    [epoch] from epoch { COUNT($at) } on
   *[step] from step { COUNT($at) } on
}

recommendation-raise-lr = Raise the rate { advised-raise } and keep the batch size.
why-raise-lr = { $shown_score ->
    [none] The steps are too small: the loss falls more slowly than it could.
   *[other] A comparable run at rate { RATE($shown_lr) } ended at { advised-score }.
}
expect-raise-lr = { $shown_score ->
    [none] { expected } a loss that falls faster from the first epochs on.{ advised-helped }
   *[other] { expected } a result close to that run's, after the same number of epochs.
}
wrong-raise-lr = { $shown_score ->
    [none] { wrong-if } the training loss rises or zigzags in the first epochs { advised-at-rate }: then try a rate in between.
   *[other] { wrong-if } another seed { advised-at-rate } ends no better than this run: then the other run was lucky.
}
chip-raise-lr = { $from ->
    [none] rate × { NUM($fold) }
   *[other] rate { RATE($from) } → { RATE($to) }
}

recommendation-lower-lr = Lower the rate { advised-lower } and keep the batch size.
why-lower-lr = { $shown_score ->
    [none] The steps are too large: they overshoot the minimum instead of settling in it.
   *[other] A comparable run at rate { RATE($shown_lr) } ended at { advised-score }.
}
expect-lower-lr = { $shown_score ->
    [none] { expected } a calmer curve that ends lower.{ advised-helped }
   *[other] { expected } a result close to that run's, after the same number of epochs.
}
wrong-lower-lr = { $shown_score ->
    [none] { wrong-if } the curve { advised-at-rate } only gets slower, or is as restless as before: then the rate was not the cause.
   *[other] { wrong-if } another seed { advised-at-rate } ends no better than this run: then the other run was lucky.
}
chip-lower-lr = { $from ->
    [none] rate ÷ { NUM($fold) }
   *[other] rate { RATE($from) } → { RATE($to) }
}

recommendation-try-lr = Find out with one more run: { $side ->
    [low] raise the rate { advised-raise }
   *[high] lower the rate { advised-lower }
}, all else equal.
try-lr-side = { $side ->
    [low] too low
   *[high] too high
}
try-lr-end = { $side ->
    [low] highest
   *[high] lowest
}
why-try-lr = { $basis ->
    [edge] This run ended best, at the { try-lr-end } rate that was tried: the best rate may lie beyond it.
    [few] Of the rates that were tried none ended better, but few were: by its curve the rate is { try-lr-side } with { PERCENT($chance, digits: 0) } probability.
    [usual] The rate is 100 times or more the one from which this optimizer is usually tuned: of such rates about nine in ten are too high.
    [unlearned] Nothing was learned: a rate far too low does that, and so does a fault. The rate is too low with { PERCENT($chance, digits: 0) } probability.
   *[curve] The curve alone does not decide: the rate is { try-lr-side } with { PERCENT($chance, digits: 0) } probability, and right with { PERCENT($good, digits: 0) }.
}
expect-try-lr = { $basis ->
    [edge] { expected } it to end better still: then go one step further.
    [usual] { expected } it to end clearly better if the rate was too high: then go on from there.
   *[curve] { expected } it to end clearly better if the rate was { try-lr-side }: then go on from there.
}
wrong-try-lr = { wrong-if } it ends no better than this run: then keep today's rate, and look for the cause elsewhere.
chip-try-lr = try: { $from ->
    [none] rate { $side ->
        [low] ×
       *[high] ÷
    } { NUM($fold) }
   *[other] rate { RATE($from) } → { RATE($to) }
}

recommendation-raise-lr-with-batch = Raise the rate from { RATE($from) } to { RATE($to) } with the batch at { COUNT($batch_size) } and { $warm_up_epochs ->
    [none] a warm-up over the first steps
   *[other] { COUNT($warm_up_epochs) } epochs of warm-up
}.
why-raise-lr-with-batch = { $rule ->
    [square-root] The batch is { NUM($batch_factor) } times the reference's; with optimizers such as Adam the rate follows the square root of that.
   *[linear] A batch { NUM($batch_factor) } times larger makes { NUM($batch_factor) } times fewer updates in the same epochs; a higher rate makes up for it.
}
expect-raise-lr-with-batch = { $shown_score ->
    [none] { expected } most of the gap to close; on hard data, only a part.
   *[other] { expected } most of the gap to close: a comparable run at rate { RATE($shown_lr) } ended at { advised-score }.
}
wrong-raise-lr-with-batch = { wrong-if } the loss rises or zigzags once the warm-up is over: then this batch cannot take that rate, and only a smaller batch helps.
chip-raise-lr-with-batch = rate { RATE($from) } → { RATE($to) }

recommendation-lower-batch-size = { $shown_score ->
    [none] If the rate is already at its limit, lower the batch size from { COUNT($from) } to { COUNT($to) }.
   *[other] If you would rather keep the rate, lower the batch size from { COUNT($from) } to { COUNT($to) }, { advised-with-rate }.
}
why-lower-batch-size = That is { NUM($factor) } times more updates in the same epochs.
expect-lower-batch-size = { $shown_score ->
    [none] { expected } a lower loss after the same number of epochs, each of which takes longer.
   *[other] { expected } a result near { advised-score }, like that of a comparable run; each epoch takes longer.
}
wrong-lower-batch-size = { wrong-if } the curve gets noisier and ends no lower: then it did not lack updates.
chip-lower-batch-size = batch { COUNT($from) } → { COUNT($to) }

recommendation-raise-batch-size = { $shown_score ->
    [none] Raise the batch size from { COUNT($from) } to { COUNT($to) }.
   *[other] Raise the batch size from { COUNT($from) } to { COUNT($to) }, { advised-with-rate }.
}
why-raise-batch-size = Averaged over { NUM($factor) } times more examples, the gradient gets less noisy.
expect-raise-batch-size = { $shown_score ->
    [none] { expected } a calmer curve; with { NUM($factor) } times fewer updates in an epoch it may need more epochs.
   *[other] { expected } a calmer curve that ends near { advised-score }, like that of a comparable run.
}
wrong-raise-batch-size = { wrong-if } the curve zigzags as before: then the rate is too high, not the batch too small.
chip-raise-batch-size = batch { COUNT($from) } → { COUNT($to) }

recommendation-train-longer = { $unit ->
    [epoch] Train longer: from { COUNT($from) } to { COUNT($to) } epochs.
   *[step] Train longer: from { COUNT($from) } to { COUNT($to) } steps.
}
why-train-longer = It was still gaining when it stopped.
expect-train-longer = { $unit ->
    [epoch] { expected } validation to go on improving after epoch { COUNT($from) }.
   *[step] { expected } validation to go on improving after step { COUNT($from) }.
}
wrong-train-longer = { wrong-if } validation stays the same or gets worse from there on: then what you had was enough.
chip-train-longer = { $unit ->
    [epoch] epochs { COUNT($from) } → { COUNT($to) }
   *[step] steps { COUNT($from) } → { COUNT($to) }
}

recommendation-stop-at-epoch = { $unit ->
    [epoch] Stop at epoch { NUM($to) } and keep the model of the best epoch (early stopping).
   *[step] Stop at step { COUNT($to) } and keep the model of the best point (early stopping).
}{ $accuracy_went ->
    [rose] { " " }If accuracy is what you need, keep instead the checkpoint whose accuracy is best.
   *[other] { "" }
}
why-stop-at-epoch = From there on the validation loss rose { RISE($rise) }.
expect-stop-at-epoch = { expected } the loss of the best point, without that rise, and a shorter training.
wrong-stop-at-epoch = { wrong-if } the validation accuracy still grows while that loss rises: then stop by accuracy.
chip-stop-at-epoch = { $unit ->
    [epoch] stop at epoch { NUM($to) }
   *[step] stop at step { COUNT($to) }
}

recommendation-add-weight-decay = { $from ->
    [none] Add weight decay of { RATE($to) }.
   *[other] Raise weight decay from { RATE($from) } to { RATE($to) }.
}
why-add-weight-decay = It penalizes large weights, which makes it harder to memorize the training set.
expect-add-weight-decay = { expected } a training loss a little higher, and a validation loss lower and nearer to it.
wrong-add-weight-decay = { wrong-if } both losses get worse together: then { RATE($to) } was too much.
chip-add-weight-decay = weight decay { RATE($to) }

recommendation-lower-weight-decay = Lower weight decay from { RATE($from) } to { RATE($to) }.
why-lower-weight-decay = At { RATE($from) } every step pulls the weights back so far that they cannot fit even the training data.
expect-lower-weight-decay = { expected } training and validation to get better together.
wrong-lower-weight-decay = { wrong-if } both stay where they are: then it was not what held the model back.
chip-lower-weight-decay = weight decay { RATE($from) } → { RATE($to) }

recommendation-add-dropout = Use dropout of { NUM($to) } on the wide layers.
why-add-dropout = The network stops leaning on a few units.
expect-add-dropout = { expected } a training loss a little higher, and a validation loss that falls.
wrong-add-dropout = { wrong-if } both losses get worse together: then { NUM($to) } was too much.
chip-add-dropout = dropout { NUM($to) }

recommendation-augment = Augment the data with variations that leave the label as it is.
why-augment = Examples that change at every epoch are harder to memorize.
expect-augment = { expected } a training loss that falls more slowly, and a validation loss that goes on falling for longer.
wrong-augment = { wrong-if } training gets worse and validation no better: then the variations change what the label means, or do not occur in real data.
chip-augment = augment the data

recommendation-larger-model = Try a larger model: twice as wide, to begin with.
why-larger-model = Training and validation stay together and poor: a sign of too little capacity, not of too little regularization.
expect-larger-model = { expected } the training loss to fall clearly lower, and validation to follow.
wrong-larger-model = { wrong-if } not even the training loss ends lower: then look at the data again.
chip-larger-model = larger model

recommendation-decay-lr = { $at ->
    [none] { $from ->
        [none] Divide the rate by { NUM($fold) } in the second half of training.
       *[other] Lower the rate from { RATE($from) } to { RATE($to) } in the second half of training.
    }
   *[other] { $from ->
        [none] Divide the rate by { NUM($fold) } { advised-at }.
       *[other] Lower the rate from { RATE($from) } to { RATE($to) } { advised-at }.
    }
}
why-decay-lr = Smaller steps can take the loss below the level where it stopped.
expect-decay-lr = { expected } the loss to fall soon after the change, and to fluctuate less from then on.
wrong-decay-lr = { wrong-if } the loss stays where it was: then it was not the rate that held it up.
chip-decay-lr = { $from ->
    [none] later, rate ÷ { NUM($fold) }
   *[other] later, rate { RATE($from) } → { RATE($to) }
}

recommendation-warm-up = { $parameter ->
    [warmup_steps] Use warm-up: let the rate rise from near zero to its full value over the first { COUNT($to) } steps.
   *[other] Use warm-up: let the rate rise from near zero to its full value over the first { COUNT($to) } epochs.
}
why-warm-up = Early gradients tend to be large and unstable.
expect-warm-up = { expected } a calm beginning, and the same full rate after it.
wrong-warm-up = { $parameter ->
    [warmup_steps] { wrong-if } it breaks down after step { COUNT($to) } all the same: then the full rate itself is too high.
   *[other] { wrong-if } it breaks down after epoch { COUNT($to) } all the same: then the full rate itself is too high.
}
chip-warm-up = { $parameter ->
    [warmup_steps] warm-up of { COUNT($to) } steps
   *[other] warm-up of { COUNT($to) } epochs
}

recommendation-stop-now = Stop it now, and start again with a change.
why-stop-now = { $lost_as ->
    [no-number] The training loss is no number any more, and no weight comes back from that.
   *[other] The training loss has been above its start for { COUNT($points) } points in a row and does not fall. The rest of the run would be spent on less than it began with.
}
expect-stop-now = { expected } the same end, sooner: of runs like this hardly one became a good one.
wrong-stop-now = { $lost_as ->
    [no-number] { wrong-if } the next loss is a number again: then a single step was skipped, as mixed precision does.
   *[other] { wrong-if } the loss is below its start again within the next tenth of the run, or the rate is about to fall far: then let it go on.
}
chip-stop-now = stop it now

recommendation-clip-gradients = Clip the gradient norm at { NUM($to) }.
why-clip-gradients = A single bad batch no longer throws the weights away.
expect-clip-gradients = { expected } the jumps to go; between them the curve stays as it was.
wrong-clip-gradients = { wrong-if } nearly every step is clipped: then the effect is only that of a lower rate. Log the gradient norm to see.
chip-clip-gradients = gradient clipped at { NUM($to) }

recommendation-add-momentum = Use momentum of { NUM($to) }.
why-add-momentum = Steps in one direction add up, and training gets up to { NUM($factor) } times further.
expect-add-momentum = { expected } a loss that falls clearly faster from the first epochs on.
wrong-add-momentum = { wrong-if } the loss rises or zigzags in the first epochs: the same rate counts for more then, so lower it.
chip-add-momentum = momentum { NUM($to) }

recommendation-check-data = Check the inputs before changing the rate: no NaN, the same scale in training and test.
why-check-data = One NaN in the inputs spreads to every weight, and no rate suits inputs on very different scales.
expect-check-data = { expected } in classification with cross-entropy, an initial loss near ln(number of classes): 2.3 for ten.
wrong-check-data = { wrong-if } there is no NaN, the scales agree and the initial loss is right: then the fault lies elsewhere.
chip-check-data = check the inputs

recommendation-check-labels = Check the labels, the loss function and the last layer: try to memorize 20 examples.
why-check-labels = When nothing is learned from the start, the fault is more often in code or data than in the hyperparameters.
expect-check-labels = { expected } the loss on those 20 to reach almost zero within a few hundred steps, if all is sound.
wrong-check-labels = { wrong-if } it does, and the labels are those of the examples: then turn to the hyperparameters.
chip-check-labels = check the labels

recommendation-log-more = { $reason ->
    [no-loss] Log the training and the validation loss.
   *[few-points] Log the loss at every epoch.
}
why-log-more = { $reason ->
    [no-loss] Without them there is no curve to judge.
   *[few-points] With so few points any advice would be a guess.
}
expect-log-more = { expected } a verdict, and advice with numbers, from the next training on.
wrong-log-more = { wrong-if } another file of this training already holds them: then open it together with this one.
chip-log-more = log more

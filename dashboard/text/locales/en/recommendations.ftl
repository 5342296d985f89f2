# What to change in a run: a sentence with why and what to expect, and a short label (chip-).

# Pieces of sentences.
advised-where = { $split ->
    [test] on the test set
    [val] on validation
   *[train] in training
}
advised-score = { $metric ->
    [accuracy] { PERCENT($shown_score) } { advised-where }
   *[loss] a loss of { NUM($shown_score) } { advised-where }
}
advised-shown = { $shown_score ->
    [none] { "" }
   *[other] { " " }A sibling at rate { RATE($shown_lr) } ended at { advised-score }.
}
advised-raise = { $from ->
    [none] (× { NUM($fold) })
   *[other] from { RATE($from) } to { RATE($to) }
}
advised-lower = { $from ->
    [none] (÷ { NUM($fold) })
   *[other] from { RATE($from) } to { RATE($to) }
}

recommendation-raise-lr = { $shown_score ->
    [none] Raise the rate { advised-raise } at the same batch: the loss should fall faster from the first epochs on. If it zigzags or rises, settle half-way.
   *[other] Raise the rate { advised-raise } at the same batch.{ advised-shown }
}
chip-raise-lr = { $from ->
    [none] rate × { NUM($fold) }
   *[other] rate { RATE($from) } → { RATE($to) }
}
recommendation-lower-lr = { $shown_score ->
    [none] Lower the rate { advised-lower } at the same batch: the curve should calm down and end lower. If it only gets slower, the rate was not the cause.
   *[other] Lower the rate { advised-lower } at the same batch.{ advised-shown }
}
chip-lower-lr = { $from ->
    [none] rate ÷ { NUM($fold) }
   *[other] rate { RATE($from) } → { RATE($to) }
}
recommendation-raise-lr-with-batch = { $rule ->
    [square-root] Raise the rate from { RATE($from) } to { RATE($to) } with the batch at { COUNT($batch_size) } and { COUNT($warm_up_epochs) } epochs of warm-up: the batch is { NUM($batch_factor) }× the reference's, and with optimizers such as Adam the rate follows its square root. It is a starting point.{ advised-shown }
   *[linear] Raise the rate from { RATE($from) } to { RATE($to) } with the batch at { COUNT($batch_size) } and { COUNT($warm_up_epochs) } epochs of warm-up: a batch { NUM($batch_factor) }× larger takes that many fewer steps, and the rate gives back the distance. On hard data, expect only a part.{ advised-shown }
}
chip-raise-lr-with-batch = rate { RATE($from) } → { RATE($to) }

advised-with-rate = { $lr ->
    [none] at the same rate
   *[other] at rate { RATE($lr) }
}
recommendation-lower-batch-size = { $shown_score ->
    [none] If the rate is already at its limit, lower the batch from { COUNT($from) } to { COUNT($to) }: that is { NUM($factor) }× more steps in the same epochs.
   *[other] If you would rather leave the rate alone, lower the batch from { COUNT($from) } to { COUNT($to) }, { advised-with-rate }: that is { NUM($factor) }× more steps in the same epochs. A sibling ended at { advised-score } that way.
}
chip-lower-batch-size = batch { COUNT($from) } → { COUNT($to) }
recommendation-raise-batch-size = { $shown_score ->
    [none] Raise the batch from { COUNT($from) } to { COUNT($to) }: the gradient gets less noisy and the curve should stop zigzagging.
   *[other] Raise the batch from { COUNT($from) } to { COUNT($to) }, { advised-with-rate }: the gradient gets less noisy. A sibling ended at { advised-score } that way.
}
chip-raise-batch-size = batch { COUNT($from) } → { COUNT($to) }

recommendation-train-longer = { $unit ->
    [epoch] Train longer: from { COUNT($from) } to { COUNT($to) } epochs. It was still gaining when it stopped; if validation does not improve, what you had was enough.
   *[step] Train longer: from { COUNT($from) } to { COUNT($to) } steps. It was still gaining when it stopped; if validation does not improve, what you had was enough.
}
chip-train-longer = { $unit ->
    [epoch] epochs { COUNT($from) } → { COUNT($to) }
   *[step] steps { COUNT($from) } → { COUNT($to) }
}
recommendation-stop-at-epoch = { $unit ->
    [epoch] Stop at epoch { NUM($to) }: from there on the held-out loss rose by { PERCENT($rise, digits: 0) }. Keep the model of the best epoch (early stopping).
   *[step] Stop at step { COUNT($to) }: from there on the held-out loss rose by { PERCENT($rise, digits: 0) }. Keep the model of the best point (early stopping).
}
chip-stop-at-epoch = { $unit ->
    [epoch] stop at epoch { NUM($to) }
   *[step] stop at step { COUNT($to) }
}
recommendation-add-weight-decay = { $from ->
    [none] Add weight decay of { RATE($to) }: it charges for large weights and brings validation nearer to training. If both losses get worse together, it was too much.
   *[other] Raise weight decay from { RATE($from) } to { RATE($to) }: it charges for large weights and brings validation nearer to training. If both losses get worse together, it was too much.
}
chip-add-weight-decay = weight decay { RATE($to) }
recommendation-add-dropout = Use dropout of { NUM($to) } on the wide layers: the network stops leaning on a few units. The training loss rises a little; the validation loss should fall.
chip-add-dropout = dropout { NUM($to) }
recommendation-augment = Augment the data with variations that leave the label as it is: nothing helps more once training is known by heart.
chip-augment = augment the data
recommendation-larger-model = Try a larger model: training and validation stay together and poor, a sign of too little capacity, not of too little regularisation. If not even training improves, look at the data again.
chip-larger-model = larger model

recommendation-decay-lr = { $at ->
    [none] { $from ->
        [none] Divide the rate by { NUM($fold) } in the second half of training: smaller steps lower the floor that the loss has reached.
       *[other] Lower the rate from { RATE($from) } to { RATE($to) } in the second half of training: smaller steps lower the floor that the loss has reached.
    }
   *[other] { $from ->
        [none] Divide the rate by { NUM($fold) } { advised-at }: smaller steps lower the floor that the loss has reached.
       *[other] Lower the rate from { RATE($from) } to { RATE($to) } { advised-at }: smaller steps lower the floor that the loss has reached.
    }
}
advised-at = { $unit ->
    [epoch] from epoch { COUNT($at) } on
   *[step] from step { COUNT($at) } on
}
chip-decay-lr = { $from ->
    [none] later, rate ÷ { NUM($fold) }
   *[other] later, rate { RATE($from) } → { RATE($to) }
}
recommendation-warm-up = Warm the rate up: let it rise from near zero to its full value over the first { COUNT($to) } epochs. The first gradients are the largest.
chip-warm-up = warm-up of { COUNT($to) } epochs
recommendation-clip-gradients = Clip the gradient's norm at { NUM($to) }: a single bad batch no longer throws the weights away.
chip-clip-gradients = gradient clipped at { NUM($to) }
recommendation-add-momentum = Use momentum of { NUM($to) }: steps in one direction add up and training gets up to { NUM($factor) }× further. The same rate counts for more then: watch the beginning.
chip-add-momentum = momentum { NUM($to) }

recommendation-check-data = Check the inputs before touching the rate: no NaN, the same scale in training and test. The initial loss should be near the natural logarithm of the number of classes.
chip-check-data = check the inputs
recommendation-check-labels = Check the labels, the loss function and the last layer: try to learn 20 examples by heart. If not even that brings the loss to zero, the fault is in code or data, not in the hyper-parameters.
chip-check-labels = check the labels
recommendation-log-more = { $reason ->
    [no-loss] Log the training and the validation loss: without them there is no curve to judge.
   *[few-points] Log the loss at every epoch: with so few points no advice would be honest.
}
chip-log-more = log more

# What to change in a run of boosted trees: the change itself, why, what to expect of it and what
# would prove it wrong (a sentence each), a short label (chip-), and its kind without values.
recommendation-stop-at-round = Stop at round { COUNT($to) } and keep the model of that round (early stopping).
why-stop-at-round = { $counts ->
    [none] From there on the validation loss rose { RISE($rise) }.
   *[other] From there on { $counts } only got worse on validation.
}
expect-stop-at-round = { expected } the result of the best round, with fewer trees.
wrong-stop-at-round = { wrong-if } on another split of the data the best round lies far from this one: then choose it by cross-validation.
chip-stop-at-round = stop at round { COUNT($to) }
kind-stop-at-round = Stop at an earlier round

recommendation-smaller-trees = { $from ->
    [none] Use smaller trees: less depth or fewer leaves, and more rows in each leaf.
   *[other] Use smaller trees: lower the depth from { COUNT($from) } to { COUNT($to) }, with more rows in each leaf.
}
why-smaller-trees = A large tree has leaves of only a few rows, and memorizes the noise in them.
expect-smaller-trees = { expected } a training loss a little higher, and a validation loss lower and nearer to it.
wrong-smaller-trees = { wrong-if } both losses get worse together: then the trees have become too small.
chip-smaller-trees = { $from ->
    [none] smaller trees
   *[other] depth { COUNT($from) } → { COUNT($to) }
}
kind-smaller-trees = Smaller trees

recommendation-sample-rows = Grow each tree on a part of the data: { PERCENT($to, digits: 0) } of the rows and of the columns.
why-sample-rows = Trees that see different parts of the data do not all learn the same noise.
expect-sample-rows = { expected } a training loss a little higher, and a lower validation loss.
wrong-sample-rows = { wrong-if } both losses get worse together: then each tree sees too little.
chip-sample-rows = { PERCENT($to, digits: 0) } of the rows and columns
kind-sample-rows = A part of the data for each tree

recommendation-lower-lr-more-rounds = { $rounds_to ->
    [none] Lower the rate { advised-lower }, with as many more rounds and early stopping.
   *[other] Lower the rate { advised-lower }, with up to { COUNT($rounds_to) } rounds and early stopping.
}
why-lower-lr-more-rounds = { $shown_score ->
    [none] Each tree then corrects less, so that no single one does much harm; more rounds make up for the pace.
   *[other] A comparable run with rate { RATE($shown_lr) } and as many rounds ended with { advised-score }.
}
expect-lower-lr-more-rounds = { expected } a somewhat lower validation loss at its best round, which comes later.
wrong-lower-lr-more-rounds = { wrong-if } validation is no better at its best round: then the rate was low enough.
chip-lower-lr-more-rounds = { $from ->
    [none] rate ÷ { NUM($fold) }, more rounds
   *[other] rate { RATE($from) } → { RATE($to) }, more rounds
}
kind-lower-lr-more-rounds = Lower rate, more rounds

recommendation-raise-lr-or-rounds = { $rounds_to ->
    [none] Raise the rate { advised-raise }, with as many rounds.
   *[other] Raise the rate { advised-raise }, or go from { COUNT($rounds) } to { COUNT($rounds_to) } rounds.
}
why-raise-lr-or-rounds = { $shown_score ->
    [none] Rate times rounds is too little: the trees so far correct too small a part of the error.
   *[other] A comparable run with rate { RATE($shown_lr) } and as many rounds ended with { advised-score }.
}
expect-raise-lr-or-rounds = { $shown_score ->
    [none] { expected } training and validation loss to end clearly lower.
   *[other] { expected } a result near that one; more rounds take longer and often end a little better.
}
wrong-raise-lr-or-rounds = { wrong-if } validation ends no better either way: then neither was missing.
chip-raise-lr-or-rounds = { $from ->
    [none] rate × { NUM($fold) }, or more rounds
   *[other] rate { RATE($from) } → { RATE($to) }, or more rounds
}
kind-raise-lr-or-rounds = Higher rate or more rounds

recommendation-more-rounds = Boost longer: from { COUNT($from) } to { COUNT($to) } rounds, with early stopping.
why-more-rounds = More trees can still correct what these leave.
expect-more-rounds = { expected } validation to go on improving after round { COUNT($from) }.
wrong-more-rounds = { wrong-if } validation stays the same or gets worse from there on: then what you had was enough.
chip-more-rounds = rounds { COUNT($from) } → { COUNT($to) }
kind-more-rounds = More rounds

recommendation-larger-trees = { $from ->
    [none] Use larger trees: more depth or more leaves, and fewer rows in each leaf.
   *[other] Use larger trees: raise the depth from { COUNT($from) } to { COUNT($to) }, with fewer rows in each leaf.
}
why-larger-trees = The trees are too simple to describe even the training set.
expect-larger-trees = { expected } the training loss to fall clearly lower, and validation to follow.
wrong-larger-trees = { wrong-if } only the training loss falls, or neither does: then look at the columns and the labels again.
chip-larger-trees = { $from ->
    [none] larger trees
   *[other] depth { COUNT($from) } → { COUNT($to) }
}
kind-larger-trees = Larger trees

recommendation-log-rounds = { $reason ->
    [few-points] Log the training and the validation loss at every round.
   *[other] Log a loss at every round, of the training set and of a validation set.
}
why-log-rounds = { $reason ->
    [few-points] With so few points any advice would be a guess.
    [no-held-out] Without a validation set nobody can see which round is the best.
   *[other] Without a loss there is no curve to judge.
}
expect-log-rounds = { expected } a verdict, and the best round, from the next training on.
wrong-log-rounds = { wrong-if } another file of this training already holds them: then open it together with this one.
chip-log-rounds = log every round
kind-log-rounds = Log every round

# Comments inside the code; each on one line, without #.
snippet-best-round = in this run the best was round { COUNT($at) }
snippet-open-this-folder = then open this folder here

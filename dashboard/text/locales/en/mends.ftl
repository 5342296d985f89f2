# One setting that by itself explains a bad run.
recommendation-mend-setting = { $parameter ->
    [init] Draw the first weights at random (He) instead of setting them all to zero.
    [input_scaling] Scale the inputs to mean 0 and standard deviation 1.
    [loss] Use cross-entropy of the raw scores as the loss.
    [label_noise] Train on the labels as they are: { PERCENT($from, digits: 0) } of them are redrawn at random.
    [order] Draw a new order of the examples at every epoch.
    [dropout] Lower dropout from { NUM($from) } to { NUM($to) }.
    [l1] Leave the L1 penalty of { NUM($from) } out.
    [clip] Clip the gradient's norm at { NUM($to) } instead of { NUM($from) }.
    [batch_size] Raise the batch from { COUNT($from) } to { COUNT($to) } examples.
    [decay] Leave the decay of the rate out.
   *[fault] Take out what was done wrong on purpose: { $from }.
}
why-mend-setting = { $parameter ->
    [init] Weights that begin equal get equal gradients and stay equal: a layer is then a single unit.
    [input_scaling] Inputs as they were stored make some steps far too large and others far too small.
    [loss] This loss is not one of classes on raw scores: what it rewards is not the right answer.
    [label_noise] A label that was drawn at random teaches nothing, and can only be memorized.
    [order] In a fixed order by target every batch pulls towards one answer, and the next one away from it.
    [dropout] So few units are left at a time that the network cannot say what it knows.
    [l1] So strong a penalty drives the weights to zero faster than the data can pull them away.
    [clip] Every gradient is cut to that length: the rate is far lower than it seems.
    [batch_size] So few examples give a gradient that is mostly noise.
    [decay] Half-way through, the rate is next to nothing: what follows is no training.
   *[fault] No rate and no model can make up for it.
}
expect-mend-setting = { $parameter ->
    [init] { expected } a loss that leaves its first value within the first epochs.
    [input_scaling] { expected } a steadier and faster fall at the same rate.
    [loss] { expected } an accuracy that rises from the first epochs on.
    [label_noise] { expected } validation to follow training instead of turning away from it.
    [order] { expected } a calm curve, and a better end.
    [dropout] { expected } training and validation to end better, both.
    [l1] { expected } both losses to fall below where they stand now.
    [clip] { expected } a loss that falls clearly faster.
    [batch_size] { expected } a calmer curve that ends better, and faster epochs.
    [decay] { expected } a loss that goes on falling in the second half.
   *[fault] { expected } a run that learns as others do.
}
wrong-mend-setting = { $parameter ->
    [init] { wrong-if } the loss stands still with random weights too: then the gradients do not reach them.
    [input_scaling] { wrong-if } the mean is near 0 and the spread near 1 already: then the name of the setting misleads.
    [loss] { wrong-if } the model ends in a softmax: then take that out first.
    [label_noise] { wrong-if } clean labels end no better: then the labels were not what held it back.
    [order] { wrong-if } the end is no better: then look at the rate.
    [dropout] { wrong-if } validation begins to turn away from training: then go half-way back.
    [l1] { wrong-if } validation begins to turn away from training: then take a tenth of the penalty.
    [clip] { wrong-if } the loss jumps: then lower the rate and keep the clipping at { NUM($to) }.
    [batch_size] { wrong-if } it ends no better at the larger batch: then raise the rate with it.
    [decay] { wrong-if } the end gets noisy: then let the rate fall, but more slowly.
   *[fault] { wrong-if } it learns no better without: then look for a second cause.
}
chip-mend-setting = { $parameter ->
    [init] random first weights
    [input_scaling] scale the inputs
    [loss] cross-entropy
    [label_noise] clean labels
    [order] shuffle
    [dropout] dropout { NUM($from) } → { NUM($to) }
    [l1] no L1 penalty
    [clip] clip { NUM($from) } → { NUM($to) }
    [batch_size] batch { COUNT($from) } → { COUNT($to) }
    [decay] no decay
   *[fault] no { $from }
}

# Comments of the code.
snippet-of-the-training-set = of the training set, for all parts
snippet-no-decay = the same rate to the end

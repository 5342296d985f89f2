# Names of the field: metrics, splits, hyper-parameters.
metric-loss = Loss
metric-accuracy = Accuracy
metric-accuracy-top5 = Top-5 accuracy
metric-learning-rate = Learning rate
metric-batch-size = Batch size
metric-grad-norm = Gradient norm
metric-weight-norm = Weight norm
metric-weight-distance = Distance from the initial weights
metric-epoch-seconds = Seconds per epoch
metric-perplexity = Perplexity
metric-error = Error
metric-f1 = F1
metric-wer = WER
metric-cer = CER
metric-bleu = BLEU
split-train = training
split-val = validation
split-test = test
metric-title = { $metric } · { $split }

setting-batch-size = Batch size
setting-lr = Learning rate
setting-optimizer = Optimizer
setting-momentum = Momentum
setting-weight-decay = Weight decay
setting-dropout = Dropout
setting-seed = Seed
setting-fold = Fold
setting-epochs = Epochs
setting-hidden = Hidden layers
setting-init = Initialization
setting-dataset = Data set
setting-model = Model
setting-input-scaling = Input scaling
setting-label-noise = Label noise
setting-warmup-epochs = Warm-up epochs
setting-max-train-examples = Training examples at most
setting-data-size = Examples
setting-data-noise = Noise in the data
setting-imbalance = Imbalance
setting-data-seed = Seed of the data
setting-order = Order of the examples
setting-augment = Augmentation
setting-augment-strength = Augmentation strength
setting-fault = Fault built in
setting-activation = Activation
setting-normalisation = Normalization
setting-norm-momentum = Normalization momentum
setting-residual = Residual connections
setting-bias = Bias
setting-loss = Loss function
setting-l1 = L1 penalty
setting-clip = Gradient clipping
setting-decay = Rate decay
setting-decay-rate = Decay factor
setting-decay-every = Decay interval
setting-decay-by = Decay by
setting-patience = Patience of early stopping
setting-stop-at-loss = Loss to stop at
setting-train-eval-examples = Training examples measured
setting-log-every = Updates between two logged

title-batch = Batch { $batch }
title-rate = rate { $rate }
title-rate-alone = Rate { $rate }
label-batch = batch { $value }
title-setting = { $name } { $value }

# Written by POINTS.
percentage-points = { $value ->
    [one] { $text } percentage point
   *[other] { $text } percentage points
}

# Written by LEVELS, DESCENTS and RISE: above the whole, times say it better than per cent.
level-share = { $text } of its level
level-times = { $value ->
    [one] { $text } times its level
   *[other] { $text } times its level
}
descent-share = { $text } of its whole fall
descent-times = { $value ->
    [one] { $text } times its whole fall
   *[other] { $text } times its whole fall
}
rise-share = { $text }
rise-times = { $value ->
    [one] to { $text } times its best
   *[other] to { $text } times its best
}

# Values of settings that are switched on or off.
value-yes = yes
value-no = no

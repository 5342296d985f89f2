# Advice that was followed: the run before and after, forecast against outcome, how often it was right.
followed = Before and after
followed-advice = This run follows the advice “{ $change }” that was given to { $parent }.
followed-orphan = This run follows the advice “{ $change }”. The run that was advised, { $parent }, is not open here: open the folder that holds both to see them side by side.
followed-led = The advice “{ $change }” was followed in { $child }.
followed-metric = { $metric ->
    [accuracy] accuracy
   *[loss] loss
}
followed-value = { $metric ->
    [accuracy] { PERCENT($value) }
   *[loss] { NUM($value) }
}
followed-forecast-better = It was to end better.
followed-forecast-up = It was to end with { followed-metric } above { $now }.
followed-forecast-down = It was to end with { followed-metric } below { $now }.
followed-forecast-value = It was to bring the { followed-metric } from { $now } to { $expected }.
followed-seen-yes = The { followed-metric } went from { $before } to { $after }, which is more than chance explains.
followed-seen-same = The { followed-metric } went from { $before } to { $after }, no more than chance explains.
followed-seen-no = The { followed-metric } went from { $before } to { $after }: worse than before.
followed-came-true = { $true ->
    [yes] The forecast came true.
   *[no] The forecast did not come true.
}
followed-waiting = It has not been trained to its end yet; the forecast stands before the outcome.
followed-no-number = no number
followed-before = Before
followed-predicted = Forecast
followed-after = Observed
followed-above = > { $now }
followed-below = < { $now }
followed-just-better = better
followed-open = Open { $run }

hit-rates = How often advice was right
hit-rates-lead = { $runs ->
    [1] One run of the open ones followed advice.
   *[other] { COUNT($runs) } of the open runs followed advice.
} The forecast was written down before each was trained.
hit-rates-advice = Advice
hit-rates-followed = Followed
hit-rates-improved = Improved
hit-rates-came-true = Forecast came true
hit-rates-healthy = Healthy after
hit-rates-all = All

# Kinds of advice, without values.
kind-raise-lr = Raise the rate
kind-lower-lr = Lower the rate
kind-try-lr = Try another rate
kind-set-lr = A rate above zero
kind-raise-lr-with-batch = Raise the rate with the batch
kind-lower-batch-size = Smaller batch
kind-raise-batch-size = Larger batch
kind-train-longer = Train longer
kind-stop-at-epoch = Stop earlier
kind-add-weight-decay = Add weight decay
kind-lower-weight-decay = Less weight decay
kind-add-dropout = Add dropout
kind-augment = Augment the data
kind-larger-model = Larger model
kind-decay-lr = Decay the rate
kind-warm-up = Warm up
kind-clip-gradients = Clip gradients
kind-add-momentum = Add momentum
kind-check-data = Check the inputs
kind-check-labels = Check the labels
kind-shuffle-data = Shuffle the data
kind-mend-setting-init = Random first weights
kind-mend-setting-input-scaling = Scale the inputs
kind-mend-setting-loss = Change the loss
kind-mend-setting-label-noise = Clean labels
kind-mend-setting-fault = Take out the fault
kind-mend-setting-order = Shuffle the examples
kind-mend-setting-dropout = Less dropout
kind-mend-setting-l1 = Less L1 penalty
kind-mend-setting-clip = Clip less
kind-mend-setting-decay = No decay of the rate
kind-mend-setting-batch-size = Larger batch

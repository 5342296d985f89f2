# Names of the lamps, their states, and why a state is unknown.
lamp-stability = Stability
lamp-learning-rate = Learning rate
lamp-batch-size = Batch size
lamp-fit = Fit

# What each lamp asks: it opens the lamp and the guide.
lamp-stability-asks = Stability: does the loss fall without exploding or oscillating?
lamp-learning-rate-asks = Learning rate: is the step of each update of the right size?
lamp-batch-size-asks = Batch size: how many examples make an update, and are enough updates left to learn?
lamp-fit-asks = Fit: does what was learned in training hold for unseen data?

state-stability-ok = steady
state-stability-noisy = noisy
state-stability-oscillating = oscillating
state-stability-diverging = diverging
state-stability-diverged = diverged
state-stability-broken = numbers broken
state-stability-unknown = cannot tell

state-learning-rate-too-low = too low
state-learning-rate-slightly-low = slightly low
state-learning-rate-good = good
state-learning-rate-slightly-high = slightly high
state-learning-rate-too-high = too high
state-learning-rate-unknown = cannot tell

state-batch-size-too-small = too small
state-batch-size-good = good
state-batch-size-too-large = too large
state-batch-size-unknown = cannot tell

state-fit-good = good
state-fit-overfitting = overfitting
state-fit-underfitting = underfitting
state-fit-stopped-too-early = stopped early
state-fit-plateau = plateau
state-fit-broken-from-start = { $basis ->
    [below-chance] data or labels
    [memorised-only] data or labels
    [val-at-guess] data or labels
    [accuracy-constant] data or labels
   *[other] not learning
}
state-fit-unknown = cannot tell

reason-few-points = There are few points: with fewer than five, trend and noise look alike. Log more often or train longer.
reason-lost = The run lost what it had learned, and the curve does not show whether the rate is the cause. Try a lower rate, and check the inputs and the loss.
reason-no-loss = No curve is a loss that by itself measures the progress of training. Log at least the training loss and load it again.
reason-no-loss-curve = The log holds an accuracy but no loss, and stability is read from the loss.
reason-no-held-out = There is no validation or test curve: only it shows whether what was learned holds for unseen data.
reason-no-batch-size = The batch size is not among the logged settings.
reason-no-batches = In boosting every tree is grown on all of the data, or on a part drawn for it: there is no batch size.
reason-needs-siblings = One run alone does not show what the batch size does. Train the same with another batch size and load both.
reason-not-learning = The run does not learn, and the rate is only one possible cause. Check labels, input scale and loss first.
reason-diverged = The run diverged; its fit can be judged once it is stable.
reason-failed = A fault of Curva kept this from being judged; the others were judged as usual.
reason-not-telling = The curves are not enough to decide between the states.
reason-two-rates = The loss falls by the very same factor at every step, as on a parabola. Two rates give these numbers: one too low, and one so high that the weight jumps from side to side. The loss alone cannot tell which; log a weight, or try half the rate.
reason-underfits = Training and validation stay together at a poor level: so does a model that is too small or regularized too strongly, and so does a rate that is too high. Try less regularization or a larger model, and, apart from that, a third of the rate.
reason-within-noise = Another rate ended better, but within the noise: another seed alone could make such a difference.
reason-best-of-few = None of the rates that were tried ended clearly better. By its own curve, one that was not tried is likelier to be the best.
reason-outdone-by-its-like = A run of the same settings ended far better: the rate is not to blame. Check labels, data and code.
reason-rate-first = Nothing was learned, and the rate is far below the usual one: what model and data can do will show at a higher rate.
reason-rise-unclear = The validation loss rose after its best, but of runs such as this one fewer than half would have been better stopped earlier.
reason-rise-not-by-rate = The training loss rises at the end, but not as at a rate that is too high. Fewer than half of such runs would have done better at a lower one.
reason-saturated = The outputs are saturated. Inputs out of scale do that, a wrong last layer, or a rate far too high; the curve does not show which.
reason-slow-or-broken = Nothing was learned: a rate far too low does that, and so does a fault. A short run at ten times the rate would tell.
reason-settled = The validation loss has almost stopped falling, although the pace so far is that of a low rate. A run at three times the rate would settle it.
reason-short-or-slow = The run still improves at its end, and may be a single pass over its data: it may be short, or its rate low. Train on, or try three times the rate.
reason-no-descent = The loss did not fall beyond its own noise: there is no fall whose stability could be judged.

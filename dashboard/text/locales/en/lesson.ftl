# The page of the lesson: gradient descent step by step.
page-lesson = Lesson
lesson-title-one-weight = The gradient points where the loss rises most; each step goes the other way, and the learning rate says how far.
lesson-title-batch = A small batch gives a noisy gradient: at a constant rate the loss stops at a floor, the higher the smaller the batch.
lesson-title-two-weights = Blindfolded on a mountain one feels only the slope underfoot, and a rate that suits the steep side is slow on the flat one.
lesson-title-perceptron = Every update is four steps: forward, loss, backward, update.
lesson-title-remedies = A model may learn its training points by heart and fail on all others; there are remedies, and each has its price.
lesson-one-weight-lead = Choose a loss, a starting point and a rate, and take one step at a time: w ← w − η · dL/dw. Click on the figure to start from another weight; drag the rate to see the same walk with another step size.
lesson-one-weight = One weight
lesson-loss = Loss
lesson-preset-square = (w − 3)²
lesson-preset-exercise = How many steps?
lesson-preset-story = From 0.1 to 0.6
lesson-preset-valleys = Two valleys
lesson-formula-square = L(w) = (w − 3)². The gradient is 2 (w − 3), and the minimum is at w = 3.
lesson-formula-exercise = L(w) = 0.3125 (w − 1)². How many steps to the minimum at a rate of 0.1? At 1? At 4?
lesson-formula-story = L(w) = 12.8 (w − 0.35)². From 0.1, where the loss is 0.8, a small step leads to 0.11; a large one passes the minimum and leads to 0.6, and the loss is up again.
lesson-formula-valleys = Two valleys: with small steps the weight stays in the valley where it began; with larger ones it may jump into the other, deeper one.
lesson-start = Starting weight
lesson-rate = Learning rate η
lesson-tries = Try
lesson-step = step
lesson-weight = weight w
lesson-loss-value = loss L(w)
lesson-slope = gradient dL/dw
lesson-arrives = to the minimum
lesson-arrives-one = { $steps } step
lesson-arrives-many = { $steps } steps
lesson-never = never
lesson-back = Back
lesson-step-button = One step
lesson-run = Run
lesson-pause = Pause
lesson-reset = Reset
lesson-player = Walk through the steps
lesson-four = The four regimes together
lesson-four-note = The same loss and the same start at four rates. Very high: every step makes the loss worse. High: the weight jumps from side to side and takes long to arrive. Good: a few steps are enough. Low: each step changes next to nothing. They hold for this loss; for another one the values are others.
lesson-four-very-high = Very high
lesson-four-high = High
lesson-four-good = Good
lesson-four-low = Low
lesson-four-figure = Loss at each step with the four rates
lesson-four-training = A training differs from one parabola: it has flat and steep directions, and its gradient is noisy. There a very high rate falls first and then diverges. A high one comes to rest above the optimum: the noise keeps it from the bottom. A low one is still falling; a good one falls fast and stays near zero.
lesson-four-training-figure = Loss · at each step of a training with noise
lesson-four-table = The four trainings in numbers
lesson-loss-by-weight = Loss · by weight
lesson-loss-by-step = Loss · at each step
lesson-weight-figure = The loss by weight, with the walk, the tangent and the next step; click to choose the starting weight
lesson-loss-figure = The loss at each step
lesson-table = All steps in numbers
lesson-out-of-view = w = { $w }, outside the figure
lesson-update = Next step: w ← { $w } − { $rate } × { $slope } = { $next }
lesson-lost = The weight has become so large that the training is lost: a log would say NaN.
lesson-in-this-valley = Near the bottom of this valley, where λ = { $curvature }:
lesson-rate-in-words = { $rate }, { $regime }
lesson-regime-slow = slow
lesson-regime-one-step = one step
lesson-regime-zigzag = zigzag
lesson-regime-endless = endless
lesson-regime-divergent = divergent
lesson-told-slow = Rate below 1/λ: each step leaves { $left } of the distance to the minimum, always on the same side.
lesson-told-one-step = Rate equal to 1/λ: one step leads to the minimum.
lesson-told-zigzag = Rate between 1/λ and 2/λ: each step lands on the other side of the minimum, at { $left } of the distance. It arrives, in a zigzag.
lesson-told-endless = Rate equal to 2/λ: each step lands on the other side, as far away as before. The weight jumps for ever, and the loss does not change.
lesson-told-divergent = Rate above 2/λ: each step lands on the other side, { $times } times as far away. The loss only rises: it diverges.
lesson-judged = What would the dashboard say?
lesson-judged-few = { $steps ->
    [0] Take some steps, or let it run: the loss at each step is a log, and here it is judged like any other.
   *[other] After { $steps } { $steps ->
        [1] step
       *[other] steps
    } nothing can be said yet: it takes at least four.
}
lesson-judged-lead = The { $steps } losses after the first are a log like any other, with the rate among its settings. This is what the dashboard says of it from the loss alone:
lesson-judged-weight = With the weight in the log, too, the rate would be called “{ $state }”.
lesson-judged-twin = A rate of { NUM($twin, digits: 4) } gives exactly the same losses as { NUM($rate, digits: 4) }: one is below 1/λ, the other above. Try both, and compare the figure on the left.
lesson-judged-exact = Here one step hits the minimum, and the loss is zero. That does not happen in a real training, and so a loss of zero is treated as a fault.
lesson-take-along = Take this along as a log
lesson-take-along-help = A .zip with metrics.csv and hparams.yaml as the trainer writes them; it can be opened here or in another program.

lesson-batch = Batch and noise
lesson-batch-lead = The gradient of a batch is the true one plus noise of variance σ²/B. The smaller the batch, the more noise, and the more updates an epoch (N/B, with N = 256). Solid line: one training; dashed: the mean loss by the formula; dotted: the floor at which it stops.
lesson-epoch-button = One epoch
lesson-decay = In the second half, halve the rate each epoch
lesson-other-draw = Draw again
lesson-loss-by-update = Loss · by updates (log scale)
lesson-loss-by-sample = Loss · by examples seen (log scale)
lesson-updates = updates
lesson-samples = examples seen
lesson-batch-size = Batch size
lesson-updates-an-epoch = Updates an epoch
lesson-floor-formula = Floor by the formula
lesson-floor-simulated = Mean of 40 trainings in the last epoch
lesson-floor-note = At a constant rate the mean loss does not reach zero: it stops at η σ² / (2 (2 − ηλ) B). A lower rate or a larger batch lowers that floor; a rate that falls during training removes it. By updates the full batch goes most directly; by examples seen, it is the slowest.
lesson-no-floor = no floor
lesson-online = One example at a time
lesson-minibatch = Minibatch
lesson-full-batch = Full batch
lesson-judged-batch = The dashboard is to judge:

lesson-two-weights = Two weights
lesson-two-weights-lead = The walker is blindfolded: feels only the slope underfoot (the arrow), and takes a step against the gradient. Click to start elsewhere; lift the blindfold to see the land.
lesson-surface = Land
lesson-surface-round = Round valley
lesson-surface-valley = Long valley
lesson-surface-narrow = Narrow valley
lesson-surface-hills = Hills
lesson-surface-figure = Weight w₂ by weight w₁
lesson-surface-label = Map of the two weights, with the walk and the way down; click to choose the start
lesson-condition = Condition κ
lesson-weight-1 = weight w₁
lesson-weight-2 = weight w₂
lesson-loss-name = loss
lesson-height-meter = Loss · at each step (the altimeter)
lesson-optimizer = Optimizer
lesson-optimizer-sgd = SGD
lesson-optimizer-momentum = Momentum
lesson-optimizer-adam = Adam
lesson-blindfold-off = Lift the blindfold
lesson-blindfold-on = Put the blindfold on
lesson-told-round = The curvature is the same both ways, and the walk goes straight to the bottom: one rate serves both.
lesson-told-valley = In the steep direction the curvature is { $curvature }; in the flat one, 1. The steep one forbids rates from { $rate } on; in the flat one each step leaves { $left } of the distance.
lesson-told-narrow = In the steep direction the curvature is { $curvature }; in the flat one, 1. One rate serves both badly: the steep one forbids rates from { $rate } on, and in the flat one each step leaves { $left } of the distance.
lesson-told-hills = The walk goes down to the nearest bottom, which is not always the deepest. Larger steps, or momentum, may get over a hill.
lesson-told-momentum = Momentum adds 0.9 of the last step to the present one: in the steep direction the swings cancel, in the flat one the steps grow.
lesson-told-adam = Adam divides the step of each weight by the recent size of its gradient: both weights move by similar steps, be the valley narrow or not.

lesson-perceptron = A perceptron
lesson-perceptron-lead = Two inputs, two weights and a bias. Each example goes forward, the loss compares the output with the answer, the gradient goes backward, and the weights are updated.
lesson-task = Problem
lesson-task-and = AND
lesson-task-or = OR
lesson-task-xor = XOR
lesson-inputs-figure = Inputs x₂ by x₁, and the line that parts the classes
lesson-mean-loss-figure = Mean loss · at each step
lesson-stage-forward = 1 Forward
lesson-stage-loss = 2 Loss
lesson-stage-backward = 3 Backward
lesson-stage-update = 4 Update
lesson-example-shown = Step { $steps }: the example x₁ = { $x1 }, x₂ = { $x2 }, whose answer is y = { $y }.

lesson-own = Put your run here
lesson-own-run = Run
lesson-own-choose = Choose one of the open runs
lesson-own-lead = From the pace at which the training loss falls η · λ is estimated, and with it the regime in which the run would be if the loss were a parabola. A network has many directions: where the fall is not that of one, nothing is estimated.
lesson-own-one = η · λ ≈ { NUM($value) } (from { NUM($low) } to { NUM($high) }): the logged weights stay on one side of the minimum.
lesson-own-both = η · λ ≈ { NUM($value) } (from { NUM($low) } to { NUM($high) }): the logged weights jump from side to side of the minimum.
lesson-own-untold = η · λ ≈ { NUM($value) } (from { NUM($low) } to { NUM($high) }), in the direction that most of the fall is due to.
lesson-own-twin = By the loss alone, { NUM($value) } would give the same fall, with the weight jumping from side to side.
lesson-own-few-points = Not estimable: there are fewer than eight points of the training loss.
lesson-own-not-falling = Not estimable: the training loss does not fall.
lesson-own-not-exponential = Not estimable: the fall is not that of one direction (no exponential describes it).
lesson-own-unsure = Not estimable: very different speeds of decay describe these points equally well.
lesson-own-no-updates = Not estimable: the log has no training loss by updates.

# Texts of the pages.
page-overview = Overview
page-curves = Curves
page-map = Map
page-diagnosis = Diagnosis
page-guide = Guide

language = Language
log-set = Log set
reading = Reading the logs…
set-group-textbook = Chapter 38
set-group-learning-rate = Learning rate
set-group-batch = Batch
set-group-schedules = Schedules
set-group-optimizers = Optimizers
set-group-fit = Fit
set-group-losses = Losses
set-group-broken = Broken
set-in-group = { $group } · { $title }
set-learning-rate = Learning rate
set-digits = Four rates on digits
set-batch-size = Batch size
set-switch = Switching mid-training
set-regimes = Four regimes
set-one-weight = One weight
set-exercise = How many steps?
set-two-weights = Two weights
set-gradient = Full batch, minibatch, online
set-schedules = How the rate falls
set-optimizers = Six optimizers
set-fit-under = Underfitting
set-fit-over = Overfitting
set-remedies = Remedies for noisy labels
set-remedies-few = Remedies for few samples
set-losses = Losses of classes
set-losses-values = Losses of values
set-broken = Ten mistakes
set-upload = Your logs
set-path = Folder of this computer
set-trained = Training started here
set-given = Logs from the command line

open-logs = Open your own logs
open-logs-formats = TensorBoard events, CSV, JSON and text logs of Keras, Lightning, Hugging Face, Ultralytics, W&B, MLflow and others; a whole folder, a .zip or a .tar. Up to { $megabytes } MB a file, { $total } MB and { COUNT($count) } files in all. Nothing leaves this computer.
server-folder = Folder or file of this computer, inside “{ $root }”
server-folder-problem = There is no “{ $path }” inside “{ $root }”: check the name, or start the program with --root at the right folder.
drop-files = Files or a .zip
drop-folder = Folder of one training or of many
drop-files-button = Choose files, or drop them here
drop-folder-button = Choose a folder, or drop it here

nothing-loaded = Nothing to show yet: no file held the points of a curve.
all-healthy = { $runs ->
    [one] { $text }
   *[other] All healthy: none of the { COUNT($runs) } runs needs a change. The best, { $title }, ended at { $final }.
}
all-healthy-apart = All healthy: none of the { COUNT($runs) } runs needs a change. They cannot be ranked together.
cannot-tell = { $runs ->
    [one] { $title }. { $text }
   *[other] Nothing wrong in sight, but there is too little data to judge { $unknown } of the { COUNT($runs) } runs. The first, { $title }: { $text }
}
worst-run = { $runs ->
    [one] { $title }: { $text }
   *[other] { $ill ->
        [one] 1 of { $runs } runs needs attention, { $title }
       *[other] { $ill } of { $runs } runs need attention. The most serious, { $title }
    }: { $text }
}
grounds-runs = { $runs ->
    [one] 1 run
   *[other] { COUNT($runs) } runs
}
grounds-points = { $points ->
    [one] 1 point read
   *[other] { COUNT($points) } points read
}
grounds-lost = { $lost ->
    [0] none lost
    [one] 1 lost
   *[other] { COUNT($lost) } lost
}
grounds-best = best at the end (median of the last values): { $title }, { $value }
best-value = { $metric ->
    [accuracy] { PERCENT($value) }{ best-where }
    [loss] a loss of { NUM($value) }{ best-where }
   *[other] { $name } { NUM($value) }{ best-where }
}
best-where = { $split ->
    [test] { " " }on the test set
    [val] { " " }on validation
    [train] { " " }in training
   *[none] { "" }
}
best-run = Of { COUNT($runs) } runs the best at the end, { $title }, reached { $value } (median of its last values).
grounds-unplaced = { $n ->
    [one] 1 number without a place on a curve
   *[other] { COUNT($n) } numbers without a place on a curve
}
grounds-shown-only = { $n ->
    [one] 1 picture or notebook not read
   *[other] { COUNT($n) } pictures or notebooks not read
}
grounds-siblings = judged by their curves and compared with each other
grounds-alone = each judged by its own curve alone

open-run = See the evidence and the advice
all-runs = All runs
run = Run
advice = What to change
no-advice = nothing
no-advice-long = Nothing to change in this run.
or = or
against = To the contrary:
confidence-measured = Compared with runs that differ only in rate or batch size. Estimated confidence: { PERCENT($share, digits: 0) }.
confidence-inferred = Concluded from this curve alone. Estimated confidence: { PERCENT($share, digits: 0) }.
confidence-unmeasured = Seen on this curve. No other run can show how often this is right, so no confidence is given.
what-to-change = What to change
advice-code = As code
code-pytorch = PyTorch
code-keras = Keras
code-xgboost = XGBoost
code-lightgbm = LightGBM
code-catboost = CatBoost
code-trainer = Our trainer
what-was-seen = What the curves show
beside-siblings = Beside comparable runs
nothing-seen = Nothing that stands out.
settings = Settings
no-settings = The log names no hyperparameters.

receipt = Reading report
receipt-file = File
receipt-format = Format
receipt-points = Points
receipt-damaged = Damaged
receipt-recovered = Recovered
receipt-duplicated = Repeated
receipt-reordered = Reordered
receipt-replaced = Replaced
receipt-notes = Notes
more-losses = … and { COUNT($more) } more; the reading report below has them all.

curves-controls = Controls
curves-title = { $shown ->
    [one] 1 run
   *[other] { COUNT($shown) } runs overlaid
}
curves-view = Figure
curves-view-book = Chapter 38 (2×2)
curves-view-one = One metric
curves-runs = Runs
curves-x = x axis
curves-x-step = step
curves-x-epoch = epoch
curves-x-wall = clock time
curves-x-relative = time elapsed
curves-x-tau = sum of rates (τ)
curves-x-samples = examples seen
unfair-steps = At the same step, batch { COUNT($large) } has already seen { NUM($ratio) } times as many examples as batch { COUNT($small) }: the runs have not had the same data.
unfair-epochs = On the same data, batch { COUNT($large) } makes { NUM($ratio) } times fewer updates than batch { COUNT($small) }; much of the difference comes from that.
unfair-use-epoch = Compare by epoch
unfair-use-samples = Compare by examples seen
unfair-use-step = Compare by step
unfair-use-tau = Compare by sum of rates (τ)
curves-smoothing = Smoothing
curves-smoothing-kind = Kind of smoothing
curves-smoothing-points = about { COUNT($points) } points
smoothing-ema = moving average (EMA)
smoothing-time = moving average by time
smoothing-gaussian = Gaussian
smoothing-mean = running mean
off = none
curves-log-y = Logarithmic y axis
curves-grouped = One line for all seeds
curves-summary = Line and band
curves-members = Show each run too
curves-more = More
curves-log-x = Logarithmic x axis
curves-palette = Palette
curves-palette-accessible = accessible
curves-palette-faithful = as in chapter 38
curves-last = Last epochs
curves-last-all = all
curves-findings = Mark findings
curves-all-runs = All { COUNT($runs) } (choose some)


# The switch that parts runs which are compared on an assumption.
apart-switch = Compare separately
apart-switch-help = Runs whose names differ by more than their settings are then not compared with each other.
apart-on = Runs whose names differ by more than their settings are kept apart.

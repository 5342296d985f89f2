# The page Experiment: trainings on this machine.
page-experiment = Experiment

experiment-not-asked = Trainings can be started from this page where the server allows it: open it with “curva --allow-training”.
experiment-not-local = Trainings can be started from this page only where the server answers this machine alone and refuses the pages of other sites: open it with “curva --allow-training”, without another address.
experiment-no-home = There is no folder in which to keep trainings: name one in the environment variable CURVA_TRAININGS.
experiment-no-trainer = The trainer does not answer: see whether “python -m trainer list” works with the Python of this server.
experiment-no-packages = Training lacks the package { $name }, which comes with the extra train: install Curva again as “curva[train]” and start the server anew.

experiment-nothing = Nothing has been trained here yet: choose a study, a grid or a piece of advice.
experiment-idle = Nothing is training: choose a study, a grid or a piece of advice.
experiment-busy = { $running ->
    [0] Nothing is training yet
    [1] 1 training is running
   *[other] { COUNT($running) } trainings are running
}{ $waiting ->
    [0] .
    [1] { "" }, and 1 waits for a free core.
   *[other] { "" }, and { COUNT($waiting) } wait for free cores.
}

experiment-what = What to train
way-study = A study
way-grid = A grid
way-advice = A piece of advice
experiment-study = Study
experiment-advice = Advice on the open runs
experiment-values = { $setting }: values
experiment-values-help = Several values, with spaces between them; every combination is a run.
experiment-seeds = Seeds
experiment-further = One more setting
experiment-processes = Processes, of { $most } cores

experiment-size = { $runs ->
    [1] 1 run
   *[other] { COUNT($runs) } runs
}, { $epochs ->
    [1] 1 epoch
   *[other] { COUNT($epochs) } epochs
} in all.
experiment-time = It takes about { $low } to { $high }, judged by { $runs ->
    [1] 1 earlier run
   *[other] { COUNT($runs) } earlier runs
} of the same data and network on this machine.
experiment-time-unknown = How long it takes is not known yet: nothing with the same data and network has been trained here. The time left is shown after the first epochs.
experiment-downloads = MNIST is downloaded from OpenML (some 15 MB) unless it was before; “--data-dir” at the start of the server names a folder that has it.
experiment-start = Start
experiment-unwritable = The training cannot be written down ({ $reason }): make room on the disk, or name another folder in CURVA_TRAININGS.

experiment-list = Trainings
experiment-curves = Curves: { $name }
experiment-no-epoch = There are no curves: it ended before its first epoch.
experiment-no-curves = The curves appear with the first epoch.

plan-no-study = There is no such study.
plan-no-advice = None of the open runs has a piece of advice that the trainer can follow: open runs that it wrote, such as those of a training on this page.
plan-no-command = The trainer cannot follow this advice.
plan-no-value = { $setting } needs at least one value.
plan-bad-value = { $setting } cannot be “{ $value }”.
plan-too-many = That would be { COUNT($count) } runs; { COUNT($most) } are the most.

training-study = Study “{ $name }”
training-grid = { $runs ->
    [1] Grid of 1 run
   *[other] Grid of { COUNT($runs) } runs
}
training-advice = Advice for { $name }
training-waiting = waiting
training-running = running
training-stopping = stopping
training-stopped = stopped
training-interrupted = interrupted
training-failed = failed
training-finished = finished
training-progress = Share of the epochs that are over
training-runs = { $runs ->
    [1] { $done ->
        [1] 1 run done
       *[other] 1 run
    }
   *[other] { COUNT($done) } of { COUNT($runs) } runs done
}
training-current = { $name }: epoch { COUNT($epoch) } of { COUNT($epochs) }
training-starting = starting
training-left = about { $time } left
training-ended = { $ago } ago
training-asked = asked for { $ago } ago
training-older = { $count ->
    [1] 1 older training is not listed.
   *[other] { COUNT($count) } older trainings are not listed.
}
training-stop = Stop
training-resume = Resume
training-open = Open the logs
training-forget = Take off the list
training-forget-help = The logs stay on the disk.
advice-train = Train this

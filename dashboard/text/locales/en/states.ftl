# The designed states: nothing open, one run, every run diverged, a page that is being drawn.
nothing-next = { $samples ->
    [0] Drop the whole folder of a training above: the logs in it are found by themselves.
   *[other] Drop the whole folder of a training above: the logs in it are found by themselves. To see what the page shows, open a study that comes with the program:
}
sample-learning-rate = Does a higher rate make up for a large batch?
sample-batch-size = What a large batch costs at the same rate.
sample-switch = What happens to a training that changes batch or rate midway.
sample-regimes = From slightly low to too high: four rates, four curves.
sample-one-weight = A parabola and one weight: from too slow to lost for good.
sample-exercise = The exercise of the lessons: 81 steps, 6, 1, and never.
sample-two-weights = A narrow valley: what one weight can take, the other cannot.
sample-gradient = The same examples seen, in 20 updates or in 28,740.
sample-schedules = What a rate that falls is worth, and how to do it with the batch.
sample-optimizers = Each has a rate of its own: the same four rates for all.
sample-fit-under = Too small, too regularized, too deep, too short.
sample-fit-over = Few samples, noisy labels: the test loss rises again.
sample-remedies = L1, L2, dropout, noise on the images, early stopping.
sample-remedies-few = Images shifted or rotated, beside more original ones.
sample-losses = Cross-entropy, MSE and MAE on the same digits.
sample-losses-values = Squared or absolute error, where three targets in ten are wrong.
sample-broken = Shuffled labels, dead units, NaN and others: what each looks like.
drawing = Drawing the page…
grounds-alone-one = judged by its own curve alone
all-diverged = { $runs ->
    [2] Both runs diverged.
   *[other] All { COUNT($runs) } runs diverged.
} The first, { $title }: { $text }
map-all-diverged = All { COUNT($runs) } runs diverged, the lowest rate, { RATE($lr) }, among them.
map-lacks-run = With one run there is nothing to compare. Train again with another learning rate or batch size, and open the folder that holds both.
curve-all-diverged = Every one of these runs diverged
curve-stalled = { COUNT($runs) } stalled
judging-progress = { COUNT($points) } points read. Judging the curves…

# Why an indicator is as it is: what moves the verdict, with this run's number and what is usual, and from
# where on the verdict would be another.
of-curve = { $metric ->
    [accuracy] { $split ->
        [train] the training error
        [test] the test error
       *[val] the validation error
    }
   *[loss] { $split ->
        [train] the training loss
        [test] the test loss
        [val] the validation loss
       *[none] the loss
    }
}

# How far a curve moved, here and in healthy runs: the ends of other sentences.
moved-here = { $way ->
    [down] fell by { $size }
   *[up] rose by { $size }
}
moved-usually = { $way ->
    [down] falls by about { $size }
   *[up] rises by about { $size }
}
times-as-much = { $n ->
    [one] { $size } times
   *[other] { $size } times
}
share-beyond = more than { $size }
more-than = { $is_less ->
    [yes] less than { $size }
   *[no] more than { $size }
}
had-moved = { $way ->
    [down] had fallen by { more-than }
   *[up] had risen by { more-than }
}

seen-late-fall = Over the last fifth { of-curve } { $value }; in healthy runs it { $usual }.
seen-late-share = Over the last fifth { of-curve } { $value } of its whole fall; in healthy runs it { $usual }.
seen-slowing = In the last quarter { of-curve } { $value } of the way it moved in the second half; in healthy runs it { $usual }.
seen-half-share = In the second half { of-curve } { $value } of its whole fall; in healthy runs it { $usual }.
seen-done-first = From the first point to the second { of-curve } { $value } of its whole fall; in healthy runs it { $usual }.
seen-start-share = From the evaluation before training to the next point { of-curve } { $value } of its whole fall; in healthy runs it { $usual }.
seen-trend-noise = In the second half { of-curve } { $value } its noise from point to point; in healthy runs it { $usual }.
seen-level = At the end { of-curve } is at { $value } of its first value; in healthy runs at about { $usual }.
seen-noise = In the second half { of-curve } varies by { $value } of its level from point to point; in healthy runs by about { $usual }.
seen-noise-share = In the second half { of-curve } varies by { $value } of its whole fall from point to point; in healthy runs by about { $usual }.
seen-up-share = All its rises added up, { of-curve } rose by { $value } of its whole fall; in healthy runs by about { $usual }.
seen-falling = In the second half { of-curve } goes down at { $value } of the steps from point to point; in healthy runs at about { $usual }.
seen-rise-share = From its best point to the end { of-curve } rose again by { $value } of its whole fall; in healthy runs by about { $usual }.
seen-best-at = { $is_end ->
    [yes] At the end
   *[no] After { $value } of the run
} { of-curve } was at its best; in healthy runs { $usual_is_end ->
    [yes] at the end
   *[no] after about { $usual } of the run
}.
seen-gap = At the end the validation loss is { $value } the training loss; in healthy runs about { $usual }.
seen-error-gap = At the end the validation error is { POINTS($size) } { $side ->
    [above] above
   *[below] below
} the training error; in healthy runs about { POINTS($usual_size) } { $usual_side ->
    [above] above
   *[below] below
}.
seen-error = At the end { of-curve } is { $value }; in healthy runs about { $usual }.
seen-rate = { $bound ->
    [low] The learning rate is a tenth or less of the one from which its optimizer is usually tuned
    [high] The learning rate is 300 times or more the one from which its optimizer is usually tuned
    [same] The learning rate is the one from which its optimizer is usually tuned
   *[none] The learning rate is { $value } the one from which its optimizer is usually tuned
}; in the healthy runs learned from, about { $usual } that.
seen-is-adaptive = { $is_so ->
    [yes] The optimizer sizes the step of each weight by itself, as Adam does.
   *[no] The optimizer is gradient descent, with one step size for all weights.
}
seen-batch = A batch holds { $value } examples; in the healthy runs learned from, about { $usual }.
seen-updates = An epoch makes { $value } updates; in the healthy runs learned from, about { $usual }.
seen-decays = { $is_so ->
    [yes] The learning rate is lowered in the second half of the run.
   *[no] The learning rate is not lowered in the second half of the run, as it is in most healthy ones.
}
seen-weight-decay = { $is_none ->
    [yes] There is no weight decay.
   *[no] The weight decay is { $value } the usual one of this optimizer.
}
seen-dropout = Dropout leaves out { $value } of the hidden units; in the healthy runs learned from, about { $usual }.
seen-narrowest = The narrowest hidden layer has { $value } units; in the healthy runs learned from, about { $usual }.
seen-points = The longest curve has { $value } points; in the healthy runs learned from, about { $usual }.
seen-by-step = { $is_so ->
    [yes] The log counts updates and no epochs.
   *[no] The log counts epochs.
}
seen-loss-not-finite = The loss became NaN or infinite.
seen-loss-exploded = The loss ended above its start.
seen-at-chance = The accuracy is that of a guess.

if-late-fall = { of-curve } { $than } over the last fifth
if-late-share = { of-curve } { $than } of its whole fall over the last fifth
if-slowing = { of-curve } { $than } in the last quarter, of the way it moved in the second half
if-half-share = { of-curve } { $than } of its whole fall in the second half
if-done-first = { of-curve } { $than } of its whole fall from the first point to the second
if-start-share = { of-curve } { $than } of its whole fall from the evaluation before training to the next point
if-trend-noise = { of-curve } { $than } its noise in the second half
if-level = { of-curve } had ended at { $than } of its first value
if-noise = { of-curve } varied by { $than } of its level from point to point
if-noise-share = { of-curve } varied by { $than } of its whole fall from point to point
if-up-share = { of-curve } rose by { $than } of its whole fall, all its rises added up
if-falling = { of-curve } went down at { $than } of its steps in the second half
if-rise-share = { of-curve } had risen again by { $than } of its whole fall from its best point
if-rise = { of-curve } had ended { $than } above its best
if-best-at = { of-curve } had been at its best after { $than } of the run
if-gap = the validation loss were { $than } the training loss
if-error-gap = the validation error minus the training error were { $than } percentage points
if-error = { of-curve } were { $than }

margin = The verdict would be “{ $state }” if { $condition } (here: { $here }).
margin-short = “{ $state }” if { $condition }

rests-on-settings = Nothing on the curve moves this by itself; the settings speak for it.
rests-on-whole = { $is_good ->
    [yes] Nothing on the curve or in the settings differs enough from healthy runs to move this.
   *[no] Nothing moves this by itself: the curve as a whole speaks for it.
}
named-from = { $differs ->
    [yes] Its probability is { PERCENT($chance, digits: 0) }; it is named from { PERCENT($from, digits: 0) }.
   *[no] It is named from { PERCENT($from, digits: 0) }.
}

# What a set of runs shows: the page opens with one of these sentences.

# Said before a sentence where a set holds several families of runs.
comparison-of-family = { $by ->
    [hidden] Network { $family }: { $text }
    [folder] { $family }: { $text }
    [settings] { $family }: { $text }
   *[other] { $setting } { $family }: { $text }
}

# Pieces of sentences.
compared-where = { $split ->
    [test] on the test set
    [val] on validation
   *[train] in training
}
compared-with-optimizer = { $optimizers ->
    [several] { $optimizer ->
        [none] { "" }
       *[other] { " " }with { $optimizer }
    }
   *[one] { "" }
}
compared-setting = { $batch_size ->
    [none] rate { RATE($lr) }{ compared-with-optimizer }
   *[other] { $lr ->
        [none] batch { COUNT($batch_size) }{ compared-with-optimizer }
       *[other] batch { COUNT($batch_size) } and rate { RATE($lr) }{ compared-with-optimizer }
    }
}
compared-with-second-optimizer = { $optimizers ->
    [several] { $second_optimizer ->
        [none] { "" }
       *[other] { " " }with { $second_optimizer }
    }
   *[one] { "" }
}
compared-second = { $second_batch_size ->
    [none] rate { RATE($second_lr) }{ compared-with-second-optimizer }
   *[other] { $second_lr ->
        [none] batch { COUNT($second_batch_size) }{ compared-with-second-optimizer }
       *[other] batch { COUNT($second_batch_size) } and rate { RATE($second_lr) }{ compared-with-second-optimizer }
    }
}
compared-score = { $metric ->
    [accuracy] { PERCENT($score) }
   *[loss] a loss of { NUM($score) }
}
compared-lead = { $metric ->
    [accuracy] { POINTS($lead) }
   *[loss] { NUM($lead) } in loss
}
compared-gap = { $metric ->
    [accuracy] { POINTS($gap) }
   *[loss] { NUM($gap) } in loss
}
compared-length = { $unit ->
    [epoch] { $length ->
        [one] 1 epoch
       *[other] { COUNT($length) } epochs
    }
    [round] { COUNT($length) } rounds
   *[step] { COUNT($length) } steps
}

comparison-best-setting = { $lead ->
    [none] The best settings are { compared-setting }: they ended at { compared-score } { compared-where } (median of the last values).
   *[other] { $within_noise ->
        [yes] Of { COUNT($settings) } settings the best, { compared-setting }, ended at { compared-score } { compared-where } (median of the last values); its lead over { compared-second } may be chance.{ compared-lengths }
       *[no] Of { COUNT($settings) } settings the best, { compared-setting }, ended at { compared-score } { compared-where } (median of the last values), a lead of { compared-lead } over { compared-second }.{ compared-lengths }
    }
}
compared-lengths = { $lengths ->
    [same] { "" }
   *[different] { " " }The first trained for { compared-length } and the second for { COUNT($second_length) }, so the setting alone need not be the reason.
}

compared-remedy = { $recovered_lr ->
    [none] { $shown_lr ->
        [none] { $lr_to_try ->
            [none] { $lr ->
                [none] If the rate was the same, raise it with the batch, or go back to batch { COUNT($reference_batch_size) }.
               *[other] The rate has already grown with the batch: use warm-up over the first epochs, or go back to batch { COUNT($reference_batch_size) }.
            }
           *[other] { $is_far ->
                [yes] Scaled with the batch the rate could rise to { RATE($lr_to_try) }, far beyond what was tried. Raise it a few times over first, with warm-up, for training may diverge long before that.
               *[no] Raising the rate to { RATE($lr_to_try) } should close nearly all of the gap; on hard data, only a part.
            }
        }
       *[other] { $metric ->
            [accuracy] A higher rate helps: at rate { RATE($shown_lr) } it ended at { PERCENT($shown_score) }.
           *[loss] A higher rate helps: at rate { RATE($shown_lr) } it ended at a loss of { NUM($shown_score) }.
        }
    }
   *[other] { $metric ->
        [accuracy] With rate { RATE($recovered_lr) } accuracy comes back to { PERCENT($recovered_score) }.
       *[loss] With rate { RATE($recovered_lr) } the loss comes down to { NUM($recovered_score) }.
    }
}
compared-reference = { $other_schedule ->
    [yes] batch { COUNT($reference_batch_size) }, which followed another rate schedule,
   *[no] batch { COUNT($reference_batch_size) }
}
compared-budget = { $budget ->
    [steps] after as many steps
    [fewer] though that one trained for fewer epochs
   *[epochs] after { compared-length }
}
comparison-large-batch-gap = { $under_trained ->
    [yes] With { compared-setting } the run was under-trained, not overfitted. In { compared-length } it made { NUM($updates_ratio) } times fewer updates than batch { COUNT($reference_batch_size) }. { compared-remedy }
   *[no] With { compared-setting } the result { compared-where } is { compared-gap } behind { compared-reference } { compared-budget }. { compared-remedy }
}

comparison-lr-made-up-for-batch = { $metric ->
    [accuracy] The higher rate made up for the missing updates: batch { COUNT($batch_size) } went from { PERCENT($low_score) } (rate { RATE($low_lr) }) to { PERCENT($score) } (rate { RATE($lr) }). Batch { COUNT($reference_batch_size) } ended at { PERCENT($reference_score) }.
   *[loss] The higher rate made up for the missing updates: batch { COUNT($batch_size) } went from a loss of { NUM($low_score) } (rate { RATE($low_lr) }) to { NUM($score) } (rate { RATE($lr) }). Batch { COUNT($reference_batch_size) } ended at { NUM($reference_score) }.
}

compared-switch = { $to_batch_size ->
    [none] to rate { RATE($to_lr) }
   *[other] { $to_lr ->
        [none] to batch { COUNT($to_batch_size) }
       *[other] to batch { COUNT($to_batch_size) } or to rate { RATE($to_lr) }
    }
}
compared-control = { $metric ->
    [accuracy] the one that stayed at batch { COUNT($batch_size) } and rate { RATE($lr) } ended at { PERCENT($control_score) }, even with { compared-length }
   *[loss] the one that stayed at batch { COUNT($batch_size) } and rate { RATE($lr) } ended at a loss of { NUM($control_score) }, even with { compared-length }
}
comparison-switch-recovers = { $recovered ->
    [one] Starting with batch { COUNT($batch_size) } does no lasting harm: the run that switched midway { compared-switch } ended at { compared-score } { compared-where }. Without the switch, { compared-control }.
   *[other] Starting with batch { COUNT($batch_size) } does no lasting harm: the { COUNT($recovered) } runs that switched midway { compared-switch } ended at { compared-score } { compared-where } or better. Without the switch, { compared-control }.
}

compared-low = { $low_lr ->
    [none] { "" }
   *[other] { $metric ->
        [accuracy] { " " }A lower one, { RATE($low_lr) }, ended worse: { PERCENT($low_score) }.
       *[loss] { " " }A lower one, { RATE($low_lr) }, ended worse: loss { NUM($low_score) }.
    }
}
compared-high = { $high_lr ->
    [none] { "" }
   *[other] { $high_score ->
        [none] { "" }
       *[other] { $metric ->
            [accuracy] { " " }A higher one, { RATE($high_lr) }, ended worse: { PERCENT($high_score) }.
           *[loss] { " " }A higher one, { RATE($high_lr) }, ended worse: loss { NUM($high_score) }.
        }
    }
}
compared-diverged = { $diverged_lr ->
    [none] { "" }
   *[other] { " " }At { RATE($diverged_lr) } it diverges.
}
comparison-lr-regimes = Of { COUNT($rates) } rates{ compared-with-batch } the best is { RATE($lr) }: it ended at { compared-score } { compared-where }.{ compared-low }{ compared-high }{ compared-diverged }

compared-with-batch = { $batch_size ->
    [none] { compared-with-optimizer }
   *[other] { " " }at batch { COUNT($batch_size) }{ compared-with-optimizer }
}
comparison-edge-of-grid = { $side ->
    [top] The best rate tried{ compared-with-batch } was the highest, { RATE($lr) }: the optimum may lie above. Try { RATE($lr_to_try) }.
   *[bottom] The best rate tried{ compared-with-batch } was the lowest, { RATE($lr) }: the optimum may lie below. Try { RATE($lr_to_try) }.
}

compared-from = { $unit ->
    [epoch] epoch { NUM($x) }
    [round] round { COUNT($x) }
   *[step] step { COUNT($x) }
}
compared-what-differs = { $differs ->
    [lr] in the rate: { RATE($lr) } against { RATE($other_lr) }
    [batch_size] in the batch size: { COUNT($batch_size) } against { COUNT($other_batch_size) }
    [both] in batch size and rate: { COUNT($batch_size) } and { RATE($lr) } against { COUNT($other_batch_size) } and { RATE($other_lr) }
    [optimizer] in the optimizer: { $optimizer } against { $other_optimizer }
    [seed] in the seed only
    [nothing] though their settings are the same: the log does not show what was changed
    [unknown] in settings of which one log lacks the rate or the batch size
   *[other] in more than batch size and rate
}
compared-end = { $unit ->
    [epoch] At epoch { NUM($end_x) }
    [round] At round { COUNT($end_x) }
   *[step] At step { COUNT($end_x) }
}
comparison-parting = The best and the worst run separate from { compared-from } on and differ { compared-what-differs }. { compared-end } they are { compared-gap } apart.

compared-next-batch-1 = { $batch_size_1 ->
    [none] { "" }
   *[other] { " " }(batch { COUNT($batch_size_1) })
}
compared-next-batch-2 = { $batch_size_2 ->
    [none] { "" }
   *[other] { " " }(batch { COUNT($batch_size_2) })
}
compared-next-batch-3 = { $batch_size_3 ->
    [none] { "" }
   *[other] { " " }(batch { COUNT($batch_size_3) })
}
compared-optimum = The smooth curve through { COUNT($rates) } rates{ compared-with-batch } has its best point { ENDS($best_from, $best_to) ->
    [alike] near { RATE($best_from) }
   *[apart] between { RATE($best_from) } and { RATE($best_to) }
}, with a probability of 80%.
comparison-next-rates = { $runs ->
    [0] { compared-optimum } No other rate should gain more than noise: { RATE($lr) } may stay.
    [1] { compared-optimum } One more run should try { RATE($lr_1) }{ compared-next-batch-1 }.
    [2] { compared-optimum } Two more runs should try { RATE($lr_1) }{ compared-next-batch-1 } and { RATE($lr_2) }{ compared-next-batch-2 }.
   *[other] { compared-optimum } Three more runs should try { RATE($lr_1) }{ compared-next-batch-1 }, { RATE($lr_2) }{ compared-next-batch-2 } and { RATE($lr_3) }{ compared-next-batch-3 }.
}

comparison-missing-cell = { $why ->
    [scaled] Still to try: batch { COUNT($batch_size) } at rate { RATE($lr) }, the best run's rate in proportion to that batch.
   *[hole] Still to try: batch { COUNT($batch_size) } at rate { RATE($lr) }; the best batch has not been seen at that rate.
}

compared-noise = { $metric ->
    [accuracy] { POINTS($noise) }
   *[loss] { NUM($noise) } in loss
}
comparison-seed-noise = { $tells ->
    [yes] The lead of { compared-setting } over { compared-second }, { compared-lead }, is larger than the variation between seeds (standard error { compared-noise }).
   *[no] { $basis ->
        [seeds] There are too few seeds to tell which is better, { compared-setting } or { compared-second }: the difference, { compared-lead }, is within the variation between seeds (standard error { compared-noise }).
       *[examples] It is not clear which is better, { compared-setting } or { compared-second }: with a test set of this size a difference of { compared-lead } may be chance (standard error { compared-noise }). Train with more seeds.
    }
}

comparison-tau-explains = What counts here is the sum of the rates of all steps (τ). When batch { COUNT($reference_batch_size) } had the same τ, it was at { PERCENT($predicted) }. Batch { COUNT($batch_size) } with rate { RATE($lr) } ended at { PERCENT($score) }, with only { PERCENT($tau_share, digits: 0) } of the other run's final τ.

compared-target = { $metric ->
    [accuracy] { PERCENT($target) }
   *[loss] a loss of { NUM($target) }
}
compared-with-slow-optimizer = { $optimizers ->
    [several] { $slow_optimizer ->
        [none] { "" }
       *[other] { " " }with { $slow_optimizer }
    }
   *[one] { "" }
}
compared-slow = { $slow_batch_size ->
    [none] rate { RATE($slow_lr) }{ compared-with-slow-optimizer }
   *[other] { $slow_lr ->
        [none] batch { COUNT($slow_batch_size) }{ compared-with-slow-optimizer }
       *[other] batch { COUNT($slow_batch_size) } and rate { RATE($slow_lr) }{ compared-with-slow-optimizer }
    }
}
compared-updates = { $updates ->
    [none] { "" }
   *[other] { $cost ->
        [fewer] , though fewer updates ({ COUNT($slow_updates) } against { COUNT($updates) })
       *[more] { " " }({ COUNT($slow_updates) } updates against { COUNT($updates) })
    }
}
comparison-time-to-target = { $unit ->
    [epoch] To reach { compared-target } { compared-where }, { compared-setting } needs { NUM($x) } { $x ->
        [one] epoch
       *[other] epochs
    } and { compared-slow } needs { NUM($slow_x) }: { NUM($factor) } times as many epochs{ compared-updates }.
    [round] To reach { compared-target } { compared-where }, { compared-setting } needs { COUNT($x) } rounds and { compared-slow } needs { COUNT($slow_x) }: { NUM($factor) } times as many.
   *[step] To reach { compared-target } { compared-where }, { compared-setting } needs { COUNT($x) } steps and { compared-slow } needs { COUNT($slow_x) }: { NUM($factor) } times as many.
}

compared-more-names = { $more ->
    [0] { "" }
   *[other] , and { COUNT($more) } more
}
comparison-assumed-family = { $names ->
    [none] These runs are compared on an assumption: besides the settings, only their names differ. If the names stand for other models or other data, compare the runs separately.
   *[other] These runs are compared on an assumption: besides the settings, only their names differ ({ $names }{ compared-more-names }). If the names stand for other models or other data, compare the runs separately.
}

kept-first = { $more ->
    [0] “{ $first }”
    [one] “{ $first }” (and one run like it)
   *[other] “{ $first }” (and { COUNT($more) } runs like it)
}
kept-second = { $other_more ->
    [0] “{ $second }”
    [one] “{ $second }” (and one run like it)
   *[other] “{ $second }” (and { COUNT($other_more) } runs like it)
}
kept-names = { $name ->
    [none] only one of the names contains { $other_name }
   *[other] { $other_name ->
        [none] only one of the names contains { $name }
       *[other] their names contain { $name } and { $other_name }
    }
}
kept-reason = { $reason ->
    [names] { kept-names }
    [metrics] one logs { $name }, the other { $other_name }
    [examples] their epochs take different numbers of examples
    [classes] their losses begin at a guess among { $name } and among { $other_name } classes
   *[scale] their losses lie on different scales from start to end
}
comparison-kept-apart = { kept-first } and { kept-second } are not ranked together: { kept-reason }.

comparison-unlike-repeats = { $metric ->
    [accuracy] “{ $first }” and “{ $second }” have the same settings ({ compared-setting }), yet one ended at { PERCENT($score) } and the other at { PERCENT($other_score) }. What differs is not in the log: check labels, data and code of “{ $second }”.
   *[loss] “{ $first }” and “{ $second }” have the same settings ({ compared-setting }), yet one ended at a loss of { NUM($score) } and the other at { NUM($other_score) }. What differs is not in the log: check labels, data and code of “{ $second }”.
}

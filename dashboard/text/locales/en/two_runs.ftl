# What changed between two runs.
two-runs = What changed?
two-runs-lead = Choose two runs to see in which settings they differ and where the curves separate.
two-runs-from = From
two-runs-to = To
two-runs-choose = a run
two-runs-same = Choose two different runs.

two-runs-x = { $unit ->
    [epoch] epoch { NUM($x) }
   *[step] step { COUNT($x) }
}
two-runs-at = { $unit ->
    [epoch] at epoch { NUM($end_x) }
   *[step] at step { COUNT($end_x) }
}
two-runs-ends = { $kind ->
    [share] { $measure } { two-runs-at }: { PERCENT($from_end) } → { PERCENT($to_end) }, { POINTS($gap) } apart.
   *[number] { $measure } { two-runs-at }: { NUM($from_end) } → { NUM($to_end) }.
}
two-runs-parts = The two separate beyond the noise from { two-runs-x } on. { two-runs-ends }
two-runs-together = The two do not separate beyond the noise. { two-runs-ends }
two-runs-short = They have too few points in common to show where they separate. { two-runs-ends }
two-runs-apart = The two have no stretch in common: one begins where the other has already ended.
two-runs-diverged = { $which ->
    [first] The first one diverged: its difference from the second cannot be measured against noise.
    [second] The second one diverged: its difference from the first cannot be measured against noise.
   *[both] Both diverged: there is nothing to compare.
}
two-runs-no-metric = The two log no metric in common: there is nothing to compare.
two-runs-no-axis = One counts epochs and the other steps: there is no common axis to compare them on.
two-runs-only-seed = Only the seed differs: the difference between the two is chance.
two-runs-seeds = { $most ->
    [1] There is one seed on each side.
   *[other] { $kind ->
        [share] Seeds behind each: { COUNT($from_seeds) } and { COUNT($to_seeds) }, on average { PERCENT($from_mean) } → { PERCENT($to_mean) }.
       *[number] Seeds behind each: { COUNT($from_seeds) } and { COUNT($to_seeds) }, on average { NUM($from_mean) } → { NUM($to_mean) }.
    }
}
two-runs-error = { $kind ->
    [share] { POINTS($error) }
   *[number] { NUM($error) }
}
two-runs-chance = { $could ->
    [yes] { $basis ->
        [seeds] The difference is within the variation between seeds (standard error { two-runs-error }).
       *[examples] The difference may be chance for a test set of this size (standard error { two-runs-error }).
    }
   *[no] { $basis ->
        [seeds] The difference is larger than the variation between seeds (standard error { two-runs-error }).
       *[examples] The difference is more than chance for a test set of this size (standard error { two-runs-error }).
    }
}
two-runs-mark = { $unit ->
    [epoch] separate at epoch { NUM($x) }
   *[step] separate at step { COUNT($x) }
}
two-runs-settings = Settings that differ
two-runs-no-settings = No logged setting differs.
two-runs-unset = not logged
two-runs-more = { $more ->
    [1] 1 more setting that differs
   *[other] { COUNT($more) } more settings that differ
}

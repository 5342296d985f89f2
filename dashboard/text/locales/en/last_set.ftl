# The best run of the set that was open before, beside those of this one.
last-set = With the best of “{ $title }”
last-set-run = { $run } ({ $title })
last-set-best = Best here: { $own }. In “{ $title }”: { $before }. { $which ->
    [own] This set is ahead.
    [before] The other one is ahead.
   *[same] Both are even.
}
last-set-apart = The best runs of both sets are not measured alike.

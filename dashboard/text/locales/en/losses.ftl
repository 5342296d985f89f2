# What the logs lost, each reason once.
loss-same = { $more ->
    [1] The same with one more file.
   *[other] The same with { COUNT($more) } more files.
}

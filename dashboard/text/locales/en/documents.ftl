# The documents: the report as text and as Markdown, the receipt of the reading.
document-across = Across the runs
document-confidence = ({ PERCENT($share, digits: 0) })
document-more-losses = … and { COUNT($more) } more; the command inspect shows them all.
document-count = { COUNT($n) }
document-files = { $n ->
    [one] 1 file
   *[other] { COUNT($n) } files
}
document-damaged = { COUNT($n) } damaged
document-recovered = { COUNT($n) } recovered
document-duplicated = { COUNT($n) } repeated
document-reordered = { COUNT($n) } reordered
document-replaced = { COUNT($n) } replaced by a restart
document-skipped = { $n ->
    [one] 1 file left out
   *[other] { COUNT($n) } files left out
}

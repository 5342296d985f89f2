# The walk through the runs on the page Diagnosis, and the numbers behind a figure.
numbers = Numbers
numbers-title = The numbers of the figure
numbers-all = { $rows ->
    [one] 1 row
   *[other] { COUNT($rows) } rows
}
numbers-cut = The first { COUNT($shown) } of { COUNT($rows) } rows; Export has a file with all
figure-key = Enter opens the numbers as a table.
walk-place = { COUNT($place) } of { COUNT($runs) }
walk-previous = ← Previous
walk-next = Next →
walk-keys = The keys ← and → do the same, while no field is being filled in.
run-not-found = There is no run “{ $run }” in these logs. Here is the one that needs attention most.
checked = What was checked
not-checked = not checked
seen-at = Seen on the curves: { $numbers }.
same-reason = For the same reason as “{ $lamp }”.
same-comparison = What the comparison shows is said under “{ $lamp }”.
walk-run = { $verdict ->
    [none] { $sign } { $title }
   *[other] { $sign } { $title }: { $verdict }
}
and-last = { $first } and { $last }

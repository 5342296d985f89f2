## The search for runs: what is wrong with a query, and where.

find-error-open-quote = The quote { $quote } is not closed.
find-error-open-bracket = This bracket is not closed.
find-error-close-bracket = This bracket closes none that was opened.
find-error-nothing-follows = Something has to follow here: a word, or a condition such as lr>0.01.
find-error-nothing-before = “{ $text }” joins two conditions, and there is none before it.
find-error-too-deep = Too many brackets within each other.
find-error-too-many = More than { COUNT($most) } words and conditions: search with fewer.
find-error-no-name = A name has to stand before { $operator }: lr{ $operator }0.01.
find-error-no-value = A value has to follow “{ $name } { $operator }”.
find-error-no-number = { $operator } compares numbers, and “{ $text }” is none.
find-error-no-numbers = “{ $name }” is not a number in any run: { $operator } cannot compare it. Use = or ~.
find-error-two-readings = { $text } can be read as { $point } or as { $whole }: write one of them.
find-error-unknown-name = No run has a setting or metric called “{ $name }”. There are, for example: { $names }.
find-error-pattern-operator = A /pattern/ is compared with ~ or !~.
find-error-pattern-bracket = In this pattern a bracket is not closed, or closes none.
find-error-pattern-end = This pattern ends in a single backslash: write \\ for the character.
find-error-pattern-repeat = In a pattern nothing stands before { $text } that could be repeated.
find-error-pattern-counts = A pattern repeats at most { $most } times, the smaller number first.
find-error-pattern-range = In this pattern the range runs backwards or has no order.
find-error-pattern-unknown = Patterns here do not know “{ $text }”.
find-error-pattern-large = This pattern is too large.
find-error-pattern-slow = This pattern takes too long to look for: make it simpler.

find-help = Words find runs by name and setting: `adam 0.01`. Conditions compare: `lr>0.01 and optimizer=adam`, `loss.test<0.3`, `indicator=overfitting`. `or`, `not` and brackets join them; `name~seed` and `/adamw?/` look for patterns. What is found is drawn.
find-drawn = { COUNT($drawn) } of { COUNT($all) } drawn
find-found = { COUNT($found) } found

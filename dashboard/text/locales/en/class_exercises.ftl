# The page Class: the exercises.
exercises-lead = Exercises on the learning rate. A wrong answer is explained; try it on the page Lesson as well. What you solved is kept in this browser alone.
exercises-progress = { $solved } of { $exercises } solved.
exercises-reset = Start over
exercises-solved = solved
exercises-choose = Choose one
exercises-count = Number of steps, or “never”
exercises-number = A number
exercises-check = Check
exercises-hint = Hint
exercises-another = Other numbers
exercises-right = Right.
exercises-wrong = Not yet.
exercises-empty = Nothing to check.
exercises-no-answer = Choose an answer, or type a number.
exercises-picture = The loss by the weight, with the first steps of the walk as dots
exercises-picture-start = start
exercise-steps-small-title = How many steps at 0.1?
exercise-steps-small = L(w) = 0.3125 (w − 1)², from w = 0, with a learning rate of { NUM($rate) }. After how many steps is less than { PERCENT($left, digits: 2) } of the distance to the minimum left?
exercise-steps-small-hint = Here λ = 0.625: a step multiplies the distance by 1 − 0.1 × 0.625. Ask for the smallest power of it that is below 0.0055; or count on the page Lesson.
exercise-steps-one-title = How many steps at 1?
exercise-steps-one = The same loss and start, with a learning rate of { NUM($rate) }. After how many steps is less than { PERCENT($left, digits: 2) } of the distance left?
exercise-steps-one-hint = A step multiplies the distance by 1 − 1 × 0.625 = 0.375. How often until less than 0.0055 is left?
exercise-steps-four-title = What happens at 4?
exercise-steps-four = The same loss and start, with a learning rate of { NUM($rate) }. After how many steps is less than { PERCENT($left, digits: 2) } of the distance left?
exercise-steps-four-hint = A step multiplies the distance by 1 − 4 × 0.625. Is the size of that below 1?
exercise-steps-right = With a rate of { NUM($rate) }, ηλ = { NUM($product) }: a step makes the distance { NUM($share, digits: 4) } times as long.
exercise-steps-wrong-arrives = It never arrives: ηλ = { NUM($product) } is above 2, so a step makes the distance { NUM($share) } times as long, on the other side.
exercise-steps-wrong-never = It does arrive: a step makes the distance { NUM($share, digits: 4) } times as long, which is less than one.
exercise-steps-wrong-off-by-one = Very near: one more or one less. Count the steps, not the points, and go on until less than the named share is left.
exercise-steps-wrong-fewer = More are needed: a step leaves { NUM($share, digits: 4) } of the distance.
exercise-steps-wrong-more = Fewer are enough: a step leaves { NUM($share, digits: 4) } of the distance.
exercise-threshold-title = From which rate on does it diverge?
exercise-threshold = L(w) = { $factor }(w − 3)², so that the curvature is λ = { NUM($curvature) }. From which learning rate on does the loss no longer fall?
exercise-threshold-hint = A step multiplies the distance by 1 − ηλ. When is the size of that no longer below 1?
exercise-threshold-right = 2/λ = 2/{ NUM($curvature) }. At exactly this rate the weight jumps between two points for ever; above it, it diverges.
exercise-threshold-wrong-one-step = That is 1/λ, the rate that arrives in a single step. Between 1/λ and 2/λ it still arrives, in a zigzag.
exercise-threshold-wrong-upside-down = That is λ/2. The steeper the valley, the smaller the rate has to be: turn the fraction round.
exercise-threshold-wrong-curvature = That is λ itself. Ask when the size of 1 − ηλ reaches 1.
exercise-threshold-wrong-other = The distance is multiplied by 1 − ηλ; it no longer shrinks once ηλ reaches 2. Solve that for η with λ = { NUM($curvature) }.
exercise-best-rate-title = The best rate: one step
exercise-best-rate = L(w) = { $factor }(w − { NUM($minimum) })², so λ = { NUM($curvature) }; the weight starts at { NUM($start) }. Which learning rate arrives at the minimum in a single step?
exercise-best-rate-hint = The gradient is λ (w − w*). The step η λ (w − w*) has to be as long as the whole distance. Does the start matter?
exercise-best-rate-right = 1/λ = 1/{ NUM($curvature) }, wherever the weight starts.
exercise-best-rate-wrong-threshold = That is 2/λ: the step is twice as long as the distance, and the weight lands as far away on the other side.
exercise-best-rate-wrong-curvature = That is λ. The step is rate × gradient, and the gradient already has λ in it.
exercise-best-rate-wrong-low = Too low: a step leaves { NUM($share) } of the distance. λ = { NUM($curvature) }.
exercise-best-rate-wrong-high = Too high: the step goes past the minimum, and { NUM($share) } of the distance is left on the other side. λ = { NUM($curvature) }.
exercise-best-rate-wrong-other = A learning rate is above zero. The step η λ (w − w*) has to be as long as w − w*, with λ = { NUM($curvature) }.
exercise-which-diverges-title = Which of these diverges?
exercise-which-diverges = L(w) = { $factor }(w − 3)², so λ = { NUM($curvature) }. With which of these learning rates does the loss grow without end?
exercise-which-diverges-hint = Work out 2/λ, and compare.
exercise-which-diverges-right = { NUM($rate) } is above 2/λ = { NUM($threshold) }: ηλ = { NUM($product) }.
exercise-which-diverges-wrong-slow = { NUM($rate) } is slow, but it arrives: a step leaves { NUM($share) } of the distance. The threshold is 2/λ = { NUM($threshold) }.
exercise-which-diverges-wrong-one-step = { NUM($rate) } is the best: it is 1/λ and arrives in one step. The threshold is 2/λ = { NUM($threshold) }.
exercise-which-diverges-wrong-zigzag = { NUM($rate) } zigzags, but it arrives: a step leaves { NUM($share) } of the distance on the other side. The threshold is 2/λ = { NUM($threshold) }.
exercise-regime-of-walk-title = Name the regime
exercise-regime-of-walk = The picture shows a walk on a parabola, one dot a step. What is its regime?
exercise-regime-of-walk-hint = Do the dots stay on one side of the minimum, or change sides? Do they come nearer, stay as far, or go away?
exercise-regime-of-walk-option-slow = Slow
exercise-regime-of-walk-option-one-step = One step
exercise-regime-of-walk-option-zigzag = Zigzag
exercise-regime-of-walk-option-endless = Endless
exercise-regime-of-walk-option-divergent = Divergent
exercise-regime-of-walk-right = Here ηλ = { NUM($product) }.
exercise-regime-of-walk-wrong-slow = The dots stay on one side and come nearer by little: slow, ηλ = { NUM($product) }, below 1.
exercise-regime-of-walk-wrong-one-step = The second dot is the minimum already: one step, ηλ = { NUM($product) }.
exercise-regime-of-walk-wrong-zigzag = The dots change sides and come nearer: zigzag, ηλ = { NUM($product) }, between 1 and 2.
exercise-regime-of-walk-wrong-endless = The dots change sides and stay as far away: endless, ηλ = { NUM($product) }.
exercise-regime-of-walk-wrong-divergent = The dots change sides and go farther away: divergent, ηλ = { NUM($product) }, above 2.
exercise-twin-rate-title = Two rates, one curve
exercise-twin-rate = L(w) = { $factor }(w − 3)², so λ = { NUM($curvature) }. A rate of { NUM($rate) } gives a curve of the loss. Which other rate gives exactly the same curve?
exercise-twin-rate-hint = The loss knows only the square of the distance. Which other rate makes 1 − ηλ as large, with the other sign?
exercise-twin-rate-right = 2/λ − η = { NUM($twin) }: the weight jumps from side to side, and the loss cannot tell. That is why the dashboard says so, too.
exercise-twin-rate-wrong-itself = That is the rate itself. The other one makes 1 − ηλ as large, with the other sign.
exercise-twin-rate-wrong-other = That rate leaves { NUM($share) } of the distance at each step; { NUM($wanted) } is wanted, with the other sign.

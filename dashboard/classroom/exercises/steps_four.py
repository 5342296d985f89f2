"""With a rate of 4 the weight never arrives: each step leads farther away."""

from dashboard.classroom import counted_steps

EXERCISE = counted_steps.exercise("steps-four", 3, 4.0)

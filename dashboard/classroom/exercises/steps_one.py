"""With a rate of 1 a few steps are enough: 6."""

from dashboard.classroom import counted_steps

EXERCISE = counted_steps.exercise("steps-one", 2, 1.0)

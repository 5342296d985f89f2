"""With a rate of 0.1 the weight creeps: 81 steps."""

from dashboard.classroom import counted_steps

EXERCISE = counted_steps.exercise("steps-small", 1, 0.1)

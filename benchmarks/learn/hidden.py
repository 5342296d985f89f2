"""What is hidden of the logs while the ensemble learns, so that it does not lean on it."""

HIDE_RECIPE = 1 / 3  # of the logs
HIDE_READING = 0.05  # of the readings of a log
ONCE_UNTOLD = 0.7  # of the logs of one pass: too many to let them decide what a rate looks like

"""Other ways of weighing a run's readings beside the networks, on the same logs and folds."""

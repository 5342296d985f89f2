"""The tree of experiments as it is drawn: its rows, and what its settings are called."""

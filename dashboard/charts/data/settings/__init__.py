"""Runs over their settings: on an axis of one, and how much of the outcomes goes with each."""

"""Notebooks as logs: what their cells printed, of which training, with which settings."""

"""Optimizers: each file makes one from the settings and the weights."""

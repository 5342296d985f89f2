"""Faults: each file breaks a training in one way that people meet."""

"""Trainings that the page *Experiment* starts: what can be asked for, and how each of them goes.

The trainer is a program of its own: it is asked and started by its command line and read from its
logs, never imported.  This layer knows processes and folders; it knows no page and no sentence.
"""

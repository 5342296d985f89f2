"""Siblings: runs of one set that share everything but how they were trained.

This package groups the runs of a set into families, scores them, and measures how a run's rate and
batch size did beside the others.  It knows no file and no sentence.
"""

"""What was tried in a set of logs, in time: each setting once, and which one it came from.

:func:`~dashboard.diagnosis.trials.tree.trials_of` makes the tree.  This package knows the runs, the
verdicts and the trainer's lineage, and no word, no chart, no database.
"""

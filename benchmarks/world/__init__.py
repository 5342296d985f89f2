"""A world of labelled trainings: what another setting would have done to each of many runs.

``python -m benchmarks.world`` trains it; :mod:`benchmarks.world.draw` says of what it consists.
"""

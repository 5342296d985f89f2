"""Figures: a log book and its report become Altair charts.

One chart is one file that ends with ``CHART``; :func:`dashboard.charts.registry.all_charts` finds
them.  This layer decides nothing about a run and reads no file; what it marks on a curve comes
from the same symptom that the text speaks of.
"""

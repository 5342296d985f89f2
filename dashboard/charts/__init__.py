"""Figures: a log book and its report become Altair charts.

What a person chose is a value (:mod:`dashboard.charts.options`); from it, the book and the report a
figure prepares its panels, which are values too (:mod:`dashboard.charts.panel_data`); marks draw on
the panels (:mod:`dashboard.charts.marks`), and the figure lays them out.  Tables, alternative texts
and tooltips read the same panels.

One figure is one file of ``figures/`` that ends with ``CHART``, one mark one file of ``marks/``
that ends with ``MARK``; scans of the folders find them.  This layer decides nothing about a run and
reads no file; what it marks on a curve comes from the same symptom that the text speaks of.
"""

"""Texts: from codes and numbers to sentences in Brazilian Portuguese and English.

The sentences are in Fluent files, one per area, under ``locales/<language>/``.  This layer knows
the types of a verdict and of a run; it knows no threshold, no chart and no page.
"""

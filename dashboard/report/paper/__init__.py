"""The report on paper: a PDF with the verdicts, the figure, the settings and what was decided.

:mod:`~dashboard.report.paper.make` gathers what is said; ``sheet.typ`` sets it, by Typst.
"""

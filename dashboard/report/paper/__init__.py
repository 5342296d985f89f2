"""Documents on paper: PDF with real tables, charts as vectors and the fonts in the file.

:mod:`~dashboard.report.paper.make` gathers what the report says, and
:mod:`~dashboard.report.paper.minutes` what the minutes of a meeting say; the sheets beside them are
set by Typst.
"""

"""The pack: one HTML file with the report in both languages, the curves, and the logs themselves.

:mod:`~dashboard.report.pack.make` puts it together: what the page shows
(:mod:`~dashboard.report.pack.said`, :mod:`~dashboard.report.pack.curves`), the logs in fewer points
where they are too many (:mod:`~dashboard.report.pack.reduced`), and the page around both
(:mod:`~dashboard.report.pack.page`).  It is opened by :mod:`dashboard.logs.packs`.
"""

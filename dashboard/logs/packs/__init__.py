"""The pack: a report as one HTML file that holds the logs it was made of, and is opened as them.

:mod:`~dashboard.logs.packs.container` knows the blocks of the file,
:mod:`~dashboard.logs.packs.packed_set` what was read of a set as such blocks and back, and
:mod:`~dashboard.logs.packs.opening` reads a pack in the place of the logs that it holds.  The page
itself is written by :mod:`dashboard.report.pack`.
"""

"""Documents: a report as text, Markdown and JSON, and the receipt of a reading.

A document lays out what a report holds in the words of one language.  This layer knows no file
format of a log, no threshold and no page.
"""

"""Delimited text: its dialect, its cells, and the series in its columns.  Knows no writer."""

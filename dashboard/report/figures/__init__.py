"""Figures as files: the picture with its caption, the numbers it shows, the name of the file.

Nothing here reads a log or asks the network: a figure is drawn by its chart and written by
vl-convert, which brings the fonts that it needs.
"""

"""A report of chosen figures: those that a person took along, in an order, with a sentence each.

A figure is kept as it was when it was taken: its specification, its picture and what stood around
it.  So it says tomorrow what it said then, whatever the logs have grown to.
"""

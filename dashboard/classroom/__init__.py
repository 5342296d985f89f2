"""A class at work: exercises, runs judged blind, a grid of which each student trains one cell.

What a class sends lies in a *room*: a folder of the user's data whose name tells nothing, with one
SQLite file, which people write to at once without losing anything, and the logs that were dropped.
Who has the room's token may take part, who has its second token may delete it.  This layer knows
neither pages nor sentences.
"""

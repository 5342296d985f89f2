"""Measurements of the engine on labelled curves; not part of the installed program."""

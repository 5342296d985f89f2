"""The commands of ``curva``: one module each, loaded when its command is typed.

A module ends with ``COMMAND``: what it takes and what it does.  What the documents and figures say
is not decided here.
"""

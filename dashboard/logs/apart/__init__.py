"""Long texts, read in a process of their own, within limits, while the server answers everyone.

Threads of one process take turns, and one that reads holds up every click; a process of its own
does not, and can be ended.  Knows processes and limits; knows no format.
"""

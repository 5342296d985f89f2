"""Markdown that a person wrote, without anything that leads or asks outside.

A note keeps its lists, its tables, its code and its emphasis.  Links, images and bare addresses
stay as the text that they are: a browser looks up the names of links before anybody clicks, and
asks for an image as soon as it is shown.
"""

import re

_JOINER = "\N{WORD JOINER}"

_LINKS = re.compile(
    r"(\](?=[(\[:])"  # [text](address), [text][name], [name]: address, and images likewise
    r"|<(?=[!?/a-zA-Z])"  # <https://…>, and HTML, which the pages do not draw either
    r"|:(?=//)"  # https://… by itself
    r"|@"  # mail, and mentions
    r"|\bwww(?=\.))",
    re.IGNORECASE,
)
"""What makes a link of the text behind it, in Markdown as GitHub and Streamlit read it."""


def unlinked(markdown: str) -> str:
    """``markdown`` with an invisible sign in each link and image, so that it stays text.

    The sign stands in code too, which no link can begin in: where code ends is told differently by
    different readers.

    >>> unlinked("**a** [b](c)").replace("\N{WORD JOINER}", "·")
    '**a** [b]·(c)'
    """
    return _LINKS.sub(rf"\1{_JOINER}", markdown)

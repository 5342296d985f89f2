"""A note, which is Markdown, as blocks that a sheet can set: paragraphs, items, headings, code.

Only what people write in notes is understood; all else stays the text that it is.  Links and images
are text too: paper cannot be clicked, and nothing is asked for.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

_ITEM = re.compile(r"\s*+(?:[-*+]|(?P<number>\d++)[.)])\s++(?P<text>.*)")
_HEAD = re.compile(r"#{1,6}\s++(.*)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_SPAN = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<emph>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
)


def blocks(note: str) -> list[dict[str, Any]]:
    r"""The blocks of a note as JSON has them: ``text``, ``list``, ``head`` or ``code``.

    >>> [one["kind"] for one in blocks("Why:\n- **first**\n- second")]
    ['text', 'list']
    """
    found: list[dict[str, Any]] = []
    lines = iter(note.splitlines())
    is_open = False  # whether the last block goes on with the next line
    for line in lines:
        if fence := _FENCE.match(line):
            found.append({"kind": "code", "text": "\n".join(_until(fence[1], lines))})
            is_open = False
        elif item := _ITEM.fullmatch(line):
            numbered = item["number"] is not None
            if not (is_open and found[-1].get("numbered") is numbered):
                found.append({"kind": "list", "numbered": numbered, "items": []})
            found[-1]["items"].append(spans(item["text"]))
            is_open = True
        elif head := _HEAD.fullmatch(line):
            found.append({"kind": "head", "spans": spans(head[1])})
            is_open = False
        elif not line.strip():
            is_open = False
        elif is_open and found[-1]["kind"] == "text":
            found[-1]["spans"] += spans(" " + line.strip())
        else:
            found.append({"kind": "text", "spans": spans(line.strip())})
            is_open = True
    return found


def _until(end: str, lines: Iterator[str]) -> Iterator[str]:
    return takewhile(lambda one: one.strip() != end, lines)


def spans(line: str) -> list[dict[str, str]]:
    """The parts of a line, each with its style: ``strong``, ``emph``, ``code`` or none."""
    found, end = [], 0
    for match in _SPAN.finditer(line):
        if match.start() > end:
            found.append({"text": line[end : match.start()], "style": ""})
        style = match.lastgroup or ""
        found.append({"text": match[style], "style": style})
        end = match.end()
    if end < len(line) or not found:
        found.append({"text": line[end:], "style": ""})
    return found

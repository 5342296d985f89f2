r"""JSON from logs, with every text in it made encodable as UTF-8.

``"\ud800"`` is half of a pair that stands for one character.  Python's parser lets it pass alone,
and tables, pages and files refuse it later.
"""

import json
import re
from typing import Any

from dashboard.logs.parsing.long_json import load_long_json

LONG = 1 << 19
"""Characters from which on a value takes so much memory that its long lists are packed."""

_HALF = re.compile(r"\\[uU](?:0000)?[dD][89a-fA-F]")  # JSON's escape and YAML's longer one


def load_json(text: str) -> Any:
    """The value of ``text``; raises ``ValueError`` or ``RecursionError`` where there is none."""
    if len(text) >= LONG and not _HALF.search(text):
        return load_long_json(text)
    return whole_text(json.loads(text), text)


def whole_text(value: Any, source: str) -> Any:
    """``value`` as read from ``source``, with U+FFFD for every half of a pair."""
    return _whole(value, {}) if _HALF.search(source) else value


def _whole(value: Any, done: dict[int, Any]) -> Any:
    """The value, made once however often a document of YAML points to it; ``done`` by its id."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not isinstance(value, dict | list | tuple):
        return value
    if id(value) not in done:
        done[id(value)] = (
            {_whole(name, done): _whole(held, done) for name, held in value.items()}
            if isinstance(value, dict)
            else type(value)([_whole(held, done) for held in value])
        )
    return done[id(value)]

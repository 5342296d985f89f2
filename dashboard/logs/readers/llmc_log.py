"""llm.c's ``main.log``: ``s:10 trl:8.4 lr:0.0001 norm:1.2``, one quantity a line.

``build-nanogpt`` writes the same as ``10 train 8.4``, ``0 val 11.0``, ``0 hella 0.25``.

Recognised by: a first line of either form.  ``trl`` is the training loss, ``tel`` the validation
loss, ``eval`` the share of right answers of HellaSwag, ``norm`` the norm of the gradient.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_LINE = re.compile(r"^s:(\d{1,18}) (tel|trl|eval):(\S+)(?: lr:(\S+) norm:(\S+))?\s*$")
_PLAIN = re.compile(r"^(\d{1,18}) (train|val|hella) (\S+)\s*$")
_TAGS = {"trl": "train loss", "tel": "val loss", "eval": "hellaswag accuracy"}
_TAGS |= {"train": "train loss", "val": "val loss", "hella": "hellaswag accuracy"}


def _guess(head: Head) -> Claim:
    first = next((line for line in head.lines if line.strip()), "")
    return Claim.SIGNATURE if _LINE.match(first) or _PLAIN.match(first) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP)


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        match = _LINE.match(line) or _PLAIN.match(line)
        if match is None:
            continue
        step, part, value, *more = match.groups()
        named = [(_TAGS[part], value), *zip(("lr", "grad norm"), more, strict=False)]
        values = {name: number(text) for name, text in named}
        yield Row(int(step), {name: v for name, v in values.items() if v is not None})


READER = Reader("llm.c", _guess, _read)

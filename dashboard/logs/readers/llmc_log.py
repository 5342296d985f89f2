"""llm.c's ``main.log``: ``s:10 trl:8.4 lr:0.0001 norm:1.2``, one quantity a line.

Recognised by: a first line of that form.  ``trl`` is the training loss, ``tel`` the validation
loss, ``eval`` the share of right answers of HellaSwag, ``norm`` the norm of the gradient.
"""

import re
from collections.abc import Iterator

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.rows import Row, number, reading_of_rows
from dashboard.logs.run import XUnit
from dashboard.logs.text_lines import lines_of

_LINE = re.compile(r"^s:(\d{1,18}) (tel|trl|eval):(\S+)(?: lr:(\S+) norm:(\S+))?\s*$")
_TAGS = {"trl": "train loss", "tel": "val loss", "eval": "hellaswag accuracy"}


def _guess(head: Head) -> Claim:
    first = next((line for line in head.lines if line.strip()), "")
    return Claim.SIGNATURE if _LINE.match(first) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP)


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        match = _LINE.match(line)
        if match is None:
            continue
        named = ((_TAGS[match[2]], match[3]), ("lr", match[4]), ("grad norm", match[5]))
        values = {name: number(text) for name, text in named}
        yield Row(int(match[1]), {name: v for name, v in values.items() if v is not None})


READER = Reader("llm.c", _guess, _read)

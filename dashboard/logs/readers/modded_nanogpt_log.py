"""modded-nanogpt's record logs: the program's source, then ``step:1/5100 train_loss:9.9 …``.

Recognised by: such a line, in the beginning of the file or, behind the source, at its end.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_LINE = re.compile(r"^step:(\d{1,18})/(\d+) (?P<values>(?:train_loss|val_loss):\S+.*)$")
_VALUE = re.compile(r"(train_loss|val_loss):(\S+)")
_SOURCE = re.compile(r"^(import|from) \w+", re.MULTILINE)


def _guess(head: Head) -> Claim:
    if any(map(_LINE.match, lines_in(head))):
        return Claim.SIGNATURE
    begins_as_source = bool(_SOURCE.search(head.text[:4096]))
    found = begins_as_source and any(map(_LINE.match, head.tail.splitlines()))
    return Claim.SIGNATURE if found else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP)


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        match = _LINE.match(line)
        if match is None:
            continue
        values = {name: number(text) for name, text in _VALUE.findall(match["values"])}
        yield Row(int(match[1]), {name: v for name, v in values.items() if v is not None})


READER = Reader("modded-nanogpt", _guess, _read)

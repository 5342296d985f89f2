"""Console lines of ``name: number`` between bars: nanochat, Megatron-LM and their kin.

``step 00010/21400 (0.05%) | loss: 9.8 | lrm: 1.00 | dt: 521ms | tok/sec: 1,006,131``
``iteration 10/ 24000 | consumed samples: 2560 | learning rate: 1.5E-06 | lm loss: 9.5E+00 |``

Recognised by: a line that begins (after a time in brackets) with ``step`` or ``iteration`` and a
number and has a loss between bars.
"""

import re
from collections.abc import Iterator

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.rows import Row, reading_of_rows
from dashboard.logs.run import XUnit
from dashboard.logs.text_lines import lines_in, lines_of, pairs_of

_LINE = re.compile(
    r"^\s*+(?:\[[^\]]*+\]\s*+)?(?:step|iteration)\s+(\d{1,18}+)(?!\d)"
    r"(?:\s*+/\s*+\d++)?[^|]*+\|(.*\bloss\b.*)$",
    re.IGNORECASE,
)


def _guess(head: Head) -> Claim:
    return Claim.SHAPE if any(map(_LINE.match, lines_in(head))) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP)


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        match = _LINE.match(line)
        if match is not None:
            values: dict[str, float] = {}
            for cell in match[2].split("|"):
                values.update(pairs_of(cell))
            yield Row(int(match[1]), values)


READER = Reader("piped stdout", _guess, _read)

"""A log format."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.logs import readers
from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit
from docs.new.change import Change, Kind, folder, imports, module

SAMPLES = PurePosixPath("tests/logs/samples.py")

READER = '''\
"""FILL IN: who writes this: ``{code} step 10 loss 2.5``.

Recognised by: FILL IN: the bytes or keys that nobody else writes.
"""

import re
from collections.abc import Iterator

{imports}

_LINE = re.compile(  # FILL IN: the file of the writer's source that prints this
    r"^{code} step (\\d{{1,18}}) loss (\\S{{1,24}})$"
)


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(_LINE.search(line) for line in lines_in(head)) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP)


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        if (match := _LINE.search(line)) and (value := number(match[2])) is not None:
            yield Row(int(match[1]), {{"train/loss": value}})


READER = Reader("{code}", _guess, _read)
'''

A_SAMPLE = """\
    text(
        "{code}",
        "train.log",
        # FILL IN: as it is really printed
        "{code} step 10 loss 2.5\\n"
        "{code} step 20 loss 1.5\\n",
        2,
        "loss/train",
    ),
"""


def changes(code: str) -> Sequence[Change]:
    """The reader and a sample of its format."""
    things = (Head, Row, number, reading_of_rows, lines_in, lines_of, Claim, Reader, Reading, XUnit)
    return [
        Change(
            folder(readers) / f"{module(code)}.py",
            READER.format(code=code, imports=imports(*things)),
        ),
        Change(SAMPLES, A_SAMPLE.format(code=code), before=")"),
    ]


KIND = Kind("reader", changes)

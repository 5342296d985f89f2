"""What Tesseract prints: ``At iteration 100/200/201, mean rms=1.2%, delta=3%, BCER train=9%``.

Recognised by: such a line.  Of the three numbers (lines learnt from, lines trained on, lines seen)
the second is the axis.  Percentages become shares; ``char train`` and ``word train`` are the rates
of errors in characters and words.  ``Eval Char error rate=5.4`` stands at the line before it.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_NUMBER = r"([+-]?(?:\d[\d.]*(?:e[+-]?\d+)?|nan|inf))"
_LINE = re.compile(
    r"At iteration \d{1,18}/(\d{1,18})/\d{1,18}, ([^/]{0,400}?(?:train|delta)=.{0,200})"
)
_VALUE = re.compile(
    rf"\b(mean rms|delta|\w{{2,8}} train|train|skip ratio)={_NUMBER}%", re.IGNORECASE
)
_EVALUATION = re.compile(
    rf"(?:Eval Char error rate|BCER eval)={_NUMBER}, (?:Word error rate|BWER eval)={_NUMBER}"
)
_NAMES = {
    "mean rms": "train/rms",
    "delta": "train/delta",
    "char train": "train/char error",
    "bcer train": "train/char error",
    "train": "train/char error",
    "word train": "train/word error",
    "bwer train": "train/word error",
    "skip ratio": "skip ratio",
}


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(_LINE.search(line) for line in lines_in(head)) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP)


def _rows(data: bytes) -> Iterator[Row]:
    step = 0
    for line in lines_of(data):
        match = _LINE.search(line)
        if match is not None:
            step = int(match[1])
            yield Row(step, _values(match[2]))
        evaluation = _EVALUATION.search(line)
        if evaluation is not None:
            names = ("eval/char error", "eval/word error")
            measured = zip(names, map(number, evaluation.groups()), strict=True)
            yield Row(step, {name: held / 100 for name, held in measured if held is not None})


def _values(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in _VALUE.findall(text):
        held = number(value)
        called = _NAMES.get(name.lower())
        if held is not None and called is not None:
            found.setdefault(called, held / 100)
    return found


READER = Reader("tesseract", _guess, _read)

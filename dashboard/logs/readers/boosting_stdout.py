"""What XGBoost and LightGBM print: ``[20]  train-rmse:0.5  eval-rmse:0.6``.

Recognised by: two lines that begin with a number in brackets and name a metric with a number.
"""

import re
from collections.abc import Iterator
from itertools import islice

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.rows import Row, number, reading_of_rows
from dashboard.logs.run import XUnit
from dashboard.logs.text_lines import lines_in, lines_of

_LINE = re.compile(r"^\[(\d{1,18})\]\s++(.*\S)\s*$")
_VALUE = re.compile(
    r"\b([A-Za-z_]\w*+)(?:'s |[-:])([\w@.\-]{1,100}?)"
    r"\s*+:\s*+([+-]?[\d.]+(?:[eE][+-]?\d+)?|nan|inf)"
)


def _guess(head: Head) -> Claim:
    found = sum(bool(_values(line)) for line in islice(lines_in(head), 200))
    return Claim.SHAPE if found >= 2 else Claim.NO


def _values(line: str) -> tuple[int, dict[str, float]] | None:
    match = _LINE.match(line)
    found = _VALUE.findall(match[2]) if match else []
    values = {f"{part}/{metric}": number(text) for part, metric, text in found}
    known = {name: value for name, value in values.items() if value is not None}
    return (int(match[1]), known) if match and known else None


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP)


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        found = _values(line)
        if found is not None:
            yield Row(*found)


READER = Reader("boosting stdout", _guess, _read)

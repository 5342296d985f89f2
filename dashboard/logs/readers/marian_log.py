"""What Marian prints: ``Ep. 1 : Up. 1000 : Sen. 64,000 : Cost 5.3 : Time 30.1s : 2000 words/s``.

Recognised by: such a line, or ``[valid] Ep. 1 : Up. 5000 : ce-mean-words : 5.2 : new best``.
``ce-mean-words`` is the loss on validation.  ``cross-entropy`` is that of a whole sentence: where
the other is there too, or where it is several times the cost of training, it keeps its own name,
because sentences and words are no pair.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from dashboard.logs.console.clocks import is_clock
from dashboard.logs.console.notes import left_out
from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading, TagPoints
from dashboard.model.run import XUnit
from dashboard.model.table import Split

_LINE = re.compile(  # training/scheduler.h
    r"(?P<valid>\[valid\] )?Ep\. (?P<epoch>\d{1,9}(?:\.\d{1,9})?) : Up\. (?P<step>[\d,]{1,20}) : "
    r"(?P<cells>.*)$"
)
_NUMBER = r"([+-]?(?:[\d,]+(?:\.\d*)?(?:e[+-]?\d+)?|nan|inf))"
_CELL = re.compile(rf"^([A-Za-z][\w. \-]{{0,30}}?) {_NUMBER}(s)?(?: .*)?$", re.IGNORECASE)
_SPEED = re.compile(rf"^{_NUMBER} (\w+/s)$", re.IGNORECASE)
_NAMES = {"Cost": "train/cost", "L.r.": "lr", "gNorm": "grad norm"}
_CLOCKS = frozenset({"Time", "Sen."})
_OF_A_WORD = "valid/ce-mean-words"
_OF_A_SENTENCE = "valid/cross-entropy"
_TIMES_THE_COST = 3.0  # a sentence has more words than that; a held-out loss is seldom so much more


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(_LINE.search(line) for line in lines_in(head)) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    clocks: Counter[str] = Counter()
    rows = list(_rows(data, clocks))
    costs = _all(rows, "train/cost")
    of_sentences = _all(rows, _OF_A_SENTENCE)
    is_larger = costs and of_sentences and median(of_sentences) > _TIMES_THE_COST * median(costs)
    if is_larger or _all(rows, _OF_A_WORD):
        rows = [_renamed(row) for row in rows]
    reading = reading_of_rows(rows, XUnit.STEP).with_points(_called)
    return replace(reading, notes=(*reading.notes, *left_out(clocks, {})))


def _called(points: TagPoints) -> TagPoints:
    if points.tag != _OF_A_WORD:
        return points
    return replace(points, metric="loss", split=Split.VAL)


def _all(rows: list[Row], name: str) -> list[float]:
    return [row.values[name] for row in rows if name in row.values]


def _renamed(row: Row) -> Row:
    return replace(
        row,
        values={
            "valid/cross-entropy per sentence" if name == _OF_A_SENTENCE else name: value
            for name, value in row.values.items()
        },
    )


def _rows(data: bytes, clocks: Counter[str]) -> Iterator[Row]:
    for line in lines_of(data):
        match = _LINE.search(line)
        step = number(match["step"]) if match is not None else None
        if match is None or step is None:
            continue
        cells = match["cells"].split(" : ")
        if match["valid"]:
            value = number(cells[1].strip()) if len(cells) > 1 else None
            values = {} if value is None else {f"valid/{cells[0].strip()}": value}
        else:
            values = _values(cells, clocks)
        yield Row(int(step), values, float(match["epoch"]))


def _values(cells: list[str], clocks: Counter[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for cell in cells:
        match, speed = _CELL.match(cell.strip()), _SPEED.match(cell.strip())
        if speed is not None:
            clocks[speed[2]] += 1
        elif match is not None and (value := number(match[2])) is not None:
            if match[1] in _CLOCKS or is_clock(match[1]):
                clocks[match[1]] += 1
            else:
                found[_NAMES.get(match[1], f"train/{match[1]}")] = value
    return found


READER = Reader("marian", _guess, _read)

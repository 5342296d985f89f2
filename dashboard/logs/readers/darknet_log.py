"""What Darknet prints: ``1: 2.95, 2.95 avg loss, 0.001 rate, 3.2 seconds, 64 images``.

Recognised by: such a line.  The first number is the loss of the iteration, the second its running
mean, ``avg_loss``.  ``Region 82 Avg IOU: 0.5, Class: 0.9, …`` comes once for every part of a batch:
its means over an iteration are kept, without the NaN of a part that has no object.  ``mean average
precision (mAP@0.50) = 0.75`` belongs to the iteration before it, as do precision, recall and F1.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import isnan

from dashboard.logs.console.notes import left_out
from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading, TagPoints
from dashboard.model.run import XUnit
from dashboard.model.table import Split

_NUMBER = r"([+-]?(?:\d[\d.]*(?:e[+-]?\d+)?|nan|inf))"
_LINE = re.compile(  # detector.c and classifier.c
    rf"^\s*(\d{{1,18}})(?:, {_NUMBER})?: {_NUMBER}, {_NUMBER} avg(?: loss)?, {_NUMBER} rate, "
    rf"{_NUMBER} seconds, (\d+) images",
    re.IGNORECASE,
)
_REGION = re.compile(r"\b(?:Region|Detection|Yolo) ?(\d{0,4}) ?Avg \(?IOU: ", re.IGNORECASE)
_PART = re.compile(rf"([A-Za-z.][\w .\-]{{0,20}}?)(?:: | = ){_NUMBER}", re.IGNORECASE)
_PRECISION = re.compile(rf"mean average precision \((mAP@[\d.]{{1,6}})\) = {_NUMBER}")
_THRESHOLD = re.compile(r"for conf_thresh = [\d.]+, (?=precision)")
_COUNTS = frozenset({"count"})


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(_LINE.match(line) for line in lines_in(head)) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    clocks: Counter[str] = Counter()
    reading = reading_of_rows(_rows(data, clocks), XUnit.STEP).with_points(_called)
    return replace(reading, notes=(*reading.notes, *left_out(clocks, {})))


def _called(points: TagPoints) -> TagPoints:
    """The running mean of the loss is another metric than the loss."""
    if points.tag != "avg loss":
        return points
    return replace(points, metric="avg_loss", split=Split.TRAIN)


def _rows(data: bytes, clocks: Counter[str]) -> Iterator[Row]:
    step = 0
    parts: defaultdict[str, list[float]] = defaultdict(list)
    for line in lines_of(data):
        match, region = _LINE.match(line), _REGION.search(line)
        if match is not None:
            step = int(match[1])
            printed = zip(("train/loss", "avg loss", "lr"), match.group(3, 4, 5), strict=True)
            values = {name: held for name, text in printed if (held := number(text)) is not None}
            values |= {name: sum(held) / len(held) for name, held in parts.items()}
            parts.clear()
            clocks.update(("seconds", "images"))
            yield Row(step, values)
        elif region is not None:
            for name, value in _PART.findall(line, region.start()):
                of = name.strip().split("Avg ")[-1].lower()
                held = number(value)
                if of not in _COUNTS and held is not None and not isnan(held):
                    parts[f"train/region {region[1]} {of}".replace("  ", " ")].append(held)
        else:
            yield from _results(line, step)


def _results(line: str, step: int) -> Iterator[Row]:
    precision, threshold = _PRECISION.search(line), _THRESHOLD.search(line)
    if precision is not None and (value := number(precision[2])) is not None:
        yield Row(step, {f"val/{precision[1]}": value})
    elif threshold is not None:
        found = _PART.findall(line, threshold.end())
        values = {f"val/{name.strip()}": number(text) for name, text in found}
        yield Row(step, {name: value for name, value in values.items() if value is not None})


READER = Reader("darknet", _guess, _read)

"""fairseq's log with ``log_format: json``: ``[time][train][INFO] - {"loss": "4.1", …}``.

Recognised by: such a line.  Numbers are written as text, ``num_updates`` is the step; the names
inside carry ``train_`` or ``valid_`` except in ``train_inner``, which logs within an epoch.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from dashboard.logs.head import Head
from dashboard.logs.json_text import load_json
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.logs.rows import Row, number, numbers, points_of, whole_number
from dashboard.logs.run import Note, ReceiptNote, XUnit
from dashboard.logs.text_lines import lines_in, lines_of

_LINE = re.compile(r"^\[([^\]]+)\]\[(train_inner|train|valid)\]\[INFO\] - (\{.*\})\s*$")
_NOT_METRICS = ("num_updates", "epoch", "update", "wall", "train_wall")
_HEADER = "[fairseq_cli.train][INFO]"


def _guess(head: Head) -> Claim:
    found = _HEADER in head.text or any(map(_LINE.match, lines_in(head)))
    return Claim.SIGNATURE if found else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    points = points_of(_rows(data))
    notes = () if points else (ReceiptNote(Note.NO_NUMBERS),)
    return Reading((LoggedRun(points, x_unit=XUnit.STEP),) if points else (), notes=notes)


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        match = _LINE.match(line)
        if match is None:
            continue
        part = match[2]
        try:
            record = load_json(match[3])
        except (ValueError, RecursionError):
            continue
        plain = {name.removeprefix(f"{part}_"): held for name, held in record.items()}
        step = whole_number(plain.get("num_updates"))
        if step is None:
            continue
        measured = {
            f"{part}/{name}": value
            for name, value in numbers(plain, text=True).items()
            if name not in _NOT_METRICS
        }
        epoch = number(plain.get("update")) if "update" in plain else number(plain.get("epoch"))
        yield Row(step, measured, epoch, _seconds(match[1]))


def _seconds(text: str) -> float | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S,%f").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


READER = Reader("fairseq", _guess, _read)

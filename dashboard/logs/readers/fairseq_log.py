"""fairseq's log: ``[time][train][INFO] - {"loss": "4.1", …}``, JSON or names between bars.

Before Hydra the line began ``time | INFO | train |``; without ``log_format: json`` it goes on
``epoch 001 | loss 4.1 | num_updates 200``.

Recognised by: such a line.  Numbers are written as text, ``num_updates`` is the step; the names
inside carry ``train_`` or that of the validation set, except in ``train_inner``, which logs within
an epoch.  Any other set than ``train`` is one of validation, ``dev_other`` say.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dashboard.logs.file_head import Head
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.points.rows import Row, number, numbers, points_of, whole_number
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import Note, ReceiptNote, XUnit

_LINE = re.compile(
    r"^(?:\[(?P<time>[^\]]+)\]\[(?P<part>\w+)\]\[INFO\] - "
    r"|(?P<older>[\d\-]+ [\d:,]+) \| INFO \| (?P<set>\w+) \| )"
    r"(?P<values>\{.*\}|epoch \d++.*\bnum_updates\b.*)\s*$"
)
_SIMPLE = re.compile(
    r"([A-Za-z]\w{0,100}+)[ =]([+-]?(?:\d[\d.]*(?:e[+-]?\d+)?|nan|inf))(?=\s*(?:[|,]|$))"
)
_EPOCH = re.compile(r"^epoch (\d+)(?::\s*(\d+) / (\d+))?")
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
        record = None if match is None else _record(match["values"])
        if match is None or record is None:
            continue
        logged_part = match["part"] or match["set"]
        part = (
            logged_part
            if logged_part.startswith(("train", "valid", "test"))
            else f"valid/{logged_part}"
        )
        plain = {name.removeprefix(f"{logged_part}_"): held for name, held in record.items()}
        step = whole_number(plain.get("num_updates"))
        if step is None:
            continue
        measured = {
            f"{part}/{name}": value
            for name, value in numbers(plain, text=True).items()
            if name not in _NOT_METRICS
        }
        epoch = number(plain.get("update")) if "update" in plain else number(plain.get("epoch"))
        yield Row(step, measured, epoch, _seconds(match["time"] or match["older"]))


def _record(values: str) -> dict[str, Any] | None:
    if not values.startswith("{"):
        epoch = _EPOCH.match(values)
        pairs = dict(_SIMPLE.findall(values))
        if epoch is not None and epoch[2] and int(epoch[3]):
            pairs["update"] = str(int(epoch[1]) - 1 + int(epoch[2]) / int(epoch[3]))
        return {"epoch": epoch[1], **pairs} if epoch is not None else pairs
    try:
        held = load_json(values)
    except (ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) else None


def _seconds(text: str) -> float | None:
    try:
        return datetime.fromisoformat(text.replace(",", ".")).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


READER = Reader("fairseq", _guess, _read)

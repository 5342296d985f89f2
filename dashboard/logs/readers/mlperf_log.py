"""MLPerf's training log: ``:::MLLOG {"key": "eval_accuracy", "value": 0.75, "metadata": {…}}``.

Recognised by: ``:::MLLOG`` and a JSON object with a ``key``, perhaps behind the number of a rank.
An event with a number and a place (``epoch_num``, ``samples_count``, ``step_num``) is a point, one
with a number or a word and no place a setting.  Epochs are the axis where all of them are whole,
else steps or samples.  Of language models ``eval_accuracy`` holds the logarithm of the perplexity,
which is a loss.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.logs.console.clocks import is_clock
from dashboard.logs.console.notes import left_out
from dashboard.logs.file_head import Head
from dashboard.logs.hparams.side_files import to_setting
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.points.long_lines import MAX_LINE
from dashboard.logs.points.rows import Row, number, numbers, reading_of_rows
from dashboard.logs.points.text_lines import lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit

_MARK = ":::MLLOG"
_PLACES = ("step_num", "step", "iteration", "epoch_num", "samples_count")  # best first
_MOST_EPOCHS = 100_000  # a larger ``epoch_num`` counts samples, as NVIDIA's BERT does
_SETTINGS = {
    "opt_base_learning_rate": "lr",
    "global_batch_size": "batch_size",
    "opt_name": "optimizer",
}
_BENCHMARK = "submission_benchmark"
_LANGUAGE_MODELS = ("gpt", "llama")
_MARKS_OF_TIME = ("_start", "_stop")


@dataclass(frozen=True, slots=True)
class _Event:
    """The numbers of one event and its places."""

    values: Mapping[str, float]
    places: Mapping[str, float]
    wall_time: float | None  # seconds since 1970


def _guess(head: Head) -> Claim:
    if _MARK not in head.text:
        return Claim.NO
    return Claim.SIGNATURE if any(map(_record, head.lines)) else Claim.NO


def _record(line: str) -> dict[str, Any] | None:
    at = line.find(_MARK)
    if at < 0 or len(line) > MAX_LINE:
        return None
    try:
        value = load_json(line[at + len(_MARK) :])
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and isinstance(value.get("key"), str) else None


def _read(_: Head, data: bytes) -> Reading:
    events: list[_Event] = []
    config: dict[str, Setting] = {}
    finished: bool | None = None
    bad = 0
    clocks: Counter[str] = Counter()
    for line in lines_of(data):
        record = _record(line)
        if record is None:
            bad += _MARK in line
            continue
        key, meta = record["key"], record.get("metadata")
        meta = meta if isinstance(meta, Mapping) else {}
        if key == "run_stop":
            finished = meta.get("status") in ("success", None)
        places = {name: held for name in _PLACES if (held := number(meta.get(name))) is not None}
        values = _values(key, record.get("value"))
        clocks.update(name for name in values if is_clock(name))
        values = {name: held for name, held in values.items() if not is_clock(name)}
        if values and places and not key.endswith(_MARKS_OF_TIME):
            time_ms = number(record.get("time_ms"))
            events.append(_Event(values, places, None if time_ms is None else time_ms / 1000))
        elif not places and (setting := to_setting(record.get("value"))) is not None:
            config.setdefault(_SETTINGS.get(key, key), setting)
    rows, unit = _rows(events, str(config.get(_BENCHMARK, "")))
    reading = reading_of_rows(rows, unit, config)
    runs = tuple(replace(run, finished=finished) for run in reading.runs)
    notes = [ReceiptNote(Note.BAD_ROWS, bad, "")] if bad else []
    notes += left_out(clocks, {})
    return replace(reading, runs=runs, damaged=bad, notes=(*reading.notes, *notes))


def _values(key: str, value: object) -> dict[str, float]:
    if isinstance(value, Mapping):
        return numbers(value)
    found = number(value)
    return {} if found is None else {key: found}


def _rows(events: list[_Event], benchmark: str) -> tuple[Iterator[Row], XUnit]:
    """The events on one axis, that of the most events; one without it gets that before it."""
    is_text = any(name in benchmark for name in _LANGUAGE_MODELS)
    axis = _axis(events)

    def rows() -> Iterator[Row]:
        at = 0
        for count, event in enumerate(events):
            held = event.places.get(axis)
            if held is not None and abs(held) < 2**62:
                at = int(held) if held.is_integer() else count
            epoch = event.places.get("epoch_num")
            is_epoch = epoch is not None and epoch < _MOST_EPOCHS
            values = {
                "eval_loss" if is_text and name == "eval_accuracy" else name: value
                for name, value in event.values.items()
            }
            yield Row(at, values, epoch if is_epoch else None, event.wall_time)

    return rows(), XUnit.EPOCH if axis == "epoch_num" else XUnit.STEP


def _axis(events: list[_Event]) -> str:
    """The place that most events say and that differs between them; whole numbers alone."""

    def worth(name: str) -> tuple[int, int]:
        held = [event.places[name] for event in events if name in event.places]
        is_usable = len(set(held)) > 1 and all(value.is_integer() for value in held)
        if name == "epoch_num":
            is_usable = is_usable and max(held) < _MOST_EPOCHS
        return (len(held) if is_usable else 0, -_PLACES.index(name))

    return max(_PLACES, key=worth)


READER = Reader("mlperf", _guess, _read)

"""Weights & Biases' own transaction log, ``run-<id>.wandb``, read without its SDK.

Recognised by: the bytes ``:W&B`` at the beginning.  Blocks of 32 KiB in LevelDB's log format hold
protocol-buffer records (``wandb/proto/wandb_internal.proto``); of these the history, the
configuration and the exit are read.
"""

from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.side_files import canonical
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.parsing.leveldb import LogDamage, records
from dashboard.logs.parsing.protobuf import Field, NotWireFormatError, fields
from dashboard.logs.points.rows import Row, number, numbers, points_of
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit

_MAGIC = b":W&B"
_HEADER = 7  # bytes before the first block's first record
_HISTORY, _CONFIG, _RUN, _EXIT = 2, 5, 17, 18  # of Record
_ITEM, _STEP = 1, 2  # of HistoryRecord
_RUN_CONFIG, _UPDATE = 4, 1  # of RunRecord, of ConfigRecord
_KEY, _NESTED_KEY, _VALUE = 1, 2, 16  # of HistoryItem and ConfigItem


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if head.data.startswith(_MAGIC) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    damage = LogDamage()
    rows: list[Row] = []
    settings: dict[str, object] = {}
    finished = False
    for record in records(data, _HEADER, damage):
        try:
            for field in fields(record):
                if field.number == _HISTORY:
                    row = _history(field.data, len(rows))
                    rows += [row] if row is not None else []
                elif field.number == _RUN:
                    settings.update(_run_settings(field.data))
                elif field.number == _CONFIG:
                    settings.update(_settings(field.data))
                elif field.number == _EXIT:
                    finished = True
        except NotWireFormatError:
            damage.lost += 1
    return _reading(rows, canonical(_plain(settings)), finished, damage)


def _reading(
    rows: list[Row], config: dict[str, Setting], finished: bool, damage: LogDamage
) -> Reading:
    points = points_of(rows)
    run = LoggedRun(points, x_unit=XUnit.STEP, config=config, finished=finished or None)
    notes = [ReceiptNote(Note.DAMAGED_RECORD, damage.lost, str(damage.at))] if damage.lost else []
    if damage.cut_at is not None:
        notes.append(ReceiptNote(Note.CUT_OFF, 1, str(damage.cut_at)))
    if not points:
        notes.append(ReceiptNote(Note.NO_SCALARS, 0))
    return Reading((run,) if points else (), damage.lost, notes=tuple(notes))


def _history(data: bytes, count: int) -> Row | None:
    values: dict[str, float] = {}
    step: float | None = None
    for field in fields(data):
        if field.number == _ITEM:
            name, value = _item(field.data)
            found = numbers({name: value})
            values.update(found)
        elif field.number == _STEP:
            step = next((float(f.value) for f in fields(field.data) if f.number == 1), 0.0)
    step = values.pop("_step", step if step is not None else float(count))
    time = values.pop("_timestamp", None)
    values.pop("_runtime", None)
    return Row(int(step), values, None, time) if values else None


def _item(data: bytes) -> tuple[str, object]:
    """A key (nested keys joined with ``/``) and its value from JSON."""
    key, nested, text = "", [], "null"
    for field in fields(data):
        if field.number == _KEY:
            key = _text(field)
        elif field.number == _NESTED_KEY:
            nested.append(_text(field))
        elif field.number == _VALUE:
            text = _text(field)
    try:
        value = load_json(text)
    except (ValueError, RecursionError):
        value = number(text)
    return key or "/".join(nested), value


def _text(field: Field) -> str:
    return field.data.decode("utf-8", "replace")


def _run_settings(data: bytes) -> Iterator[tuple[str, object]]:
    for field in fields(data):
        if field.number == _RUN_CONFIG:
            yield from _settings(field.data)


def _settings(data: bytes) -> Iterator[tuple[str, object]]:
    for field in fields(data):
        if field.number == _UPDATE:
            yield _item(field.data)


def _plain(settings: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in settings.items() if not name.startswith("_wandb")}


READER = Reader("wandb", _guess, _read, run_is_folder=True)

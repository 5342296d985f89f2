"""What Hugging Face's ``Trainer`` prints: ``{'loss': 2.5, 'learning_rate': 5e-05, 'epoch': 0.1}``.

Recognised by: two such lines, each a Python mapping of names to numbers with an ``epoch``, perhaps
behind a progress bar.  There is no step in them: training rows are counted, an evaluation gets the
step of the one before it; the last row, of averages over the whole run, is left out.  Epochs that
begin again are the same training where the loss goes on from where it ended, else a run of their
own; after ``Fold 2`` a run has the setting ``fold``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.logs.console.context import fold_of
from dashboard.logs.console.continuation import continues
from dashboard.logs.file_head import Head
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.points.rows import Row, numbers, reading_of_trainings
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import Note, ReceiptNote

_ROW = re.compile(r"(\{'[\w/.\-]++': ([^{}]*+)\})\s*$")
_EPOCH = "'epoch': "
_LITERALS = {"nan": "NaN", "inf": "Infinity", "None": "null", "True": "true", "False": "false"}
_LITERAL = re.compile(r"\b(?:nan|inf|None|True|False)\b")
_WRAPPED = re.compile(r"\b(?:np\.float(?:32|64)|tensor)\(([^(),]{1,40})[^()]{0,80}\)")
_SUMMARY = "train_runtime"


def _guess(head: Head) -> Claim:
    return (
        Claim.SHAPE if sum(_record(line) is not None for line in lines_in(head)) > 1 else Claim.NO
    )


def _record(line: str) -> Mapping[str, float] | None:
    """The numbers of a printed mapping, read as the JSON that it nearly is."""
    match = _ROW.search(line)
    if match is None or _EPOCH not in match[2]:
        return None
    text = _LITERAL.sub(lambda found: _LITERALS[found[0]], match[1].replace("'", '"'))
    text = _WRAPPED.sub(r"\1", text)
    try:
        found = numbers(load_json(text), text=True)
    except (ValueError, RecursionError):
        return None
    return found if "epoch" in found else None


def _read(_: Head, data: bytes) -> Reading:
    summaries = joined = 0
    runs: list[tuple[int | None, list[Row]]] = []
    for fold, records in _trainings(data):
        summaries += sum(_SUMMARY in record for record in records)
        rows = list(_rows(records))
        if runs and rows and runs[-1][0] == fold and continues(runs[-1][1], rows):
            runs[-1][1].extend(_after(runs[-1][1], rows))
            joined += 1
        elif rows:
            runs.append((fold, rows))
    counts = {Note.SUMMARY_LEFT_OUT: summaries, Note.FITS_GO_ON: joined}
    notes = tuple(ReceiptNote(code, count) for code, count in counts.items() if count)
    reading = reading_of_trainings(runs)
    return replace(reading, notes=notes + reading.notes)


def _trainings(data: bytes) -> Iterator[tuple[int | None, list[Mapping[str, float]]]]:
    """The records of each training, and the fold that was named before it."""
    records: list[Mapping[str, float]] = []
    fold = named = None
    for line in lines_of(data):
        record = _record(line)
        if record is None:
            new_fold = fold_of(line)
            named = named if new_fold is None else new_fold
            continue
        if records and (named != fold or _begins_again(records, record)):
            yield fold, records
            records = []
        fold = named
        records.append(record)
    if records:
        yield fold, records


def _begins_again(records: list[Mapping[str, float]], record: Mapping[str, float]) -> bool:
    """Whether the epoch falls back to the first, or falls after the training was summed up."""
    last = records[-1]
    has_ended = _SUMMARY in last or record["epoch"] <= records[0]["epoch"]
    return has_ended and record["epoch"] < last["epoch"]


def _after(before: list[Row], rows: list[Row]) -> Iterator[Row]:
    """The rows counted on from the end of those before."""
    step, epoch = before[-1].step, before[-1].epoch or 0.0
    for row in rows:
        yield replace(row, step=step + row.step, epoch=epoch + (row.epoch or 0.0))


def _rows(records: list[Mapping[str, float]]) -> Iterator[Row]:
    count = 0
    for record in records:
        if _SUMMARY in record:
            continue
        count += not any(name.startswith("eval_") for name in record)
        values = {name: value for name, value in record.items() if name != "epoch"}
        yield Row(count, values, record["epoch"])


READER = Reader("huggingface stdout", _guess, _read)

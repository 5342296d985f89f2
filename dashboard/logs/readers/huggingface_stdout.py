"""What Hugging Face's ``Trainer`` prints: ``{'loss': 2.5, 'learning_rate': 5e-05, 'epoch': 0.1}``.

Recognised by: two such lines, each a Python mapping of names to numbers with an ``epoch``, perhaps
behind a progress bar.  There is no step in them: training rows are counted, an evaluation stands at
the one before it; the last row, of averages over the whole run, is left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.logs.head import Head
from dashboard.logs.json_text import load_json
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.rows import Row, numbers, reading_of_rows
from dashboard.logs.run import Note, ReceiptNote, XUnit
from dashboard.logs.text_lines import lines_in, lines_of

_ROW = re.compile(r"(\{'[\w/.\-]+': [^{}]*'epoch': [^{}]*\})\s*$")
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
    if match is None:
        return None
    text = _LITERAL.sub(lambda found: _LITERALS[found[0]], match[1].replace("'", '"'))
    text = _WRAPPED.sub(r"\1", text)
    try:
        found = numbers(load_json(text), text=True)
    except (ValueError, RecursionError):
        return None
    return found if "epoch" in found else None


def _read(_: Head, data: bytes) -> Reading:
    records = [record for line in lines_of(data) if (record := _record(line)) is not None]
    summaries = sum(_SUMMARY in record for record in records)
    notes = (ReceiptNote(Note.SUMMARY_LEFT_OUT, summaries),) if summaries else ()
    reading = reading_of_rows(_rows(records), XUnit.STEP)
    return replace(reading, notes=reading.notes + notes)


def _rows(records: list[Mapping[str, float]]) -> Iterator[Row]:
    count = 0
    for record in records:
        if _SUMMARY in record:
            continue
        count += not any(name.startswith("eval_") for name in record)
        values = {name: value for name, value in record.items() if name != "epoch"}
        yield Row(count, values, record["epoch"])


READER = Reader("huggingface stdout", _guess, _read)

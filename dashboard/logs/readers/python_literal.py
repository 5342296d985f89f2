"""Histories that a script printed or wrote as Python values: ``print(history.history)``.

``{'loss': [0.9, 0.5], 'val_loss': [1.0, 0.7]}``, over one line or many, behind a name or not, with
``OrderedDict``, ``array`` and ``np.float64`` inside; also a list of records, or a record a line.

Recognised by: such a value with a curve of a known metric, in a text in which no other lines give
known metrics.  Several histories in one file are several runs.  Nothing is evaluated: the text is
parsed, and its tree is read.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.logs.console.records_of_lines import console_text
from dashboard.logs.file_head import Head, to_text
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, understand
from dashboard.logs.parsing.python_literals import Printed, values_in
from dashboard.logs.points.histories import is_record_list
from dashboard.logs.points.rows import numbers
from dashboard.logs.points.text_lines import lines_in
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.logs.readers.boosting_json import runs_of_boosting
from dashboard.logs.readers.history_json import found_in, runs_of_history
from dashboard.logs.tabular.record_tables import runs_of_records
from dashboard.model.run import Note, ReceiptNote

_SOURCES = (".py", ".ipynb", ".md", ".rst", ".html", ".js", ".json", ".yaml", ".yml", ".toml")
_LEAST_RECORDS = 2


def _guess(head: Head) -> Claim:
    if not head.text or (head.base.endswith(_SOURCES) and not _begins(head.text)):
        return Claim.NO
    if "{'" not in head.text and "dict(" not in head.text.lower():
        return Claim.NO
    text = head.text if head.whole else "\n".join(head.lines)
    printed = list(values_in(text))
    if not head.whole and not printed and _begins(head.text):
        printed = list(values_in(_whole(head)))
    if not any(_is_history(one.value) for one in printed) and not _are_records(printed):
        return Claim.NO
    others = {line.place for line in console_text(_outside(head, printed)).lines}
    return Claim.GENERIC if len(others) < 2 else Claim.NO


def _begins(text: str) -> bool:
    return text.lstrip().startswith(("{'", "[{'", "OrderedDict(", "defaultdict("))


def _whole(head: Head) -> str:
    return head.text if head.load is None else (to_text(head.load()) or "")


def _outside(head: Head, printed: list[Printed]) -> list[str]:
    """The lines that are no part of a printed value, judged by their beginnings."""
    inside = {one.line for one in printed}
    return [
        line
        for number, line in enumerate(lines_in(head), start=1)
        if number not in inside and "[" not in line and "{" not in line
    ]


def _is_history(value: object) -> bool:
    if isinstance(value, list):
        return is_record_list(value)
    return isinstance(value, Mapping) and bool(found_in(value))


def _are_records(printed: list[Printed]) -> bool:
    records = [one.value for one in printed if isinstance(one.value, Mapping)]
    measured = [one for one in records if any(map(_is_measured, numbers(one, text=True)))]
    return len(measured) >= _LEAST_RECORDS


def _is_measured(name: str) -> bool:
    known = understand(name)
    return known.known and known.metric not in WITHOUT_SPLIT


def _read(_: Head, data: bytes) -> Reading:
    printed = list(values_in(to_text(data) or ""))
    histories = [one for one in printed if _is_history(one.value)]
    runs: list[LoggedRun] = []
    notes: list[ReceiptNote] = []
    names = _names(histories)
    for one, name in zip(histories, names, strict=True):
        of_boosting = runs_of_boosting(one.value)
        read, run_notes = (of_boosting, ()) if of_boosting else runs_of_history(one.value)
        named = ("_".join(filter(None, (name, run.name))) for run in read)
        runs += [replace(run, name=own) for run, own in zip(read, named, strict=True)]
        notes += run_notes
    if not histories:
        records: list[Any] = [one.value for one in printed if isinstance(one.value, Mapping)]
        runs, run_notes = runs_of_records(records)
        notes += run_notes
    if not runs:
        notes.append(ReceiptNote(Note.NO_NUMBERS))
    return Reading(tuple(runs), notes=tuple(notes))


def _names(histories: list[Printed]) -> list[str]:
    """The runs' names: none for one alone, else those before the values, or their numbers."""
    if len(histories) < 2:
        return [""] * len(histories)
    names = [one.name for one in histories]
    if all(names) and len(set(names)) == len(names):
        return names
    return [f"run{number}" for number in range(1, len(names) + 1)]


READER = Reader("python values", _guess, _read)

"""Tables of one text as runs: those that continue another, start one, or repeat one."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.logs.names.metric_names import understand
from dashboard.logs.reader import LoggedRun, Reading, TagPoints
from dashboard.logs.tabular.cells import Cells, Column
from dashboard.logs.tabular.wide import run_of
from dashboard.logs.text_tables.curve_table import CurveTable, curve_in
from dashboard.logs.text_tables.found_table import TextTable
from dashboard.logs.text_tables.splits import has_no_split, split_above, splits_of
from dashboard.model.run import Note, ReceiptNote
from dashboard.model.table import Split

_GAP = 2.0  # times the usual distance of rows by which a table under another title may follow
_MOST_LISTED = 8  # lines named in a note
_RATIOS = frozenset({"trn/val", "train/val", "train/valid"})  # nolearn prints how far they part
_LONGEST_NAME = 60  # characters of a run's name


@dataclass(slots=True)
class _Kept:
    """A curve, in one table or in several that continue each other."""

    written: tuple[str, ...]  # the header, as written in the text
    split: Split | None  # given by the lines above it
    parts: list[CurveTable]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.parts[0].names


def reading_of_tables(tables: Sequence[TextTable], *, in_prose: bool) -> Reading:
    """The curves among the ``tables`` as runs, with a note on the other tables."""
    kept: list[_Kept] = []
    left: list[int] = []
    again: list[int] = []
    seen: set[Hashable] = set()
    for table in tables:
        curve = curve_in(table, in_prose=in_prose)
        if curve is None:
            left.append(table.line)
        elif (content := _content(curve)) in seen:
            again.append(table.line)
        else:
            seen.add(content)
            if kept and kept[-1].names == curve.names and _goes_on(kept[-1].parts[-1], curve):
                kept[-1].parts.append(curve)
            else:
                kept.append(_Kept(table.header, split_above(table), [curve]))
    groups = _side_by_side(kept)
    names = _names([group[0].parts[0] for group in groups])
    runs = tuple(_run(group, name) for group, name in zip(groups, names, strict=True))
    runs = tuple(run for run in runs if run.points)
    if not runs:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    parts = [part for one in kept for part in one.parts]
    bad = sorted(line for part in parts for line in part.bad_lines)
    notes = [ReceiptNote(Note.BAD_ROWS, len(bad), str(bad[0]))] if bad else []
    if len(tables) > 1:
        notes.append(_note(Note.TABLES_READ, sorted(part.line for part in parts)))
    notes += [_note(Note.TABLES_AGAIN, again)] if again else []
    notes += [_note(Note.TABLES_LEFT, left)] if left else []
    return Reading(runs, len(bad), notes=tuple(notes))


def _note(code: Note, lines: Sequence[int]) -> ReceiptNote:
    listed = ", ".join(map(str, lines[:_MOST_LISTED]))
    return ReceiptNote(code, len(lines), listed + (", …" if len(lines) > _MOST_LISTED else ""))


def _goes_on(earlier: CurveTable, later: CurveTable) -> bool:
    """Whether a table with the same header starts after the end of the one before."""
    ended, begins = earlier.axis[np.isfinite(earlier.axis)], later.axis[np.isfinite(later.axis)]
    if not len(ended) or not len(begins) or begins[0] <= ended[-1]:
        return False
    usual = float(ended[-1] - ended[0]) / (len(ended) - 1) if len(ended) > 1 else 1.0
    return later.heading == earlier.heading or bool(begins[0] <= ended[-1] + _GAP * usual)


def _content(curve: CurveTable) -> Hashable:
    """The content of a table, to find repetitions."""
    return (curve.names, *(column.value.tobytes() for column in curve.cells.columns))


def _joined(parts: Sequence[CurveTable]) -> Cells:
    """The rows of tables of the same header as those of one."""
    if len(parts) == 1:
        return parts[0].cells
    columns = zip(*(part.cells.columns for part in parts), strict=True)
    return Cells(tuple(map(_behind, columns)), sum(part.cells.rows for part in parts))


def _behind(columns: Sequence[Column]) -> Column:
    value = np.concatenate([one.value for one in columns])
    present = np.concatenate([one.present for one in columns])
    words = [one.text for one in columns if one.text is not None]
    text = tuple(word for one in words for word in one) if len(words) == len(columns) else None
    return Column(columns[0].name, value, present, text)


def _names(curves: Sequence[CurveTable]) -> list[str]:
    """A name for each: the title above it where the titles differ, else its number."""
    if len(curves) == 1:
        return [""]
    titles = [_title(curve.heading) for curve in curves]
    if all(titles) and len(set(titles)) == len(titles):
        return titles
    return [f"table {number}" for number in range(1, len(curves) + 1)]


def _title(heading: str) -> str:
    return " ".join(re.sub(r"[^\w\s.,=+\-]", " ", heading).split())[:_LONGEST_NAME].strip(" .")


def _side_by_side(kept: Sequence[_Kept]) -> list[list[_Kept]]:
    """The tables of each run: "Training" and "Validation" under each other are one.

    They have the same header, without a split, and cover the same stretch of the axis.
    """
    groups: list[list[_Kept]] = []
    for one in kept:
        last = groups[-1] if groups else []
        splits = {other.split for other in last}
        fits = last and last[0].names == one.names and _overlap(last[0], one)
        if fits and one.split is not None and None not in splits and one.split not in splits:
            last.append(one)
        else:
            groups.append([one])
    return groups


def _overlap(one: _Kept, other: _Kept) -> bool:
    if any(understand(name).split_said for name in one.names):
        return False
    mine, theirs = one.parts[0].axis, other.parts[0].axis
    begins, ends = np.nanmax([mine[0], theirs[0]]), np.nanmin([mine[-1], theirs[-1]])
    return bool(begins <= ends)


def _run(group: Sequence[_Kept], name: str) -> LoggedRun:
    """One table as a run, or the tables of its splits."""
    if len(group) == 1:
        return _run_of(group[0], name)
    points: list[TagPoints] = []
    for kept in group:
        run = _run_of(kept, name)
        word = kept.split.value if kept.split is not None else ""
        points += [
            replace(one, tag=f"{word}/{one.tag}", split=kept.split)
            if has_no_split(one.tag)
            else one
            for one in run.points
        ]
    seen: dict[str, TagPoints] = {}
    for one in points:
        seen.setdefault(one.tag, one)
    return replace(run, points=tuple(seen.values()))


def _run_of(kept: _Kept, name: str) -> LoggedRun:
    run, _ = run_of(_joined(kept.parts), kept.parts[0].roles, name=name)
    splits = splits_of(kept.written, kept.names)
    points = tuple(_named(one, splits.get(one.tag)) for one in run.points)
    return replace(run, points=points)


def _named(points: TagPoints, split: Split | None) -> TagPoints:
    """The points with the split that the header gives them; a ratio of two splits is of neither."""
    tag = points.tag.lower()
    if tag in _RATIOS:
        return replace(points, metric=tag, split=Split.NONE)
    return replace(points, split=split)


def rows_of_curves(tables: Iterable[TextTable], *, in_prose: bool) -> int:
    """How many rows the curves among the tables have."""
    curves = (curve_in(table, in_prose=in_prose) for table in tables)
    return sum(curve.cells.rows for curve in curves if curve is not None)

"""In what a person's figure differs from the textbook's: the settings, the data, the result."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.classroom.answers import Said, states_of
from dashboard.classroom.cast import Cast, stretches_of
from dashboard.classroom.textbook_figure import Part, Stretch, TextbookFigure
from dashboard.diagnosis.best import end_of
from dashboard.diagnosis.report import Report
from dashboard.model.curve import RunCurves, curves_of
from dashboard.model.run import LogBook, Run, Setting

SAME_POINTS = 0.005
"""Accuracies that differ by less are the same: the chapter says them in whole per cent."""

SETTINGS = ("batch_size", "lr", "epochs")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; ``code`` is the end of its message ``textbook-differs-…``."""

    code: str
    part: str = ""  # the code of the part, "" for the figure as a whole
    setting: str = ""
    wanted: Setting = None  # as in the textbook
    found: Setting = None


def differences(
    figure: TextbookFigure, cast: Cast, book: LogBook, report: Report
) -> tuple[Difference, ...]:
    """All of them: of the figure as a whole first, then part by part."""
    runs = {part.code: book.by_id[cast[part.code]] for part in figure.parts if _has(cast, part)}
    curves = {one.run.run_id: one for one in curves_of(book.only(list(cast.values())))}
    found = [
        *_of_all(figure, list(runs.values())),
        *(Difference("missing", part.code) for part in figure.parts if part.code not in runs),
    ]
    for part in figure.parts:
        if part.code in runs:
            run = runs[part.code]
            found += _of_settings(part, run)
            found += _of_result(part, curves.get(run.run_id))
            found += _of_looks(part, run, report)
    return tuple(found)


def _has(cast: Cast, part: Part) -> bool:
    return bool(cast.get(part.code))


def _of_all(figure: TextbookFigure, runs: list[Run]) -> Iterator[Difference]:
    for setting, wanted in (("dataset", figure.dataset), ("optimizer", figure.optimizer)):
        told = {str(run.config[setting]) for run in runs if run.config.get(setting) is not None}
        others = sorted(one for one in told if one.strip().lower() != wanted)
        if not wanted or not runs:
            continue
        if others:
            yield Difference("whole", "", setting, wanted, ", ".join(others))
        elif not told:
            yield Difference("whole-untold", "", setting, wanted)


def _of_settings(part: Part, run: Run) -> Iterator[Difference]:
    own = stretches_of(run)
    if len(own) != len(part.stretches) and part.stretches:
        yield Difference("stretches", part.code, "", len(part.stretches), len(own))
        return
    for setting in SETTINGS:
        wanted = [_read(one, setting) for one in part.stretches]
        found = [_read(one, setting) for one in own]
        for theirs, ours in zip(wanted, found, strict=False):
            if theirs is None or (ours is not None and math.isclose(ours, theirs)):
                continue
            code = "setting" if ours is not None else "untold"
            yield Difference(code, part.code, setting, theirs, ours)
            break


def _of_result(part: Part, curves: RunCurves | None) -> Iterator[Difference]:
    if part.accuracy is None:
        return
    curve = curves.held_out("accuracy") if curves is not None else None
    end = end_of(curve) if curve is not None else math.nan
    if math.isnan(end):
        yield Difference("no-accuracy", part.code, "", part.accuracy)
    elif abs(end - part.accuracy) >= SAME_POINTS:
        yield Difference("accuracy", part.code, "", part.accuracy, end)


def _of_looks(part: Part, run: Run, report: Report) -> Iterator[Difference]:
    diagnosis = report.by_id.get(run.run_id)
    if part.looks is None or diagnosis is None:
        return
    seen = states_of(diagnosis)
    troubles = seen - {Said.HEALTHY, Said.UNKNOWN}
    is_as_told = not troubles if part.looks is Said.HEALTHY else part.looks in seen
    if not is_as_told:
        yield Difference("looks", part.code, "", str(part.looks))


def _read(stretch: Stretch, setting: str) -> float | None:
    value: float | None = getattr(stretch, setting)
    return value

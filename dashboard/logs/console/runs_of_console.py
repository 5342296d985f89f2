"""Console lines as runs: one for each fold and each training from scratch.

Where a count restarts, the loss decides whether the same model is trained further (two calls of
Keras' ``fit``) or another one from scratch: see :mod:`dashboard.logs.console.continuation`. The
receipt names the decision.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from dashboard.logs.console.continuation import continues
from dashboard.logs.console.notes import left_out
from dashboard.logs.console.records import ConsoleText, Line
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, understand
from dashboard.logs.points.rows import Row, points_of
from dashboard.logs.reader import LoggedRun, Reading
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit
from dashboard.model.table import Split


def reading_of_console(text: ConsoleText, config: Mapping[str, Setting]) -> Reading:
    """The runs of a console log, with notes on what was left out."""
    by_fold = _by_fold(text.lines)
    runs: list[LoggedRun] = []
    notes = left_out(text.clocks, text.left_out)
    folds = [fold for fold in by_fold if fold is not None]
    counts = {Note.FITS_GO_ON: 0, Note.FITS_ANEW: 0}
    for fold, lines in by_fold.items():
        trainings, joined, anew = _trainings(lines)
        counts[Note.FITS_GO_ON] += joined
        counts[Note.FITS_ANEW] += anew
        for number, training in enumerate(trainings, start=1):
            of_fold = f"fold_{fold}" if len(folds) > 1 and fold is not None else ""
            of_fit = f"fit_{number}" if len(trainings) > 1 else ""
            own: dict[str, Setting] = {} if fold is None else {"fold": fold}
            rows, unit = place(training)
            points = points_of(rows)
            if points:
                name = "/".join(filter(None, (of_fold, of_fit)))
                runs.append(LoggedRun(points, name, x_unit=unit, config={**config, **own}))
    notes += [ReceiptNote(code, count) for code, count in counts.items() if count]
    if not runs:
        notes.append(ReceiptNote(Note.NO_NUMBERS))
    return Reading(tuple(runs), notes=tuple(notes))


def _by_fold(lines: Sequence[Line]) -> dict[int | None, Sequence[Line]]:
    """The lines of each fold; of most logs they are all, of which none is listed anew."""
    if lines and all(line.fold == lines[0].fold for line in lines):
        return {lines[0].fold: lines}
    held: dict[int | None, list[Line]] = {}
    for line in lines:
        held.setdefault(line.fold, []).append(line)
    return dict(held)


def _trainings(lines: Sequence[Line]) -> tuple[Sequence[Sequence[Line]], int, int]:
    """The lines of each training, and how many fits continued and how many started from scratch."""
    if all(line.fit == lines[0].fit for line in lines):
        return [lines], 0, 0
    fits = [list(held) for _, held in groupby(lines, key=lambda line: line.fit)]
    trainings = [fits[0]]
    joined = anew = 0
    for fit in fits[1:]:
        if continues(trainings[-1], fit):
            trainings[-1] += _after(trainings[-1], fit)
            joined += 1
        else:
            trainings.append(fit)
            anew += 1
    return trainings, joined, anew


def _after(before: Sequence[Line], fit: Sequence[Line]) -> list[Line]:
    """The lines of ``fit`` counted on from the end of ``before``."""
    epochs = [line.epoch for line in before if line.epoch is not None]
    firsts = [line.epoch for line in fit if line.epoch is not None]
    if epochs and firsts:
        shift = max(epochs) + 1 - min(firsts)
        return [
            line if line.epoch is None else replace(line, epoch=line.epoch + shift) for line in fit
        ]
    shift = max((line.at for line in before if line.at is not None), default=0)
    return [line if line.at is None else replace(line, at=line.at + shift) for line in fit]


def place(lines: Sequence[Line]) -> tuple[Iterator[Row], XUnit]:
    """The lines as rows on one axis, and what it counts.

    Counts that restart with every epoch are made continuous; a line without a count is then at its
    epoch's end, and its training values are means of the epoch.  Without any count the epochs are
    the axis.
    """
    counted = [line for line in lines if line.at is not None]
    if not counted:
        return (
            Row(line.epoch, line.values, float(line.epoch))
            for line in lines
            if line.epoch is not None
        ), XUnit.EPOCH
    return _by_count(lines, counted), XUnit.STEP


def _by_count(lines: Sequence[Line], counted: Sequence[Line]) -> Iterator[Row]:
    """The lines as rows by their counts, which the lines ``counted`` have."""
    begins_again = _begins_again(counted)
    first = 0 if any(line.epoch == 0 for line in lines) else 1
    length = _length(counted)
    of_steps = {name for line in counted for name in line.names}
    of_epochs = {
        found.metric
        for line in lines
        if line.at is None
        for found in map(understand, line.names)
        if found.split is Split.TRAIN and found.split_said
    }
    last = 0
    for line in lines:
        if line.at is None and begins_again:
            line = line.with_values(_of_epoch(line.values, of_steps))  # noqa: PLW2901
        elif of_epochs and line.at is not None:
            line = line.with_values(_of_step(line.values, of_epochs))  # noqa: PLW2901
        done = None if line.epoch is None else line.epoch - first
        last = line.at if line.at is not None else last
        if done is None:
            yield Row(last, line.values)
        elif not begins_again:
            yield Row(last, line.values, float(line.epoch or 0))
        else:
            share = line.at / length if line.at is not None else 1.0
            yield Row(round((done + share) * length), line.values, done + share)


def _length(counted: Sequence[Line]) -> int:
    """The total of the counts: as the lines give it, else one more than the last count."""
    totals = [line.of for line in counted if line.of]
    counts = sorted({line.at for line in counted if line.at is not None})
    if totals or counts[0] > 0:
        return max(*totals, *counts, 1)
    return counts[-1] + min((later - one for one, later in pairwise(counts)), default=1)


def _of_epoch(values: Mapping[str, float], of_steps: Collection[str]) -> dict[str, float]:
    """The values of a line of a whole epoch, where the same names are also logged by step."""
    return {
        f"{name} epoch" if name in of_steps and _is_of_training(name) else name: value
        for name, value in values.items()
    }


def _of_step(values: Mapping[str, float], of_epochs: Collection[str]) -> dict[str, float]:
    """The values of a line of a step, where a mean of the epoch is named as training."""
    return {
        f"train {name} step"
        if (found := understand(name)).metric in of_epochs
        and found.split is Split.TRAIN
        and not found.split_said
        else name: value
        for name, value in values.items()
    }


def _is_of_training(name: str) -> bool:
    found = understand(name)
    return found.split is Split.TRAIN and found.metric not in WITHOUT_SPLIT


def _begins_again(lines: Sequence[Line]) -> bool:
    """Whether a later epoch counts no further than the one before."""
    return any(
        later.epoch > line.epoch and later.at <= line.at
        for line, later in pairwise(lines)
        if line.epoch is not None
        and later.epoch is not None
        and line.at is not None
        and later.at is not None
    )

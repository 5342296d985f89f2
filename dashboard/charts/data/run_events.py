"""What happened on the way of a run, and where: its rate changed, it was restarted, it stopped.

The best value of a run is an event too: :mod:`dashboard.charts.data.best_epoch`.

A figure marks it on its x axis and says it in the words that the same event has in the text.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

import numpy as np

from dashboard.charts.data.traces import Trace
from dashboard.model.change import Change, ChangeKind
from dashboard.model.metrics import Direction, direction_of
from dashboard.model.run import LogBook, Run
from dashboard.model.table import FloatArray, Series, Split
from dashboard.text.phases import phases

SAME = 0.01
"""Relative change of a setting below which it is the same: rounding in a log is none."""

SWEEP = 3
"""Changes one after the other from which on a setting is led, as by a cosine, not switched."""

MOST_STEPS = 8
"""Switches of one setting in one run; more are a schedule, which a strip shows better."""

PATIENCE = 10
"""Evaluations without a better value, where the settings name no patience: the default of Keras'
``ReduceLROnPlateau``; ``EarlyStopping`` asks for one."""

PATIENCES = ("patience", "early_stopping_patience", "early_stop_patience", "es_patience")
"""Spellings of the patience among the settings."""

HELD_OUT = frozenset({Split.VAL, Split.TEST})


class EventKind(StrEnum):
    """What can happen, the more telling first; each has a sentence per language."""

    RESTART = "restart"
    DAMAGED = "damaged"
    BATCH = "batch"
    RATE = "rate"
    WARM_UP = "warm-up"
    STOPPED = "stopped"
    PATIENCE = "patience"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to the run of a trace, at ``x`` of its figure.

    ``told`` are the values of its sentence.
    """

    run_id: str
    kind: EventKind
    x: float
    told: Mapping[str, float | int | str] = field(default_factory=dict)


def events_of(book: LogBook, found: Sequence[Trace], metric: str, *, guess: bool) -> list[Event]:
    """All that happened on the curves ``found`` of ``metric``, run by run, from left to right.

    With ``guess`` early stopping is tried with a usual patience where the settings name none.
    """
    rates = dict(book.each("learning_rate", Split.NONE))
    sizes = dict(book.each("batch_size", Split.NONE))
    by_run: dict[str, list[Change]] = {}
    for change in book.changes:
        by_run.setdefault(change.run_id, []).append(change)
    events = []
    for trace in found:
        one = trace.run.run_id
        own = [
            *_switches(trace, EventKind.RATE, rates.get(one)),
            *_switches(trace, EventKind.BATCH, sizes.get(one)),
            *_changes(trace, metric, by_run.get(one, ())),
            *_stopped(trace),
            *_patience(trace, metric, guess=guess),
        ]
        events += sorted(own, key=lambda event: event.x)
    return events


def _switches(trace: Trace, kind: EventKind, logged: Series | None) -> Iterator[Event]:
    if logged is None:
        yield from _phases(trace, kind)
        return
    finite = np.isfinite(logged.value)
    steps, values = logged.step[finite].astype(np.float64), logged.value[finite]
    stretches = _stretches(values)
    if sum(stop - start < SWEEP for start, stop in stretches) > MOST_STEPS:
        return
    for start, stop in stretches:
        before, after = float(values[start]), float(values[stop])
        if stop - start < SWEEP:  # a logged value holds since the entry before it
            at = _x_of(trace, steps[stop - 1])
            yield Event(trace.run.run_id, kind, at, {"before": before, "after": after})
        elif kind is EventKind.RATE and start == 0 and after > before and stop < len(values) - 1:
            yield Event(
                trace.run.run_id, EventKind.WARM_UP, _x_of(trace, steps[stop]), {"after": after}
            )


def _stretches(values: FloatArray) -> list[tuple[int, int]]:
    """From which entry to which a setting changes without a stop."""
    scale = np.maximum(np.abs(values[1:]), np.abs(values[:-1]))
    changes = np.flatnonzero(np.abs(np.diff(values)) > SAME * scale)
    groups = np.split(changes, np.flatnonzero(np.diff(changes) > 1) + 1)
    return [(int(group[0]), int(group[-1]) + 1) for group in groups if len(group)]


def _phases(trace: Trace, kind: EventKind) -> Iterator[Event]:
    """The switches that the settings list, where the log itself has no such curve."""
    name = "lr" if kind is EventKind.RATE else "batch_size"
    listed = phases(trace.run)
    epoch = 0
    for one, following in pairwise(listed):
        epoch += one.epochs
        before, after = getattr(one, name), getattr(following, name)
        if before and after and before != after:
            x = float(np.interp(epoch, trace.native, trace.x))
            yield Event(trace.run.run_id, kind, x, {"before": before, "after": after})


def _changes(trace: Trace, metric: str, changes: Sequence[Change]) -> Iterator[Event]:
    kinds = {ChangeKind.REPLACED: EventKind.RESTART, ChangeKind.DAMAGED: EventKind.DAMAGED}
    for one in changes:
        is_of_curve = (one.metric, one.split) in {("", Split.NONE.value), (metric, trace.split)}
        if not is_of_curve or one.kind not in kinds:
            continue
        if one.from_step > trace.step[-1] or one.to_step < trace.step[0]:
            continue
        told = {"points": one.count, "first": one.from_step, "last": one.to_step}
        yield Event(trace.run.run_id, kinds[one.kind], _x_of(trace, one.from_step), told)


def _stopped(trace: Trace) -> Iterator[Event]:
    """Where a run ended that was to go on: an epoch less may be one that is counted from 0."""
    asked = _whole(trace.run, ("epochs", "max_epochs", "num_epochs"))
    if asked is None or np.array_equal(trace.native, trace.step):
        return
    reached = float(trace.native[-1])
    if reached < asked - 1.5:
        told = {"reached": math.floor(reached), "asked": asked}
        yield Event(trace.run.run_id, EventKind.STOPPED, float(trace.x[-1]), told)


def _patience(trace: Trace, metric: str, *, guess: bool) -> Iterator[Event]:
    """Where early stopping would have ended a run that went on: so many evaluations too late."""
    direction = direction_of(metric)
    named = _whole(trace.run, PATIENCES)
    if direction is Direction.NEITHER or trace.split not in HELD_OUT or not (named or guess):
        return
    patience = named or PATIENCE
    badness = trace.raw if direction is Direction.DOWN else -trace.raw
    badness = np.where(np.isfinite(badness), badness, np.inf)
    lowest = np.minimum.accumulate(badness)
    is_better = np.append(True, badness[1:] < lowest[:-1])
    best = np.maximum.accumulate(np.where(is_better, np.arange(len(badness)), 0))
    waited = np.flatnonzero(np.arange(len(badness)) - best >= patience)
    if len(waited) and waited[0] < len(badness) - 1:
        at = int(waited[0])
        told = {"patience": patience, "best": float(trace.raw[best[at]])}
        yield Event(trace.run.run_id, EventKind.PATIENCE, float(trace.x[at]), told)


def _x_of(trace: Trace, step: float) -> float:
    return float(np.interp(step, trace.step, trace.x))


def _whole(run: Run, names: Sequence[str]) -> int | None:
    """The first of the settings that is a positive whole number."""
    values = (run.config.get(name) for name in names)
    return next(
        (v for v in values if isinstance(v, int) and not isinstance(v, bool) and v > 0), None
    )

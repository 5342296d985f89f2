"""A reading with its tags named, and its steps counted, as a person says.

No point is lost: where two tags of a run would get one name, the later keeps its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.logs.names.metric_names import name_tags
from dashboard.logs.points.axis_counts import LARGEST_STEP
from dashboard.logs.reader import LoggedRun, Reading, TagPoints
from dashboard.model.run import XUnit
from dashboard.model.table import FloatArray, Split


@dataclass(frozen=True, slots=True, order=True)
class TagName:
    """What a tag measures, on which part of the data."""

    metric: str
    split: Split


def renamed(reading: Reading, names: Mapping[str, TagName]) -> Reading:
    """The reading with the tags in ``names`` named so, the others as the vocabulary has them."""
    if not names:
        return reading
    return replace(reading, runs=tuple(_run(run, names) for run in reading.runs))


def _run(run: LoggedRun, names: Mapping[str, TagName]) -> LoggedRun:
    taken: set[tuple[str, Split]] = set()
    chosen: dict[int, TagPoints] = {}
    order = sorted(range(len(run.points)), key=lambda at: run.points[at].tag not in names)
    guessed = name_tags(one.tag for one in run.points)
    for at in order:  # those that a person named come first
        points = run.points[at]
        said = names.get(points.tag)
        guess = guessed[points.tag]
        key = (points.metric or guess.metric, points.split or guess.split)
        key = key if said is None else (said.metric, said.split)
        own = (points.tag.strip().lower(), key[1])
        is_free = key not in taken
        key = key if is_free else _free(own, taken)
        taken.add(key)
        if said is not None or not is_free:
            points = replace(points, metric=key[0], split=key[1])
        chosen[at] = points
    return replace(run, points=tuple(chosen[at] for at in range(len(run.points))))


def _free(own: tuple[str, Split], taken: set[tuple[str, Split]]) -> tuple[str, Split]:
    count, key = 1, own
    while key in taken:
        count += 1
        key = (f"{own[0]}.{count}", own[1])
    return key


def on_axis(reading: Reading, axis: XUnit | None) -> Reading:
    """The reading with its points counted in ``axis``, where the log can say that.

    Epochs become the steps where every point has a whole one; where points have no epochs at all,
    their steps are said to count what ``axis`` says; broken epochs leave the steps as they are.
    """
    if axis is None:
        return reading
    return replace(reading, runs=tuple(_counted(run, axis) for run in reading.runs))


def _counted(run: LoggedRun, axis: XUnit) -> LoggedRun:
    epochs = [one.epoch for one in run.points if one.epoch is not None]
    known = [epoch for epoch in epochs if not np.isnan(epoch).all()]
    if axis is XUnit.STEP or not known:
        return replace(run, x_unit=axis)
    if len(known) < len(run.points) or not all(map(_are_steps, known)):
        return run
    points = tuple(
        one if one.epoch is None else replace(one, step=one.epoch.astype(np.int64))
        for one in run.points
    )
    return replace(run, points=points, x_unit=axis)


def _are_steps(epoch: FloatArray) -> bool:
    """Whether every epoch is a whole number that fits a step, int64."""
    placed = bool((np.abs(epoch) < LARGEST_STEP).all())  # not so for NaN
    return placed and np.array_equal(epoch, np.floor(epoch))

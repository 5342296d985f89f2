"""The axes of the parallel chart: where a run stands on each, from 0 to 1, and what is written.

Only settings that can change what is learned become axes, and of names only those of which there
are few.  Names of settings and values come from logs: they are shown as text, never as fields.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.charts.axes.canvas import Ticks
from dashboard.charts.data.outcomes import Outcome, Outcomes
from dashboard.charts.data.setting_values import is_finite_number, is_log, settings_of
from dashboard.model.run import Run, Setting
from dashboard.text import numerals
from dashboard.text.sentences import Sentences

MOST_NAMES = 12
"""Values that are no numbers on one axis; a setting with more of them is hardly one."""

LABEL_PX = 15.0  # from the middle of a label to the next
SPARSE_PX = 52.0
"""The same on an axis of many values: a wall of numbers tells no more than a few."""

MANY_LABELS = 7

MOST_DIGITS = 6
"""Digits that a label has at most to differ from the next."""


@dataclass(frozen=True, eq=False)
class Axis:
    """One axis: its name, where an outcome stands on it, what its value reads, its labels."""

    title: str
    place: Callable[[Outcome], float]  # NaN where the outcome has no value
    write: Callable[[Outcome], str]
    ticks: Ticks

    def spaced(self, height: float) -> Ticks:
        """The labels that keep apart on ``height`` px, the ends before all others."""
        apart = LABEL_PX if len(self.ticks) <= MANY_LABELS else SPARSE_PX
        kept: list[tuple[float, str]] = []
        for tick in [*self.ticks[:1], *self.ticks[-1:], *self.ticks[1:-1]]:
            if all(abs(tick[0] - other) * height >= apart for other, _ in kept):
                kept.append(tick)
        return tuple(sorted(kept))


def setting_names(runs: Sequence[Run]) -> tuple[str, ...]:
    """The settings that vary over ``runs`` and can change what is learned, but for seeds."""
    return tuple(
        name for name in settings_of(runs) if _is_axis([run.config.get(name) for run in runs])
    )


def setting_axes(runs: Sequence[Run], words: Sentences) -> list[Axis]:
    """An axis for each of :func:`setting_names`: batch size and rate first."""
    return [_axis(name, runs, words) for name in setting_names(runs)]


def value_axis(outcomes: Outcomes, words: Sentences) -> Axis:
    """The axis of the final values, good values high."""
    values = [one.value for one in outcomes.many if np.isfinite(one.value)]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    scale = _scale([low, high], is_log=False)
    up = scale if outcomes.is_high_good else lambda value: 1 - scale(value)
    steps = dict.fromkeys((low, (low + high) / 2, high) if low < high else (low,))

    return Axis(
        outcomes.title(words),
        lambda one: up(one.value) if np.isfinite(one.value) else math.nan,
        lambda one: outcomes.said(one.value, words),
        tuple(sorted(zip(map(up, steps), _apart(list(steps), outcomes, words), strict=True))),
    )


def _apart(values: Sequence[float], outcomes: Outcomes, words: Sentences) -> list[str]:
    """The values as text, with as many digits as tell them apart."""
    write = numerals.percent if outcomes.is_share else numerals.number
    said = [outcomes.written(value, words) for value in values]
    for digits in range(2, MOST_DIGITS + 1):
        if len(set(said)) == len(values):
            break
        said = [write(value, words.lang, digits) for value in values]
    return said


def _axis(name: str, runs: Sequence[Run], words: Sentences) -> Axis:
    settings = [run.config.get(name) for run in runs]
    known = [value for value in settings if value is not None]
    numbers = [float(value) for value in known if is_finite_number(value)]
    if len(numbers) == len(known):
        return _number_axis(name, numbers, words)
    return _name_axis(name, [words.setting_value(value) for value in known], words)


def _number_axis(name: str, numbers: Sequence[float], words: Sentences) -> Axis:
    distinct = sorted(set(numbers))
    scale = _scale(distinct, is_log=is_log(name, distinct))

    def place(one: Outcome) -> float:
        value = one.run.config.get(name)
        return scale(float(value)) if is_finite_number(value) else math.nan

    ticks = tuple((scale(value), words.texts.number(value)) for value in distinct)
    return Axis(words.setting_name(name), place, lambda one: _written(one, name, words), ticks)


def _name_axis(name: str, texts: Sequence[str], words: Sentences) -> Axis:
    """An axis of names, in the order of the alphabet."""
    distinct = sorted(set(texts))
    places = dict(zip(distinct, np.linspace(0, 1, len(distinct)), strict=True))

    def place(one: Outcome) -> float:
        value = one.run.config.get(name)
        return math.nan if value is None else places[words.setting_value(value)]

    ticks = tuple((float(at), text) for text, at in places.items())
    return Axis(words.setting_name(name), place, lambda one: _written(one, name, words), ticks)


def _written(one: Outcome, name: str, words: Sentences) -> str:
    value = one.run.config.get(name)
    return "–" if value is None else words.setting_value(value)


def _scale(values: Sequence[float], *, is_log: bool) -> Callable[[float], float]:
    """The way from a value to its place between the lowest, 0, and the highest, 1."""
    low, high = values[0], values[-1]
    if low == high:
        return lambda _: 0.5
    if is_log:
        start, span = math.log(low), math.log(high) - math.log(low)
        return lambda value: (math.log(value) - start) / span
    half = high / 2 - low / 2  # the whole may be more than a double holds
    return lambda value: (value / 2 - low / 2) / half


def _is_axis(settings: Sequence[Setting]) -> bool:
    """Whether a setting has two values at least, and not too many names."""
    known = {str(value) for value in settings if value is not None}
    if len(known) < 2:
        return False
    all_numbers = all(is_finite_number(value) for value in settings if value is not None)
    return all_numbers or len(known) <= MOST_NAMES

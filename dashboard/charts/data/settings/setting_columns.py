"""Runs over one setting: where each stands on its axis, and what stands at the ticks.

Numbers keep their distances, batch sizes, rates and what spans decades on a log scale; each name
has a column of its own.  Where no setting is asked for, the columns are the runs, the best first.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.data.extent import Extent
from dashboard.charts.data.outcomes import Outcome, Outcomes
from dashboard.charts.data.setting_values import is_finite_number, is_log, key_of
from dashboard.model.run import Setting
from dashboard.text.sentences import Sentences
from dashboard.text.shortening import shortened

MOST_RUNS = 16
"""Runs that have a column each; of more, the best."""

ROOM = 0.06  # of the axis, left and right of the numbers on it


@dataclass(frozen=True, eq=False)
class Column:
    """The runs of one value."""

    at: float
    text: str
    runs: tuple[Outcome, ...]


@dataclass(frozen=True, eq=False)
class Columns:
    """The values from left to right."""

    many: tuple[Column, ...]
    extent: Extent
    is_log: bool
    is_numeric: bool
    left_out: int = 0  # runs without the setting, or beyond the best


def setting_columns(outcomes: Outcomes, name: str, words: Sentences, room: float) -> Columns:
    """The columns of the setting ``name``, of the runs themselves where it is empty.

    ``room`` is how many characters have room on the whole axis.
    """
    if not name:
        return _of_runs(outcomes, words, room)
    found: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes.many:
        value = _value(one, name)
        if value is not None:
            found[key_of(value)].append(one)
    values = {key: _value(runs[0], name) for key, runs in found.items()}
    left_out = len(outcomes.many) - sum(map(len, found.values()))
    places = {key: float(value) for key, value in values.items() if is_finite_number(value)}
    if values and len(places) == len(values):
        ordered = sorted(found, key=places.__getitem__)
        columns = tuple(
            Column(places[key], words.texts.number(places[key]), tuple(found[key]))
            for key in ordered
        )
        numbers = [column.at for column in columns]
        log = is_log(name, numbers)
        return Columns(columns, _extent(numbers, is_log=log), log, True, left_out)
    said = {key: words.setting_value(value) for key, value in values.items()}
    order = sorted(found, key=lambda key: (said[key], key))
    return _named([(said[key], found[key]) for key in order], room, left_out)


def _of_runs(outcomes: Outcomes, words: Sentences, room: float) -> Columns:
    ranked = sorted(outcomes.many, key=lambda one: outcomes.rank(one.value), reverse=True)
    names = words.run_titles([one.run for one in outcomes.many])
    shown = [(names[one.run.run_id], [one]) for one in ranked[:MOST_RUNS]]
    return _named(shown, room, len(ranked) - len(shown))


def _named(found: Sequence[tuple[str, Sequence[Outcome]]], room: float, left_out: int) -> Columns:
    """A column for each name, side by side."""
    each = int(room / max(len(found), 1)) - 1
    short = shortened((text for text, _ in found), max(each, 3))
    columns = tuple(
        Column(place + 0.5, short[text], tuple(runs)) for place, (text, runs) in enumerate(found)
    )
    return Columns(columns, Extent(0.0, float(max(len(found), 1))), False, False, left_out)


def _extent(numbers: Sequence[float], *, is_log: bool) -> Extent:
    low, high = numbers[0], numbers[-1]
    if is_log:
        room = max((high / low) ** ROOM, 1.1)
        return Extent(low / room, high * room)
    room = (high - low) * ROOM or abs(high) / 10 or 1.0
    return Extent(low - room, high + room)


def _value(one: Outcome, name: str) -> Setting:
    """The value of the setting; rate and batch size as the run is compared by them."""
    measured = {"lr": one.lr, "batch_size": one.batch_size}.get(name, math.nan)
    return measured if math.isfinite(measured) else one.run.config.get(name)

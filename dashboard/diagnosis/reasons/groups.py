"""The readings of the networks, put together to what a person can see on curves or in settings.

Readings of one group measure one thing on several curves, or in several ways; they are left out
together, because each stands in for the others.  A group names the symptoms that say the same:
where one of them was seen and speaks for the state, its sentence and its mark on the curve are the
reason's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.diagnosis.features.readings import CURVES, START

FACTS = ("loss-not-finite", "loss-exploded", "at-chance")
"""Symptoms that the network weighs beside the readings."""


@dataclass(frozen=True, slots=True)
class Group:
    """One thing to see, with the readings that measure it."""

    name: str
    readings: tuple[str, ...]
    symptoms: tuple[str, ...] = ()  # codes, that which says most first
    is_of_settings: bool = False  # else of the curves


def _of_curves(*names: str) -> tuple[str, ...]:
    return tuple(f"{curve}.{name}" for curve in CURVES for name in names)


def _of_settings(*names: str) -> tuple[str, ...]:
    return tuple(f"set.{name}" for name in names)


GROUPS = (
    Group("lost", ("fact.loss-not-finite",), ("loss-not-finite", "nan-from-start")),
    Group(
        "late",
        _of_curves("late_fall", "late_share", "slowing"),
        ("still-falling-at-end", "good-final"),
    ),
    Group("pace", _of_curves("half_share"), ("late-descent", "plateau-early")),
    Group("early", _of_curves("done_first", START), ("falls-slowly",)),
    Group("noise", _of_curves("noise", "noise_share", "trend_noise"), ("noisy",)),
    Group("ups", _of_curves("up_share", "falling"), ("zigzag", "ups-and-downs")),
    Group(
        "back",
        _of_curves("rise_share", "best_at"),
        ("val-rises-while-train-falls", "loss-rising-at-end"),
    ),
    Group(
        "level",
        (*_of_curves("level"), "fact.loss-exploded"),
        ("loss-exploded", "loss-beyond-guess", "outputs-saturated", "flat-from-start"),
    ),
    Group("gap", ("pair.gap", "pair.error_gap"), ("val-above-train", "val-tracks-train")),
    Group("error", ("pair.error", "fact.at-chance"), ("at-chance", "both-poor")),
    Group("rate", _of_settings("rate", "is_adaptive"), is_of_settings=True),
    Group("batch", _of_settings("batch", "updates"), is_of_settings=True),
    Group("schedule", _of_settings("decays"), is_of_settings=True),
    Group("held-back", _of_settings("weight_decay", "dropout"), is_of_settings=True),
    Group("size", _of_settings("narrowest"), is_of_settings=True),
    Group("length", _of_settings("points", "by_step"), is_of_settings=True),
)
"""What can be left out of a verdict; every reading of the network is in one of them."""

BY_NAME: Mapping[str, Group] = {group.name: group for group in GROUPS}

GROUP_OF: Mapping[str, Group] = {code: group for group in GROUPS for code in group.symptoms}
"""The group that says the same as a symptom, by its code."""


@cache
def columns_of(readings: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """Where in a row of readings those of each group stand, by its name."""
    places = {name: place for place, name in enumerate(readings)}
    return {group.name: [places[name] for name in group.readings] for group in GROUPS}

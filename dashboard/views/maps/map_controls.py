"""The choices of the map: which value stands for a run, whose optimizer, which group and axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.charts.axes.setting_axes import setting_names
from dashboard.charts.data.outcomes import Fate, Outcomes
from dashboard.charts.data.statistic import Statistic
from dashboard.text.escape import plain
from dashboard.views.state.page import Screen
from dashboard.views.state.run_links import short_id
from dashboard.views.widgets import choice

FEW_SETTINGS = 2
"""Settings that map and curve show by themselves; of more, each has an axis of its own."""

WIDTH_PX, WIDER_PX = 260, 440
"""px of a choice, and of that of a group, which several settings name."""

ON_MAP = frozenset({"lr", "batch_size"})
"""The settings that map and curve show."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of the open logs."""

    group: Outcomes | None  # the runs of map and curve
    names: tuple[str, ...]  # the settings that vary over all runs

    @property
    def has_map(self) -> bool:
        """Whether both rate and batch size vary in the group."""
        return self.group is not None and has_pairs(self.group)

    @property
    def has_curve(self) -> bool:
        """Whether the rate varies at one batch size at least.

        Where no run ended the curve has no line, and the map alone says where they diverged.
        """
        if self.group is None or self.group.most_rates < 2:
            return False
        return not self.has_map or any(one.fate is Fate.ENDED for one in self.group.many)

    @property
    def has_columns(self) -> bool:
        """Whether no other figure shows what varies: one setting, a switch, or nothing at all."""
        if not (self.has_map or self.has_curve):
            return True
        return not self.has_parallel and bool(set(self.names) - ON_MAP)

    @property
    def has_parallel(self) -> bool:
        """Whether more varies than map and curve show."""
        return len(self.names) > FEW_SETTINGS


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose: the runs of map and curve, the value of each, the setting of an axis."""

    group: Outcomes | None
    statistic: Statistic
    setting: str  # "" is the first that varies


def has_pairs(group: Outcomes) -> bool:
    """Whether both rate and batch size vary in a group."""
    return len(group.rates) > 1 and len(group.batch_sizes) > 1


def draw(screen: Screen, groups: Sequence[Outcomes], shown: Shown) -> Chosen:
    """Draw the choices: which value stands for a run, whose optimizer, which group, which axis."""
    with st.container(key="map-controls", horizontal=True, vertical_alignment="top"):
        statistic = _statistic(screen)
        group = _group(screen, groups) or shown.group
        after = replace(shown, group=group)
        setting = _setting(screen, after) if after.has_columns else ""
    return Chosen(group, statistic, setting)


def _statistic(screen: Screen) -> Statistic:
    label = screen.say("map-value")
    named = choice.one_of(
        "value", label, tuple(map(str, Statistic)), lambda one: screen.say(f"map-value-{one}")
    )
    return Statistic(named)


def _group(screen: Screen, groups: Sequence[Outcomes]) -> Outcomes | None:
    """The group of map and curve: of the chosen optimizer, and of its groups the chosen one."""
    by_optimizer: dict[str, list[Outcomes]] = {}
    for group in groups:
        by_optimizer.setdefault(", ".join(group.optimizers), []).append(group)
    those = list(groups)
    if len(by_optimizer) > 1:
        name = _select(screen, "map-optimizer", {one: one or "–" for one in by_optimizer})
        those = by_optimizer[name]
    if len(those) < 2:
        return next(iter(those), None)
    by_first = {short_id(one.many[0].run.run_id): one for one in those}
    names = _group_names(screen, list(by_first.values()))
    titles = dict(zip(by_first, names, strict=True))
    return by_first[_select(screen, "map-group", titles, WIDER_PX)]


def _setting(screen: Screen, shown: Shown) -> str:
    """The setting of the axis, first one that no other figure shows."""
    names = sorted(shown.names, key=lambda name: shown.has_curve and name in ON_MAP)
    if len(names) < 2:
        return next(iter(names), "")
    titles = {name: screen.words.setting_name(name) for name in names}
    return _select(screen, "map-setting-shown", titles)


def _select(screen: Screen, message: str, titles: Mapping[str, str], width: int = WIDTH_PX) -> str:
    """Draw a choice of one from a list; the first goes without saying."""
    return choice.from_list(
        message, screen.say(message), list(titles), lambda one: plain(titles[one]), width=width
    )


def _group_names(screen: Screen, groups: Sequence[Outcomes]) -> Sequence[str]:
    """Each group by the settings that tell it from the others, and its number of runs."""
    firsts = [group.many[0].run for group in groups]
    names = [name for name in setting_names(firsts) if name not in ON_MAP]
    said = []
    for group, run in zip(groups, firsts, strict=True):
        settings = [
            f"{screen.words.setting_name(name)} {screen.words.setting_value(run.config[name])}"
            for name in names
            if run.config.get(name) is not None
        ]
        runs = screen.say("grounds-runs", runs=len(group.many))
        said.append(plain(" · ".join([*settings, runs])))
    return said

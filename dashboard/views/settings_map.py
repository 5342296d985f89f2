"""Seeing across runs: rate by batch size, the curve of the rate, every setting that varies."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.charts.axes.setting_axes import setting_names
from dashboard.charts.data import outcomes
from dashboard.charts.data.outcomes import Outcomes
from dashboard.charts.data.settings.setting_shares import FEWEST_RUNS
from dashboard.charts.data.statistic import Statistic
from dashboard.charts.figures import (
    lr_batch_map,
    lr_curve,
    parallel_settings,
    rate_fit,
    setting_importance,
    setting_outcomes,
)
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.siblings.rate_fit import budget
from dashboard.diagnosis.verdict import Comparison
from dashboard.model.run import LogBook
from dashboard.report.figures import figure_titles
from dashboard.report.opening import best_run, has_all_diverged, worst_first
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.frame import opening_line
from dashboard.views.frame.part import kept_part
from dashboard.views.maps import map_controls, opened_runs, outcome_figure, run_outcomes
from dashboard.views.maps.map_controls import FEW_SETTINGS, Chosen, Shown, has_pairs
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen, View
from dashboard.views.state.window import PHONE
from dashboard.views.widgets import choice, exports, figure

WIDTH = 1150
HALF_WIDTH = 560
MOST_BESIDE = 5
"""Rates of a map that still fits beside the curve; a larger one has the whole width."""

OPENS = ("lr-regimes", "lr-made-up-for-batch", "best-setting", "large-batch-gap")
"""Findings that the page opens with, the first that the runs have."""

FOLLOWS = ("missing-cell", "edge-of-grid", "seed-noise")
"""Findings that say what to try next, told under the first."""

MOST_FOLLOWING = 2

NEXT = "next-rates"
"""The finding that says where the best rate lies: told beside the curve through the results."""


def draw(screen: Screen) -> None:
    """Draw the page: what was found, the choices, then the figures that fit the logs."""
    if not screen.logs.book.runs:
        opening_line.draw(screen)
        return
    top = st.container()
    groups = run_outcomes.groups(screen)
    able = [group for group in groups if has_pairs(group) or group.most_rates > 1]
    able.sort(key=lambda group: not group.best_run)  # the best run's is seen first
    names = setting_names(screen.logs.book.runs)
    chosen = Chosen(next(iter(able or groups), None), Statistic.MEDIAN, "")
    if groups and not has_all_diverged(screen.logs.report):
        chosen = map_controls.draw(screen, able, Shown(chosen.group, names))
    shown = Shown(chosen.group, names)
    with top:
        says = _opening(screen, shown)
    _figures(screen, shown, chosen, says)
    if len(names) >= FEW_SETTINGS and len(screen.logs.book.runs) >= FEWEST_RUNS:
        _importance(screen, chosen, says)


def _opening(screen: Screen, shown: Shown) -> str:
    """Say and return the finding that matters most for these runs, then what to try next."""
    found = _found(screen, shown.group)
    first = next((found[code] for code in OPENS if code in found), None)
    if first is not None:
        opening = screen.words.comparison(first)
    else:
        opening = _best_run(screen) or _title(screen)
    st.html(f'<h1 class="verdict">{pointed(opening, screen.texts)}</h1>')
    follow = [screen.words.comparison(found[code]) for code in FOLLOWS if code in found]
    following = (_missing(screen, shown), _way_out(screen), *follow)
    more = [one for one in following if one and one != opening][:MOST_FOLLOWING]
    if more:
        st.html(f'<p class="lead">{html(" ".join(more))}</p>')
    return opening


def _title(screen: Screen) -> str:
    """What is said of runs of which none can be called the best."""
    runs, report = screen.logs.book.runs, screen.logs.report
    rates = run_outcomes.every(screen).rates
    if has_all_diverged(report) and rates:
        return screen.say("map-all-diverged", runs=len(runs), lr=rates[0])
    return screen.say("map-title", runs=len(runs))


def _way_out(screen: Screen) -> str:
    """What to try where every run diverged: the first advice to the run with the lowest rate."""
    report = screen.logs.report
    if not has_all_diverged(report):
        return ""
    every = run_outcomes.every(screen).many
    rates = {one.run.run_id: one.lr for one in every if one.lr == one.lr}
    advised = [one for one in worst_first(report) if one.recommendations]
    if not advised:
        return ""
    lowest = min(advised, key=lambda one: rates.get(one.run_id, float("inf")))
    first = lowest.recommendations[0]
    return f"{screen.words.recommendation(first)} {screen.words.why(first)}"


def _best_run(screen: Screen) -> str:
    """Which of several runs ended best, where nothing else can be said of them all."""
    return best_run(screen.logs.report, screen.words)


def _found(screen: Screen, group: Outcomes | None) -> Mapping[str, Comparison]:
    """The first finding of each code that speaks of the group's runs."""
    if group is None:
        return {}
    codes = (*OPENS, *FOLLOWS)
    every = {code: outcomes.findings_of(group, screen.logs.report, code) for code in codes}
    return {code: findings[0] for code, findings in every.items() if findings}


def _missing(screen: Screen, shown: Shown) -> str:
    """Which settings would have to vary for a map; empty where there is one."""
    if shown.has_map:
        return ""
    if len(screen.logs.book.runs) == 1:
        return screen.say("map-lacks-run")
    rates = len(shown.group.rates) if shown.group is not None else 0
    sizes = len(shown.group.batch_sizes) if shown.group is not None else 0
    if rates > 1:
        lacks = "batch" if sizes else "no-batch"
    elif sizes > 1:
        lacks = "rate" if rates else "no-rate"
    else:
        lacks = "both" if {"lr", "batch_size"}.isdisjoint(shown.names) else "others"
    return screen.say(f"map-lacks-{lacks}")


@kept_part("map")
def _figures(screen: Screen, shown: Shown, chosen: Chosen, says: str) -> None:
    """Map and curve beside each other where both are small, then what else varies."""
    wide = FigureOptions(theme=screen.theme, width=WIDTH, statistic=chosen.statistic)
    if shown.group is not None and (shown.has_map or shown.has_curve):
        book = screen.logs.book.only(shown.group.run_ids)
        kinds = [("map", "map", lr_batch_map.CHART)] if shown.has_map else []
        kinds += [("curve", "rate-curve", lr_curve.CHART)] if shown.has_curve else []
        is_beside = len(kinds) > 1 and len(shown.group.rates) <= MOST_BESIDE
        places = st.columns(2, gap="medium") if is_beside else [st.container() for _ in kinds]
        options = replace(wide, width=HALF_WIDTH if is_beside else WIDTH)
        for place, (key, name, kind) in zip(places, kinds, strict=True):
            with place:
                _figure(screen, key, name, kind, book, options, says)
    if shown.has_columns:
        options = replace(wide, setting=chosen.setting)
        kind = setting_outcomes.CHART
        _figure(screen, "setting", "setting", kind, screen.logs.book, options, says)
    if any((shown.has_map, shown.has_curve, shown.has_columns)):
        st.html(f'<p class="meta">{html(screen.say("map-click"))}</p>')
    if shown.group is not None:
        _smooth_curve(screen, shown.group, says)
    if shown.has_parallel:
        kind = parallel_settings.CHART
        _figure(screen, "parallel", "parallel", kind, screen.logs.book, wide, says, can_drag=True)
        st.html(f'<p class="meta">{html(screen.say("map-drag"))}</p>')


@kept_part("importance")
def _importance(screen: Screen, chosen: Chosen, says: str) -> None:
    """How much of the result goes with each setting, and why that is no proof."""
    st.html(f'<h2 class="section">{html(screen.say("shares-title"))}</h2>')
    options = FigureOptions(theme=screen.theme, width=WIDTH, statistic=chosen.statistic)
    book, kind = screen.logs.book, setting_importance.CHART
    shown = replace(options, width=screen.fits(WIDTH))
    chart = drawn(kind, book, screen.logs.report, screen.words, shown)
    if 0 < screen.window <= PHONE:  # bars with what they stand for need more room
        st.html(f'<p class="meta">{html(chart.description)}</p>')
        return
    figure.draw(chart, key="settings-importance")
    _export(screen, "importance", kind, book, options, says)


def _smooth_curve(screen: Screen, group: Outcomes, says: str) -> None:
    """Where the best rate probably lies, and what to try with the runs that are left."""
    found = outcomes.findings_of(group, screen.logs.report, NEXT)
    if not found:
        return
    st.html(f'<h2 class="section">{html(screen.say("fit-title"))}</h2>')
    most = max(int(one.evidence["runs"]) for one in found)
    runs = _budget(screen, most)
    told = [screen.words.comparison(budget.for_budget(one, runs)) for one in found]
    if 0 < most == runs < budget.MOST:
        told.append(screen.say("next-enough"))
    st.html(f'<p class="lead">{html(" ".join(told))}</p>')
    book = screen.logs.book.only(group.run_ids)
    options = FigureOptions(theme=screen.theme, width=WIDTH)
    _figure(screen, "fit", "rate-fit", rate_fit.CHART, book, options, says)
    notes = [screen.say("fit-note")]
    if group.has_repeats:
        notes.append(screen.say("fit-whiskers"))
    st.caption(" ".join(notes))


def _budget(screen: Screen, most: int) -> int:
    """Ask how many runs are left, where more than one is worth it."""
    if most < 2:
        return most
    options = tuple(str(runs) for runs in range(1, most + 1))
    return int(choice.one_of("budget", screen.say("next-budget"), options, str, options[-1]))


def _figure(
    screen: Screen,
    key: str,
    name: str,
    kind: ChartKind,
    book: LogBook,
    options: FigureOptions,
    says: str,
    *,
    can_drag: bool = False,
) -> None:
    """One figure with its button, and the runs that were opened in it."""
    shown = replace(options, width=screen.fits(int(options.width or WIDTH)))
    outcome_figure.draw(screen, key, kind, book, shown, can_drag=can_drag)
    _export(screen, name, kind, book, options, says)
    every = run_outcomes.every(screen, options.statistic)
    opened_runs.draw(screen, key, every)


def _export(
    screen: Screen, name: str, kind: ChartKind, book: LogBook, options: FigureOptions, says: str
) -> None:
    """The button of a figure; its ``name`` tells its files from others."""
    title = figure_titles.title(screen.say(f"export-{name}"), book, screen.words)
    width = options.width or WIDTH
    exports.draw(screen, name, kind, book, options, title=title, says=says, width=width)


VIEW = View(name="map", order=2, draw=draw)

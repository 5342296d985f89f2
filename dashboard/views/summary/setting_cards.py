"""A card for each setting: runs that differ in their seed alone are one, and the best is shown."""

import math
from collections.abc import Sequence

import streamlit as st

from dashboard.charts.axes.canvas import SHARES
from dashboard.report import setting_groups
from dashboard.report.setting_groups import SettingGroup
from dashboard.text.escape import html
from dashboard.views.frame.part import kept_part
from dashboard.views.state.book_groups import settings_of
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of
from dashboard.views.widgets import card

COLUMNS = 3
MOST = 6
"""Cards; the runs of the other settings are in the table."""

MOST_NAMED = 3
"""Seeds with another verdict that a card names."""


@kept_part("cards")
def draw(screen: Screen) -> None:
    """Draw the cards, the best setting first, then those that need attention."""
    book, report = screen.logs.book, screen.logs.report
    groups = settings_of(book, report)
    shown = setting_groups.chosen_cards(groups, report, MOST)
    written = memo_of(report).of(
        f"cards {screen.theme} {screen.palette}",
        (book, screen.words),
        lambda: _cards(screen, groups, shown),
    )
    heading = screen.say("setting-cards", settings=len(groups), runs=len(book.runs))
    st.html(f'<h2 class="section">{html(heading)}</h2>')
    for row in range(0, len(shown), COLUMNS):
        for number, (place, group) in enumerate(
            zip(st.columns(COLUMNS, gap="medium"), shown[row : row + COLUMNS], strict=False), row
        ):
            with place, st.container(key=f"card-{number}", gap=None):
                st.html(written[group.shown])
                card.link(screen, group.shown)
    if len(groups) > len(shown):
        more = screen.say("setting-cards-more", more=len(groups) - len(shown))
        st.html(f'<p class="meta">{html(more)}</p>')


def _cards(
    screen: Screen, groups: Sequence[SettingGroup], shown: Sequence[SettingGroup]
) -> dict[str, str]:
    """The HTML of the cards of the settings ``shown``, by the run that speaks for each."""
    book, report = screen.logs.book, screen.logs.report
    titles = setting_groups.setting_titles(groups, book, report, screen.words)
    colours = card.colours(screen)
    return {
        group.shown: _card(screen, group, titles[group.shown], colours[group.shown])
        for group in shown
    }


def _card(screen: Screen, group: SettingGroup, title: str, colour: str) -> str:
    best = screen.logs.report.best
    mark = screen.say("standout-best") if best is not None and best.run_id in group.run_ids else ""
    return card.card(
        screen,
        title,
        screen.logs.report.by_id[group.shown],
        colour,
        more=group.more,
        mark=mark,
        told=seeds_told(screen, group),
    )


def seeds_told(screen: Screen, group: SettingGroup) -> str:
    """What is said of the seeds of a setting: how far their ends lie apart, and which differ."""
    if not group.more:
        return ""
    metric, split = setting_groups.measured_by(screen.logs.report)
    write = screen.texts.percent if metric in SHARES else screen.texts.number
    count = len(group.run_ids)
    if math.isnan(group.low):
        sentences = [screen.say("card-seeds", count=count)]
    else:
        low, high = write(group.low), write(group.high)
        sentences = [
            screen.say(
                "card-seeds-spread",
                count=count,
                spread="none" if low == high else "some",
                low=low,
                high=high,
                metric=screen.words.metric_title(metric, split),
            )
        ]
    for run_id in group.others[:MOST_NAMED]:
        seed = setting_groups.seed_of(screen.logs.book, run_id)
        verdict = screen.words.short(screen.logs.report.by_id[run_id])
        sentences.append(screen.say("card-seed-differs", seed=seed, verdict=verdict))
    if len(group.others) > MOST_NAMED:
        more = len(group.others) - MOST_NAMED
        sentences.append(screen.say("card-seeds-differ-more", more=more))
    return " ".join(sentences)

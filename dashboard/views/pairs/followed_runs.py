"""Advice that was followed: the runs before and after side by side, and how often it was right."""

import streamlit as st

from dashboard.diagnosis.followed import Followed, HitRate, followed, hit_rates
from dashboard.diagnosis.run_pair import Key, two_runs
from dashboard.model.run import Run
from dashboard.model.table import Split
from dashboard.text.escape import html
from dashboard.text.followed_sentences import before_and_after, kind, sentences
from dashboard.views.frame.part import kept_part
from dashboard.views.pairs import pair_panel
from dashboard.views.state.page import Screen

MOST_CHILDREN = 3
"""Runs that followed the same run, shown under it at once."""


@kept_part("followed")
def draw(screen: Screen, run: Run) -> None:
    """Draw the run beside the one whose advice it follows, and those that follow its own."""
    many = followed(screen.logs.report)
    own = [one for one in many if one.child is run]
    led = [one for one in many if one.parent is run][:MOST_CHILDREN]
    if own or led:
        st.html(f'<h2 class="section">{html(screen.say("followed"))}</h2>')
    for place, one in enumerate([*own, *led]):
        _pair(screen, one, run, place)
    rates = hit_rates(many)
    if rates:
        _rates(screen, rates)


def _pair(screen: Screen, one: Followed, shown: Run, place: int) -> None:
    """What was predicted and observed, beside the two curves."""
    first, *more = sentences(one, shown, screen.words)
    numbers = "".join(
        f"<div><dt>{html(name)}</dt><dd>{html(value)}</dd></div>"
        for name, value in before_and_after(one.lineage, screen.words)
    )
    told = (
        f'<div class="two-runs followed"><p><b>{html(first)}</b></p><p>{html(" ".join(more))}</p>'
        f'<dl class="before-after">{numbers}</dl></div>'
    )
    if one.parent is None:
        st.html(told)
        return
    said, drawn = st.columns([1184 - pair_panel.WIDTH, pair_panel.WIDTH], gap="medium")
    other = one.parent if shown is one.child else one.child
    with said:
        st.html(told)
        st.page_link(
            screen.pages["diagnosis"],
            label=screen.say("followed-open", run=other.label),
            query_params=screen.query(run=other.run_id),
        )
    with drawn:
        found = two_runs(screen.logs.book, one.parent.run_id, one.child.run_id, _wanted(one))
        pair_panel.draw_figure(screen, found, f"followed-{place}")


def _wanted(one: Followed) -> Key | None:
    """The curve that decided, if the logs name it as the trainer does."""
    seen = one.lineage.observed
    metric = seen.metric if seen is not None else one.lineage.metric
    split = one.lineage.split
    return (metric, Split(split)) if metric and split in set(Split) else None


def _rates(screen: Screen, rates: tuple[HitRate, ...]) -> None:
    """The table of the kinds of advice, and their sum."""
    runs = sum(rate.followed for rate in rates)
    names = ("advice", "followed", "improved", "came-true", "healthy")
    head = "".join(
        f'<th scope="col">{html(screen.say(f"hit-rates-{name}"))}</th>' for name in names
    )
    rows = "".join(_row(kind(rate.advice, screen.words), rate) for rate in rates)
    if len(rates) > 1:
        rows += _row(screen.say("hit-rates-all"), _sum(rates))
    st.html(
        f'<h2 class="section">{html(screen.say("hit-rates"))}</h2>'
        f'<p class="meta">{html(screen.say("hit-rates-lead", runs=runs))}</p>'
        f'<table class="hit-rates"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(name: str, rate: HitRate) -> str:
    counts = (rate.followed, rate.improved, rate.came_true, rate.healthy)
    cells = "".join(f"<td>{count}</td>" for count in counts)
    return f'<tr><th scope="row">{html(name)}</th>{cells}</tr>'


def _sum(rates: tuple[HitRate, ...]) -> HitRate:
    return HitRate(
        "",
        followed=sum(rate.followed for rate in rates),
        improved=sum(rate.improved for rate in rates),
        came_true=sum(rate.came_true for rate in rates),
        healthy=sum(rate.healthy for rate in rates),
    )

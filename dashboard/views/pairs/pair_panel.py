"""What changed between two runs: the sentence, the settings that differ, the two curves."""

from collections.abc import Sequence

import streamlit as st

from dashboard.charts.figures import pair_curves
from dashboard.charts.options import FigureOptions
from dashboard.charts.style import palette
from dashboard.diagnosis.run_pair import Key, TwoRuns, two_runs
from dashboard.text.escape import html, plain
from dashboard.text.pair_sentences import Difference, differences, sentences
from dashboard.views.curve_page.curve_controls import Choice
from dashboard.views.frame.part import kept_part
from dashboard.views.state import address
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.widgets import exports, figure

WIDTH = 620
MOST_SETTINGS = 6
"""Settings that are told at once; the others on demand."""

FROM, TO = "from", "to"
"""The names of the two choices, in the address too."""


@kept_part("two-runs")
def draw(screen: Screen, choice: Choice) -> None:
    """Draw the card of the two chosen runs; without two, the choice of them."""
    runs = screen.logs.book.runs
    if len(runs) < 2:
        return
    st.html(f'<h2 class="section">{html(screen.say("two-runs"))}</h2>')
    pair = tuple(choice.runs) if len(choice.runs) == 2 else _choose(screen)
    if len(pair) < 2:
        return
    wanted: Key | None = choice.main if choice.one_metric else None
    found = two_runs(screen.logs.book, pair[0], pair[1], wanted)
    said, drawn = st.columns([1184 - WIDTH, WIDTH], gap="medium")
    with said:
        _told(screen, found)
    with drawn:
        draw_figure(screen, found)


def _choose(screen: Screen) -> tuple[str, ...]:
    """Draw the choice of two runs; return them once both are chosen and are not the same."""
    book = screen.logs.book
    titles = screen.words.run_titles(book.runs)
    names = {
        run.run_id: plain(
            titles[run.run_id]
            if run.label in titles[run.run_id]
            else f"{titles[run.run_id]} · {run.label}"
        )
        for run in book.runs
    }
    chosen = [
        _run(screen, place, name, names)
        for place, name in zip(st.columns(2), (FROM, TO), strict=True)
    ]
    picked = tuple(one for one in chosen if one is not None)
    if len(picked) < 2:
        st.html(f'<p class="meta">{html(screen.say("two-runs-lead"))}</p>')
    elif picked[0] == picked[1]:
        st.html(f'<p class="meta">{html(screen.say("two-runs-same"))}</p>')
        return ()
    return picked


def _run(
    screen: Screen, place: st.delta_generator.DeltaGenerator, name: str, names: dict[str, str]
) -> str | None:
    held = address.recall(name, list(names), None)
    chosen = place.selectbox(
        screen.say(f"two-runs-{name}"),
        list(names),
        index=None if held is None else list(names).index(held),
        key=name,
        format_func=names.__getitem__,
        placeholder=screen.say("two-runs-choose"),
    )
    address.note(name, chosen, None)
    return chosen


def _told(screen: Screen, found: TwoRuns) -> None:
    """Who is compared, what came of it, which settings differ."""
    strokes = palette.assign(screen.logs.report.runs, screen.palette, screen.theme)
    titles = screen.words.run_titles(found.runs)
    first, *more = sentences(found, screen.words)
    differing = differences(*found.runs, screen.words)
    named = "".join(
        f'<span class="run" style="--run:{html(strokes[run.run_id].edge)}">'
        f"{html(titles[run.run_id])}</span>"
        for run in found.runs
    )
    st.html(
        f'<div class="two-runs"><p class="pair">{named}</p><p><b>{html(first)}</b></p>'
        f"<p>{html(' '.join(more))}</p>{_settings(screen, differing[:MOST_SETTINGS])}</div>"
    )
    rest = differing[MOST_SETTINGS:]
    if rest:
        with st.expander(screen.say("two-runs-more", more=len(rest)), key="two-runs-more"):
            st.html(f'<div class="two-runs">{_list(screen, rest)}</div>')


def _settings(screen: Screen, differing: Sequence[Difference]) -> str:
    if not differing:
        return f'<p class="meta">{html(screen.say("two-runs-no-settings"))}</p>'
    return f"<h3>{html(screen.say('two-runs-settings'))}</h3>{_list(screen, differing)}"


def _list(screen: Screen, differing: Sequence[Difference]) -> str:
    unset = screen.say("two-runs-unset")
    items = "".join(
        f"<div><dt>{html(one.name)}</dt><dd>"
        f"{html(one.from_value or unset)} → {html(one.to_value or unset)}</dd></div>"
        for one in differing
    )
    return f'<dl class="changes">{items}</dl>'


def draw_figure(screen: Screen, found: TwoRuns, name: str = "two-runs") -> None:
    """Draw the two curves, where one axis can hold both, with the button that takes them along.

    ``name`` tells several of them on one page apart.
    """
    if found.curves is None:
        return
    book = screen.logs.book.only([run.run_id for run in found.runs])
    report, words = screen.logs.report, screen.words
    options = FigureOptions(
        pair=found, theme=screen.theme, palette=screen.palette, width=screen.fits(WIDTH)
    )
    figure.draw(drawn(pair_curves.CHART, book, report, words, options), key=f"{name}-figure")
    what = words.metric_title(found.metric, found.split.value)
    exports.draw(
        screen,
        name,
        pair_curves.CHART,
        book,
        options,
        title=screen.say("export-title", what=screen.say("two-runs"), runs=what),
        says=" ".join(sentences(found, words)),
        width=WIDTH,
    )

"""The textbook's figure from one's own runs: which figure, who plays which part, what differs."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.charts.figures import overlay, textbook_figure
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.palette import Palette
from dashboard.classroom import cast
from dashboard.classroom.differences import Difference, differences
from dashboard.classroom.registry import all_figures
from dashboard.classroom.textbook_figure import Part, TextbookFigure
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.model.run import Setting
from dashboard.model.table import Split
from dashboard.text.escape import html
from dashboard.text.setting_words import name_inside
from dashboard.views.frame.introduction import BOOK
from dashboard.views.state import address
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice, exports, figure

NAME = "textbook"
FIGURE = "textbook-figure"
"""Key of the choice of a figure, and its name in the address."""

WIDTH = 1150
LOSS_SPLITS = (Split.TRAIN, Split.VAL, Split.TEST, Split.NONE)
"""The parts of the data of which the four cases may be seen, the first that is logged."""


def draw(screen: Screen) -> None:
    """Draw the choices, the figure with its caption, and what differs."""
    st.html(f'<p class="lead">{html(screen.say("textbook-lead"))}</p>')
    if not screen.logs.book.runs:
        st.html(f'<p class="lead">{html(screen.say("blind-no-runs"))}</p>')
        return
    figures = {one.code: one for one in all_figures()}
    code = choice.from_list(
        FIGURE,
        screen.say("textbook-figure"),
        tuple(figures),
        lambda one: screen.say(f"textbook-{one}"),
    )
    chosen = figures[code]
    asked = _cast(screen, chosen)
    is_faithful = choice.is_on("textbook-colours", screen.say("textbook-colours"), unasked=True)
    parts = [part for part in chosen.parts if part.code in asked]
    if not parts:
        st.html(f'<p class="lead">{html(screen.say("textbook-nobody"))}</p>')
        return
    caption = _caption(screen, chosen, asked)
    _figure(screen, chosen, asked, caption, "faithful" if is_faithful else "accessible")
    _differences(screen, chosen, asked)


def _cast(screen: Screen, chosen: TextbookFigure) -> dict[str, str]:
    """The choice of a run for each part; as guessed until somebody says otherwise."""
    book = screen.logs.book
    guessed = cast.guess(chosen, book, screen.logs.report)
    titles = screen.words.run_titles(book.runs)
    ids = ("", *titles)
    found = {}
    for column, part in zip(st.columns(len(chosen.parts)), chosen.parts, strict=True):
        name = f"part-{chosen.code}-{part.code}"
        unasked = guessed.get(part.code, "")
        held = address.recall(name, ids, unasked)
        with column:
            run = st.selectbox(
                _part_title(screen, part),
                ids,
                ids.index(held),
                key=name,
                format_func=partial(_run_title, screen, titles),
            )
        address.note(name, run, unasked)
        if run:
            found[part.code] = run
    return found


def _run_title(screen: Screen, titles: Mapping[str, str], run_id: str) -> str:
    return titles.get(run_id) or screen.say("textbook-no-run")


def _part_title(screen: Screen, part: Part) -> str:
    colour = screen.say(f"textbook-colour-{part.colour.replace('_', '-').replace('á', 'a')}")
    return screen.say("textbook-part", colour=colour, part=screen.say(f"textbook-part-{part.code}"))


def _figure(
    screen: Screen,
    chosen: TextbookFigure,
    asked: Mapping[str, str],
    caption: str,
    palette: Palette,
) -> None:
    book, report = cast.played(chosen, asked, screen.logs.book, screen.logs.report)
    split = next(
        (one for one in LOSS_SPLITS if any(True for _ in book.each("loss", one))), Split.NONE
    )
    kind: ChartKind = overlay.CHART if chosen.is_loss_alone else textbook_figure.CHART
    options = FigureOptions(
        metric="loss",
        split=split,
        last_epochs=chosen.last_epochs,
        show_findings=False,
        show_events=False,
        theme=screen.theme,
        palette=palette,
        width=screen.fits(WIDTH),
    )
    words = screen.words
    if chosen.is_loss_alone:
        played = {asked[part.code]: part for part in chosen.parts if part.code in asked}
        words = words.calling(
            {run: screen.say(f"textbook-part-{part.code}") for run, part in played.items()}
        )
    figure.draw(drawn(kind, book, report, words, options), key=f"textbook-{chosen.code}")
    st.html(f'<p class="class-caption">{html(caption)}</p>')
    shown = replace(screen, words=words, logs=replace(screen.logs, book=book, report=report))
    title = screen.say(f"textbook-{chosen.code}")
    exports.draw(shown, "textbook", kind, book, options, title=title, says=caption, width=WIDTH)


def _caption(screen: Screen, chosen: TextbookFigure, asked: Mapping[str, str]) -> str:
    """The caption as the textbook has it: each colour with what was trained."""
    titles = screen.words.run_titles(screen.logs.book.runs)
    lines = [
        screen.say(
            "textbook-caption-line",
            part=_part_title(screen, part),
            run=titles[asked[part.code]],
        )
        for part in chosen.parts
        if part.code in asked
    ]
    last = chosen.last_epochs
    more = [screen.say("textbook-last-epochs", epochs=last)] if last else []
    title = screen.say(f"textbook-{chosen.code}")
    return " ".join((f"{title}.", *lines, *more))


def _differences(screen: Screen, chosen: TextbookFigure, asked: Mapping[str, str]) -> None:
    found = differences(chosen, asked, screen.logs.book, screen.logs.report)
    st.html(f'<h2 class="section">{html(screen.say("textbook-differs"))}</h2>')
    if not found:
        st.html(f'<p class="lead">{html(screen.say("textbook-same"))}</p>')
    items = "".join(f"<li>{html(_differs(screen, chosen, one))}</li>" for one in found)
    if items:
        st.html(f'<ul class="findings">{items}</ul>')
    if not chosen.is_loss_alone:
        st.html(f'<p class="meta">{html(screen.say("textbook-source", book=BOOK[0]))}</p>')


def _differs(screen: Screen, chosen: TextbookFigure, one: Difference) -> str:
    parts = {part.code: part for part in chosen.parts}
    part = _part_title(screen, parts[one.part]) if one.part else ""
    write = _accuracy if one.code.endswith(ACCURACY) else _value
    looks = screen.say(f"said-{one.wanted}") if one.code == "looks" else ""
    return screen.say(
        f"textbook-differs-{one.code}",
        part=part,
        setting=_setting(screen, one),
        wanted=looks or write(screen, one.wanted),
        found=write(screen, one.found),
    )


def _setting(screen: Screen, one: Difference) -> str:
    """The setting that differs in words; small within a sentence on a part."""
    if not one.setting:
        return ""
    if one.part:
        return name_inside(one.setting, screen.texts)
    return screen.words.setting_name(one.setting)


def _accuracy(screen: Screen, value: Setting) -> str:
    return screen.texts.percent(float(value)) if isinstance(value, int | float) else ""


def _value(screen: Screen, value: Setting) -> str:
    if isinstance(value, int | float):
        return screen.texts.number(value)
    return "" if value is None else str(value)

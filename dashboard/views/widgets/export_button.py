"""The small button beside a chart that takes it along: as a file, by copying, into the report.

Nothing is drawn or written before somebody asks for a file: each button carries what makes it.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.charts.figures.failure_note import is_note
from dashboard.charts.style import theme
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.run import Run
from dashboard.report.figures import as_markdown, caption, picture, render_apart, sheet, typeset
from dashboard.report.figures.file_name import file_name
from dashboard.report.figures.picture import Caption, Format
from dashboard.report.figures.vocabulary import CODES, Vocabulary, in_words
from dashboard.text.escape import html, plain
from dashboard.views.frame import style
from dashboard.views.frame.part import kept_part
from dashboard.views.state.log_set import GIVEN, PATH, LogSet, title_of
from dashboard.views.state.page import Screen, Theme
from dashboard.views.widgets import collect_button, figure_copy, numbers_button
from dashboard.views.widgets.collect_button import Taken

PAPERS: tuple[Theme, ...] = ("light", "dark")
"""What a picture is drawn on, whatever the page is: white, unless the other is asked for."""

ROOM_PX = 400
"""Height of an open menu, about."""

MIME = {Format.PDF: "application/pdf", Format.SVG: "image/svg+xml", Format.PNG: "image/png"}
CSV, HTML = "text/csv", "text/html"

NAMED = {"comma": "export-name-excel", "paper-report": "export-name-report"}
"""What tells files of the same ending apart by their names, as messages."""


@dataclass(frozen=True, slots=True)
class Report:
    """What makes the files of the whole set."""

    page: Callable[[], bytes]  # HTML with the logs in it
    paper: Callable[[], bytes]  # PDF


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart of a page, as what takes it along needs it."""

    name: str  # tells it from the other charts of all pages
    title: str  # what is shown
    says: str  # the sentence that the page opens with
    width: float  # px
    runs: Sequence[Run]
    draw: Callable[[Screen], AnyChart]
    rows: Callable[[Vocabulary], pd.DataFrame]
    report: Report | None = None  # the whole set as one file, where it can be had


@st.fragment
@kept_part("export")
def draw(screen: Screen, figure: Figure) -> None:
    """Draw the button; it opens to a file for each use."""
    with st.container(horizontal=True, horizontal_alignment="right", key=f"export-{figure.name}"):
        numbers_button.draw(screen, figure.name, figure.title, figure.rows)
        menu = st.popover(
            screen.say("export"),
            type="tertiary",
            icon=":material/download:",
            key=is_open(figure.name),
            on_change=render_apart.warm,
        )
        with menu, st.container(gap="xsmall"):
            if menu.open:
                _menu(screen, figure)
            else:  # a dozen widgets that few visitors need; their room says where it opens to
                st.space(ROOM_PX)


def is_open(name: str) -> str:
    """The key of the session under which it stands whether the menu of a figure is open."""
    return f"export-{name}-open"


def _menu(screen: Screen, figure: Figure) -> None:
    if screen.logs.key:  # what is known by no key cannot be found again
        collect_button.draw(screen, figure.name, partial(_taken, screen, figure))
    paper = _paper(screen, figure)
    figure_copy.draw(screen, figure.name, _copied(screen, figure, paper))
    for form in Format:
        made = partial(_picture, screen, figure, form, paper)
        _button(screen, figure, form.value, form.value, MIME[form], made)
    words = in_words(screen.words)
    for name, dialect, vocabulary in (
        ("comma", sheet.COMMA, words),
        ("point", sheet.POINT, CODES),
    ):
        _button(screen, figure, name, "csv", CSV, partial(_sheet, figure, dialect, vocabulary))
    if figure.report is not None:
        _report(screen, figure, figure.report)
    st.html(_failure(screen))


def log_set_name(screen: Screen) -> str:
    """What the open log set is called, with the name of its folder where a person chose one."""
    logs: LogSet = screen.logs
    said = title_of(logs.name, screen.texts)
    paths = logs.offer.paths(logs.name) if logs.name in {PATH, GIVEN} else ()
    names = ", ".join(plain(Path(path).name, 60) for path in paths[:1])
    return f"{said}: {names}" if names else said


def _report(screen: Screen, figure: Figure, report: Report) -> None:
    """The files of the whole set; where Typst is missing, a line that says how to get it."""
    _button(screen, figure, "report", "html", HTML, report.page)
    if typeset.is_installed():
        _button(screen, figure, "paper-report", "pdf", MIME[Format.PDF], report.paper)
    else:
        st.html(f'<p class="meta">{html(screen.say("cli-report-no-typst"))}</p>')


def _paper(screen: Screen, figure: Figure) -> Theme:
    return st.segmented_control(
        screen.say("export-paper"),
        PAPERS,
        default=PAPERS[0],
        required=True,
        key=f"paper-{figure.name}",
        format_func=lambda paper: screen.say(f"export-paper-{paper}"),
    )


def _button(
    screen: Screen, figure: Figure, name: str, ending: str, mime: str, made: Callable[[], bytes]
) -> None:
    more = screen.say(NAMED[name]) if name in NAMED else ""
    st.download_button(
        screen.say(f"export-{name}"),
        made,
        file_name([log_set_name(screen), figure.title, more], ending),
        mime,
        key=f"export-{figure.name}-{name}",
        on_click="ignore",
        width="stretch",
    )


def _picture(screen: Screen, figure: Figure, form: Format, paper: Theme) -> bytes:
    chart = figure.draw(replace(screen, theme=paper))
    return picture.write(
        chart,
        _caption(screen, figure),
        form,
        width=figure.width,
        look=theme.look(paper),
        render=render_apart.rendered_apart,
    )


def _caption(screen: Screen, figure: Figure) -> Caption:
    return caption.of_runs(
        figure.runs,
        screen.logs.report,
        screen.words,
        title=figure.title,
        says=figure.says,
        logs=log_set_name(screen),
        today=date.today(),
    )


def _copied(screen: Screen, figure: Figure, paper: Theme) -> dict[str, Callable[[], bytes]]:
    """What makes each of the things that can be copied; the CSV as this language writes numbers."""
    words = in_words(screen.words)
    dialect = sheet.COMMA if screen.lang == "pt-BR" else sheet.POINT

    def markdown() -> bytes:
        made = as_markdown.write(_caption(screen, figure), figure.rows(words), screen.words)
        return made.encode("utf-8", "replace")

    return {
        figure_copy.PNG: partial(_picture, screen, figure, Format.PNG, paper),
        figure_copy.CSV: lambda: _sheet(figure, dialect, words).removeprefix(BOM_UTF8),
        figure_copy.MARKDOWN: markdown,
    }


def _taken(screen: Screen, figure: Figure) -> Taken:
    """The figure as it is now, on white paper, for the report of chosen figures."""
    chart = figure.draw(replace(screen, theme=PAPERS[0]))
    spec = "" if is_note(chart) else picture.bare_specification(chart)
    return Taken(_caption(screen, figure), spec, str(getattr(chart, "description", "") or ""))


def _sheet(figure: Figure, dialect: sheet.Dialect, vocabulary: Vocabulary) -> bytes:
    return sheet.write(figure.rows(vocabulary), dialect)


def _failure(screen: Screen) -> str:
    """Our own sentence where Streamlit would say in English that a file could not be made."""
    said = screen.say("export-failed")
    return style.element(style.reworded(":--any-export :--download-error", said, size=".85rem"))

"""The report of chosen figures as files: HTML, PDF, Markdown with its pictures."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.report.collection import as_html, as_pdf, as_zip
from dashboard.report.collection.entry import Collection
from dashboard.report.collection.store import Store
from dashboard.report.collection.whole import WholeReport, gathered
from dashboard.report.figures import render_apart, typeset
from dashboard.report.figures.file_name import file_name
from dashboard.text.escape import html
from dashboard.views.frame import style
from dashboard.views.state.page import Screen
from dashboard.views.summary import report_file

Make = Callable[[WholeReport], bytes]


def draw(screen: Screen, store: Store, collection: Collection) -> None:
    """Draw the buttons; nothing is made before somebody asks for a file."""
    words = screen.words
    apart = render_apart.rendered_apart
    with st.container(horizontal=True, gap="small", key="collected-files"):
        _button(screen, store, collection, "html", "text/html",
                lambda whole: as_html.write(whole, words))  # fmt: skip
        if typeset.is_installed():
            _button(screen, store, collection, "pdf", "application/pdf",
                    lambda whole: as_pdf.write(whole, words, render=apart))  # fmt: skip
        _button(screen, store, collection, "zip", "application/zip",
                lambda whole: as_zip.write(whole, words, render=apart))  # fmt: skip
    if not typeset.is_installed():
        st.html(f'<p class="meta">{html(screen.say("cli-report-no-typst"))}</p>')
    failed = style.reworded(
        ":--collected-files :--download-error", screen.say("export-failed"), size=".85rem"
    )
    st.html(style.element(failed))


def _button(
    screen: Screen, store: Store, collection: Collection, ending: str, mime: str, make: Make
) -> None:
    made = partial(_made, screen, store, collection, make)
    name = collection.title or screen.say("collected-file")
    st.download_button(
        screen.say(f"collected-as-{ending}"),
        made,
        file_name([name], ending),
        mime,
        key=f"collected-as-{ending}",
        on_click="ignore",
    )


def _made(screen: Screen, store: Store, collection: Collection, make: Make) -> bytes:
    sources = report_file.read(screen.logs).sources
    return make(gathered(collection, store, sources, report_file.about(screen)))

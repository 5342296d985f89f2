"""The frame around every page: style, navigation, language, log set, the drop zone, the page."""

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.diagnosis.engine import diagnose
from dashboard.logs.corrections.correction import NONE
from dashboard.logs.registry import all_readers
from dashboard.logs.sources.kept_uploads import LostUploadError
from dashboard.model.contained import Failure, Stage, contained, overheard
from dashboard.model.run import LogBook
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.text.languages import LANGUAGES, choose
from dashboard.text.sentences import Sentences
from dashboard.training.access import Access
from dashboard.views.frame import (
    apart_button,
    drop_zone,
    filter_line,
    introduction,
    kept_line,
    live_line,
    missing_set,
    open_dialog,
    page_scripts,
    part,
    server_folder,
    set_choice,
    skeleton,
    style,
    window_width,
)
from dashboard.views.frame.reading_bar import ReadingBar
from dashboard.views.frame.server_folder import Arguments
from dashboard.views.serving import guests
from dashboard.views.state import (
    address,
    asked_set,
    chosen_palette,
    kept_runs,
    run_marks,
    sent_logs,
    trainings,
    window,
)
from dashboard.views.state.log_set import EXAMPLES, LogSet, Offer
from dashboard.views.state.page import Screen, Theme, View, all_views
from dashboard.views.state.shared_memo import memo_of
from dashboard.views.tour import bar as tour

ICON = Path(__file__).parent / "icon.png"

END = '<div id="page-end"></div>'
"""Stands at the end of every page: where it is, the page is drawn."""


def draw(argv: Sequence[str] = ()) -> None:
    """Draw the whole window; ``argv`` are the command-line arguments of the server."""
    began = time.monotonic()
    arguments = server_folder.parse(argv)
    st.set_page_config(page_title="Curva", page_icon=ICON, layout="wide")
    texts = Catalogue(st.session_state.get("lang") or _initial_language())
    theme: Theme = st.context.theme.type or "light"
    st.html(style.element(style.sheet(theme), drop_zone.button_texts(texts)))
    if not guests.lets_in(texts):
        return
    _window(arguments, texts, theme)
    guests.draw_way_out(texts)
    _end(texts)
    live_line.note_drawn(began)


def _window(arguments: Arguments, texts: Catalogue, theme: Theme) -> None:
    """Draw the top row, what can be opened, and the page."""
    tour.arrive()
    access = trainings.allowed(arguments.allows_training)
    sent = sent_logs.sent()
    offer = Offer(
        sent.files,
        server_folder.asked(arguments.root, live_line.is_followed),
        arguments.paths,
        trainings.opened(access, arguments.data_folder),
        arguments.root,
        examples=asked_set.wanted() == EXAMPLES,
    )
    with overheard() as not_loaded:
        views = all_views()
        all_readers()
    # The page's function needs the screen, and the screen needs the pages: it is filled in below.
    screens: list[Screen] = []
    pages = {view.name: _page(view, views[0], screens, texts) for view in views}
    current = st.navigation([*pages.values(), _by_name(views[0], pages)], position="hidden")
    offered = {
        view.name: pages[view.name]
        for view in views
        if access is Access.ALLOWED or not view.needs_training
    }
    missing = asked_set.missing(offer.names(), sent.gone)
    introduction.arrive(offer.names()[0])
    name = _top_row(texts, offered, offer.names())
    open_dialog.draw(texts, arguments.root)
    tour.draw(texts, pages)
    shown = next((one for one in views if one.name == current.url_path), views[0])
    is_first = shown is views[0]
    zone = introduction.beside(texts, name) if is_first and missing is None else st.container()
    kept_line.draw(texts, name, sent)
    words = Sentences(texts.lang)
    for failure in not_loaded:
        part.note(words, failure)
    logs = _logs(name, offer, words, missing, arguments, needs_logs=shown.needs_logs)
    if is_first or (shown.needs_logs and (logs is None or not logs.book.runs)):
        with zone:
            drop_zone.draw(texts)
    if logs is not None:
        screens.append(_screen(words, logs, theme, pages, access, arguments))
        with skeleton.shown_below(texts):
            current.run()


def _page(view: View, first: View, screens: list[Screen], texts: Catalogue) -> Page:
    """A page of the navigation, drawn from the last of ``screens``."""
    return st.Page(
        partial(_draw_view, view, screens),
        title=texts.say(f"page-{view.name}"),
        url_path=view.name if view is not first else "home",
        default=view is first,
    )


def _logs(
    name: str,
    offer: Offer,
    words: Sentences,
    missing: asked_set.Missing | None,
    arguments: Arguments,
    *,
    needs_logs: bool,
) -> LogSet | None:
    """The set of the page, an empty one where it needs none; else what is missing is said."""
    logs: LogSet | None = None
    if missing is None:
        logs, missing = _opened(name, offer, words)
    if needs_logs and missing is not None:
        missing_set.draw(missing, words.texts, arguments.root)
    if logs is None and not needs_logs:
        nothing = LogBook(())
        logs = LogSet(name, nothing, diagnose(nothing), "", NONE, offer)
    return logs


def _screen(
    words: Sentences,
    whole: LogSet,
    theme: Theme,
    pages: dict[str, Page],
    access: Access,
    arguments: Arguments,
) -> Screen:
    """What the page draws from; with the lines that say which of the runs it is about."""
    apart_button.draw(whole.report, words)
    names = run_marks.names(whole)
    words = memo_of(whole.report).get(
        ("words", words.lang, names), lambda: words.among(whole.book.runs).calling(dict(names))
    )  # whose names are made once
    logs = kept_runs.narrowed(whole)
    filter_line.draw(words.texts, len(logs.book.runs), len(whole.book.runs))
    return Screen(
        words.texts.lang,
        theme,
        words.texts,
        words,
        logs,
        pages,
        access,
        arguments.data_folder,
        window.told(),
        chosen_palette.chosen(),
    )


def _opened(
    name: str, offer: Offer, words: Sentences
) -> tuple[LogSet | None, asked_set.Missing | None]:
    """The set called ``name``, or that it is damaged; neither where it failed, and a note on it."""
    bar = ReadingBar(words.texts)
    wanted = apart_button.is_wanted(name)
    opening = partial(live_line.open_live, name, offer, bar, words, apart=wanted)
    with st.spinner(words.say("reading")):
        try:
            failed = partial(_no_page, words.texts)
            return contained(Stage.SHOW, "page", opening, failed, passing=(LostUploadError,)), None
        except LostUploadError:
            return None, asked_set.DAMAGED
        finally:
            bar.clear()


def _end(texts: Catalogue) -> None:
    """Draw what stands at the end of every page and is not seen."""
    st.html(f"<script>{page_scripts.script(texts)}</script>", unsafe_allow_javascript=True)
    window_width.draw()
    st.html(END)


def _initial_language() -> str:
    """The language of the address, else the browser's."""
    asked = st.query_params.get("lang")
    return asked if asked in LANGUAGES else choose(st.context.locale)


def _by_name(first: View, pages: dict[str, Page]) -> Page:
    """A page at the name of the first page, which redirects to its address ``/``."""

    def lead() -> None:
        st.switch_page(pages[first.name], query_params=st.query_params.to_dict())

    return st.Page(lead, title=pages[first.name].title, url_path=first.name)


def _no_page(texts: Catalogue, failure: Failure) -> None:
    """The page shown when the logs could not be opened."""
    sentence = texts.say("failure-page", error=failure.error)
    st.html(f'<h1 class="verdict">{html(sentence)}</h1>')


def _draw_view(view: View, screens: list[Screen]) -> None:
    screen = screens[-1]
    contained(Stage.SHOW, view.name, partial(view.draw, screen), partial(part.note, screen.words))


def _top_row(texts: Catalogue, pages: dict[str, Page], names: list[str]) -> str:
    """Navigation at the left, log set and language at the right; return the log set's name."""
    with st.container(horizontal=True, vertical_alignment="center", key="top", wrap=True):
        st.html('<span class="brand">Curva</span>', width="content")
        query = {"lang": texts.lang} | asked_set.in_address(asked_set.wanted() or names[0])
        with st.container(horizontal=True, key="pages", width="content", wrap=False):
            for page in pages.values():
                st.page_link(page, query_params=query)
        st.space("stretch")
        open_dialog.button(texts)
        name = set_choice.draw(texts, names)
        st.segmented_control(
            texts.say("language"),
            LANGUAGES,
            default=address.recall("lang", LANGUAGES, texts.lang),
            key="lang",
            required=True,
            label_visibility="collapsed",
        )
        address.note("lang", texts.lang, None)  # another browser may prefer another
    return name

"""The frame around every page: style, navigation, language, log set, the page, the drop zone."""

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.diagnosis.engine import diagnose
from dashboard.logs.corrections.correction import NONE
from dashboard.logs.registry import all_readers
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
    live_line,
    part,
    server_folder,
    skeleton,
    streamlit_words,
    style,
)
from dashboard.views.frame.reading_bar import ReadingBar
from dashboard.views.serving import sign_in
from dashboard.views.state import address, trainings
from dashboard.views.state.log_set import LogSet, Offer
from dashboard.views.state.page import Screen, Theme, View, all_views

ICON = Path(__file__).parent / "icon.png"


def draw(argv: Sequence[str] = ()) -> None:
    """Draw the whole window; ``argv`` are the command-line arguments of the server."""
    began = time.monotonic()
    arguments = server_folder.parse(argv)
    st.set_page_config(page_title="Curva", page_icon=ICON, layout="wide")
    lang = st.session_state.get("lang") or _initial_language()
    texts = Catalogue(lang)
    theme: Theme = st.context.theme.type or "light"
    st.html(style.element(style.sheet(theme), drop_zone.button_texts(texts)))
    if not sign_in.lets_in(texts):
        return

    access = trainings.allowed(arguments.allows_training)
    offer = Offer(
        drop_zone.dropped(),
        server_folder.asked(arguments.root, live_line.is_followed),
        arguments.paths,
        trainings.opened(access, arguments.data_folder),
        arguments.root,
    )
    pages: dict[str, Page] = {}
    with overheard() as not_loaded:
        views = all_views()
        all_readers()
    # The page's function needs the screen, and the screen needs the pages: it is filled in below.
    screens: list[Screen] = []
    for view in views:
        pages[view.name] = st.Page(
            partial(_draw_view, view, screens),
            title=texts.say(f"page-{view.name}"),
            url_path=view.name if view is not views[0] else "home",
            default=view is views[0],
        )
    current = st.navigation([*pages.values(), _by_name(views[0], pages)], position="hidden")
    offered = {
        view.name: pages[view.name]
        for view in views
        if access is Access.ALLOWED or not view.needs_training
    }
    name = _top_row(lang, texts, offered, offer.names())
    trainings.note(name)
    for failure in not_loaded:
        part.note(Sentences(lang), failure)
    bar = ReadingBar(texts)
    words = Sentences(lang)
    wanted = apart_button.is_wanted(name)
    open_set = partial(live_line.open_live, name, offer, bar, words, apart=wanted)
    with st.spinner(texts.say("reading")):
        logs = contained(Stage.SHOW, "page", open_set, partial(_no_page, texts))
    bar.clear()
    if logs is None and any(not one.needs_logs and _is_at(one, current) for one in views):
        nothing = LogBook(())
        logs = LogSet(name, nothing, diagnose(nothing), "", NONE, offer)
    if logs is not None:
        apart_button.draw(logs.report, words)
        screens.append(
            Screen(lang, theme, texts, words, logs, pages, access, arguments.data_folder)
        )
        with skeleton.shown_below(texts):
            current.run()
    drop_zone.draw(texts, arguments.root)
    sign_in.draw_way_out(texts)
    st.html(f"<script>{streamlit_words.script(texts)}</script>", unsafe_allow_javascript=True)
    live_line.note_drawn(began)


def _is_at(view: View, page: Page) -> bool:
    """Whether ``page``, as the navigation gives it, is that of ``view``."""
    return page.url_path == view.name


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


def _top_row(lang: str, texts: Catalogue, pages: dict[str, Page], names: list[str]) -> str:
    """Navigation at the left, log set and language at the right; return the log set's name."""
    with st.container(horizontal=True, vertical_alignment="center", key="top", wrap=True):
        st.html('<span class="brand">Curva</span>', width="content")
        query = {"lang": lang, "set": drop_zone.chosen(names)}
        for page in pages.values():
            st.page_link(page, query_params=query)
        st.space("stretch")
        st.html(
            f'<a class="to-drop" href="#open-logs">{html(texts.say("open-logs-link"))}</a>',
            width="content",
        )
        name = drop_zone.choose_set(texts, names)
        address.recall("lang", LANGUAGES, lang)
        st.segmented_control(
            texts.say("language"),
            LANGUAGES,
            key="lang",
            required=True,
            label_visibility="collapsed",
        )
        address.note("lang", lang, None)  # another browser may prefer another
    return name

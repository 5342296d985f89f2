"""The entries in time: which are shown, each with its runs and what people wrote of it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.diagnosis.trials.trial import Trial, Way
from dashboard.report.lab_book.book import Entry, Kind
from dashboard.report.lab_book.told import Told, told
from dashboard.text import trial_sentences
from dashboard.text.escape import html, markdown, shorten
from dashboard.views.lab_book_page import notes
from dashboard.views.lab_book_page.shown_book import Shown
from dashboard.views.state import address
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice

ALL, BETTER, WORSE, DECISION, WRITTEN = "all", "better", "worse", "decision", "written"
CHOICES = (ALL, BETTER, WORSE, DECISION, WRITTEN)

AT_ONCE = 20
"""Entries that are drawn before somebody asks for more."""

MORE = "lab-shown"
"""Where the session keeps how many are drawn: the log set and the number."""

FIND, LONGEST = "lab-find", 200


def draw(screen: Screen, shown: Shown) -> None:
    """Draw the choices, the form of a new entry, and the entries."""
    with st.container(key="lab-controls", horizontal=True, vertical_alignment="bottom"):
        which = choice.from_list(
            "entries",
            screen.say("lab-show"),
            CHOICES,
            lambda one: screen.say(f"lab-show-{one}"),
            width=220,
        )
        address.revive(FIND, FIND)
        asked = st.text_input(
            screen.say("lab-find"),
            st.session_state.get(FIND, ""),
            key=FIND,
            max_chars=LONGEST,
            help=screen.say("lab-find-help"),
            width=260,
        )
        address.keep(FIND)
        is_newest = choice.is_on("newest", screen.say("lab-newest"), unasked=False)
    notes.draw_new(shown)
    found = _found(shown, which, asked)
    every = len(shown.made.entries)
    count = screen.say(
        "lab-entries", shown=len(found), all="none" if len(found) == every else every
    )
    st.html(f'<h2 class="section">{html(count)}</h2>')
    if not found:
        st.html(f'<p class="meta">{html(screen.say("lab-none"))}</p>')
    if is_newest:
        found = found[::-1]
    most = _most(screen)
    for place, (entry, said) in enumerate(found[:most]):
        _entry(shown, entry, said, place)
    if len(found) > most:
        st.button(
            screen.say("lab-more", entries=min(AT_ONCE, len(found) - most)),
            key="lab-more",
            on_click=_show_more,
            args=(screen.logs.name, most + AT_ONCE),
        )


def _most(screen: Screen) -> int:
    held = st.session_state.get(MORE)
    return held[1] if isinstance(held, tuple) and held[0] == screen.logs.name else AT_ONCE


def _show_more(log_set: str, most: int) -> None:
    st.session_state[MORE] = (log_set, most)


def _found(shown: Shown, which: str, asked: str) -> list[tuple[Entry, Told]]:
    """The entries of a choice that hold every word that is asked for, with their sentences."""
    screen = shown.screen
    words = asked.casefold().split()
    found = []
    for entry in shown.made.entries:
        if not _is_of(entry, which):
            continue
        said = told(entry, shown.made, screen.logs.book, screen.logs.report, screen.words)
        if not words or _holds(entry, said, words):
            found.append((entry, said))
    return found


def _is_of(entry: Entry, which: str) -> bool:
    if which in {BETTER, WORSE}:
        came = entry.trial.came_of if entry.trial is not None else None
        return came is not None and came.way is Way(which)
    if which == DECISION:
        return entry.kind is Kind.DECISION
    if which == WRITTEN:
        return any(not one.is_empty for one in entry.written)
    return True


def _holds(entry: Entry, said: Told, words: Sequence[str]) -> bool:
    written = (one.content.text for one in entry.written)
    text = " ".join((said.title, *said.tried, *said.came, *said.next, *written)).casefold()
    return all(word in text for word in words)


def _entry(shown: Shown, entry: Entry, said: Told, place: int) -> None:
    with st.container(key=f"lab-entry-{place}", gap="xsmall"):
        st.html(_article(shown, entry, said))
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            if entry.trial is not None:
                _runs(shown, entry.trial)
            notes.draw_key(shown, entry)
        notes.draw(shown, entry)


def _article(shown: Shown, entry: Entry, said: Told) -> str:
    """The title with its sign in words, then what was tried, what came of it, why next."""
    way = ""
    if entry.trial is not None and entry.trial.came_of is not None:
        found = entry.trial.came_of.way
        name = trial_sentences.way(entry.trial.came_of, shown.screen.words)
        sign = f'<span aria-hidden="true">{trial_sentences.SIGNS[found]}</span>'
        way = f' <span class="lab-way {found.value}">{sign} {html(name)}</span>'
    parts = "".join(
        f"<p><b>{html(shown.say(f'lab-{name}'))}</b> {html(' '.join(sentences))}</p>"
        for name, sentences in (("tried", said.tried), ("came", said.came), ("next", said.next))
        if sentences
    )
    when = f' <span class="meta">{html(said.when)}</span>' if said.when else ""
    return (
        f'<div class="lab-entry {entry.kind.value}"><h3>{html(said.title)}{way}{when}</h3>'
        f"{parts}</div>"
    )


def _runs(shown: Shown, trial: Trial) -> None:
    """A link to the run that speaks for the setting, and how many more there are."""
    screen = shown.screen
    titles = screen.words.run_titles(screen.logs.book.runs)
    label = screen.say("lab-open", run=shorten(titles[trial.shown]))
    more = len(trial.run_ids) - 1
    if more:
        label = f"{label} · {screen.say('lab-runs-more', runs=more)}"
    st.page_link(
        screen.pages["diagnosis"],
        label=markdown(label),
        query_params=screen.query(run=trial.shown),
    )

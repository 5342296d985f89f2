"""Following a log set on the server's disk: the switch, the live line, and notes on changes.

The live line is a fragment that runs by itself every few seconds; only when something changed is
the whole page drawn again, with all its controls as they were.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.logs.corrections import saved_corrections
from dashboard.logs.follow.pace import Going, Pace
from dashboard.logs.sources.disk import find_files
from dashboard.model import clock
from dashboard.model.progress import OnProgress
from dashboard.model.run import XUnit
from dashboard.report import news
from dashboard.report.news import Kind, Seen
from dashboard.report.news_note import in_one_note, worth_noting
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html, markdown
from dashboard.text.sentences import Sentences
from dashboard.views.state import address
from dashboard.views.state.followed_sets import FRESH_S, FollowedSet, Snapshot, followed_sets
from dashboard.views.state.log_set import GIVEN, PATH, TRAINED, LogSet, Offer, open_set

NAME = "live"
"""Key of the switch and its name in the address."""

TOLD = "live_told"
"""The last note of a session: the set, the version of its log book, the time of the last points."""

SWITCHED = "live_set"
"""The set that the switch belongs to."""

POINTS_EVERY_S = 15.0
"""Seconds between two notes that say only that points were added."""

MOST_RUNS = 3
"""Runs in the live line; the rest are counted."""

DRAWN_IN = "live_drawn_in"
"""How many seconds the page took to be drawn last."""

REDRAW_SHARE = 0.25
"""Largest share of the time spent on redrawing the page while a log grows without a pause."""


def open_live(
    name: str, offer: Offer, told: OnProgress, words: Sentences, *, apart: bool = False
) -> LogSet:
    """Open the set called ``name``; with the switch on, as it is on disk now.

    With ``apart`` runs are compared only where nothing that differs remains of their names.
    """
    if name not in (GIVEN, PATH, TRAINED):
        return open_set(name, offer, told, apart=apart)
    paths = [Path(path) for path in offer.paths(name)]
    place = st.container(key="live-row", horizontal=True, vertical_alignment="center")
    if not _switch(place, paths, words.texts):
        return open_set(name, offer, told, apart=apart)
    key = saved_corrections.key_of_paths(paths)
    corrections = saved_corrections.read(key)
    followed = followed_sets().of(paths, corrections, apart=apart, within=offer.within(name))
    found = followed.poll(told=told)
    _notify(followed, found, words)
    every = max(found.pause_s, st.session_state.get(DRAWN_IN, 0.0) / REDRAW_SHARE)
    with place:
        st.fragment(_line, run_every=every)(followed, found.version, words)
    return LogSet(name, found.seen.book, found.seen.report, key, corrections, offer)


def note_drawn(began: float) -> None:
    """Remember how long the page took since ``began`` (monotonic): slow pages are redrawn less."""
    st.session_state[DRAWN_IN] = time.monotonic() - began


def is_followed(path: Path) -> bool:
    """Whether a folder that is not there any more is still followed."""
    return followed_sets().knows(path)


def _switch(place: DeltaGenerator, paths: Sequence[Path], texts: Catalogue) -> bool:
    """Draw the switch; it starts on for logs that are being written."""
    opened = "\n".join(map(str, paths))
    if st.session_state.get(SWITCHED) != opened or NAME not in st.session_state:
        is_first = SWITCHED not in st.session_state
        asked = st.query_params.get(NAME) if is_first or NAME not in st.session_state else None
        fresh = _is_fresh(paths, time.time())
        st.session_state[SWITCHED] = opened
        st.session_state[NAME] = {"on": True, "off": False}.get(asked or "", fresh)
    is_on = place.toggle(
        texts.say("live-switch"),
        st.session_state[NAME],
        key=NAME,
        help=texts.say("live-switch-help"),
        width="content",
    )
    address.note(NAME, "on" if is_on else "off", None)
    return bool(is_on)


def _is_fresh(paths: Sequence[Path], now: float) -> bool:
    """Whether a file was changed in the last minutes."""
    return any(
        file.identity is not None and now - file.identity.changed_at < FRESH_S
        for path in paths
        for file in find_files(path).files
    )


def _line(followed: FollowedSet, shown: int, words: Sentences) -> None:
    """Poll the disk and draw the live line; redraw the page when there is more to show."""
    found = followed.poll()
    if found.version != shown:
        st.rerun()
    st.html(line(found, words, clock.now()), width="stretch")


def line(found: Snapshot, words: Sentences, now: float) -> str:
    """The live line as HTML: what the runs that are being written do, or what is wrong."""
    if found.gone:
        return _problem(words.say("live-gone", name=found.gone[0]))
    problem = ""
    if found.unreadable:
        first, count = found.unreadable[0], len(found.unreadable)
        problem = _problem(words.say("live-unreadable", name=first, count=count))
    going = _by_going(found.seen, now)
    running, stalled = going[Going.RUNNING], going[Going.STALLED]
    items = [_run(found.seen, pace, words, now) for pace in [*running, *stalled][:MOST_RUNS]]
    more = len(running) + len(stalled) - len(items)
    if more:
        items.append(html(words.say("live-more", count=more)))
    if running:
        since = words.texts.ago(now - running[0].last_at)
        items.append(html(words.say("live-last", ago=since)))
    if not items:
        items = [html(_waiting(found, words, now))]
    live = f'<b class="live-now">{html(words.say("live-now"))}</b>' if running else ""
    parts = " ".join(f"<span>{part}</span>" for part in items)
    return f'<p class="live-line" role="status">{live} {parts}</p>{problem}'


def _waiting(found: Snapshot, words: Sentences, now: float) -> str:
    if found.last_change is None:
        return words.say("live-empty")
    return words.say("live-waiting", ago=words.texts.ago(now - found.last_change))


def _problem(text: str) -> str:
    return f'<p class="losses" role="status">{html(text)}</p>'


def _by_going(seen: Seen, now: float) -> dict[Going, list[Pace]]:
    """The runs by their activity, the last to grow first."""
    found: dict[Going, list[Pace]] = {going: [] for going in Going}
    for pace in sorted(seen.paces.values(), key=lambda pace: -pace.last_at):
        found[pace.going(now)].append(pace)
    return found


def _run(seen: Seen, pace: Pace, words: Sentences, now: float) -> str:
    """One run: its title, its place, its pace, what is left."""
    title = news.title_of(seen.book, pace.run_id, words)
    facts = [news.place(pace, words)]
    if pace.going(now) is Going.STALLED:
        facts.append(words.say("live-stalled", ago=words.texts.ago(now - pace.last_at)))
    else:
        if pace.per_unit_s:
            facts.append(_pace(pace.unit, pace.per_unit_s, words))
        if pace.left_s is not None:
            facts.append(words.say("live-left", time=words.texts.duration(pace.left_s)))
    return f"<b>{html(title)}</b>: {html(', '.join(facts))}"


def _pace(unit: XUnit, seconds: float, words: Sentences) -> str:
    if unit is XUnit.EPOCH:
        return words.say("live-per-epoch", time=words.texts.duration(seconds))
    if seconds < 1:
        return words.say("live-steps-per-second", rate=1 / seconds)
    return words.say("live-per-step", time=words.texts.duration(seconds))


def _notify(followed: FollowedSet, found: Snapshot, words: Sentences) -> None:
    """Show the changes since the last note of this session, in one short note."""
    opened, now = str(st.session_state[SWITCHED]), clock.now()
    last = st.session_state.get(TOLD)
    is_same = isinstance(last, tuple) and last[0] == opened
    told, points_at = (
        (last[1], last[2]) if isinstance(last, tuple) and is_same else (found.version, 0.0)
    )
    happened = followed.news(told) if told < found.version else ()
    chosen = worth_noting(happened, with_points=now - points_at >= POINTS_EVERY_S)
    if any(one.kind is Kind.POINTS for one in chosen):
        points_at = now
    st.session_state[TOLD] = (opened, found.version, points_at)
    if chosen:
        st.toast(markdown(in_one_note(chosen, found.seen, words, now)), duration="long")

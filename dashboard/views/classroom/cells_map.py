"""The map of a class as a table: mean, spread over seeds, who is at it."""

import math
from collections import defaultdict
from functools import partial

import streamlit as st

from dashboard.charts.style import colour
from dashboard.charts.style.palette import SHADES
from dashboard.charts.style.theme import look
from dashboard.classroom import cells as store
from dashboard.classroom import desk, grid
from dashboard.classroom.cell_map import CellMap, Setting, cell_map
from dashboard.classroom.cells import CellLog
from dashboard.classroom.grid import Grid
from dashboard.classroom.room import Room, RoomLostError
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.logs.sources.kept_uploads import LostUploadError
from dashboard.text.escape import html, markdown
from dashboard.views.classroom.sent_file import SentLog
from dashboard.views.state import opening, sent_logs
from dashboard.views.state.log_set import SET, UPLOAD
from dashboard.views.state.page import Screen

EVERY_S = 4.0
"""Seconds between two looks at what came in."""

MOST_NAMES = 3
"""People who are named in a cell; the rest are counted."""


@st.fragment(run_every=EVERY_S)
def draw(screen: Screen, room: Room, shared: Grid) -> None:
    """Draw the map as it is now; it is drawn anew by itself."""
    try:
        logs, claims = store.logs(room), store.claims(room)
        names = {one.id: one.name for one in desk.people(room)}
    except RoomLostError:
        st.rerun()
    found = cell_map(shared, logs)
    told = screen.say("cells-filled", filled=found.filled, cells=found.cells, people=len(names))
    st.html(f'<p class="meta" role="status">{html(told)}</p>')
    at_it: dict[tuple[float, int], list[str]] = defaultdict(list)
    have = {(log.cell, log.person) for log in logs}
    every = shared.cells()
    for claim in claims:
        is_known = claim.cell < len(every) and claim.person in names
        if is_known and (claim.cell, claim.person) not in have:
            cell = every[claim.cell]
            at_it[cell.lr, cell.batch_size].append(names[claim.person])
    st.html(_table(screen, shared, found, at_it))
    st.html(f'<p class="meta">{html(_notes(screen, found))}</p>')


def ended(screen: Screen, log: CellLog) -> str:
    """What a log ended with, in a word."""
    if log.diverged:
        return screen.say("cells-diverged")
    if not math.isnan(log.accuracy):
        return screen.texts.percent(log.accuracy)
    return screen.texts.number(log.loss)


def _table(
    screen: Screen, shared: Grid, found: CellMap, at_it: dict[tuple[float, int], list[str]]
) -> str:
    number = screen.texts.number
    head = "".join(f'<th scope="col">{html(number(rate))}</th>' for rate in shared.rates)
    by_pair = {(one.lr, one.batch_size): one for one in found.settings}
    shares, best = found.shares(), found.best()
    rows = []
    for size in shared.batch_sizes:
        tiles = "".join(
            _tile(
                screen,
                by_pair[rate, size],
                found,
                shares.get(by_pair[rate, size]),
                at_it.get((rate, size), []),
                is_best=by_pair[rate, size] is best,
            )
            for rate in shared.rates
        )
        rows.append(f'<tr><th scope="row">{html(number(size))}</th>{tiles}</tr>')
    corner = "<br>".join(
        html(f"{screen.words.setting_name(name)} {arrow}")
        for name, arrow in (("batch_size", "↓"), ("lr", "→"))
    )
    title = screen.say("cells-measure", measure=found.metric or "none")
    return (
        f'<div class="class-map"><table><caption>{html(title)}</caption>'
        f'<thead><tr><th class="corner">{corner}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _tile(
    screen: Screen,
    one: Setting,
    found: CellMap,
    share: float | None,
    at_it: list[str],
    *,
    is_best: bool,
) -> str:
    lines = []
    if one.values:
        star = "★ " if is_best and found.filled > 1 else ""
        lines.append(f"<b>{star}{html(_written(screen, found, one.mean))}</b>")
        if not math.isnan(one.spread):
            lines.append(f"<span>± {html(_spread(screen, found, one.spread))}</span>")
    if one.diverged:
        word = screen.say("cells-diverged-of", diverged=one.diverged)
        lines.append(f'<span class="out">× {html(word)}</span>')
    seeds = len(one.values) + one.diverged
    if seeds:
        lines.append(f"<small>{html(screen.say('cells-seeds-in', seeds=seeds))}</small>")
    if at_it:
        told = ", ".join(at_it[:MOST_NAMES])
        if len(at_it) > MOST_NAMES:
            told = screen.say("blind-and-more", names=told, more=len(at_it) - MOST_NAMES)
        lines.append(f"<small>{html(screen.say('cells-at-it', names=told))}</small>")
    if not lines:
        lines.append(f'<small class="free">{html(screen.say("cells-free"))}</small>')
    return f'<td style="{_fill(screen, share)}">{"<br>".join(lines)}</td>'


def _fill(screen: Screen, share: float | None) -> str:
    """The ground of a cell by how good it is, and ink that can be read on it."""
    if share is None:
        return ""
    ours = look(screen.theme)
    fill = colour.between(SHADES[screen.theme], share)
    ink = max((ours.text, ours.panel), key=lambda tone: colour.contrast(tone, fill))
    return f"background:{fill};color:{ink}"


def _written(screen: Screen, found: CellMap, value: float) -> str:
    is_share = found.metric == ACCURACY
    return screen.texts.percent(value) if is_share else screen.texts.number(value)


def _spread(screen: Screen, found: CellMap, value: float) -> str:
    """A spread in the unit of the measure: percentage points, or the loss's own."""
    return screen.texts.number(round(100 * value, 2) if found.metric == ACCURACY else value)


def _notes(screen: Screen, found: CellMap) -> str:
    notes = [screen.say("cells-note")]
    if found.unmeasured:
        notes.append(screen.say("cells-unmeasured", logs=found.unmeasured))
    return " ".join(notes)


def draw_button(screen: Screen, room: Room, shared: Grid) -> None:
    """Draw the button that opens all logs of the class as one set, on the page *Map*."""
    is_pressed = st.button(
        screen.say("cells-open-logs"),
        key="cells-open-logs",
        on_click=partial(_open, screen, room, shared),
    )
    if is_pressed and st.session_state.get(SET) == UPLOAD:
        st.switch_page(screen.pages["map"], query_params=screen.query())


def _open(screen: Screen, room: Room, shared: Grid) -> None:
    """Open the logs, each in a folder that says its settings."""
    cells = shared.cells()
    files = []
    try:
        for number, log in enumerate(store.logs(room)):
            folder = f"{grid.name_of(cells[log.cell])}_{number}"
            files += [SentLog(folder, one) for one in store.files_of(room, log)]
        if not files:
            st.toast(markdown(screen.say("cells-no-logs")))
        else:
            sent_logs.receive(files)
            opening.choose(UPLOAD)
    except (RoomLostError, LostUploadError):
        st.toast(markdown(screen.say("class-lost")))

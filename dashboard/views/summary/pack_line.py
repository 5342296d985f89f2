"""The lines on a report that was opened as its logs: when it was made, what is judged otherwise."""

import datetime as dt
from functools import partial

import streamlit as st

from dashboard.model.run import Note
from dashboard.report.figures.caption import day
from dashboard.report.pack.kept_in import KeptIn, kept_in, otherwise
from dashboard.text.escape import NAME_LIMIT, html, plain
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of

MOST = 5
"""Verdicts that changed since and are told one by one."""

TAKEN = "pack-taken"
"""Where the session keeps what came of taking decisions over, until it was said."""


def draw(screen: Screen) -> None:
    """Draw them where a report is among what was opened."""
    for source in screen.logs.book.receipt.sources:
        if any(note.code is Note.PACK_OPENED for note in source.notes):
            read = partial(_kept, screen, source.path)
            kept = memo_of(screen.logs.book).get(f"pack-{source.path}", read)
            if kept is not None:
                _one(screen, source.path, kept)


def _kept(screen: Screen, path: str) -> KeptIn | None:
    return kept_in(screen.logs.read(path))


def _one(screen: Screen, path: str, kept: KeptIn) -> None:
    told = screen.say("pack-line", file=plain(path), date=_day(screen, kept), program=kept.program)
    st.html(f'<p class="meta" role="status">{html(told)}</p>')
    changed = otherwise(kept, screen.logs.report)
    if changed:
        names = screen.words.run_titles(screen.logs.book.runs)
        says = [
            screen.say(
                "pack-otherwise-one",
                run=names[one.run_id],
                indicator=screen.words.lamp(one.lamp),
                before=screen.words.state_name(one.lamp, one.before),
                now=screen.words.state_name(one.lamp, one.now),
            )
            for one in changed[:MOST]
        ]
        lines = "".join(f"<li>{html(said)}</li>" for said in says)
        head = screen.say("pack-otherwise", verdicts=len(changed))
        st.html(f'<p class="losses">{html(head)}</p><ul class="losses">{lines}</ul>')
    if kept.meetings and roles.may_decide():
        st.button(
            screen.say("pack-take"),
            key=f"pack-take-{path}",
            on_click=_take,
            args=(kept.meetings,),
            help=screen.say("pack-take-help"),
        )
        taken = st.session_state.pop(TAKEN, None)
        if taken is not None:
            code, new, grown, entries = taken
            said = [screen.say(code, new=new, grown=grown, about="")]
            if entries:
                said.append(screen.say("lab-entries-taken", entries=entries))
            st.html(f'<p role="status">{html(" ".join(said))}</p>')


def _take(meetings: str) -> None:
    """Take what was decided into the database of meetings."""
    # As slow to load as all the rest.
    from dashboard.meetings import document  # noqa: PLC0415
    from dashboard.meetings.document import DocumentError  # noqa: PLC0415
    from dashboard.meetings.store import database, transfer  # noqa: PLC0415
    from dashboard.meetings.store.database import DatabaseError  # noqa: PLC0415

    try:
        engine = database.guarded(database.opened(database.address()), roles.may_decide)
        try:
            taken = transfer.take_in(engine, document.read(meetings))
        finally:
            engine.dispose()
    except (DatabaseError, DocumentError) as error:
        st.session_state[TAKEN] = (error.code, 0, 0, 0)
    else:
        st.session_state[TAKEN] = ("meeting-taken", taken.new, taken.grown, taken.entries)


def _day(screen: Screen, kept: KeptIn) -> str:
    """The day on which it was made, in words."""
    try:
        return day(dt.datetime.fromisoformat(kept.made).date(), screen.words.lang)
    except ValueError:
        return plain(kept.made, NAME_LIMIT)

"""The files that a meeting was held over, by their SHA-256, and whether others are open now."""

from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.logs.source_digests import SourceDigest, digests_of_paths, digests_of_uploads
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.report.meetings import sources
from dashboard.report.meetings.sources import Parted
from dashboard.text.escape import cell, html
from dashboard.views.meeting_room.room import Room
from dashboard.views.state.log_set import UPLOAD, LogSet
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of


def open_now(screen: Screen) -> tuple[SourceDigest, ...]:
    """The files that are open, looked at once for all who have them open."""
    return memo_of(screen.logs.book).get("meeting-files", partial(_digests, screen.logs))


def _digests(logs: LogSet) -> tuple[SourceDigest, ...]:
    if logs.name == UPLOAD:
        files = [UploadedBytes(file.name, file.getvalue()) for file in logs.offer.dropped]
        return digests_of_uploads(files, logs.book.receipt)
    paths = [Path(path) for path in logs.offer.paths(logs.name)]
    return digests_of_paths(paths, logs.book.receipt, logs.offer.within(logs.name))


def say_where_others(room: Room) -> None:
    """Say it where the open files are not those of the meeting."""
    found = _parted(room)
    if found:
        told = sources.told(found, room.screen.words)
        st.html(f'<p class="losses" role="status">{html(told)}</p>')


def draw(room: Room) -> None:
    """Draw the files with their digests, and what became of each."""
    kept = sources.kept_with(room.meeting.seen)
    if not kept:
        return
    found = _parted(room)
    with st.expander(room.say("meeting-files", files=len(kept))):
        st.html(f"<p>{html(sources.told(found, room.screen.words))}</p>")
        states = dict.fromkeys(found.changed, "changed") | dict.fromkeys(found.gone, "gone")
        rows = [
            {
                room.say("meeting-head-file"): cell(one.path),
                room.say("meeting-head-bytes"): one.size,
                "SHA-256": one.sha256,
                room.say("meeting-head-now"): room.say(
                    f"meeting-file-{states.get(one.path, 'same')}"
                ),
            }
            for one in kept
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True, alt=room.say("meeting-files-title"))


def _parted(room: Room) -> Parted:
    """How the open files differ; nothing of a meeting that kept none."""
    kept = sources.kept_with(room.meeting.seen)
    return sources.parted(kept, open_now(room.screen)) if kept else Parted()

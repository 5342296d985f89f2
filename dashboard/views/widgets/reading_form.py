"""Where a person says what a misread file is: its format, its axis, its columns, its names."""

import hashlib
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import LONG_TABLE, NONE, NOT_A_LOG, FileCorrection
from dashboard.logs.corrections.renaming import TagName
from dashboard.logs.registry import all_readers
from dashboard.logs.tabular.chosen import Columns
from dashboard.model.run import Note, SourceReceipt, XUnit
from dashboard.model.table import Split
from dashboard.text.escape import html, plain
from dashboard.views.frame.part import kept_part
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen

OPEN = "corrections"
"""Key of the expander: what is inside is put together only when it is open.

To open it draws this part of the page anew and no other.
"""

MOST_TAGS = 200
"""Tags that can be named in the table; wider logs are named by their first."""


@st.fragment
@kept_part("corrections")
def draw(screen: Screen) -> None:
    """Draw the expander at the foot of the receipt."""
    sources = {source.path: source for source in screen.logs.book.receipt.sources}
    if not sources or not roles.may_decide():  # a correction holds for everybody
        return
    with st.expander(screen.say("corrections"), key=OPEN, on_change="rerun") as box:
        if not box.open:
            return
        st.html(f'<p class="meta">{html(screen.say("corrections-lead"))}</p>')
        _in_force(screen)
        path = st.selectbox(
            screen.say("corrections-file"),
            list(sources),
            _first_unread(list(sources.values())),
            format_func=plain,
            key=f"correct-{screen.logs.key}",
        )
        _form(screen, sources[path])


def _first_unread(sources: Sequence[SourceReceipt]) -> int:
    """The file to begin with: the first that nothing was read from although something may be."""
    wanted = {Note.NEAREST_FORM, Note.NO_AXIS, Note.NO_NUMBERS}
    unread = (
        at
        for at, source in enumerate(sources)
        if source.skipped and wanted & {note.code for note in source.notes}
    )
    return next(unread, 0)


def _in_force(screen: Screen) -> None:
    """Say which files are corrected, with the way back."""
    files = [path for path, _ in screen.logs.corrections.files]
    if not files:
        return
    said, undo = st.columns([3, 1], vertical_alignment="center")
    text = screen.say("corrections-in-force", files=len(files), first=files[0], more=len(files) - 1)
    said.html(f'<p class="meta">{html(text)}</p>')
    if undo.button(screen.say("corrections-undo"), width="stretch"):
        saved_corrections.write(screen.logs.key, NONE)
        st.rerun()


def _form(screen: Screen, source: SourceReceipt) -> None:
    """The choices for one file, applied all at once."""
    held = screen.logs.corrections.of(source.path)
    names = _names(screen, source.path)
    mark = _mark(screen, source.path)
    with st.form(f"form-{mark}", border=False):
        left, right = st.columns(2)
        with left:
            form = _format(screen, source, held, mark)
        with right:
            axis = _axis(screen, held, mark)
        columns = _columns(screen, source, held, mark)
        edited = _tags(screen, names, mark)
        if not st.form_submit_button(screen.say("corrections-apply")):
            return
    changed = (edited != names).any(axis=1) & (edited["metric"] != "")
    twice = edited[changed & edited.duplicated(["metric", "split"], keep=False)]
    if len(twice):
        name = screen.words.metric_title(twice["metric"].iloc[0], twice["split"].iloc[0])
        _problem(screen.say("corrections-same-name", name=name))
        return
    rows = edited[changed]
    named = map(TagName, rows["metric"], map(Split, rows["split"]))
    tags = dict(held.tags) | dict(zip(rows["tag"], named, strict=True))
    said = FileCorrection(form, axis, columns, tuple(sorted(tags.items())))
    if saved_corrections.write(screen.logs.key, screen.logs.corrections.having(source.path, said)):
        st.rerun()
    _problem(screen.say("corrections-not-kept"))


def _format(screen: Screen, source: SourceReceipt, held: FileCorrection, mark: str) -> str:
    recognised = source.format or screen.say("corrections-unrecognised")
    first = screen.say("corrections-as-recognised", format=recognised)
    options = ["", NOT_A_LOG, *sorted(reader.name for reader in all_readers())]
    said = {"": first, NOT_A_LOG: screen.say("corrections-not-a-log")}
    return st.selectbox(
        screen.say("corrections-format"),
        options,
        options.index(held.format),
        format_func=lambda name: said.get(name, name),
        key=f"format-{mark}",
    )


def _axis(screen: Screen, held: FileCorrection, mark: str) -> XUnit | None:
    options = ["", *(unit.value for unit in XUnit)]
    chosen = st.selectbox(
        screen.say("corrections-axis"),
        options,
        options.index(held.axis.value if held.axis else ""),
        format_func=lambda axis: screen.say(f"corrections-axis-{axis or 'as-read'}"),
        key=f"axis-{mark}",
    )
    return XUnit(chosen) if chosen else None


def _columns(screen: Screen, source: SourceReceipt, held: FileCorrection, mark: str) -> Columns:
    """Which column of a table is what; other logs have none to choose from."""
    header = screen.logs.columns(source.path) if source.format != LONG_TABLE else ()
    if not header:
        return held.columns
    said = {}
    for place, role in zip(st.columns(3), ("step", "epoch", "run"), strict=True):
        now = getattr(held.columns, role)
        options = list(dict.fromkeys(["", *([now] if now else []), *header]))
        said[role] = place.selectbox(
            screen.say(f"corrections-{role}"),
            options,
            options.index(now),
            format_func=lambda name: plain(name) or screen.say("corrections-column-as-read"),
            key=f"{role}-{mark}",
        )
    return Columns(**said)


def _tags(screen: Screen, names: pd.DataFrame, mark: str) -> pd.DataFrame:
    if names.empty:
        return names
    edited = st.data_editor(
        names,
        hide_index=True,
        disabled=["tag"],
        column_config={
            "tag": st.column_config.TextColumn(screen.say("corrections-tag")),
            "metric": st.column_config.TextColumn(
                screen.say("corrections-metric"), required=True, max_chars=100
            ),
            "split": st.column_config.SelectboxColumn(
                screen.say("corrections-split"),
                options=[split.value for split in Split],
                format_func=lambda split: screen.words.split(str(split)) or "–",
                required=True,
            ),
        },
        key=f"tags-{mark}",
        alt=screen.say("corrections-tags"),
    )
    return edited.assign(metric=edited["metric"].str.strip())


def _names(screen: Screen, path: str) -> pd.DataFrame:
    """The tags of the runs that the file is part of, with what each was taken for."""
    book = screen.logs.book
    runs = [
        run.run_id
        for run in book.runs
        if any(path in (part, f"{run.run_id.split('/')[0]}/{part}") for part in run.parts)
    ]
    tags = {one.tag: one for run in runs for one in book.series.get(run, ()) if len(one)}
    return pd.DataFrame(
        [(one.tag, one.metric, str(one.split)) for one in list(tags.values())[:MOST_TAGS]],
        columns=["tag", "metric", "split"],
        dtype="str",
    )


def _problem(text: str) -> None:
    st.html(f'<p class="losses" role="status">{html(text)}</p>')


def _mark(screen: Screen, path: str) -> str:
    """Marks the widgets of one file under the corrections in force: none keeps old words."""
    said = repr((screen.logs.key, screen.logs.corrections, path, screen.lang))
    return hashlib.sha256(said.encode()).hexdigest()[:12]

"""Findings of one run as buttons: a click shows the stretch of the curves that gave the finding."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.charts.data.extent import Extent
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.text.escape import html, markdown, plain
from dashboard.views.state.page import Screen
from dashboard.views.widgets import span_words

Place = Callable[[Symptom], Extent | None]
"""Where on the figure's axis a finding lies; ``None`` where the figure has no such place."""

Look = Callable[[Symptom, Extent], None]
"""What a click does: look at the stretch of a finding."""


def draw(
    screen: Screen,
    diagnosis: RunDiagnosis,
    findings: Sequence[Symptom],
    place: Place,
    look: Look,
    *,
    in_full: bool = False,
) -> None:
    """Draw a button for each of ``findings``, which are some of those of ``diagnosis``.

    It says where and what, and the whole sentence when pointed at; ``in_full`` the other way round.
    """
    if not findings:
        st.html(f'<p class="meta">{html(screen.say("nothing-seen"))}</p>')
    with st.container(key="finding-buttons", gap="xxsmall"):
        for place_in_list, symptom in enumerate(findings):
            stretch = place(symptom)
            where = _where_and_what(screen, diagnosis.run_id, symptom)
            texts = [where, screen.words.symptom(symptom)]
            label, more = reversed(texts) if in_full else texts
            st.button(
                plain(screen.words.finding(diagnosis, symptom, label)),
                key=f"finding-{place_in_list}",
                type="tertiary",
                help=plain(more),
                disabled=stretch is None,
                on_click=look,
                args=(symptom, stretch),
            )


def _where_and_what(screen: Screen, run_id: str, symptom: Symptom) -> str:
    """Epochs 12 to 20: loss rises; only the latter of what lies nowhere on the curve."""
    unit = screen.logs.book.units[run_id]
    where = span_words.said(screen, unit.value, symptom.from_x, symptom.to_x)
    what = screen.words.symptom_title(symptom)
    if not where:
        return what
    part = markdown(screen.words.metric_title(symptom.metric, symptom.split))  # a log's name
    return screen.say("finding-at", where=where, what=what, part=part)

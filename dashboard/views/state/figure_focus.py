"""What the Curves page looks at: the run that was picked and the stretch of the x axis.

Both stand in the address, ``pick`` as a short id of the run and ``zoom`` as unit, start and end
(``epoch_12_20``), and in the session, for the log set they were chosen in.  A stretch of one axis
says nothing on another: it holds only while its unit is drawn.
"""

import math
import re
from collections.abc import Sequence

import streamlit as st

from dashboard.charts.data.extent import Extent
from dashboard.views.state import address, run_links

PICK, ZOOM = "pick", "zoom"
"""Keys of the session's state and names in the address."""

GENERATION = "focus-generation"
"""Key of a number that rises with each change, so that the figure forgets what was dragged."""

DIGITS = 3
"""Decimals below the size of the stretch or of its end: less than a pixel, and a short address."""

_WRITTEN = re.compile(r"([a-z0-9-]+)_(-?[0-9.]+(?:e[+-]?\d+)?)_(-?[0-9.]+(?:e[+-]?\d+)?)")


def picked(log_set: str, everyone: Sequence[str]) -> str | None:
    """The id of the picked run, one of ``everyone``; ``None`` if none is."""
    address.enlist(PICK, PICK)
    if PICK not in st.session_state:
        found = run_links.read(st.query_params.get(PICK, ""), everyone)
        st.session_state[PICK] = (log_set, found[0]) if found else ()
    kept: tuple[str, ...] = st.session_state[PICK]
    if kept[:1] == (log_set,) and kept[1] in everyone:
        return kept[1]
    return None


def pick(log_set: str, run_id: str | None) -> None:
    """Pick a run, or none."""
    st.session_state[PICK] = (log_set, run_id) if run_id is not None else ()
    _changed()


def window(log_set: str, unit: str) -> Extent | None:
    """The stretch of the axis that counts ``unit``; ``None`` for all of it."""
    address.enlist(ZOOM, ZOOM)
    if ZOOM not in st.session_state:
        asked = read(st.query_params.get(ZOOM, ""))
        st.session_state[ZOOM] = (log_set, *asked) if asked else ()
    kept: tuple[str, str, float, float] | tuple[()] = st.session_state[ZOOM]
    if not kept or kept[:2] != (log_set, unit):
        return None
    return Extent(kept[2], kept[3])


def zoom(log_set: str, unit: str, start: float, end: float) -> None:
    """Look at the axis that counts ``unit`` from ``start`` to ``end``; nothing if that is empty."""
    asked = read(write(unit, start, end))
    if asked is not None:
        st.session_state[ZOOM] = (log_set, *asked)
        _changed()


def zoom_out() -> None:
    """Look at the whole axis."""
    st.session_state[ZOOM] = ()
    _changed()


def reread() -> None:
    """Look at what the address says from now on."""
    for key in (PICK, ZOOM):
        st.session_state.pop(key, None)
    _changed()


def generation() -> int:
    """How often the focus has changed in this session."""
    count: int = st.session_state.get(GENERATION, 0)
    return count


def note(unit: str, seen: Extent | None, run_id: str | None, everyone: Sequence[str]) -> None:
    """Write what is looked at into the address."""
    address.note(ZOOM, write(unit, seen.low, seen.high) if seen else "", "")
    address.note(PICK, run_links.write([run_id], everyone) if run_id else "", "")


def write(unit: str, start: float, end: float) -> str:
    """A stretch as text for the address, rounded to what can be seen of it."""
    span = end - start
    if not (math.isfinite(span) and span > 0):
        return ""
    low, high = (round(one, _decimals(min(span, abs(one) or span))) for one in (start, end))
    return f"{unit}_{low:.15g}_{high:.15g}"


def read(text: str) -> tuple[str, float, float] | None:
    """Unit, start and end from the address; ``None`` where it says none that can be drawn."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    try:
        start, end = float(found[2]), float(found[3])
    except ValueError:
        return None
    return (found[1], start, end) if math.isfinite(end - start) and start < end else None


def _decimals(size: float) -> int:
    """Decimals that tell a thousandth of ``size``."""
    return DIGITS - math.floor(math.log10(size))


def _changed() -> None:
    st.session_state[GENERATION] = generation() + 1

"""How wide the browser's window is, and how wide a figure may be drawn in it.

Figures are laid out on the server, at a width in pixels.  At the full width of the grid each has
the width that its page gives it; in a narrower window columns shrink with the grid, and from
:data:`STACKED` down they stand under each other.  Wide windows are enlarged by the style sheet as a
whole (``layout.css``), figures too.
"""

from collections.abc import Mapping

import streamlit as st

KEY = "window"
"""Key of the session's state, and of the component that tells the width."""

WIDTH = "width"

FULL = 1280
"""Narrower windows, in CSS pixels, hold less than the whole grid."""

GRID = 1184
"""Pixels of the grid."""

STACKED = 900
"""Up to here columns stand under each other; ``layout.css`` and ``narrow.css`` have the same."""

PHONE = 700
"""Up to here the margins are those of a phone; ``narrow.css`` has the same."""

MARGINS = {True: 32, False: 96}
"""Pixels beside the page, left and right together: of a phone, and of other windows."""

NARROWEST = 240
"""Pixels below which no figure is drawn, however narrow the window is said to be."""


def told() -> int:
    """The width of the window in CSS pixels, as the browser told it; 0 while that is unknown."""
    kept = st.session_state.get(KEY)
    width = kept.get(WIDTH) if isinstance(kept, Mapping) else None
    return width if isinstance(width, int) and width > 0 else 0


def is_phone(window: int) -> bool:
    """Whether a window of this width, 0 while it is unknown, is that of a phone."""
    return 0 < window <= PHONE


def fits(px: int, window: int) -> int:
    """The px that a figure has which takes ``px`` of the whole grid, in this ``window``."""
    if not 0 < window < FULL:
        return px
    room = window - MARGINS[window <= PHONE]
    share = min(px, room) if window <= STACKED else px * min(room, GRID) // GRID
    return max(share, NARROWEST)

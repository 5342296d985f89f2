"""Text for a terminal: the width of strings, line breaks, and a few styles.

Escape sequences in the names that people give are taken out before
(:func:`dashboard.text.escape.plain`); the only ones on this paper are its own.
"""

import textwrap
import unicodedata
from dataclasses import dataclass

from dashboard.report.tone import SIGNS, Tone

_CODES = {Tone.OK: "32", Tone.WARN: "33", Tone.BAD: "31", Tone.UNKNOWN: "2"}
"""ANSI colours of the lamps: green, yellow, red, faint (ECMA-48, SGR)."""


def columns(text: str) -> int:
    """The number of terminal columns that ``text`` takes (wide East Asian characters take two)."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def pad(text: str, width: int, *, right: bool = False) -> str:
    """``text`` filled with spaces to ``width`` columns, before it when ``right``."""
    space = " " * max(0, width - columns(text))
    return space + text if right else text + space


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """``text`` in lines of at most ``width`` columns; ``first`` and ``rest`` are prefixes."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=True,
        break_on_hyphens=False,
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """The output: its width in columns and whether it takes colour."""

    width: int = 100
    is_coloured: bool = False

    def bold(self, text: str) -> str:
        """``text`` in bold."""
        return self._styled("1", text)

    def faint(self, text: str) -> str:
        """``text`` held back."""
        return self._styled("2", text)

    def sign(self, tone: Tone) -> str:
        """The dot of a lamp."""
        return self._styled(_CODES[tone], SIGNS[tone])

    def toned(self, tone: Tone, text: str) -> str:
        """``text`` in the colour of a tone."""
        return self._styled(_CODES[tone], text)

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.is_coloured and text else text

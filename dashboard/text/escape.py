"""Escaping of text from logs: names of runs, metrics and files can hold anything.

:func:`plain` takes out what can disturb any screen, :func:`html` and :func:`markdown` also what
those two languages would act on, :func:`cell` what a spreadsheet would.
"""

import html as standard_html
import re
import unicodedata

NAME_LIMIT = 80
"""Characters of a name that are shown; longer names lose their middle, where paths differ least."""

TEXT_LIMIT = 4000
"""Characters of any text that is shown; our longest own paragraph has a quarter of that."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that have no picture: controls, direction marks, half characters."""

_KEPT = frozenset({"\u200d"})  # joins emoji of several parts
_WORD_JOINER = "\u2060"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$&^=])")
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ACTIVE = re.compile(r"([:@]|\bwww(?=\\?\.))", re.IGNORECASE)


def plain(text: str, limit: int = TEXT_LIMIT) -> str:
    """``text`` on one line, without control and direction characters, no longer than ``limit``."""
    line = text if text.isprintable() else "".join(map(_visible, text))
    return shorten(" ".join(line.split(" ")).strip(), limit)


def shorten(text: str, limit: int = NAME_LIMIT) -> str:
    """``text`` in at most ``limit`` characters, its middle replaced by one ``…`` if need be."""
    if len(text) <= limit:
        return text
    head = limit // 2
    return f"{text[:head].rstrip()}…{text[len(text) - (limit - head - 1) :].lstrip()}"


def shorten_start(path: str, limit: int) -> str:
    """``path`` in at most ``limit`` characters; its first folders go for one ``…``.

    A last part that is longer by itself loses its middle.
    """
    if len(path) <= limit:
        return path
    at = path.find("/", len(path) - limit + 1)
    return f"…{path[at:]}" if at >= 0 else shorten(path.rsplit("/", 1)[-1], limit)


def html(text: str) -> str:
    """``text`` for HTML, between tags or inside a quoted attribute."""
    return standard_html.escape(plain(text), quote=True)


def markdown(text: str) -> str:
    """``text`` for Markdown as Streamlit reads it in labels, where nothing of it acts.

    Streamlit looks for icons, emoji and addresses after parsing, where a backslash no longer
    protects: an invisible word joiner breaks those up.
    """
    escaped = _MARKDOWN.sub(r"\\\1", plain(text))
    return _ACTIVE.sub(rf"\1{_WORD_JOINER}", escaped)


def cell(text: str) -> str:
    """``text`` for a cell that may be copied or saved into a spreadsheet, where it does not act.

    Text that begins like a formula gets an apostrophe before it, as OWASP advises against CSV
    injection; the wide forms of those signs count too, and a tab is a space already.
    """
    shown = plain(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _visible(character: str) -> str:
    if character in "\t\n\r\v\f\u2028\u2029":
        return " "
    if character in _KEPT or unicodedata.category(character) not in _HIDDEN:
        return character
    return ""

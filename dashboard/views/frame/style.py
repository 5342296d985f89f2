"""The style of the pages: the style sheets, and rules that replace a text that Streamlit wrote."""

import json
from pathlib import Path

from dashboard.views.frame.streamlit_parts import expand
from dashboard.views.state.page import Theme

FOLDER = Path(__file__).parent
SHEETS = (
    "layout.css",
    "overview.css",
    "curves.css",
    "states.css",
    "guide.css",
    "focus.css",
    "narrow.css",
)
"""The style sheets of both themes, in the order in which they apply."""


def sheet(theme: Theme) -> str:
    """The rules of every page: the colours of the theme, then the layout."""
    names = (f"{theme}.css", *SHEETS)
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


def reworded(selector: str, text: str, *, size: str) -> str:
    """Rules that show ``text`` in the place of the words that Streamlit puts into an element.

    Args:
        selector: The element; custom selectors as in the style sheets.
        text: What the element says instead, in the language of the page.
        size: Font size of ``text``, with its unit.
    """
    content = json.dumps(text, ensure_ascii=False)  # quotes and backslashes as CSS escapes them
    return (
        f"{selector} {{ font-size: 0; }} "
        f"{selector}::after {{ content: {content}; font-size: {size}; }}"
    )


def element(*rules: str) -> str:
    """One ``style`` element that holds ``rules``, their custom selectors expanded."""
    return f"<style>{expand(' '.join(rules))}</style>"

"""The scripts that stand in every page: what they do is said where each of them is made.

A page may run no other (:mod:`dashboard.views.serving.headers`), so the server asks for the text of
every language before it answers anybody.
"""

from pathlib import Path

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame import page_keys, streamlit_words

WHOLE_NAMES = Path(__file__).with_name("whole_names.js")
"""What tells a text whole where it is pointed at and its place cuts it; it speaks no language."""
SCRIPT_MARKS = Path(__file__).with_name("script_marks.js")
"""What lets go of the times that Streamlit keeps of every run of its script."""


def script(texts: Catalogue) -> str:
    """The script of the pages in the language of ``texts``, and which that is.

    Screen readers and translators use the language of the document, which Streamlit fixes to
    English.
    """
    language = f"document.documentElement.lang = '{texts.lang}';"
    parts = (
        language,
        streamlit_words.script(texts),
        page_keys.script(texts),
        WHOLE_NAMES.read_text(encoding="utf-8"),
        SCRIPT_MARKS.read_text(encoding="utf-8"),
    )
    return "\n".join(parts).strip()


def every_script() -> list[str]:
    """The script of every language: what the pages may run."""
    return [script(Catalogue(lang)) for lang in LANGUAGES]

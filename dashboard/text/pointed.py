"""Text whose terms can be pointed at: the glossary's sentence on a word is shown beside it.

The text itself stays as it is.  A term is underlined with dots; its sentence, which stands in an
attribute, is drawn by the style sheet while the term is pointed at, touched, or has the keyboard's
focus.
"""

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.text.glossary import terms_in


def pointed(text: str, texts: Catalogue, known: set[str] | None = None) -> str:
    """The HTML of ``text``, the first appearance of each term in it made one to point at.

    ``known`` are terms that were made so before, in the same part of a page; it gets the new ones.
    """
    return "".join(
        _term(found.text, found.term, texts) if found.term else _plain(found.text)
        for found in terms_in(text, texts, known)
    )


def _plain(text: str) -> str:
    """A stretch with the spaces at its ends, which escaping takes off."""
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :] if text.strip() else ""
    return f"{before}{html(text)}{after}"


def _term(text: str, code: str, texts: Catalogue) -> str:
    says = html(texts.say(f"term-{code}-says"))
    return f'<span class="term" tabindex="0" data-says="{says}">{html(text)}</span>'

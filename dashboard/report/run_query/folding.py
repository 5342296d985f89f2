"""Texts without what people do not mean to tell apart: case, accents, the sign of a decimal."""

import unicodedata


def folded(text: str) -> str:
    """``text`` without case and accents."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in spread if not unicodedata.combining(one))


def folded_name(text: str) -> str:
    """A name without what habits of writing differ in: ``Batch size`` is ``batch_size``."""
    return "_".join(folded(text).replace("-", " ").replace("_", " ").split())


def folded_words(text: str) -> str:
    """``text`` to look for words in: decimal commas are points too."""
    return folded(text).replace(",", ".")

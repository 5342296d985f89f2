"""The JSON Schema of ``curva inspect --json``."""

from docs.page import Page
from docs.schema import receipt
from docs.schema_parts import VERSION, document


def build() -> str:
    """The schema's text."""
    return document("Curva: receipt of a reading", {"schema": VERSION, "receipt": receipt()})


PAGE = Page("inspect-schema.json", build)

"""The page on the formats that are read, from the docstrings of the readers."""

from collections.abc import Iterator

from dashboard.logs import readers
from docs.page import GENERATED, Page, manual, modules

LEAD = """# Formats

A file is recognised by its content first and by its name second; exactly one reader takes it. To
see which one took which file, and what was lost on the way: `curva inspect PATH…`.
"""


def build() -> str:
    """The page's text."""
    return "\n".join([GENERATED, "", LEAD, *_entries()])


def _entries() -> Iterator[str]:
    for module in modules(readers):
        opening, sections = manual(module)
        yield f"## `{module.READER.name}`"
        yield ""
        yield opening
        yield ""
        for name, text in sections.items():
            yield f"**{name}:** {text}"
            yield ""


PAGE = Page("formats.md", build)

"""The sheets that Typst sets, each behind the style that all of them have."""

from pathlib import Path

STYLE = "style"

REGIONS = {"pt-BR": ("pt", "br"), "en": ("en", "us")}
"""The language and the region by which Typst hyphenates and quotes."""


def sheet(name: str) -> str:
    """The sheet ``<name>.typ`` of this folder with the common style before it."""
    here = Path(__file__).parent
    return "\n".join((here / f"{one}.typ").read_text("utf-8") for one in (STYLE, name))

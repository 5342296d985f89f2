"""What tells a text whole where it is pointed at and its place is too narrow for it."""

from pathlib import Path

_SCRIPT = Path(__file__).with_suffix(".js")


def script() -> str:
    """The script, which speaks no language."""
    return _SCRIPT.read_text(encoding="utf-8")

"""Curva: what is wrong with this training run, and what should we change?

For notebooks and other programs::

    from dashboard import load_logs, diagnose

    book = load_logs(["runs/"])
    report = diagnose(book)
    report.to_dict()
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.api import diagnose, load_logs

__all__ = ["diagnose", "load_logs"]


def __getattr__(name: str) -> object:
    """Import the two calls when they are asked for: the command line starts without pandas."""
    if name in __all__:
        from dashboard import api  # noqa: PLC0415 (late on purpose)

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Curva: what is wrong with this training run, and what should we change?

For notebooks and other programs::

    from dashboard import load_logs, diagnose

    book = load_logs(["runs/"])
    report = diagnose(book)
    report.to_dict()
"""

from dashboard.api import diagnose, load_logs

__all__ = ["diagnose", "load_logs"]

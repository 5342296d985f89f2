"""The two calls that other programs use: read a log set, judge it."""

from collections.abc import Sequence
from pathlib import Path

from dashboard.diagnosis.engine import diagnose as diagnose_book
from dashboard.diagnosis.report import Report
from dashboard.logs.load import load_paths
from dashboard.logs.run import LogBook
from dashboard.text.sentences import Sentences

__all__ = ["diagnose", "load_logs"]


def load_logs(paths: str | Path | Sequence[str | Path]) -> LogBook:
    """Read every log under ``paths`` (files, folders, archives).

    Never raises for a bad file: what could not be read is in ``book.receipt``.
    """
    many = [paths] if isinstance(paths, str | Path) else list(paths)
    return load_paths([Path(path) for path in many])


def diagnose(book: LogBook, *, siblings: bool = True, lang: str = "en") -> Report:
    """Judge every run of ``book``, alone and, unless ``siblings`` is false, beside its siblings.

    ``lang`` is the language of the sentences in ``report.to_dict()``: ``"en"`` or ``"pt-BR"``.
    """
    return diagnose_book(book, siblings=siblings).spoken(Sentences(lang))

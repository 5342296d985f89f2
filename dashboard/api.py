"""The two calls that other programs use: read a log set, judge it."""

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from dashboard.cluster import joined
from dashboard.diagnosis.engine import diagnose as diagnose_book
from dashboard.diagnosis.report import Report
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.load import load_paths
from dashboard.logs.sources.remote import Address, is_address
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

__all__ = ["diagnose", "load_logs"]


def load_logs(
    paths: str | Path | Sequence[str | Path],
    *,
    scheduler: str | None = None,
    corrections: Corrections = NONE,
) -> LogBook:
    """Read every log under ``paths`` (files, folders, archives, addresses such as ``s3://…``).

    Never raises for a bad file: what could not be read is in ``book.receipt``.

    ``scheduler`` is the address of a Dask cluster whose workers do the reading; the book is the
    same.  Raises ``SchedulerError`` when the cluster cannot.  ``corrections`` say of which files
    the format, the axis or the names are to be others than the guessed ones.
    """
    many = [paths] if isinstance(paths, str | Path) else list(paths)
    where = [_opened(path) for path in many]
    if scheduler is None:
        return load_paths(where, corrections=corrections)
    with joined(scheduler) as cluster:
        return load_paths(where, cluster.read, corrections=corrections)


def _opened(path: str | Path) -> Path | Address:
    """A path as it was typed: an address where it begins like ``s3://``, else one on disk."""
    return Address(path) if isinstance(path, str) and is_address(path) else Path(path)


def diagnose(
    book: LogBook,
    *,
    siblings: bool = True,
    apart: bool = False,
    lang: str = "en",
    scheduler: str | None = None,
    running: Collection[str] = (),
) -> Report:
    """Judge every run of ``book``, alone and, unless ``siblings`` is false, beside its siblings.

    With ``apart`` runs are compared only where nothing that differs remains of their names.
    ``lang`` is the language of the sentences in ``report.to_dict()``: ``"en"`` or ``"pt-BR"``.
    ``scheduler`` is the address of a Dask cluster whose workers judge the runs alone; the report is
    the same.  Raises ``SchedulerError`` when the cluster cannot.  Of the ``running`` runs, by id,
    only what holds so far is said (:func:`dashboard.logs.follow.pace.running_in` finds them).
    """
    judge = partial(diagnose_book, book, siblings=siblings, apart=apart, running=running)
    words = Sentences(lang)
    if scheduler is None:
        return judge().spoken(words)
    with joined(scheduler) as cluster:
        return judge(examine_all=cluster.examine).spoken(words)

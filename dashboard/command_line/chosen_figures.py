"""``report --figures``: the figures that were chosen on the page, as one file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.command_line.command import UsageError
from dashboard.logs.corrections.saved_corrections import key_of_paths
from dashboard.logs.source_digests import SourceDigest
from dashboard.report.about import About
from dashboard.report.collection import as_html, as_pdf, as_zip
from dashboard.report.collection.store import store_of
from dashboard.report.collection.whole import WholeReport, gathered
from dashboard.text.escape import plain
from dashboard.text.sentences import Sentences

MAKERS: dict[str, Callable[[WholeReport, Sentences], bytes]] = {
    ".html": as_html.write,
    ".htm": as_html.write,
    ".pdf": as_pdf.write,
    ".zip": as_zip.write,
}
"""What writes the file, by the ending of its name."""

PATH_LIMIT = 500  # characters of a file's path that are shown


def check(out: str) -> None:
    """Raise ``UsageError`` unless a file of that name can be written."""
    if Path(out).suffix.lower() not in MAKERS:
        endings = ", ".join(one for one in MAKERS if one != ".htm")
        raise UsageError("cli-chart-ending", file=plain(out, PATH_LIMIT), endings=endings)


def chosen(
    paths: Sequence[Path], sources: Sequence[SourceDigest], about: About
) -> WholeReport | None:
    """The report of the figures that were chosen of these logs; ``None`` where none was."""
    store = store_of(key_of_paths(paths))
    held = store.read() if store is not None else None
    if store is None or held is None or not held.entries:
        return None
    return gathered(held, store, sources, about)


def made(whole: WholeReport, out: str, words: Sentences) -> bytes:
    """The file.

    Raises:
        NoTypstError: a PDF is asked for, and Typst is not installed.
    """
    return MAKERS[Path(out).suffix.lower()](whole, words)

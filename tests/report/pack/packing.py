"""A pack of logs, for the tests."""

import datetime as dt
from pathlib import Path

from dashboard.diagnosis.engine import diagnose
from dashboard.logs.whole_set import WholeSet, read_whole
from dashboard.report.about import About
from dashboard.report.pack.make import make
from dashboard.text.languages import LANGUAGES

MADE = dt.datetime(2026, 11, 29, 12, 0, tzinfo=dt.UTC)


def read(*paths: Path) -> WholeSet:
    return read_whole(paths)


def pack(whole: WholeSet, languages=LANGUAGES, meetings: str = "") -> bytes:
    about = About("a set", "0.1.0", MADE)
    return make(whole, diagnose(whole.book), languages, about, meetings)


def opened(data: bytes, folder: Path, name: str = "report.html"):
    """The logs that the file holds, as anyone opens them."""
    from dashboard.api import load_logs  # noqa: PLC0415

    folder.joinpath(name).write_bytes(data)
    return load_logs(folder / name)

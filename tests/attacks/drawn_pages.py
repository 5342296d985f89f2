"""Every page of a set that was drawn at random, in both languages, each at an address of its own.

The whole window is drawn as the server draws it, by Streamlit's ``AppTest``; a set that is no file
is put in the place of what would have been read.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest import mock

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.logs.corrections.correction import NONE
from dashboard.logs.load import load_paths
from dashboard.model import contained
from dashboard.model.run import LogBook
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame import live_line
from dashboard.views.state.log_set import GIVEN, LogSet
from dashboard.views.state.page import all_views
from tests.attacks import random_addresses, random_sets, random_touches
from tests.quick_pages import without_scan

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")
TOUCHED = 0.3
"""The share of the pages of which a control is set to something else."""

SLOW_S = 300
"""Seconds that a page may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that was drawn: of which set, at which address, and what went wrong."""

    number: int
    page: str
    address: random_addresses.Address
    faults: tuple[str, ...]


class _Listener(logging.Handler):
    """Hears what is contained, with the place where it was raised."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.heard.append(f"{record.getMessage()}: {error!r} {_place(error)}")


def _place(error: BaseException | None) -> str:
    """File and line of ours that raised, or that called what raised."""
    place, step = "", error.__traceback__ if error is not None else None
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if "/dashboard/" in file:
            place = f"{file.rpartition('/dashboard/')[2]}:{step.tb_lineno}"
        step = step.tb_next
    return place


@contextmanager
def heard() -> Iterator[list[str]]:
    """What is contained within, by all stages."""
    listener = _Listener()
    contained.log.addHandler(listener)
    try:
        yield listener.heard
    finally:
        contained.log.removeHandler(listener)


def every_page(number: int) -> Iterator[Drawn]:
    """Draw every page of the set of that number, once in each language."""
    rng = Random(f"pages of {number}")
    with TemporaryDirectory(prefix="curva-drawn-") as folder:
        if random_sets.is_files(number):
            paths = [str(random_sets.write(number, Path(folder)))]
            with heard() as faults:
                book = load_paths([Path(paths[0])])
                report = diagnose(book)
            yield from _pages(number, rng, book, report, paths, faults)
            return
        with heard() as faults:
            book = random_sets.book(number)
            report = diagnose(book)

        def opened(_name: str, offer: object, *_: object, **__: object) -> LogSet:
            return LogSet(GIVEN, book, report, "", NONE, offer)

        with mock.patch.object(live_line, "open_live", opened):
            yield from _pages(number, rng, book, report, [folder], faults)


def _pages(
    number: int,
    rng: Random,
    book: LogBook,
    report: Report,
    paths: list[str],
    before: list[str],
) -> Iterator[Drawn]:
    """Every page; what failed while the set was read and judged counts on its first one."""
    said = list(before)
    for view in all_views():
        for lang in LANGUAGES:
            address = random_addresses.drawn(rng, book, report) | {"lang": lang}
            with heard() as faults:
                shown = _open(rng, view.name, paths, address)
            yield Drawn(number, view.name, address, (*said, *faults, *shown))
            said = []


def _open(rng: Random, page: str, paths: list[str], address: random_addresses.Address) -> list[str]:
    """Open a page and touch some of its controls; the errors that it shows."""
    app = opened(page, paths, address)
    wrong = errors(app)
    if rng.random() < TOUCHED and not wrong and random_touches.touch(rng, app):
        with _as_served(paths):
            app.run()
        wrong = errors(app)
    return wrong


def opened(page: str, paths: Sequence[str], address: Mapping[str, str | list[str]]) -> AppTest:
    """A page at an address, drawn as for a browser, by a server that was given ``paths``."""
    app = AppTest.from_file(APP, default_timeout=SLOW_S)
    app._page_hash = calc_hash(page)
    for name, value in address.items():
        app.query_params[name] = value
    with _as_served(paths):
        app.run()
    return app


@contextmanager
def _as_served(paths: Sequence[str]) -> Iterator[None]:
    with mock.patch("sys.argv", ["app.py", *paths]), without_scan():
        yield


def errors(app: AppTest) -> list[str]:
    """The errors that a page shows, that of being none included."""
    if not any('id="page-end"' in one.proto.body for one in app.get("html")):
        return ["exception the page is not there"]
    return [f"exception {one.message} {one.stack_trace[-2:]}" for one in app.exception]

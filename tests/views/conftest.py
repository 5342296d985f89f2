"""The pages without a browser: what Streamlit would send to one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.api import load_logs
from dashboard.diagnosis.engine import diagnose
from dashboard.logs.corrections.correction import NONE
from dashboard.model.run import LogBook, Note, Receipt, ReceiptNote, Run, SourceReceipt, XUnit
from dashboard.model.table import Series, Split
from dashboard.text.catalogue import Catalogue
from dashboard.text.sentences import Sentences
from dashboard.views import curves as curves_view
from dashboard.views.state import drawn_figures, run_marks
from dashboard.views.state.drawn_figures import DrawnFigures
from dashboard.views.state.log_set import SAMPLES_FOLDER, LogSet, Offer
from dashboard.views.state.page import Screen, Theme, all_views
from tests.quick_pages import without_scan

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")
SLOW_S = 60
"""Seconds that a page may take on a busy machine."""

EPOCHS = 20
ONE_PANEL = {"view": "one", "metric": "accuracy.test"}


@pytest.fixture(autouse=True, scope="session")
def _quick() -> Iterator[None]:
    with without_scan():
        yield


@pytest.fixture(autouse=True)
def _drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test gets the figure that another one had drawn."""
    monkeypatch.setattr(drawn_figures, "_figures", DrawnFigures())


def training(name: str, final: float, start: float = 1e9, **config: object) -> tuple[Run, list]:
    """A run of twenty epochs, a minute each, whose loss falls to ``final``; NaN: it breaks off."""
    epoch = np.arange(EPOCHS + 1)
    loss = 2.3 * np.exp(-epoch / 2) + (1.0 if np.isnan(final) else final)
    loss[8:] += 0 if np.isfinite(final) else np.nan
    series = []
    for split, apart in ((Split.TRAIN, 0.0), (Split.TEST, 0.02)):
        for metric, value in (("loss", loss + apart), ("accuracy", np.exp(-loss - apart))):
            tag = f"{split}/{metric}"
            series.append(
                Series.of(tag, metric, split, epoch * 900, value, epoch, start + 60.0 * epoch)
            )
    return Run(name, name, name, "trainer", XUnit.STEP, {"optimizer": "sgd", **config}), series


def gathered(*many: tuple[Run, list]) -> LogBook:
    return LogBook(tuple(run for run, _ in many), {run.run_id: series for run, series in many})


LEFT_OUT = SourceReceipt(
    "a.bin", "", size=9, skipped=True, notes=(ReceiptNote(Note.NOT_A_LOG, where="a.bin"),)
)

BOOKS: dict[str, Callable[[], LogBook]] = {
    "three": lambda: gathered(
        training("a", 0.3, lr=0.001, batch_size=64),
        training("b", 0.05, lr=0.01, batch_size=64),
        training("c", float("nan"), lr=3.0, batch_size=64),
    ),
    "formula": lambda: gathered(
        training("=HYPERLINK(1)", 0.3), training("@b", 0.2), training("<b>c</b>", 0.1)
    ),
    "crowd": lambda: gathered(
        *(
            training(f"r{i:04}", 0.05 + i / 2000, lr=10.0 ** -(i % 5), batch_size=2 ** (i % 8))
            for i in range(400)
        )
    ),
    "one": lambda: gathered(training("only", 0.2)),
    "hundred": lambda: gathered(
        *(
            training(f"h{i:03}", 0.05 + i / 500, lr=10.0 ** -(i % 5), batch_size=2 ** (i % 8))
            for i in range(100)
        )
    ),
    "empty": lambda: LogBook(()),
    "damaged": lambda: LogBook((), {}, Receipt((LEFT_OUT,))),
    "diverged": lambda: gathered(
        *(
            training(f"d{lr:g}_{size}", float("nan"), lr=lr, batch_size=size)
            for lr in (1.0, 3.0)
            for size in (64, 256)
        )
    ),
}


def curves_page(name: str, lang: str) -> None:
    """What AppTest runs, on its own: the Curves page on the book called ``name``."""
    from tests.views.conftest import draw_curves  # noqa: PLC0415 (the function is run as a file)

    draw_curves(name, lang)


def draw_curves(name: str, lang: str) -> None:
    """The Curves page on the book called ``name``, with a page to lead to."""
    page = st.Page(lambda: None, title="d", url_path="diagnosis")
    st.navigation([page], position="hidden")
    screen = screen_of(name, lang, {"diagnosis": page})
    words = screen.words.calling(dict(run_marks.names(screen.logs)))  # as the frame does
    curves_view.draw(replace(screen, words=words))


def draw_page(name: str, book: str, lang: str, theme: Theme = "light") -> None:
    """The page called ``name`` on a book, the other pages being there to lead to."""
    views = {view.name: view for view in all_views()}
    pages = {one: st.Page(lambda: None, title=one, url_path=one) for one in views}
    st.navigation(list(pages.values()), position="hidden")
    views[name].draw(replace(screen_of(book, lang, pages), theme=theme))


_JUDGED: dict[str, tuple] = {}


def screen_of(name: str, lang: str, pages: dict) -> Screen:
    """What a page is given for the book called ``name``."""
    book, report = judged(name)
    logs = LogSet("given", book, report, "", NONE, Offer([], None, []))
    words = Sentences(lang).among(book.runs)
    return Screen(lang, "light", Catalogue(lang), words, logs, pages)


def sample_runs(name: str) -> tuple[Run, ...]:
    """The runs of a bundled study."""
    return load_logs(SAMPLES_FOLDER / name).runs


def judged(name: str) -> tuple:
    """The book called ``name`` and its report, made once."""
    if name not in _JUDGED:
        book = BOOKS[name]()
        _JUDGED[name] = book, diagnose(book)
    return _JUDGED[name]


TERM = re.compile(r'<span class="term"[^>]*>(.*?)</span>')
"""A term that can be pointed at: its words stay."""


def without_terms(markup: str) -> str:
    """The HTML of a page as if no word of it could be pointed at."""
    return TERM.sub(r"\1", markup)


def run_at(app: AppTest, query: Mapping[str, str | list[str]]) -> AppTest:
    """Run a page at an address, without a fault."""
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def open_curves() -> Callable[..., AppTest]:
    """Open the Curves page on a made-up book, with one panel; keywords stand in its address."""

    def opened(name: str = "three", lang: str = "pt-BR", **query: str) -> AppTest:
        app = AppTest.from_function(
            curves_page, kwargs={"name": name, "lang": lang}, default_timeout=60
        )
        return run_at(app, ONE_PANEL | query)

    return opened


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    """Open the page of a name with what its address says; ``run`` it again after a change."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))  # nothing is remembered between tests

    def open_page(name: str, *paths: str, **query: str) -> AppTest:
        monkeypatch.setattr("sys.argv", ["app.py", *paths])
        page = AppTest.from_file(APP, default_timeout=SLOW_S)
        page._page_hash = calc_hash(name)  # by its address: the pages are functions, not files
        for key, value in query.items():
            page.query_params[key] = value
        return page.run()

    return open_page


def sample_page(log_set: str, lang: str) -> None:
    """The script that is run: everything it needs is imported within."""
    from dashboard.text.catalogue import Catalogue  # noqa: PLC0415
    from dashboard.text.sentences import Sentences  # noqa: PLC0415
    from dashboard.views.curves import VIEW  # noqa: PLC0415
    from dashboard.views.state.log_set import GIVEN, SAMPLES, Offer, open_set  # noqa: PLC0415
    from dashboard.views.state.page import Screen  # noqa: PLC0415

    is_sample = log_set in SAMPLES
    offer = Offer([], None, [] if is_sample else [log_set])
    logs = open_set(log_set if is_sample else GIVEN, offer, lambda *_: None)
    VIEW.draw(Screen(lang, "light", Catalogue(lang), Sentences(lang), logs, {}))


@pytest.fixture
def curves() -> Callable[..., AppTest]:
    """Run the page of a sample, or of the logs at a path, at an address of ``query``."""

    def run(log_set: str, lang: str = "en", **query: str | list[str]) -> AppTest:
        app = AppTest.from_function(sample_page, default_timeout=60, args=(log_set, lang))
        return run_at(app, query)

    return run

"""Log books made from formulas, and their reports, for every document."""

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.model.run import (
    LogBook,
    Note,
    Receipt,
    ReceiptNote,
    Run,
    Setting,
    SourceReceipt,
    XUnit,
)
from dashboard.model.table import Series, Split
from dashboard.text.sentences import Sentences

Loss = Callable[[np.ndarray], np.ndarray]
HOSTILE = "\x1b[31m<img src=x>|![a](http://x)\u202e*b*`c`@all www.x.y :red[z] $1$"


def falling(pace: float) -> Loss:
    return lambda epoch: 2.3 * np.exp(-epoch / pace) + 0.05


def exploding(epoch: np.ndarray) -> np.ndarray:
    return np.where(epoch > 3, np.nan, 2.3 + epoch)


def logged(name: str, loss: Loss, epochs: int = 30, **config: Setting) -> tuple[Run, list[Series]]:
    epoch = np.arange(epochs + 1)
    step = epoch * (60_000 // int(config.get("batch_size") or 64))
    series = []
    for split, apart in ((Split.TRAIN, 0.0), (Split.TEST, 0.01)):
        value = loss(epoch) + apart
        right = np.clip(1 - value / 2.5, 0.1, 0.99)
        series.append(Series.of(f"{split}/loss", "loss", split, step, value, epoch))
        series.append(Series.of(f"{split}/accuracy", "accuracy", split, step, right, epoch))
    return Run(name, name, name, "trainer", XUnit.STEP, {"optimizer": "sgd", **config}), series


def book(*many: tuple[Run, list[Series]], sources: tuple[SourceReceipt, ...] = ()) -> LogBook:
    series = {run.run_id: series for run, series in many}
    return LogBook(tuple(run for run, _ in many), series, Receipt(sources))


def clean(name: str, points: int = 120) -> SourceReceipt:
    return SourceReceipt(f"{name}/metrics.csv", "trainer", 4096, points)


BOOKS: dict[str, LogBook] = {
    "nothing": book(
        sources=(SourceReceipt("a.bin", "", skipped=True, notes=(ReceiptNote(Note.EMPTY_FILE),)),)
    ),
    "one healthy run": book(
        logged("laranja", falling(2), lr=0.01, batch_size=64), sources=(clean("laranja"),)
    ),
    "the book's three": book(
        logged("laranja", falling(2), lr=0.01, batch_size=64),
        logged("lilás", falling(16), lr=0.01, batch_size=1024),
        logged("azul", falling(2.5), lr=0.1, batch_size=1024),
        sources=(clean("laranja"), clean("lilás"), clean("azul")),
    ),
    "diverged beside healthy": book(
        logged("laranja", falling(2), lr=0.01, batch_size=64),
        logged("vermelha", exploding, lr=3.0, batch_size=64),
        sources=(
            clean("laranja"),
            SourceReceipt("x/events", "tensorboard", 999, 90, 3, 1, 2, 4, 30),
        ),
    ),
    "one point": book(logged("só um", falling(2), epochs=0)),
    "hostile names": book(
        logged(HOSTILE, falling(2), optimizer=HOSTILE),
        logged(HOSTILE * 200, exploding, batch_size=64),
        sources=(
            SourceReceipt(
                f"{HOSTILE}.csv", "", 3, skipped=True, notes=(ReceiptNote(Note.NOT_A_LOG),)
            ),
        ),
    ),
}


@pytest.fixture(params=list(BOOKS))
def log_book(request: pytest.FixtureRequest) -> LogBook:
    return BOOKS[request.param]


@pytest.fixture(params=["pt-BR", "en"])
def words(request: pytest.FixtureRequest) -> Sentences:
    return Sentences(request.param)


@pytest.fixture(params=[True, False], ids=["beside siblings", "alone"])
def report(request: pytest.FixtureRequest, log_book: LogBook, words: Sentences) -> Report:
    return diagnose(log_book, siblings=request.param).spoken(words)

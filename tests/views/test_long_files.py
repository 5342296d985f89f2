"""A file that takes long holds up nobody, and is given up with a sentence on the page."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.logs.apart import reading
from dashboard.logs.apart.limits import Limits
from dashboard.logs.apart.workers import Workers
from dashboard.logs.corrections.correction import NONE
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame.drop_zone import FILES
from dashboard.views.state.opened_sets import OpenedSets
from tests.logs.slow_worker import SLOW
from tests.views.dropped_files import OVERFITTED

pytestmark = pytest.mark.xdist_group("read-apart")

LONG = (
    SLOW
    + b"Epoch 1 loss: 0.5 and words that make the file long enough for another process\n" * 15_000
)
SAID = {"en": "1 seconds of reading", "pt-BR": "1 segundos de leitura"}


@pytest.fixture
def _slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is long is read by the slow process, for a second at most."""
    workers = Workers((sys.executable, "-m", "tests.logs.slow_worker"), most=2)
    monkeypatch.setattr(reading, "shared_workers", lambda: workers)
    monkeypatch.setattr(reading, "limits_of", lambda _: Limits(1.0, 1 << 40))
    yield
    workers.close()


@pytest.mark.usefixtures("_slow")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_that_takes_too_long_gets_a_sentence_and_the_others_are_there(
    lang: str, opened: Callable[..., AppTest]
) -> None:
    page = opened("home", lang=lang)
    page.file_uploader(key=FILES).upload("slow.log", LONG)
    page.file_uploader(key=FILES).upload("good.csv", OVERFITTED.encode())
    page.run()
    assert not page.exception
    text = " ".join(one.proto.body for one in page.get("html"))
    losses = text.partition('<ul class="losses"')[2].partition("</ul>")[0]
    assert "slow.log" in losses
    assert SAID[lang] in losses
    assert text.count('class="card"') == 1


@pytest.mark.usefixtures("_slow")
def test_another_set_opens_while_a_file_takes_long(tmp_path: Path) -> None:
    slow, good = tmp_path / "slow.log", tmp_path / "good.csv"
    slow.write_bytes(LONG)
    good.write_text(OVERFITTED, encoding="utf-8")
    sets, reads, found = OpenedSets(), threading.Event(), []

    def open_slow() -> None:
        found.append(sets.of([slow], NONE).judged(lambda _: reads.set(), apart=False))

    thread = threading.Thread(target=open_slow)
    thread.start()
    assert reads.wait(60)
    book, report = sets.of([good], NONE).judged(lambda _: None, apart=False)
    is_still_read = thread.is_alive()
    thread.join()
    assert is_still_read
    assert len(book.runs) == len(report.runs) == 1
    assert not found[0][0].runs

"""Settings of every test."""

import gc
import json
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from dashboard.__main__ import main
from dashboard.model import contained
from tests.examples import load_profile
from tests.tiers import TIERS

load_profile()

os.environ["CURVA_CACHE"] = ""  # no test reads or fills the cache of the person who runs it,
os.environ["XDG_CONFIG_HOME"] = mkdtemp(prefix="curva-tests-")  # nor what they corrected
os.environ["XDG_DATA_HOME"] = mkdtemp(prefix="curva-tests-")  # nor what they sent to a page


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test by the folder it lies in; one process alone imports torch."""
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    if folder in TIERS:
        item.add_marker(TIERS[folder])
    if folder == "trainer":
        item.add_marker(pytest.mark.xdist_group("torch"))
    if folder == "browser":
        item.add_marker(pytest.mark.flaky(reruns=1))  # reported as "rerun", never passed over


def pytest_collection_finish() -> None:
    """Set thousands of collected tests apart from what the collector walks: a tenth less time."""
    gc.collect()
    gc.freeze()


class Faults(logging.Handler):
    """Keeps what was contained while it listened."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.getMessage()}: {record.exc_info[1]!r}")


@pytest.fixture
def diagnosed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], dict]:
    """What the command line says of a bundled study."""
    monkeypatch.chdir(Path(__file__).parents[1])

    def run(sample: str, lang: str) -> dict:
        assert main(["diagnose", f"sample_logs/{sample}", "--format", "json", "--lang", lang]) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def faults() -> list[str]:
    """What is contained during a test that makes something fail; without it, nothing may be."""
    return []


@pytest.fixture(autouse=True)
def _nothing_is_contained(request: pytest.FixtureRequest) -> Iterator[None]:
    """A fault that is contained still fails the test, unless the test asks for ``faults``."""
    handler = Faults()
    is_meant = "faults" in request.fixturenames
    if is_meant:
        handler.said = request.getfixturevalue("faults")
    contained.log.addHandler(handler)
    yield
    contained.log.removeHandler(handler)
    if not is_meant:
        assert handler.said == []

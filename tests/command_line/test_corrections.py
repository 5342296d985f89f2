"""The command line reads a log set as its person corrected it on the page, unless told not to."""

from pathlib import Path

import pytest

from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import NONE, NOT_A_LOG, FileCorrection
from dashboard.logs.corrections.saved_corrections import key_of_paths
from tests.command_line.conftest import Command


@pytest.fixture
def corrected(logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The logs, of which one file is said to be none."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    said = NONE.having("lilas/metrics.csv", FileCorrection(NOT_A_LOG))
    assert saved_corrections.write(key_of_paths([logs]), said)
    return logs


@pytest.mark.parametrize("command", ["inspect", "diagnose"])
def test_a_file_that_was_set_aside_on_the_page_stays_so(
    curva: Command, corrected: Path, command: str
) -> None:
    _, there, _ = curva(command, corrected, "--lang", "en")
    _, anyway, _ = curva(command, corrected, "--no-corrections", "--lang", "en")
    points = 31 * 6  # epochs and columns of each of the three logs
    said = [f"{runs * points} points" in text for runs, text in ((2, there), (3, anyway))]
    assert said == [True, True]

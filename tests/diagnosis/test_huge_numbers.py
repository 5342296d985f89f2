"""Whole numbers that no float holds, in settings and in logs: judged as any others."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.api import diagnose_book, load_logs
from dashboard.model.run import LogBook
from dashboard.model.setting import MOST_CHARACTERS, Setting, all_bounded, bounded
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences

HUGE = 10**400
ROWS = "epoch,train_loss,val_loss\n" + "".join(f"{n},{2 / n},{2.1 / n}\n" for n in range(1, 31))
NAMES = (
    *("lr", "batch_size", "epochs", "max_steps", "seed", "weight_decay", "dropout", "momentum"),
    *("hidden", "warmup", "label_smoothing", "anything"),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> LogBook:
    folder = tmp_path_factory.mktemp("runs")
    for name in "abc":
        (folder / name).mkdir()
        (folder / name / "log.csv").write_text(ROWS, encoding="utf-8")
    return load_logs(folder)


def failures(book: LogBook) -> list[object]:
    """What could not be judged or said of the runs, of which there is at least one."""
    report = diagnose_book(book)
    assert len(report.diagnoses) == len(book.runs) > 0
    found: list[object] = list(report.failures)
    for lang in LANGUAGES:
        found += json.loads(json.dumps(report.spoken(Sentences(lang)).to_dict()))["failures"]
    return found


@pytest.mark.parametrize("value", [HUGE, -HUGE, (HUGE, 1), 1 << 40_000], ids=range(4))
@pytest.mark.parametrize("name", NAMES)
def test_a_setting_beyond_all_floats_stops_no_rule(
    name: str, value: Setting, book: LogBook
) -> None:
    runs = [replace(run, config={name: value if n else 0.1}) for n, run in enumerate(book.runs)]
    assert failures(replace(book, runs=tuple(runs))) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", [f"{HUGE}", f"-{HUGE}", "0x" + "f" * 5000, "1" * 5000])
def test_nor_does_one_that_a_file_of_settings_holds(
    name: str, written: str, tmp_path: Path
) -> None:
    for run, value in (("a", written), ("b", "0.1")):
        (tmp_path / run).mkdir()
        (tmp_path / run / "log.csv").write_text(ROWS, encoding="utf-8")
        (tmp_path / run / "hparams.yaml").write_text(f"{name}: {value}\n", encoding="utf-8")
    assert failures(load_logs(tmp_path)) == []


@pytest.mark.parametrize("name", ["lr", "epoch", "val_loss", "grad_norm"])
def test_nor_does_one_among_the_points(name: str, tmp_path: Path) -> None:
    rows = [{"epoch": n, "train_loss": 2 / n, "val_loss": 2.1 / n, "lr": 0.1} for n in range(1, 31)]
    rows[7][name] = HUGE
    (tmp_path / "log.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "history.json").write_text(json.dumps(rows), encoding="utf-8")
    assert failures(load_logs(tmp_path)) == []


def test_settings_within_bounds_are_left_as_they_are() -> None:
    config = {"lr": 0.1, "n": 2**63, "a": (True, None, "x"), "nan": float("nan")}
    assert all_bounded(config) is config
    assert bounded(HUGE) == str(HUGE)
    assert len(str(bounded(1 << 40_000))) == MOST_CHARACTERS

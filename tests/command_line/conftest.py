"""Log files on disk for the command line, and the command line itself in this process."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main

HEADER = "epoch,train_loss,train_accuracy,test_loss,test_accuracy,learning_rate,batch_size\n"

Command = Callable[..., tuple[int, str, str]]


def history_of(pace: float, rate: float = 0.01, batch: int = 64, epochs: int = 30) -> str:
    """The CSV of a run whose loss falls by e every ``pace`` epochs."""
    rows = [HEADER]
    for epoch in range(epochs + 1):
        loss = 2.3 * math.exp(-epoch / pace) + 0.05
        right = max(0.1, 1 - loss / 2.5)
        rows.append(
            f"{epoch},{loss:.6f},{right:.4f},{loss + 0.01:.6f},{right - 0.004:.4f},{rate},{batch}\n"
        )
    return "".join(rows)


def run_of(folder: Path, name: str, pace: float, rate: float, batch: int, epochs: int = 30) -> Path:
    """A folder with the run's CSV and its settings."""
    run = folder / name
    run.mkdir(parents=True)
    (run / "metrics.csv").write_text(history_of(pace, rate, batch, epochs), encoding="utf-8")
    (run / "hparams.yaml").write_text(
        f"lr: {rate}\nbatch_size: {batch}\noptimizer: sgd\nepochs: {epochs}\n", encoding="utf-8"
    )
    return run


@pytest.fixture
def history() -> Callable[..., str]:
    """The text of a run's CSV by its pace."""
    return history_of


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """The book's first figure in small: a reference, an under-trained run, a recovered one."""
    folder = tmp_path / "logs"
    run_of(folder, "laranja", 2.0, 0.01, 64)
    run_of(folder, "lilas", 16.0, 0.01, 1024)
    run_of(folder, "azul", 2.5, 0.1, 1024)
    return folder


@pytest.fixture(autouse=True)
def english_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def curva(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process; its exit code, output and complaints."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run

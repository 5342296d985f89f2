"""Seven runs that differ in batch size alone, as programs and people lay them on disk."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import diagnose, load_logs
from dashboard.__main__ import main

SIZES = (128, 256, 512, 1024, 2048, 4096, 8192)
LR = 0.05
HEADER = "epoch,loss,val_loss,val_accuracy\n"

LAYOUTS: dict[str, Callable[[int, int], dict[str, str]]] = {
    "Lightning": lambda i, _: {
        "log": f"lightning_logs/version_{i}/metrics.csv",
        "hparams.yaml": "learning_rate: {lr}\ntrain_batch_size: {b}\n",
    },
    "Ray": lambda i, _: {
        "log": f"train_fn_a1b2c_0000{i}_{i}_2024-05-01_12-30-11/log.csv",
        "params.json": '{{"lr": {lr}, "bs": {b}}}',
    },
    "Hydra": lambda i, _: {
        "log": f"multirun/2024-05-01/12-30-11/{i}/metrics.csv",
        ".hydra/config.yaml": "optim:\n  lr: {lr}\ndata:\n  batch_size: {b}\n",
    },
    "Transformers": lambda i, _: {
        "log": f"exp{i}/metrics.csv",
        "args.yaml": "learning_rate: {lr}\nper_device_train_batch_size: {b}\n"
        "train_batch_size: {b}\neval_batch_size: 8\noutput_dir: out/exp\n",
    },
    "Ultralytics": lambda i, _: {
        "log": f"runs/train{i}/metrics.csv",
        "args.yaml": "lr0: {lr}\nbatch: {b}\nname: train\nsave_dir: runs/train\n",
    },
    "pt-BR, beside": lambda i, _: {
        "log": f"rodada {i}/metricas.csv",
        "config.json": '{{"taxa": {lr}, "lote": {b}}}',
    },
    "pt-BR, in names": lambda _, b: {"log": f"lote_{b}_taxa_0,05/metricas.csv"},
    "in names": lambda _, b: {"log": f"s1_b{b:04d}_x/metrics.csv"},
    "in names of files": lambda _, b: {"log": f"bs{b}-lr5e2.csv"},
    "Hydra overrides": lambda _, b: {"log": f"sweep/lr=0.05,batch_size={b}/log.csv"},
}


def rows(size: int) -> str:
    """A training whose loss is a power of the distance walked."""
    said = ""
    for epoch in range(1, 31):
        left = (1 + LR * epoch * 50_000 / size / 20) ** -0.6
        loss = 4.6 * left
        said += f"{epoch},{loss:.4f},{loss * 1.02:.4f},{0.78 - 0.77 * left:.4f}\n"
    return HEADER + said


def laid(folder: Path, layout: Callable[[int, int], dict[str, str]]) -> Path:
    for i, size in enumerate(SIZES):
        files = dict(layout(i, size))
        log = folder / files.pop("log")
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(rows(size))
        for name, text in files.items():
            place = log.parent / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text.format(lr=LR, b=size))
    return folder


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_batches_are_judged_beside_each_other_however_they_lie_on_disk(
    tmp_path: Path, layout: Callable[[int, int], dict[str, str]]
) -> None:
    book = load_logs(laid(tmp_path / "logs", layout))
    report = diagnose(book)
    states = {
        run.config["batch_size"]: report.by_id[run.run_id].lamps["batch_size"].state.value
        for run in book.runs
    }
    assert len(states) == len(SIZES)
    assert states[128] == "good"
    assert states[8192] == "too_large"
    gaps = [one for one in report.comparisons if one.code == "large-batch-gap"]
    assert gaps
    assert not any(one.code in ("assumed-family", "kept-apart") for one in report.comparisons)


def two_named(folder: Path, *names: str) -> str:
    for name, size in zip(names, (128, 8192), strict=True):
        place = folder / name
        place.mkdir(parents=True)
        (place / "metrics.csv").write_text(rows(size))
        (place / "hparams.yaml").write_text(f"lr: {LR}\nbatch_size: {size}\n")
    return str(folder)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    assert main(["diagnose", "--format", "json", "--lang", "en", *arguments]) == 0
    found: list[dict] = json.loads(capsys.readouterr().out)["comparisons"]
    return found


def test_the_command_line_parts_what_was_compared_on_an_assumption(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = two_named(tmp_path / "logs", "ana", "rui")
    together = {one["code"] for one in printed(capsys, path)}
    assert {"assumed-family", "large-batch-gap"} <= together
    (kept,) = printed(capsys, path, "--apart")
    assert kept["code"] == "kept-apart"
    assert "their names contain ana and rui" in kept["text"]


def test_models_of_other_names_are_not_ranked_together_and_the_report_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept,) = printed(capsys, two_named(tmp_path / "logs", "resnet18", "vgg16"))
    assert kept["code"] == "kept-apart"
    assert "their names contain resnet18 and vgg16" in kept["text"]

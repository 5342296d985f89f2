"""What writers leave in several files and folders is read as the one training that it is."""

import json
from pathlib import Path

import pytest

from dashboard.logs.load import load_paths
from tests.logs.small_logs import WALL_TIME, codes, curve, opening, read_bytes, scalar, scalars


def _state(*losses: float, longest: int = 30) -> bytes:
    rows = [{"step": 10 * at, "loss": loss} for at, loss in enumerate(losses, start=1)]
    return json.dumps(
        {"global_step": 10 * len(losses), "max_steps": longest, "log_history": rows}
    ).encode()


def test_the_checkpoints_of_a_trainer_are_one_training_with_its_event_files() -> None:
    events = opening() + scalars("train/loss", [10, 20, 30], lambda step: 3.0 - step / 20)
    book = read_bytes(
        ("out/checkpoint-10/trainer_state.json", _state(2.5)),
        ("out/checkpoint-20/trainer_state.json", _state(2.5, 2.0)),
        ("out/trainer_state.json", _state(2.5, 2.0, 1.5)),
        ("out/runs/May06_07-08-09_host/events.out.tfevents.1700000000.host", events),
    )
    (run,) = book.runs
    assert (run.run_id, run.finished) == ("out", True)
    assert curve(book, "loss", "train") == [(10, 2.5), (20, 2.0), (30, 1.5)]


def test_a_test_after_the_fit_belongs_to_the_training() -> None:
    fit = opening() + scalar("hp_metric", 0, -1) + scalars("train_loss", range(5))
    test = opening(WALL_TIME + 9) + scalar("hp_metric", 0, -1) + scalar("test_acc", 5, 0.75)
    book = read_bytes(
        ("version_0/events.out.tfevents.1.host", fit),
        ("version_0/events.out.tfevents.2.host", test),
    )
    assert [run.run_id for run in book.runs] == ["version_0"]
    assert curve(book, "accuracy", "test") == [(5, 0.75)]


@pytest.mark.parametrize("folders", [("learn", "test"), ("train", "validation")])
def test_the_splits_of_a_training_lie_in_folders_of_its_own(folders: tuple[str, str]) -> None:
    files = [
        (f"info/{folder}/events.out.tfevents", opening() + scalars("RMSE", range(3)))
        for folder in folders
    ]
    book = read_bytes(*files)
    assert [run.run_id for run in book.runs] == ["info"]
    assert len(curve(book, "rmse", "train")) == 3


def test_curves_in_folders_below_their_tag_belong_to_the_run_above() -> None:
    book = read_bytes(
        ("run1/loss/train/events.out.tfevents.1.host", opening() + scalars("loss", range(3))),
        ("run1/loss/val/events.out.tfevents.1.host", opening() + scalars("loss", range(2))),
        ("run1/events.out.tfevents.1.host", opening() + scalars("lr", range(3))),
    )
    assert [run.run_id for run in book.runs] == ["run1"]
    assert len(curve(book, "loss", "train")) == 3
    assert len(curve(book, "loss", "val")) == 2


def test_sacred_tells_how_the_run_ended() -> None:
    times = ["2031-05-06T07:08:09.000000"]
    metrics = {"train.loss": {"steps": [0], "timestamps": times, "values": [1.0]}}
    run = {"experiment": {"name": "e"}, "heartbeat": times[0], "status": "COMPLETED"}
    book = read_bytes(
        ("runs/3/metrics.json", json.dumps(metrics).encode()),
        ("runs/3/run.json", json.dumps(run).encode()),
        ("runs/3/config.json", b'{"lr": 0.5}'),
    )
    assert (book.runs[0].finished, dict(book.runs[0].config)) == (True, {"lr": 0.5})


def test_parameters_of_mlflow_may_have_points_and_folders_in_their_names() -> None:
    book = read_bytes(
        ("mlruns/0/a/metrics/loss", b"1708382026921 0.5 0\n"),
        ("mlruns/0/a/params/optimizer/lr", b"0.25"),
        ("mlruns/0/a/params/model.depth", b"3"),
    )
    assert dict(book.runs[0].config) == {"lr": 0.25, "model.depth": 3}


@pytest.mark.parametrize(
    "name",
    [
        *("hparams.yaml", "cfg.yaml", "train_config.json", "flags_0.json", "opts.yml"),
        *("hyperparameters.json", "hyper_parameters.yaml", "model_config.yaml", "variant.json"),
    ],
)
def test_settings_files_of_many_names_are_read(name: str) -> None:
    log = ("run/metrics.csv", b"epoch,step,loss\n0,1,2\n1,2,1\n")
    book = read_bytes(log, (f"run/{name}", b'{"lr": 0.5}'))
    assert dict(book.runs[0].config) == {"lr": 0.5}


def test_settings_under_the_tags_of_python_objects_are_read_without_building_them() -> None:
    text = (
        b"args: !!python/object:argparse.Namespace\n  lr: 0.5\n"
        b"betas: !!python/tuple [0.9, 0.99]\n"
        b"act: !!python/name:torch.relu ''\n"
        b"seed: !!python/object/apply:numpy.core.multiarray.scalar [1, 2]\n"
    )
    log = ("run/metrics.csv", b"epoch,step,loss\n0,1,2\n1,2,1\n")
    book = read_bytes(log, ("run/hparams.yaml", text))
    assert dict(book.runs[0].config) == {"lr": 0.5, "betas": (0.9, 0.99)}


def test_a_program_with_log_calls_in_it_is_no_log() -> None:
    source = b"for s in range(9):\n    log({'loss': 0.5}, step=10)\nlog({'loss': 0.25}, step=20)\n"
    book = read_bytes(("train.py", source))
    assert (len(book.runs), codes(book)) == (0, ["not-a-log"])


def test_a_link_to_the_latest_run_gives_it_no_name(tmp_path: Path) -> None:
    run = tmp_path / "wandb" / "run-2031_abc"
    run.mkdir(parents=True)
    (run / "log.csv").write_text("epoch,loss\n0,2\n1,1\n")
    (tmp_path / "wandb" / "latest-run").symlink_to(run.name)
    (found,) = load_paths([tmp_path]).runs
    assert found.run_id == "wandb/run-2031_abc/log.csv"

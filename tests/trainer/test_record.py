"""`run.json` says what was trained with what, where, and how it ended; and the device is chosen."""

import getpass
import json
import platform
import socket
from datetime import datetime

import numpy as np
import pytest
import torch

from tests.trainer.resuming import run_of
from trainer.__main__ import main
from trainer.device import DEVICES, device_of
from trainer.forms.dataset import Source
from trainer.run_files.record import digest, version
from trainer.running.jobs import Job
from trainer.running.note import Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.settings import Settings
from trainer.task import Shape, Task


def recorded(folder, **settings):
    train_job(Job(((run_of(**settings), folder),)), Sources(None), Options(), lambda _: None)
    return json.loads((folder / "run.json").read_text("utf-8"))


def test_a_finished_run_is_recorded_with_all_that_it_depends_on(tmp_path):
    found = recorded(tmp_path, dropout=0.5, switches=[{"epoch": 2, "lr": 0.01}])
    assert (found["version"], found["torch"]) == (version(), torch.__version__)
    assert found["python"] == platform.python_version()
    assert set(found["settings"]) == set(Settings.__dataclass_fields__)
    assert found["settings"]["switches"] == [{"epoch": 2, "batch_size": 0, "lr": 0.01}]
    assert found["data"]["train_examples"] == 96
    assert len(found["data"]["sha256"]) == 64
    assert found["machine"]["device"] == "cpu"
    assert found["machine"]["threads"] == torch.get_num_threads()
    started, ended = (datetime.fromisoformat(found[name]) for name in ("started", "ended"))
    assert started <= ended
    assert found["seconds"] > 0
    assert (found["end"], found["reason"], found["sessions"]) == ("finished", "", 1)


def test_a_record_names_neither_machine_nor_user(tmp_path, monkeypatch):
    monkeypatch.setattr(socket, "gethostname", lambda: "somebodys-own-machine")
    monkeypatch.setattr(getpass, "getuser", lambda: "somebody")
    text = json.dumps(recorded(tmp_path))
    assert "somebody" not in text
    assert platform.node() not in text
    assert str(tmp_path) not in text


def test_an_early_end_is_recorded_with_its_reason(tmp_path):
    found = recorded(tmp_path, stop_at_loss=100.0)
    assert (found["end"], found["reason"]) == ("stopped", "target_loss")


def test_a_failure_is_recorded_in_one_line(tmp_path, monkeypatch):
    def fails(*_args, **_named):
        raise ValueError("no such thing\nat all")

    monkeypatch.setattr("trainer.running.train_one.train", fails)
    with pytest.raises(ValueError, match="no such thing"):
        recorded(tmp_path)
    found = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert (found["end"], found["reason"]) == ("failed", "ValueError: no such thing")


def source(value=0.0, label=0, shape=(4, 2)):
    x, y = np.full(shape, value, np.float32), np.full(len(np.zeros(shape)), label, np.int64)
    return Source((x, y), (x, y), Shape(Task.CLASSES, (2,), 2))


def test_the_digest_of_data_changes_with_any_number_and_with_nothing_else():
    assert digest(source()) == digest(source())
    others = [source(value=1e-30), source(label=1), source(shape=(2, 4))]
    assert len({digest(one) for one in [source(), *others]}) == 4


def there(monkeypatch, *devices):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: "cuda" in devices)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: "mps" in devices)


@pytest.mark.parametrize(
    ("devices", "chosen"), [((), "cpu"), (("mps",), "mps"), (("cuda",), "cuda")]
)
def test_auto_takes_the_card_that_is_there(devices, chosen, monkeypatch):
    there(monkeypatch, *devices)
    assert device_of("auto") == chosen
    assert device_of(chosen) == chosen
    assert device_of("cpu") == "cpu"


@pytest.mark.parametrize("device", ["cuda", "mps", "tpu"])
def test_a_device_that_is_not_there_is_one_sentence(device, monkeypatch, capsys, tmp_path):
    there(monkeypatch)
    assert main(["run", "--device", device, "--lang", "en", "--out", str(tmp_path / "a")]) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert device in sentence
    assert not (tmp_path / "a").exists()


def test_every_device_is_one_that_torch_knows():
    assert [torch.device(name).type for name in DEVICES[1:]] == list(DEVICES[1:])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--workers", "0"], "out-of-range"),
        (["--workers", "many"], "bad-value"),
        (["--workers", "2", "--scheduler", "x"], "workers-and-scheduler"),
        (["--workers", "100000"], "too-many-workers"),
        (["--quiet", "--verbose"], "quiet-and-verbose"),
        (["--seeds", "0"], "out-of-range"),
        (["--seeds", "x"], "bad-value"),
        (["--seeds", "2", "--seed", "1,2"], "seed-and-seeds"),
    ],
)
def test_an_impossible_way_to_train_is_one_sentence(words, code, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("trainer.__main__.say_error", lambda _, error: error.code)
    assert main(["run", *words, "--out", str(tmp_path / "a")]) == 2
    assert capsys.readouterr().err == f"{code}\n"
    assert not (tmp_path / "a").exists()

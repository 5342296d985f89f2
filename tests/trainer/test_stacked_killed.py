"""Stacks whose process is killed while they train: no line is lost, doubled or changed."""

import json
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.trainer.interrupting import EAGER, rows_in, started, wait_for
from tests.trainer.resuming import read
from trainer.__main__ import main
from trainer.run_files.run_folder import CHECKPOINT, read_hparams

EPOCHS = 40
SETTINGS = ["--batch-size", "256", "--hidden", "20,20", "--log-every", "2", "--augment", "shift"]
WORDS = ["run", "--epochs", str(EPOCHS), *SETTINGS, "--lr", "0.01,1e6,0.02", "--seeds", "2"]
WORDS += ["--device", "cpu", "--quiet", "--lang", "en"]
OFTEN = EAGER.replace("0.0", "0.03")  # seconds
SLOW = EAGER.replace("0.0", "3600.0")  # nothing is due: what is kept is kept by stopping
MIDWAY = """
import os, signal, trainer.run_files.run_folder as f
saved = f.put
def put(file, place):
    if place.name == "checkpoint.pt":
        put.times += 1
        if put.times == {times}:
            {before}
            os.kill(os.getpid(), signal.SIGKILL)
    saved(file, place)
put.times = 0
f.put = put
"""
HALF = "file.write_bytes(file.read_bytes()[:1000])"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    out = tmp_path_factory.mktemp("whole")
    assert main([*WORDS, "--out", str(out)]) == 0
    return read(out)


def check_goes_on(out: Path, whole: dict, *words: str) -> None:
    """The same command completes the runs, with all numbers of runs never interrupted."""
    assert main([*WORDS, *words, "--out", str(out)]) == 0
    assert read(out) == whole
    for run in out.iterdir():
        assert not (run / CHECKPOINT).exists()
        reason = read_hparams(run)["stopped"]
        end = json.loads((run / "run.json").read_text())["end"]
        assert (end, reason) in {("finished", ""), ("stopped", "loss_not_finite")}


@pytest.mark.parametrize("times", [2, pytest.param(6, marks=pytest.mark.slow)])
def test_a_stack_killed_at_any_moment_goes_on_with_the_same_numbers(times, tmp_path, whole):
    chance = random.Random(times)  # noqa: S311 - no secret
    for _ in range(times):
        with started(OFTEN, *WORDS, "--out", str(tmp_path)) as process:
            first = rows_in(tmp_path / "lr0.01")
            wait_for(first + chance.randint(2, EPOCHS // times - 2), tmp_path / "lr0.01", process)
            time.sleep(chance.random() * 0.02)
            process.kill()
            process.wait()
        assert not any(read_hparams(run)["finished"] for run in tmp_path.iterdir())
    check_goes_on(tmp_path, whole)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows delivers no such signal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stack_asked_to_stop_keeps_its_last_epoch(number, tmp_path, whole):
    with started(SLOW, *WORDS, "--out", str(tmp_path)) as process:
        wait_for(15, tmp_path / "lr0.01", process)
        process.send_signal(number)
        assert process.wait() == 130
        assert len(process.stderr.read().splitlines()) == 2
    assert all((run / CHECKPOINT).exists() for run in tmp_path.iterdir())
    assert {read_hparams(run)["finished"] for run in tmp_path.iterdir()} == {False}
    check_goes_on(tmp_path, whole)


@pytest.mark.parametrize(("times", "before"), [(1, "pass"), (4, "pass"), (6, HALF), (8, HALF)])
def test_a_stack_killed_while_it_writes_its_checkpoint_goes_on(times, before, tmp_path, whole):
    """The first five that are written name the sixth, which has the state."""
    program = MIDWAY.format(times=times, before=before) + EAGER
    with started(program, *WORDS, "--out", str(tmp_path)) as process:
        assert process.wait() == -signal.SIGKILL
    there = [run for run in tmp_path.iterdir() if (run / CHECKPOINT).exists()]
    assert len(there) == min(times - 1, 6)
    check_goes_on(tmp_path, whole)


def test_a_study_killed_with_one_worker_goes_on_with_two(tmp_path, whole):
    with started(OFTEN, *WORDS, "--out", str(tmp_path)) as process:
        wait_for(15, tmp_path / "lr0.01", process)
        process.kill()
        process.wait()
    check_goes_on(tmp_path, whole, "--workers", "2", "--oversubscribe")

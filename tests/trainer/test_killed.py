"""Processes that are killed while they train: nothing is lost, doubled or damaged."""

import csv
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.trainer.interrupting import EAGER, ROOT, rows_in, started, wait_for
from tests.trainer.resuming import grid, logged, one_by_one, read
from trainer.__main__ import main
from trainer.errors import TrainerError
from trainer.run_files.run_folder import CHECKPOINT, read_hparams
from trainer.running.jobs import jobs_of
from trainer.running.note import Options
from trainer.running.workers import TRIES, train_by_workers

EPOCHS = 150
SETTINGS = ["--batch-size", "256", "--hidden", "8", "--dropout", "0.3", "--log-every", "1"]
WORDS = ["run", "--epochs", str(EPOCHS), *SETTINGS, "--quiet", "--device", "cpu"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    out = tmp_path_factory.mktemp("whole") / "one"
    assert main([*WORDS, "--out", str(out)]) == 0
    return logged(out)


def check_sound(out: Path) -> None:
    """All whole lines of the table are rows, one for each epoch in its order."""
    text = (out / "metrics.csv").read_text()
    table = list(csv.reader(text[: text.rindex("\n")].splitlines()))
    assert {len(row) for row in table} == {len(table[0])}
    assert [int(row[0]) for row in table[1:]] == list(range(len(table) - 1))
    assert read_hparams(out)["finished"] is False
    assert json.loads((out / "run.json").read_text())["written_by"] == "curva-trainer"


def kill(out: Path, times: int) -> None:
    """Begin a run `times` times and kill it each time, at any moment between two epochs."""
    chance = random.Random(times)  # noqa: S311 - no secret
    for _ in range(times):
        with started(EAGER, *WORDS, "--out", str(out)) as process:
            wait_for(rows_in(out) + chance.randint(1, EPOCHS // times), out, process)
            time.sleep(chance.random() * 0.02)
            process.kill()
            process.wait()
        check_sound(out)


@pytest.mark.parametrize("times", [2, pytest.param(12, marks=pytest.mark.slow)])
def test_a_run_killed_at_any_moment_goes_on_with_the_same_numbers(times, tmp_path, whole):
    out = tmp_path / "one"
    kill(out, times)
    assert main([*WORDS, "--out", str(out)]) == 0
    assert logged(out) == whole
    assert not (out / CHECKPOINT).exists()
    assert json.loads((out / "run.json").read_text())["end"] == "finished"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows delivers no such signal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_asked_to_stop_keeps_its_last_epoch(number, tmp_path, whole):
    out = tmp_path / "one"
    usual = EAGER.replace("0.0", "3600.0")  # nothing is due: what is kept is kept by stopping
    with started(usual, *WORDS, "--out", str(out)) as process:
        wait_for(20, out, process)
        process.send_signal(number)
        assert process.wait() == 130
        assert len(process.stderr.read().splitlines()) == 2
    record = json.loads((out / "run.json").read_text())
    assert (record["end"], record["sessions"]) == ("interrupted", 1)
    assert (out / CHECKPOINT).exists()
    assert main([*WORDS, "--out", str(out)]) == 0
    assert logged(out) == whole
    assert json.loads((out / "run.json").read_text())["sessions"] == 2


def trained_by_two(folder: Path, rates: int) -> list[str]:
    """Train a grid by two workers, of which one is killed half-way; the runs told to have ended."""
    ended = []

    def tell(note):
        ended.extend([note.name] if note.ended is not None else [])
        if len(ended) == rates // 2 and note.ended is not None:
            os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)

    train_by_workers(jobs_of(grid(folder, rates)), None, Options(), tell, 2)
    return ended


@pytest.mark.parametrize("rates", [8, pytest.param(200, marks=pytest.mark.slow)])
def test_two_workers_of_which_one_is_killed_train_every_run_once(rates, tmp_path):
    whole = one_by_one(tmp_path / "serial", rates)
    ended = trained_by_two(tmp_path / "both", rates)
    assert len(whole) == rates
    assert all(run["finished"] is True for run in whole.values())
    assert sorted(ended) == sorted(whole)
    assert read(tmp_path / "both") == whole


def test_a_job_whose_process_always_dies_is_given_up_with_a_sentence(tmp_path):
    (placed,) = grid(tmp_path, 1, epochs=10_000)

    def tell(note):
        if note.row is not None:
            for one in multiprocessing.active_children():
                one.kill()

    with pytest.raises(TrainerError) as caught:
        train_by_workers(jobs_of([placed]), None, Options(), tell, 1)
    assert caught.value.code == "worker-died"
    assert caught.value.values["tries"] == TRIES


def test_interrupted_workers_keep_what_they_have_trained(tmp_path):
    placed = grid(tmp_path, 2, epochs=10_000)
    seen = set()

    def tell(note):
        if note.row is not None and note.row.epoch >= 5:
            seen.add(note.name)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_by_workers(jobs_of(placed), None, Options(), tell, 2)
    for _, folder in placed:
        assert (folder / CHECKPOINT).exists()
        assert json.loads((folder / "run.json").read_text())["end"] == "interrupted"
        assert read_hparams(folder)["finished"] is False
    assert multiprocessing.active_children() == []


def test_workers_whose_command_is_killed_keep_their_work_and_end(tmp_path):
    program = EAGER.replace("0.0", "3600.0")
    words = ["--workers", "2", "--oversubscribe", "--seeds", "2"]
    command = [sys.executable, "-c", program, *WORDS, *words, "--out", str(tmp_path)]
    many = [word.replace(str(EPOCHS), "100000") for word in command]
    folders = [tmp_path / "seed0", tmp_path / "seed1"]
    with subprocess.Popen(many, cwd=ROOT) as process:
        while min(map(rows_in, folders)) < 5:
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
    end = time.monotonic() + 60
    while not all((folder / CHECKPOINT).exists() for folder in folders):
        assert time.monotonic() < end, "a worker neither kept its work nor ended"
        time.sleep(0.05)

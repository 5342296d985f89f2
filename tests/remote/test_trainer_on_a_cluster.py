"""Runs trained by the workers of a Dask cluster, one of which is killed, are as those of here."""

import os
import signal
import sys
from pathlib import Path

import pytest
import torch
from distributed import Client, LocalCluster

from tests.trainer.resuming import grid, one_by_one, read
from trainer.__main__ import main
from trainer.running.cluster import train_by_cluster
from trainer.running.jobs import jobs_of
from trainer.running.note import Note, Options

pytestmark = pytest.mark.xdist_group("cluster")

EPOCHS = 5
NOBODY = "tcp://127.0.0.1:9"  # the port of the discard service, where no scheduler listens


def trained_by_a_cluster(folder: Path, rates: int) -> list[str]:
    """Train a grid by two workers, of which one is killed half-way; the runs told to have ended."""
    ended: list[str] = []
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as cluster:

        def tell(note: Note) -> None:
            if note.ended is None:
                return
            ended.append(note.name)
            if len(ended) == rates // 2:
                with Client(cluster.scheduler_address, set_as_default=False) as client:
                    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)

        jobs = jobs_of(grid(folder, rates, EPOCHS))
        train_by_cluster(jobs, None, Options(), tell, cluster.scheduler_address)
    return ended


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills in another way")
@pytest.mark.parametrize("rates", [8, pytest.param(200, marks=pytest.mark.slow)])
def test_runs_on_a_cluster_are_those_of_here_though_a_worker_is_killed(
    rates: int, tmp_path: Path
) -> None:
    torch.set_num_threads(1)
    whole = one_by_one(tmp_path / "here", rates, EPOCHS)
    ended = trained_by_a_cluster(tmp_path / "there", rates)
    assert len(whole) == rates
    assert all(run["finished"] is True for run in whole.values())
    assert sorted(ended) == sorted(whole)
    assert read(tmp_path / "there") == whole


def test_a_scheduler_that_does_not_answer_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.running.cluster.PATIENCE_S", 1)
    words = ["run", "--scheduler", NOBODY, "--out", str(tmp_path / "one"), "--lang", "en"]
    assert main(words) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert NOBODY in sentence
    assert not (tmp_path / "one").exists()

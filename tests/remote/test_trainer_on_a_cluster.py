"""Runs trained by the workers of a Dask cluster, one of which is killed, are as those of here."""

import os
import signal
import sys
from pathlib import Path

import pytest
import torch
from distributed import Client, LocalCluster

from tests.trainer.resuming import logged
from trainer.__main__ import main
from trainer.run_files.run_folder import read_hparams
from trainer.running.cluster import train_by_cluster
from trainer.running.jobs import Placed, jobs_of
from trainer.running.sources import Sources
from trainer.running.train_job import Note, Options, train_job
from trainer.study import parse

pytestmark = pytest.mark.xdist_group("cluster")

NOBODY = "tcp://127.0.0.1:9"  # the port of the discard service, where no scheduler listens


def grid(folder: Path, rates: int, epochs: int) -> list[Placed]:
    table = {
        "settings": {"epochs": epochs, "hidden": [4], "dropout": 0.2, "batch_size": 128},
        "grid": {"lr": [0.001 * (1 + rate) for rate in range(rates)]},
    }
    return [(run, folder / run.name) for run in parse("many", table, {}).runs]


def both_ways(tmp_path: Path, rates: int, epochs: int) -> None:
    torch.set_num_threads(1)
    for job in jobs_of(grid(tmp_path / "here", rates, epochs)):
        train_job(job, Sources(None), Options(), lambda _: None)
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

        jobs = jobs_of(grid(tmp_path / "there", rates, epochs))
        train_by_cluster(jobs, None, Options(), tell, cluster.scheduler_address)
    names = sorted(path.name for path in (tmp_path / "here").iterdir())
    assert sorted(ended) == names
    assert sorted(path.name for path in (tmp_path / "there").iterdir()) == names
    for name in names:
        assert logged(tmp_path / "there" / name) == logged(tmp_path / "here" / name)
        assert read_hparams(tmp_path / "there" / name)["finished"] is True


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills in another way")
def test_runs_on_a_cluster_are_those_of_here_though_a_worker_is_killed(tmp_path: Path) -> None:
    both_ways(tmp_path, 8, 5)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills in another way")
def test_two_hundred_runs_on_a_cluster_though_a_worker_is_killed(tmp_path: Path) -> None:
    both_ways(tmp_path, 200, 5)


def test_a_scheduler_that_does_not_answer_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.running.cluster.PATIENCE_S", 1)
    words = ["run", "--scheduler", NOBODY, "--out", str(tmp_path / "one"), "--lang", "en"]
    assert main(words) == 2
    (sentence,) = capsys.readouterr().err.splitlines()
    assert NOBODY in sentence
    assert not (tmp_path / "one").exists()

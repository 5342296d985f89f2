"""Runs of a grid that are trained together leave the logs that each would leave alone."""

import csv
import json
from pathlib import Path

import pytest

from trainer.run_files.run_folder import read_hparams
from trainer.running.jobs import SMALL, Job, jobs_of, plan
from trainer.running.note import Note, Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.stacked.training import MOST
from trainer.study import Run, parse

SETTINGS = {"epochs": 2, "hidden": [4], "batch_size": 128, "max_train_examples": 200}


def grid(folder: Path, **lists: list[float]) -> list[tuple[Run, Path]]:
    runs = parse("many", {"settings": SETTINGS, "grid": lists}, {}).runs
    return [(run, folder / run.name) for run in runs]


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "metrics.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_run_has_its_own_logs_equal_to_those_it_has_alone(tmp_path):
    sources, notes = Sources(None), []
    together, alone = (grid(tmp_path / name, lr=[0.01, 0.1]) for name in ("together", "alone"))
    todo = plan(together, sources)
    assert [len(job.placed) for job in todo.jobs] == [2]
    for job in todo.jobs:
        train_job(job, sources, Options(), notes.append)
    for one in alone:
        train_job(Job((one,)), sources, Options(), notes.append)
    for (run, ours), (_, theirs) in zip(together, alone, strict=True):
        rows, solo = table(ours), table(theirs)
        assert [row["step"] for row in rows] == [row["step"] for row in solo]
        for row, other in zip(rows, solo, strict=True):
            assert float(row["train_loss"]) == pytest.approx(float(other["train_loss"]), abs=1e-4)
            assert float(row["test_loss"]) == pytest.approx(float(other["test_loss"]), abs=1e-4)
        assert read_hparams(ours) == read_hparams(theirs)
        assert json.loads((ours / "run.json").read_text())["end"] == "finished"
        assert sum(note.name == run.name and note.ended == "" for note in notes) == 2


def test_a_stack_that_is_interrupted_says_so_in_every_run_and_is_trained_anew(tmp_path):
    placed = grid(tmp_path, lr=[0.01, 0.1])

    def stop(note: Note) -> None:
        if note.row is not None and note.row.epoch == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_job(Job(tuple(placed)), Sources(None), Options(), stop)
    ends = [json.loads((folder / "run.json").read_text())["end"] for _, folder in placed]
    assert ends == ["interrupted", "interrupted"]
    for job in plan(placed, Sources(None)).jobs:
        train_job(job, Sources(None), Options(), lambda note: None)  # noqa: ARG005
    assert all(len(table(folder)) == 3 for _, folder in placed)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_worker_has_as_many_jobs_and_no_run_is_lost_or_doubled(workers, tmp_path):
    placed = grid(tmp_path, lr=[0.001 * (i + 1) for i in range(70)])
    jobs = jobs_of(placed, placed, workers)
    assert len(jobs) % workers == 0
    assert max(len(job.placed) for job in jobs) <= MOST
    assert sorted(run.name for job in jobs for run, _ in job.placed) == sorted(
        run.name for run, _ in placed
    )


def test_large_models_are_jobs_of_their_own(tmp_path):
    wide = {"settings": {**SETTINGS, "hidden": [2000]}, "grid": {"lr": [0.1, 0.2]}}
    placed = [(run, tmp_path / run.name) for run in parse("wide", wide, {}).runs]
    assert SMALL < 64 * 2000
    assert [len(job.placed) for job in plan(placed, Sources(None)).jobs] == [1, 1]

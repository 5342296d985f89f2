"""Runs that train together and were interrupted go on as if they had not been."""

import io
import json
import math
from dataclasses import replace

import pytest
import torch

from tests.trainer.resuming import CLOCKS, read, stack
from tests.trainer.test_stacked import BASE, LR_AND_SEED, data_of
from trainer.errors import TrainerError
from trainer.parts import names
from trainer.run_files.checkpoint import FORM
from trainer.run_files.log import RunLog
from trainer.run_files.run_folder import CHECKPOINT, read_hparams
from trainer.run_files.stack_checkpoint import head_of
from trainer.running.jobs import plan
from trainer.running.note import Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.settings import WITH_MOMENTUM, Switch
from trainer.stacked.training import train_stacked
from trainer.stacked.update import RULES
from trainer.task import Shape, Task

PICTURES = Shape(Task.CLASSES, (1, 2, 3), outputs=4)
DATA = replace(data_of(), shape=PICTURES)
OTHER = replace(data_of(1), shape=PICTURES)
LONG = replace(BASE, epochs=6, log_every=2)
SEEDS = [replace(LONG, lr=lr, seed=seed) for lr, seed in LR_AND_SEED]
WILD = replace(LONG, hidden=(20, 20, 20), batch_size=5)


def of_optimizer(name: str) -> list:
    momentum = 0.9 if name in WITH_MOMENTUM else 0.0
    return [replace(one, optimizer=name, momentum=momentum) for one in SEEDS]


CASES = {
    **{name: of_optimizer(name) for name in sorted(RULES)},
    "augmentation": [replace(one, augment=names("augmentations")) for one in SEEDS],
    "normalisation": [replace(one, normalisation="batch") for one in SEEDS],
    "one that diverges": [replace(WILD, lr=lr) for lr in (0.01, 1e6, 0.02)],
    "different lengths": [replace(one, epochs=2 + 2 * i) for i, one in enumerate(SEEDS)],
    "early stopping": [replace(one, patience=1, lr=1.0, epochs=12) for one in SEEDS],
    "cosine and switch": [
        replace(one, decay="cosine", decay_by="update", switches=(Switch(3, batch_size=7),))
        for one in SEEDS
    ],
    "one pass": [replace(one, order="once", batch_size=3) for one in SEEDS],
    "penalties": [replace(one, l1=1e-3, weight_decay=0.01, clip=0.1) for one in SEEDS],
}


def trained(runs, data, kept=None, keep=None):
    """All that is written of `runs`, without clocks, and how they ended."""
    written = []

    def write(i, row):
        values = [getattr(row, name) for name in row.__slots__ if name not in CLOCKS]
        written.append((i, repr(values)))

    ended = train_stacked(
        runs,
        data,
        write,
        lambda i, steps: written.append((i, repr(steps))),
        keep=None if keep is None else lambda state: keep(state, len(written)),
        kept=kept,
    )
    return written, [(one.last.epoch, one.last.train_loss.hex(), one.why) for one in ended]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("most", [32, 2], ids=["one stack", "two stacks"])
def test_a_stack_gone_on_with_after_any_epoch_has_the_numbers_of_one_never_interrupted(
    case, most, monkeypatch
):
    monkeypatch.setattr("trainer.stacked.training.MOST", most)
    runs, data = CASES[case], [DATA, OTHER, DATA]
    states = []

    def saved(state, written):
        buffer = io.BytesIO()
        torch.save(state, buffer)
        states.append((buffer.getvalue(), written))

    whole, ends = trained(runs, data, keep=saved)
    assert len(states) >= max(end[0] for end in ends)
    for state, written in states:
        kept = torch.load(io.BytesIO(state), weights_only=True)
        torch.rand(7)  # chance used by others meanwhile
        more, same_ends = trained(runs, data, kept=kept)
        assert more == whole[written:]
        assert same_ends == ends


SOURCES = Sources(None)
FILES = {"events", "hparams", "metrics", "run", "steps"}


def train(placed, after=math.inf, workers=1, **options):
    """Train `placed` as a command does, interrupted when a row of epoch `after` is written."""
    notes = []

    def tell(note):
        notes.append(note)
        if note.row is not None and note.ended is None and note.row.epoch >= after:
            raise KeyboardInterrupt

    for job in plan(placed, SOURCES, workers).jobs:
        train_job(job, SOURCES, Options(**options), tell)
    return notes


def interrupted(placed, after):
    with pytest.raises(KeyboardInterrupt):
        train(placed, after)


def records(folder):
    return {run.name: json.loads((run / "run.json").read_text()) for run in folder.iterdir()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder of runs that were never interrupted."""
    folder = tmp_path_factory.mktemp("whole")
    train(stack(folder))
    return folder


def check_same(folder, whole):
    assert read(folder) == read(whole)
    for run in folder.iterdir():
        assert {path.name.split(".")[0] for path in run.iterdir()} == FILES
        assert read_hparams(run) == read_hparams(whole / run.name)
    ends = [{n: (r["end"], r["reason"]) for n, r in records(f).items()} for f in (folder, whole)]
    assert ends[0] == ends[1]


def test_one_of_the_runs_diverges_and_they_differ_in_seed(whole):
    stopped = [read_hparams(run)["stopped"] for run in whole.iterdir()]
    assert sorted(stopped) == ["", "", "", "", "loss_not_finite", "loss_not_finite"]
    assert {read_hparams(run)["seed"] for run in whole.iterdir()} == {0, 1}


def test_the_logs_of_a_stack_interrupted_twice_are_those_of_one_never_interrupted(tmp_path, whole):
    placed = stack(tmp_path)
    interrupted(placed, 3)
    assert all((folder / CHECKPOINT).exists() for _, folder in placed)
    assert {one["end"] for one in records(tmp_path).values()} == {"interrupted"}
    interrupted(placed, 5)
    notes = train(placed)
    assert {note.epoch for note in notes if note.row is None} == {4}
    assert sorted(note.name for note in notes if note.ended is not None) == sorted(read(tmp_path))
    check_same(tmp_path, whole)
    assert {one["sessions"] for one in records(tmp_path).values()} == {3}


@pytest.mark.parametrize("workers", [2, 5])
def test_a_stack_goes_on_as_it_was_with_any_number_of_workers(workers, tmp_path, whole):
    placed = stack(tmp_path)
    assert len(plan(placed, SOURCES, workers).jobs) == workers
    interrupted(placed, 3)
    (job,) = plan(placed, SOURCES, workers).jobs
    assert len(job.placed) == len(placed)
    train(placed, workers=workers)
    check_same(tmp_path, whole)


def test_runs_asked_for_one_after_another_go_on_with_the_numbers_of_all_together(tmp_path, whole):
    placed = stack(tmp_path)
    interrupted(placed, 3)
    for asked, epoch in ((placed[4:], 5), (placed[:2], 4), (placed[:1], 5), (placed[:2], 6)):
        interrupted(asked, epoch)
    for asked in (placed[4:], placed[:1], placed[2:4]):
        train(asked)
        assert not any((folder / CHECKPOINT).exists() for _, folder in asked)
    train(placed)
    check_same(tmp_path, whole)


def test_a_stack_goes_on_after_its_folder_was_moved(tmp_path, whole):
    interrupted(stack(tmp_path / "here"), 3)
    (tmp_path / "here").rename(tmp_path / "there")
    notes = train(stack(tmp_path / "there"))
    assert {note.epoch for note in notes if note.row is None} == {2}
    check_same(tmp_path / "there", whole)


def test_a_stack_killed_while_its_runs_are_marked_complete_goes_on(tmp_path, whole, monkeypatch):
    placed, finished = stack(tmp_path), RunLog.finish
    names = []

    def finish(log, result):
        names.append(log)
        if len(names) == 3:
            raise KeyboardInterrupt
        finished(log, result)

    with monkeypatch.context() as patch:
        patch.setattr(RunLog, "finish", finish)
        interrupted(placed, math.inf)
    assert len(plan(placed, SOURCES).complete) == 2
    train(placed)
    check_same(tmp_path, whole)


def damage(path, how):
    content = path.read_bytes()
    middle = len(content) // 2
    changed = content[:middle] + bytes(200) + content[middle + 200 :]
    path.write_bytes({"empty": b"", "cut": content[:-100], "changed": changed}[how])


@pytest.mark.parametrize("how", ["empty", "cut", "changed"])
def test_a_stack_whose_checkpoint_is_damaged_begins_anew_and_says_so_once(how, tmp_path, whole):
    placed = stack(tmp_path)
    interrupted(placed, 3)
    damage(placed[0][1] / CHECKPOINT, how)
    notes = train(placed)
    assert [note.lost for note in notes if note.lost] == [len(placed)]
    assert {note.epoch for note in notes if note.row is None} == {0}
    check_same(tmp_path, whole)
    assert {one["sessions"] for one in records(tmp_path).values()} == {1}


@pytest.mark.parametrize("name", [CHECKPOINT, "metrics.csv", "steps.csv"])
@pytest.mark.parametrize("which", [2, 5])
def test_a_run_whose_files_are_damaged_begins_anew_and_the_others_go_on(
    name, which, tmp_path, whole
):
    placed = stack(tmp_path)
    interrupted(placed, 3)
    damage(placed[which][1] / name, "empty")
    notes = train(placed)
    lost, _ = placed[which]
    assert [(note.name, note.lost) for note in notes if note.lost] == [(lost.name, 1)]
    assert {note.epoch for note in notes if note.row is None} == {0, 2}
    found, expected = read(tmp_path), read(whole)
    anew = found.pop(lost.name)
    again = expected.pop(lost.name)
    assert found == expected
    losses = [[float(row[2]) for row in run["rows"]] for run in (anew, again)]
    assert losses[0] == pytest.approx(losses[1], abs=1e-4, nan_ok=True)
    assert not any((folder / CHECKPOINT).exists() for _, folder in placed)


def test_a_checkpoint_of_a_stack_is_left_only_where_it_is_asked_for(tmp_path):
    placed = stack(tmp_path)
    interrupted(placed, 3)
    train(placed, keep_checkpoint=True)
    assert all((folder / CHECKPOINT).exists() for _, folder in placed)
    assert all(run["finished"] for run in read(tmp_path).values())


def test_a_run_of_an_interrupted_stack_is_not_overwritten_by_another(tmp_path):
    placed = stack(tmp_path)
    interrupted(placed, 3)
    (run, _), (_, folder) = stack(tmp_path, weight_decay=0.1)[0], placed[1]
    with pytest.raises(TrainerError) as caught:
        plan([(run, folder)], SOURCES)
    assert caught.value.code == "other-run"


def test_checkpoints_that_name_one_another_name_none(tmp_path):
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        torch.save({"form": FORM, "head": f"../{other}"}, tmp_path / name / CHECKPOINT)
    assert head_of(tmp_path / "a") is None
    assert head_of(tmp_path) is None

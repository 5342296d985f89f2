"""A run that was interrupted goes on as if it had not been: same numbers, same logs."""

import io
import json
import math
from itertools import pairwise

import pytest
import torch

from tests.trainer.resuming import CASES, CLOCKS, logged, run_of
from trainer.errors import TrainerError
from trainer.run_files import checkpoint
from trainer.run_files.lock import locked
from trainer.run_files.run_folder import CHECKPOINT, read_hparams, write_hparams
from trainer.running.jobs import Job, plan
from trainer.running.note import Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.train import train

SOURCES = Sources(None)
FILES = {"events", "hparams", "metrics", "run", "steps"}


def trained(folder, run, after=math.inf, **options):
    """Train `run` into `folder`, interrupted when its row `after` has been written."""

    def tell(note):
        if note.row is not None and note.ended is None and note.row.epoch >= after:
            raise KeyboardInterrupt

    train_job(Job(((run, folder),)), SOURCES, Options(**options), tell)


@pytest.mark.parametrize("case", CASES)
def test_a_run_gone_on_with_after_any_epoch_has_the_numbers_of_one_never_interrupted(case):
    settings = run_of(**CASES[case]).settings
    data = SOURCES.data_of(settings)
    rows, states = [], []

    def saved(state):
        buffer = io.BytesIO()
        torch.save(state, buffer)
        states.append(buffer.getvalue())

    whole = train(settings, data, rows.append, keep=saved)
    for after, state in enumerate(states, 1):
        kept = torch.load(io.BytesIO(state), weights_only=True)
        more = []
        torch.rand(7)  # chance used by others meanwhile
        ended = train(settings, data, more.append, kept=kept)
        assert [clockless(row) for row in more] == [clockless(row) for row in rows[after + 1 :]]
        assert (clockless(ended.last), ended.why) == (clockless(whole.last), whole.why)


def clockless(row):
    return [getattr(row, name) for name in row.__slots__ if name not in CLOCKS]


@pytest.mark.parametrize("case", CASES)
def test_the_logs_of_a_run_interrupted_twice_are_those_of_one_never_interrupted(case, tmp_path):
    run = run_of(**CASES[case])
    trained(tmp_path / "whole", run)
    for after in (1, 3):
        with pytest.raises(KeyboardInterrupt):
            trained(tmp_path / "parts", run, after)
        assert (tmp_path / "parts" / CHECKPOINT).exists() == (after > 1)
    trained(tmp_path / "parts", run)
    assert logged(tmp_path / "parts") == logged(tmp_path / "whole")
    for folder in (tmp_path / "parts", tmp_path / "whole"):
        assert {path.name.split(".")[0] for path in folder.iterdir()} == FILES


def test_a_step_is_in_the_event_file_once_and_in_order(tmp_path):
    run = run_of(dropout=0.5)
    with pytest.raises(KeyboardInterrupt):
        trained(tmp_path, run, 4)
    trained(tmp_path, run)
    events = logged(tmp_path)["events"]
    assert set(events) >= {"train/loss", "train/batch_loss", "batch_grad_norm"}
    for points in events.values():
        assert all(one[0] < other[0] for one, other in pairwise(points))
    assert [step for step, _ in events["train/batch_loss"]] == list(range(1, 19))


def test_a_checkpoint_is_left_only_where_it_is_asked_for(tmp_path):
    trained(tmp_path, run_of(), keep_checkpoint=True)
    assert (tmp_path / CHECKPOINT).exists()
    assert read_hparams(tmp_path)["finished"] is True


def damaged(path, how):
    content = path.read_bytes()
    middle = len(content) // 2
    changed = content[:middle] + bytes(200) + content[middle + 200 :]
    others = {"cut": content[:-100], "other": b"no checkpoint", "changed": changed}
    path.write_bytes({"empty": b"", **others}[how])


DAMAGES = [(CHECKPOINT, how) for how in ("empty", "cut", "other", "changed")]
DAMAGES += [(name, how) for name in ("metrics.csv", "steps.csv") for how in ("empty", "cut")]


@pytest.mark.parametrize(("name", "how"), DAMAGES)
def test_a_run_whose_checkpoint_or_logs_are_damaged_is_trained_from_the_start(name, how, tmp_path):
    run = run_of(dropout=0.5)
    trained(tmp_path / "whole", run)
    with pytest.raises(KeyboardInterrupt):
        trained(tmp_path / "parts", run, 4)
    damaged(tmp_path / "parts" / name, how)
    trained(tmp_path / "parts", run)
    assert logged(tmp_path / "parts") == logged(tmp_path / "whole")
    assert json.loads((tmp_path / "parts" / "run.json").read_text())["sessions"] == 1


def test_a_checkpoint_that_holds_more_than_data_is_not_opened(tmp_path):
    run = run_of()
    with pytest.raises(KeyboardInterrupt):
        trained(tmp_path, run, 4)
    torch.save({"form": 1, "hook": print}, tmp_path / CHECKPOINT)
    assert checkpoint.find(tmp_path, {}) is None


def test_a_run_that_can_be_gone_on_with_is_not_overwritten_by_another(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        trained(tmp_path, run_of(), 4)
    with pytest.raises(TrainerError) as caught:
        plan([(run_of(lr=0.01), tmp_path)], SOURCES)
    assert caught.value.code == "other-run"


def test_what_comes_after_the_checkpoint_is_cut_and_not_doubled(tmp_path):
    run = run_of(dropout=0.5)
    trained(tmp_path / "whole", run)
    with pytest.raises(KeyboardInterrupt):
        trained(tmp_path / "parts", run, 4)
    for name in ("metrics.csv", "steps.csv"):
        with (tmp_path / "parts" / name).open("ab") as file:
            file.write(b"5,12,0.3")  # as a killed process may leave it
    trained(tmp_path / "parts", run)
    assert logged(tmp_path / "parts") == logged(tmp_path / "whole")


def test_an_interruption_after_the_last_epoch_keeps_the_reason_of_the_end(tmp_path, monkeypatch):
    run = run_of(**CASES["early stopping"])
    trained(tmp_path / "whole", run)

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("trainer.run_files.log.RunLog.finish", interrupted)
        with pytest.raises(KeyboardInterrupt):
            trained(tmp_path / "parts", run)
    trained(tmp_path / "parts", run)
    assert read_hparams(tmp_path / "parts")["stopped"] == "early_stopping"
    assert logged(tmp_path / "parts") == logged(tmp_path / "whole")


def test_an_interruption_between_closing_the_logs_and_marking_the_run_loses_nothing(
    tmp_path, monkeypatch
):
    run = run_of()
    trained(tmp_path / "whole", run)

    def interrupted(_folder, values):
        if values["finished"]:
            raise KeyboardInterrupt
        write_hparams(_folder, values)

    with monkeypatch.context() as patch:
        patch.setattr("trainer.run_files.log.write_hparams", interrupted)
        with pytest.raises(KeyboardInterrupt):
            trained(tmp_path / "parts", run)
    assert (tmp_path / "parts" / CHECKPOINT).exists()
    trained(tmp_path / "parts", run)
    assert logged(tmp_path / "parts") == logged(tmp_path / "whole")


def test_two_processes_do_not_train_in_one_folder(tmp_path):
    with locked(tmp_path), pytest.raises(TrainerError) as caught:
        trained(tmp_path, run_of())
    assert caught.value.code == "in-use"
    with locked(tmp_path), pytest.raises(TrainerError) as caught:
        plan([(run_of(), tmp_path)], SOURCES)
    assert caught.value.code == "in-use"
    trained(tmp_path, run_of())
    assert read_hparams(tmp_path)["finished"] is True

"""How far a training is, by its folder, and how long another would take."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.training import counting
from dashboard.training.estimate import Earlier, alike, earlier_runs, estimate
from dashboard.training.offers import PlannedRun
from tests.training import fake_trainer

SETTINGS = {**fake_trainer.DEFAULTS, "epochs": 10}


def run_on_disk(folder: Path, *, epochs: int, done: int, finished: bool, seconds: float) -> None:
    folder.mkdir(parents=True)
    told = "dataset: digits\nmodel: mlp\nhidden:\n- 128\nbatch_size: 64\noptimizer: sgd\n"
    (folder / "hparams.yaml").write_text(
        f"name: {folder.name}\n{told}epochs: {epochs}\nfinished: {str(finished).lower()}\n"
    )
    rows = "".join(f"{at},{at * 23},1.0,{seconds if at else ''}\n" for at in range(done + 1))
    (folder / "metrics.csv").write_text(f"epoch,step,train_loss,epoch_seconds\n{rows}")


def test_runs_and_epochs_are_counted(tmp_path: Path) -> None:
    run_on_disk(tmp_path / "a", epochs=40, done=12, finished=True, seconds=1)  # it ended early
    run_on_disk(tmp_path / "b", epochs=40, done=7, finished=False, seconds=1)
    (tmp_path / "c").mkdir()
    found = counting.count(tmp_path)
    assert (len(found.runs), found.finished, found.epochs) == (2, 1, 47)
    (current,) = found.current
    assert (current.name, current.epoch, current.epochs) == ("b", 7, 40)


def test_one_run_alone_is_the_folder_itself(tmp_path: Path) -> None:
    run_on_disk(tmp_path / "a", epochs=4, done=2, finished=False, seconds=1)
    assert counting.count(tmp_path / "a").epochs == 2


@pytest.mark.parametrize("end", ["8", "8,1", "8,184,1.0,0.5", ""])
def test_a_line_that_is_being_written_does_not_count(tmp_path: Path, end: str) -> None:
    run_on_disk(tmp_path / "a", epochs=40, done=7, finished=False, seconds=1)
    with (tmp_path / "a" / "metrics.csv").open("a") as file:
        file.write(end)
    assert counting.count(tmp_path).epochs == 7


@pytest.mark.parametrize(("observed", "finished"), [(None, 0), ({"metric": "loss"}, 1)])
def test_a_run_that_follows_advice_is_complete_when_it_is_written_what_came_of_it(
    tmp_path: Path, observed: dict | None, finished: int
) -> None:
    run_on_disk(tmp_path / "a", epochs=4, done=4, finished=True, seconds=1)
    lineage = json.dumps({"format": 1, "observed": observed}, indent=1)
    (tmp_path / "a" / "lineage.json").write_text(lineage)
    assert (counting.count(tmp_path).finished, counting.count(tmp_path).epochs) == (finished, 4)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_in_the_files_are_counted_as_something(settings: bytes, table: bytes) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "runs" / "a"
        folder.mkdir(parents=True)
        (folder / "hparams.yaml").write_bytes(settings)
        (folder / "metrics.csv").write_bytes(table)
        (found,) = counting.count(folder).runs
        assert found.epoch >= 0
        assert all(one.epoch_s >= 0 for one in earlier_runs(Path(name)))


HOSTILE = {
    "an empty whole number": "batch_size: !!int ''",
    "infinitely many examples": "batch_size: .inf",
    "a month that is none": "when: 2020-13-45",
    "a list in a list in a list": "[" * 5_000,
}


@pytest.mark.parametrize("settings", HOSTILE.values(), ids=HOSTILE)
def test_settings_that_are_none_tell_of_no_earlier_run(settings: str, tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "a"
    folder.mkdir(parents=True)
    (folder / "hparams.yaml").write_text(settings)
    (folder / "metrics.csv").write_text("epoch_seconds\n1\n")
    assert earlier_runs(tmp_path) == []


def test_a_folder_that_is_not_there_has_no_run(tmp_path: Path) -> None:
    assert counting.count(tmp_path / "nothing").runs == ()


def test_the_same_run_again_takes_as_long_as_it_took(tmp_path: Path) -> None:
    run_on_disk(tmp_path / "runs" / "t" / "a", epochs=10, done=10, finished=True, seconds=3.0)
    earlier = earlier_runs(tmp_path)
    settings = {**SETTINGS, "hidden": (128,)}
    del settings["seed"], settings["lr"]
    found = estimate([PlannedRun("", settings)] * 4, earlier, cores=1)
    assert found is not None
    assert found.rests_on == 1
    assert found.low <= 4 * 10 * 3.0 + 10 <= found.high


def test_another_batch_size_widens_the_range_and_another_model_is_not_known() -> None:
    earlier = [Earlier(alike(SETTINGS), 64, 1.0)]
    same, larger = (
        estimate([PlannedRun("", {**SETTINGS, "batch_size": size})], earlier, 1)
        for size in (64, 1024)
    )
    assert same is not None
    assert larger is not None
    assert larger.low < same.low
    assert larger.high == same.high
    other = PlannedRun("", {**SETTINGS, "hidden": (1024,)})
    assert estimate([other], earlier, 1) is None


def test_more_cores_take_less_time() -> None:
    earlier = [Earlier(alike(SETTINGS), 64, 1.0)]
    one, two = (estimate([PlannedRun("", SETTINGS)] * 4, earlier, cores) for cores in (1, 2))
    assert one is not None
    assert two is not None
    assert (two.low, two.high) < (one.low, one.high)

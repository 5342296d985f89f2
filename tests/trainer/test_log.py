"""The three files of a run: they agree, they survive a kill, they leave other files alone."""

import csv
import math
import socket

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from trainer.errors import TrainerError
from trainer.row import Row, Steps
from trainer.run_files.event_file import EventFile
from trainer.run_files.log import COLUMNS, STEP_COLUMNS, STEP_TAGS, TAGS, RunLog
from trainer.run_files.run_folder import check_folder, is_complete, read_hparams

HPARAMS = {"name": "one", "lr": 0.1, "hidden": [4], "seed": 0}
FIRST = Row(0, 0, 2.3, 0.1, 2.4, 0.09)
SECOND = Row(1, 23, 1 / 3, 0.7, 0.5, 0.6, 0.01, 64, 1.5, 0.25, 0.125)
WILD = Row(2, 46, math.nan, 0.1, math.inf, 0.1, 0.01, 64, math.nan, math.inf, 0.5)


def write_run(folder, rows=(FIRST, SECOND, WILD), finish=True):
    log = RunLog(folder, HPARAMS)
    for row in rows:
        log.write(row)
    if finish:
        log.finish({"stopped": ""})
    else:
        log.close()


def same(a: float, b: float) -> bool:
    return np.float32(a) == np.float32(b) or (math.isnan(a) and math.isnan(b))


def test_events_and_csv_hold_the_same_values_at_the_same_steps(tmp_path):
    write_run(tmp_path)
    events = EventAccumulator(str(tmp_path))
    events.Reload()
    with (tmp_path / "metrics.csv").open() as file:
        rows = list(csv.DictReader(file))
    tags = {column: tag for column, tag in TAGS.items() if column in rows[0]}
    assert set(events.Tags()["scalars"]) == set(tags.values())
    for column, tag in tags.items():
        from_csv = [(int(row["step"]), float(row[column])) for row in rows if row[column]]
        from_events = [(event.step, event.value) for event in events.Scalars(tag)]
        assert len(from_csv) == len(from_events)
        for (step, value), (event_step, event_value) in zip(from_csv, from_events, strict=True):
            assert step == event_step
            assert same(value, event_value), (column, step)


def test_the_csv_begins_before_the_first_update_and_keeps_what_is_not_finite(tmp_path):
    write_run(tmp_path)
    lines = (tmp_path / "metrics.csv").read_text().splitlines()
    assert lines[0] == ",".join(name for name in COLUMNS if not name.endswith("_mae"))
    assert lines[1] == "0,0,2.3,0.1,2.4,0.09,,,,0.0,"
    assert lines[3] == "2,46,nan,0.1,inf,0.1,0.01,64,nan,inf,0.5"


@given(st.floats(width=32))
def test_any_number_survives_the_csv_as_the_same_32_bit_float(tmp_path_factory, value):
    folder = tmp_path_factory.mktemp("run")
    write_run(folder, [Row(0, 0, value, 0, 0, 0, None, None, None, 0.0, None)])
    with (folder / "metrics.csv").open() as file:
        assert same(float(next(csv.DictReader(file))["train_loss"]), value)


def test_every_epoch_is_on_disk_as_soon_as_it_is_written(tmp_path):
    log = RunLog(tmp_path, HPARAMS)
    for count, row in enumerate((FIRST, SECOND), start=1):
        log.write(row)
        assert len((tmp_path / "metrics.csv").read_text().splitlines()) == 1 + count
        events = EventAccumulator(str(tmp_path))
        events.Reload()
        assert len(events.Scalars("train/loss")) == count
    log.close()


def test_a_run_names_neither_machine_nor_folder(tmp_path, monkeypatch):
    machine = "somebodys-own-machine"
    monkeypatch.setattr(socket, "gethostname", lambda: machine)
    write_run(tmp_path)
    assert sorted(path.name.split(".")[0] for path in tmp_path.iterdir()) == [
        "events",
        "hparams",
        "metrics",
    ]
    for path in tmp_path.iterdir():
        assert machine not in path.name
        assert str(tmp_path).encode() not in path.read_bytes()
        assert machine.encode() not in path.read_bytes()


def test_only_a_finished_run_counts_as_complete(tmp_path):
    assert not is_complete(tmp_path, HPARAMS)
    write_run(tmp_path, finish=False)
    assert not is_complete(tmp_path, HPARAMS)
    write_run(tmp_path)
    assert is_complete(tmp_path, HPARAMS)


def test_a_run_begun_again_leaves_nothing_of_the_first_try(tmp_path):
    write_run(tmp_path, (FIRST, SECOND, WILD), finish=False)
    (tmp_path / "notes.txt").write_text("mine")
    write_run(tmp_path, (FIRST,))
    assert len(list(tmp_path.glob("events*"))) == 1
    assert len((tmp_path / "metrics.csv").read_text().splitlines()) == 2
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_finished_run_with_other_settings_is_refused_and_named(tmp_path):
    write_run(tmp_path)
    with pytest.raises(TrainerError) as caught:
        is_complete(tmp_path, {**HPARAMS, "lr": 0.2})
    assert caught.value.values == {"path": tmp_path, "settings": "lr"}


@pytest.mark.parametrize("name", ["metrics.csv", "hparams.yaml", "events.out.tfevents.1.host"])
@pytest.mark.parametrize("content", [b"", b"lr: 0.1\n", b"\xff\xfe", b"[", b"!!python/name:os"])
def test_logs_that_the_trainer_did_not_sign_are_never_touched(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TrainerError, match="foreign-files"):
        RunLog(tmp_path, HPARAMS)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == content


def test_a_file_where_a_folder_is_needed_is_refused(tmp_path):
    (tmp_path / "taken").write_text("")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "deeper" / "run"):
        with pytest.raises(TrainerError, match="not-a-folder"):
            check_folder(folder)


def test_the_hparams_are_plain_yaml_that_says_who_wrote_it(tmp_path):
    write_run(tmp_path)
    found = yaml.safe_load((tmp_path / "hparams.yaml").read_text())
    assert found == {
        "written_by": "curva-trainer",
        "log_format": 1,
        **HPARAMS,
        "stopped": "",
        "finished": True,
    }
    assert read_hparams(tmp_path) == found


numbers = st.floats(width=32)


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=5))
def test_every_update_is_in_the_table_and_in_the_events_with_the_same_numbers(
    tmp_path_factory, measured
):
    folder = tmp_path_factory.mktemp("run")
    log = RunLog(folder, HPARAMS)
    log.write(FIRST)
    losses, norms, rates = map(list, zip(*measured, strict=True))
    log.write_steps(Steps(1, range(1, len(losses) + 1), losses, norms, rates))
    log.write(SECOND)
    log.finish({})
    events = EventAccumulator(str(folder))
    events.Reload()
    with (folder / "steps.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == list(range(1, len(losses) + 1))
    assert {row["epoch"] for row in rows} == {"1"}
    for column, tag, values in zip(
        STEP_COLUMNS[2:], STEP_TAGS, (losses, norms, rates), strict=True
    ):
        points = events.Scalars(tag)
        assert [one.step for one in points] == list(range(1, len(losses) + 1))
        for row, point, value in zip(rows, points, values, strict=True):
            assert same(float(row[column]), value)
            assert same(point.value, value)


@given(st.lists(st.integers(0, 2**40), max_size=4, unique=True), numbers)
def test_an_event_file_is_read_by_tensorboard_as_it_was_written(tmp_path_factory, steps, value):
    folder = tmp_path_factory.mktemp("run")
    for half in (steps[:2], steps[2:]):  # gone on with in between
        file = EventFile(folder / "events.out.tfevents.1.curva.0.0")
        for step in half:
            file.add(step, {"a/b": value, "ç": -value}, 12.5)
        file.close()
    events = EventAccumulator(str(folder), purge_orphaned_data=False)
    events.Reload()
    for tag, expected in (("a/b", value), ("ç", -value)) if steps else ():
        points = events.Scalars(tag)
        assert [(one.step, one.wall_time) for one in points] == [(step, 12.5) for step in steps]
        assert all(same(one.value, expected) for one in points)

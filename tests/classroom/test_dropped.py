"""A dropped log is read as any other, taken where it may be of the cell, and refused with why."""

import math
import pickle
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom import dropped
from dashboard.classroom.dropped import Refused, Result, Why
from dashboard.classroom.grid import Cell
from dashboard.classroom.room import Limits
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.views.state.log_set import SAMPLES_FOLDER
from tests.classroom.sent import by_hand, of_trainer, table

LIMITS = Limits()
CELL = Cell(0, 0.1, 64, 0)
STUDY = SAMPLES_FOLDER / "learning_rate"


def study_files(run: str, *names: str) -> list[UploadedBytes]:
    return [UploadedBytes(f"{run}/{name}", (STUDY / run / name).read_bytes()) for name in names]


def why(files: list[UploadedBytes], cell: Cell = CELL, limits: Limits = LIMITS) -> Why | None:
    found = dropped.read(files, cell, limits)
    return found.why if isinstance(found, Refused) else None


def test_a_log_of_the_trainer_is_taken_with_its_end() -> None:
    cell = Cell(3, 0.1, 1024, 1)
    files = study_files("batch1024_lr0.1_seed1", "metrics.csv", "hparams.yaml", "run.json")
    found = dropped.read(files, cell, LIMITS)
    assert isinstance(found, Result)
    assert found.accuracy == pytest.approx(0.978, abs=0.002)
    assert not found.diverged
    assert not found.assumed


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (replace(CELL, lr=0.2), {"lr": 0.1}),
        (replace(CELL, batch_size=32), {"batch_size": 64}),
        (replace(CELL, seed=1), {"seed": 0}),
    ],
)
def test_a_log_of_another_cell_is_refused_with_the_settings_that_it_names(
    cell: Cell, found: dict[str, float]
) -> None:
    refused = dropped.read(of_trainer(0.1, 64, 0), cell, LIMITS)
    assert refused == Refused(Why.OTHER_CELL, found)


def test_a_table_by_hand_is_taken_on_trust() -> None:
    found = dropped.read(by_hand(0.2), CELL, LIMITS)
    assert isinstance(found, Result)
    assert found.assumed
    assert found.loss == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize(("metrics", "has"), [("loss", (False, True)), ("accuracy", (True, False))])
def test_what_a_log_does_not_have_is_unknown(metrics: str, has: tuple[bool, bool]) -> None:
    found = dropped.read(by_hand(metrics=metrics), CELL, LIMITS)
    assert isinstance(found, Result)
    assert (not math.isnan(found.accuracy), not math.isnan(found.loss)) == has


def test_a_run_that_diverged_is_taken_as_such() -> None:
    found = dropped.read(by_hand(math.nan), CELL, LIMITS)
    assert isinstance(found, Result)
    assert found.diverged


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ([], Why.NO_CURVE),
        ([UploadedBytes("notes.txt", b"nothing to see")], Why.NO_CURVE),
        ([UploadedBytes("log.pkl", pickle.dumps(np.arange(9)))], Why.NO_CURVE),
        ([UploadedBytes("../../etc/passwd", table().encode())], Why.NO_CURVE),
        ([UploadedBytes("a.csv", b"epoch,grad_norm\n0,1\n1,2\n2,3\n")], Why.NO_MEASURE),
        (
            [UploadedBytes(f"{name}.csv", table().encode()) for name in ("a/x", "b/y")],
            Why.SEVERAL,
        ),
    ],
    ids=["nothing", "a text", "a pickle", "a path", "no measure", "several"],
)
def test_what_is_no_log_of_one_run_is_refused(files: list[UploadedBytes], reason: Why) -> None:
    assert why(files) is reason


def test_of_several_runs_the_one_with_the_settings_of_the_cell_is_taken() -> None:
    several = [
        UploadedBytes(f"{folder}/{file.name}", file.data)
        for folder, lr, end in (("a", 0.1, 0.2), ("b", 0.5, 0.9))
        for file in of_trainer(lr, 64, 0, end)
    ]
    found = dropped.read(several, CELL, LIMITS)
    assert isinstance(found, Result)
    assert found.loss == pytest.approx(0.2, abs=0.01)


def test_too_many_bytes_or_files_are_refused_unread() -> None:
    assert why(by_hand(), limits=replace(LIMITS, log_bytes=10)) is Why.TOO_BIG
    assert why(of_trainer(0.1, 64, 0), limits=replace(LIMITS, files=1)) is Why.TOO_BIG


@given(st.binary(max_size=300), st.text(max_size=20))
def test_no_bytes_under_no_name_make_the_reading_fail(data: bytes, name: str) -> None:
    found = dropped.read([UploadedBytes(name, data)], CELL, LIMITS)
    assert isinstance(found, Refused | Result)

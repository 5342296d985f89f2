"""Judging a set again while it grows: the report of a full judging, whatever happened meanwhile."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.diagnosis import comparisons
from dashboard.diagnosis.again import JudgedAgain
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.siblings.families import families_of
from dashboard.model.memo import Memo
from dashboard.model.run import LogBook, Run
from dashboard.model.table import Series
from tests.diagnosis.siblings import made_up_runs
from tests.examples import examples

SETTINGS = {
    "lr": (0.001, 0.01, 0.1, 3.0),  # the last one diverges
    "batch_size": (64, 1024),
    "seed": (0, 1),
    "dataset": ("mnist", "fashion"),
    "epochs": (6, 30),
}


def logged(run_id: str, until: int, only_loss: bool = False, **config: object) -> tuple[Run, list]:
    """The first ``until`` epochs of a made-up run, as a reader gives them."""
    made = made_up_runs.run(run_id, **config)
    series = [
        Series.of(one.metric, one.metric, one.split, one.x[:until].astype(int), one.y[:until],
                  one.x[:until])
        for one in made.curves.values()
        if one.metric != "accuracy" or not only_loss
    ]  # fmt: skip
    return made.run, series


class Growing:
    """A folder of runs to which things happen."""

    def __init__(self) -> None:
        self.runs: dict[str, dict] = {}
        self.held: dict[str, tuple[Run, list]] = {}

    def put(self, run_id: str, **known: object) -> None:
        self.runs[run_id] = self.runs.get(run_id, {}) | known
        self.held[run_id] = logged(run_id, **self.runs[run_id])

    def grow(self, run_id: str, by: int) -> None:
        self.put(run_id, until=self.runs[run_id]["until"] + by)

    def remove(self, run_id: str) -> None:
        del self.runs[run_id], self.held[run_id]

    def book(self) -> LogBook:
        ids = sorted(self.held)
        runs = tuple(self.held[one][0] for one in ids)
        return LogBook(runs, {one: self.held[one][1] for one in ids})


@st.composite
def happenings(draw: st.DrawFn, folder: Growing) -> None:
    """A few things that happen between two looks."""
    for _ in range(draw(st.integers(0, 3))):
        what = draw(st.sampled_from(["grow", "new", "remove", "settings", "measure"]))
        there = sorted(folder.runs)
        if what == "new" or not there:
            config = {name: draw(st.sampled_from(held)) for name, held in SETTINGS.items()}
            run_id = f"{draw(st.sampled_from('abcdefgh'))}/run"
            folder.runs.pop(run_id, None)
            folder.put(run_id, until=draw(st.integers(1, 31)), **config)
            continue
        run_id = draw(st.sampled_from(there))
        if what == "grow":
            folder.grow(run_id, draw(st.integers(0, 12)))
        elif what == "remove":
            folder.remove(run_id)
        elif what == "settings":
            name = draw(st.sampled_from(sorted(SETTINGS)))
            folder.put(run_id, **{name: draw(st.sampled_from(SETTINGS[name]))})
        else:
            folder.put(run_id, only_loss=draw(st.booleans()))


@settings(max_examples=examples(40))
@given(st.data())
def test_whatever_happened_the_report_is_that_of_a_full_judging(data: st.DataObject) -> None:
    folder, judge = Growing(), JudgedAgain()
    for at in range(4):
        folder.put(f"{'abcdefgh'[at]}/run", until=20, lr=SETTINGS["lr"][at])
    for _ in range(data.draw(st.integers(2, 5))):
        data.draw(happenings(folder))
        book = folder.book()
        assert repr(judge.report(book)) == repr(diagnose(book))


def a_sweep() -> Growing:
    folder = Growing()
    for dataset in SETTINGS["dataset"]:
        for lr in SETTINGS["lr"][:3]:
            folder.put(f"{dataset}/{lr:g}", until=20, lr=lr, dataset=dataset)
    return folder


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The families that are compared, by the ids of their members."""
    compare: Callable = comparisons.compare
    seen: list[tuple[str, ...]] = []

    def note(family):
        seen.append(tuple(member.run_id for member in family.members))
        return compare(family)

    monkeypatch.setattr(comparisons, "compare", note)
    return seen


def test_only_the_family_in_which_a_run_changed_is_compared_again(compared: list) -> None:
    folder, judge = a_sweep(), JudgedAgain()
    judge.report(folder.book())
    assert len(compared) == 2
    compared.clear()
    folder.grow("mnist/0.01", 1)
    judge.report(folder.book())
    assert compared == [("mnist/0.001", "mnist/0.01", "mnist/0.1")]
    assert judge.examined == 7


def test_a_book_in_which_nothing_changed_keeps_every_verdict(compared: list) -> None:
    folder, judge = a_sweep(), JudgedAgain()
    first = judge.report(folder.book())
    compared.clear()
    again = judge.report(replace(folder.book()))
    assert compared == []
    for before, now in zip(first.diagnoses, again.diagnoses, strict=True):
        assert before is now


def test_a_family_that_gets_company_is_named_though_none_of_its_runs_changed() -> None:
    folder, judge = Growing(), JudgedAgain()
    for lr in SETTINGS["lr"][:3]:
        folder.put(f"mnist/{lr:g}", until=20, lr=lr)
    assert {one.evidence["family"] for one in judge.report(folder.book()).comparisons} == {""}
    for lr in SETTINGS["lr"][:3]:
        folder.put(f"fashion/{lr:g}", until=20, lr=lr, dataset="fashion")
    named = {one.evidence["family"] for one in judge.report(folder.book()).comparisons}
    assert named == {"mnist", "fashion"}


def test_a_run_of_which_its_lamp_says_that_it_diverged_is_another_member() -> None:
    """The advice groups the same runs by their losses alone, which may say otherwise."""
    runs, known = made_up_runs.sweep((0.01, 0.1)), Memo()
    (told,) = families_of(runs, {runs[0].run.run_id: True}, known)
    (untold,) = families_of(runs, None, known)
    assert [member.diverged for member in told.members] == [True, False]
    assert [member.diverged for member in untold.members] == [False, False]
    assert families_of(runs, None, known)[0] is untold


def test_what_is_not_asked_for_in_a_round_is_made_again_and_ids_are_never_confused() -> None:
    known = Memo()
    for turn in range(50):
        known.next_round()
        array = np.full(3, float(turn))  # freed arrays of other rounds would lend it their id
        assert known.of("sum", [array], array.sum) == 3.0 * turn
    lasting = [1]
    made = [known.of("length", [lasting], lambda: len(lasting))]
    lasting.append(2)
    known.next_round()
    made.append(known.of("length", [lasting], lambda: len(lasting)))
    known.next_round()
    known.next_round()
    made.append(known.of("length", [lasting], lambda: len(lasting)))
    assert made == [1, 1, 2]

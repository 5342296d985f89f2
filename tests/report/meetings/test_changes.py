"""What changed since the last meeting, and whether what was forecast came true."""

import math
from dataclasses import replace
from typing import Any

import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.meetings.decision import Content, Decision, Kind
from dashboard.meetings.identity import Identity
from dashboard.model.lineage import Lineage, Observed
from dashboard.model.run import LogBook
from dashboard.report.meetings.change_sentences import came_of, sentences
from dashboard.report.meetings.changes import (
    BETTER,
    SAME,
    WORSE,
    Changes,
    Verdict,
    changes,
    way_of,
)
from dashboard.report.meetings.seen_runs import BEST, Begun, begun, said
from dashboard.report.meetings.verdict_words import verdict_words
from dashboard.text.sentences import Sentences
from tests.report.best_books import book, run

WORDS = Sentences("en")
LOW, GOOD = run("low", 0.5, lr=0.001), run("good", 0.9, lr=0.1)
BETTER_ONE = run("low-again", 0.8, lr=0.01)
ADVICE = {"action": "raise_lr", "parameter": "lr", "from": 0.001, "to": 0.01}


def meeting(made: LogBook) -> Begun:
    return begun(made, diagnose(made), WORDS.among(made.runs))


def decided(kept: Begun, run_id: str, made: LogBook, **more: Any) -> Decision:
    setting = next(one.setting for one in kept.runs if one.seen["run_id"] == run_id)
    mine = tuple(one for one in kept.runs if one.setting == setting)
    told = said(run_id, diagnose(made), WORDS) | more
    return Decision("d", "m", setting, mine, Content(Kind.RERUN), told, "Ana", 0.0, 1)


def since(made: LogBook, kept: Begun, *decisions: Decision) -> Changes:
    return changes(kept.runs, decisions, kept.seen[BEST], made, diagnose(made))


def test_of_the_same_runs_nothing_changed() -> None:
    made = book(LOW, GOOD)
    found = since(made, meeting(made))
    assert (found.new, found.gone, found.turned, found.came_of) == ((), (), (), ())
    assert found.best is not None
    assert found.best.way == SAME


def test_new_runs_and_lost_ones_are_named() -> None:
    found = since(book(GOOD, BETTER_ONE), meeting(book(LOW, GOOD)))
    assert found.new == ("low-again",)
    assert len(found.gone) == 1


def test_a_better_best_is_better_and_a_worse_one_worse() -> None:
    small, large = book(LOW, BETTER_ONE), book(LOW, BETTER_ONE, GOOD)
    up, down = since(large, meeting(small)).best, since(small, meeting(large)).best
    assert up is not None
    assert down is not None
    assert (up.way, down.way) == (BETTER, WORSE)
    assert (up.before, up.now) == (down.now, down.before)


def test_a_verdict_that_is_another_now_is_told_with_both() -> None:
    made = book(LOW, GOOD)
    kept = meeting(made)
    runs = tuple(
        replace(one, seen={**one.seen, "lamp": "fit", "state": "plateau"}) for one in kept.runs
    )
    found = changes(runs, (), None, made, diagnose(made))
    assert {one.before for one in found.turned} == {Verdict("fit", "plateau")}
    assert {one.now.state for one in found.turned} <= {
        one.headline.state for one in diagnose(made).diagnoses
    }


FORETOLD = {"metric": "accuracy", "direction": "up", "now": 0.5, "chance": None}


@pytest.mark.parametrize(("expected", "came_true"), [(0.79, True), (0.9, False), (None, True)])
def test_a_new_run_that_is_set_as_advised_is_held_against_the_forecast(
    expected: float | None, came_true: bool
) -> None:
    before, now = book(LOW, GOOD), book(LOW, GOOD, BETTER_ONE)
    kept = meeting(before)
    one = decided(kept, "low", before, advice=ADVICE, forecast=FORETOLD | {"expected": expected})
    (came,) = since(now, kept, one).came_of
    assert came.tried == ("low-again",)
    assert came.way == BETTER
    assert came.came_true is came_true


def test_a_run_with_another_change_beside_did_not_try_it() -> None:
    before = book(LOW, GOOD)
    other = run("other", 0.8, lr=0.01, batch_size=8)
    kept = meeting(before)
    one = decided(kept, "low", before, advice=ADVICE, forecast=FORETOLD | {"expected": 0.7})
    (came,) = since(book(LOW, GOOD, other), kept, one).came_of
    assert came.tried == ()
    assert came.came_true is None
    assert came.way == SAME


@pytest.mark.parametrize("came_true", [True, False])
def test_the_trainers_own_account_goes_before_ours(came_true: bool) -> None:
    before = book(LOW, GOOD)
    observed = Observed("accuracy", 0.5, 0.8, "yes", came_true)
    lineage = Lineage(
        "low", "raise_lr", "lr", 0.001, 0.01, "accuracy", "val", "up", 0.5, 0.7, None, observed
    )
    child = replace(BETTER_ONE[0], lineage=lineage), BETTER_ONE[1]
    kept = meeting(before)
    one = decided(kept, "low", before, advice=None)
    (came,) = since(book(LOW, GOOD, child), kept, one).came_of
    assert came.tried == ("low-again",)
    assert came.came_true is came_true


def test_of_a_setting_that_is_not_open_nothing_is_said_but_that() -> None:
    before = book(LOW, GOOD)
    kept = meeting(before)
    (came,) = since(book(GOOD), kept, decided(kept, "low", before)).came_of
    assert not came.is_open
    assert came.now is None
    assert math.isnan(came.after)


def test_a_decision_that_was_taken_back_has_no_outcome() -> None:
    made = book(LOW, GOOD)
    kept = meeting(made)
    one = replace(decided(kept, "low", made), content=Content())
    assert since(made, kept, one).came_of == ()


@pytest.mark.parametrize(
    ("before", "after", "up", "down"),
    [
        (0.5, 0.6, BETTER, WORSE),
        (0.6, 0.5, WORSE, BETTER),
        (0.5, 0.501, SAME, SAME),
        (0.0, 0.0, SAME, SAME),
        (math.nan, 0.5, "", ""),
        (0.5, math.inf, "", ""),
    ],
)
def test_which_way_a_value_went(before: float, after: float, up: str, down: str) -> None:
    assert way_of(before, after, is_upward=True) == up
    assert way_of(before, after, is_upward=False) == down


DAMAGED = {"lamp": 7, "state": None, "metric": [], "end": "x", "advice": 3, "forecast": "no"}


def test_a_document_that_somebody_damaged_costs_its_own_sentence_alone() -> None:
    made = book(LOW, GOOD)
    kept = meeting(made)
    runs = tuple(replace(one, seen=DAMAGED) for one in kept.runs)
    one = replace(decided(kept, "low", made), said=DAMAGED)
    found = changes(runs, (one,), DAMAGED, made, diagnose(made))
    told = [*sentences(found, {}, {}, WORDS), came_of(found.came_of[0], {}, WORDS)]
    assert all(told)
    strange = replace(runs[0], identity=Identity(("0" * 32,)))
    assert changes((strange,), (), None, made, diagnose(made)).gone == (strange.name,)


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_each_change_is_a_sentence(lang: str) -> None:
    words = Sentences(lang)
    before, now = book(LOW, GOOD), book(GOOD, BETTER_ONE, run("x", 0.95, lr=0.3))
    kept = meeting(before)
    one = decided(kept, "good", before, forecast=FORETOLD | {"expected": 0.7})
    found = since(now, kept, one)
    titles = words.run_titles(now.runs)
    told = sentences(found, {}, titles, words)
    assert len(told) == 3 + len(found.turned)
    assert all(sentence.endswith(".") for sentence in told)
    assert titles["x"] in told[1]
    assert "Ana" in came_of(found.came_of[0], {}, words)


@pytest.mark.parametrize(
    ("lamp", "state", "said_as"),
    [
        ("learning_rate", "too_high", "Learning rate: too high"),
        ("", "healthy", "healthy"),
        ("learning_rate", "<b>", "<b>"),
        ("colour", "red", "red"),
    ],
)
def test_a_verdict_of_then_is_said_as_one_of_now(lamp: str, state: str, said_as: str) -> None:
    assert verdict_words(Verdict(lamp, state), WORDS) == said_as

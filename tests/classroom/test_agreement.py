"""Agreement by Fleiss' worked example, and against a count of every pair of people."""

import math
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom.agreement import among, with_said

FLEISS = (
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
)  # fmt: skip
"""Fourteen people put ten items into five categories: the example by which the measure is taught
(κ = 0.210, P = 0.378, Pₑ = 0.213)."""

ITEMS = st.lists(st.lists(st.sampled_from("abc"), max_size=7), max_size=7)


def spread(row: Sequence[int]) -> list[int]:
    return [category for category, count in enumerate(row) for _ in range(count)]


def test_the_worked_example_comes_out() -> None:
    found = among([spread(row) for row in FLEISS])
    assert found.share == pytest.approx(0.378, abs=5e-4)
    assert found.kappa == pytest.approx(0.210, abs=5e-4)
    assert (found.items, found.answers) == (10, 140)


@given(ITEMS)
def test_the_share_is_that_of_all_pairs_on_each_item(items: list[list[str]]) -> None:
    each = [
        [one == other for one, other in combinations(answers, 2)]
        for answers in items
        if len(answers) > 1
    ]
    found = among(items)
    if not each:
        assert math.isnan(found.share)
        return
    assert found.share == pytest.approx(sum(sum(one) / len(one) for one in each) / len(each))
    assert found.items == len(each)


@given(ITEMS)
def test_kappa_is_at_most_one_and_one_only_where_all_agree(items: list[list[str]]) -> None:
    found = among(items)
    if math.isnan(found.kappa):
        return
    assert found.kappa <= 1 + 1e-12
    assert (found.share == 1) == (found.kappa == pytest.approx(1))


@given(ITEMS, st.randoms())
def test_neither_the_order_of_people_nor_of_items_matters(items: list[list[str]], random) -> None:
    mixed = [random.sample(answers, len(answers)) for answers in items]
    random.shuffle(mixed)
    one, other = among(items), among(mixed)
    for name in ("share", "kappa"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), nan_ok=True)


def test_where_all_say_the_same_of_all_there_is_no_kappa() -> None:
    found = among([["a", "a"], ["a", "a"]])
    assert found.share == 1
    assert math.isnan(found.kappa)


def test_answers_are_counted_where_the_other_says_something() -> None:
    answers = [("x", "a"), ("x", "b"), ("y", "a"), ("z", "a")]
    met = with_said(answers, {"x": {"a"}, "y": {"b", "a"}, "z": ()})
    assert (met.met, met.asked) == (2, 3)
    assert met.share == pytest.approx(2 / 3)
    assert math.isnan(with_said([], {}).share)

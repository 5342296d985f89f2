"""The memo: one result of a key, within a bound, by the very objects that it was made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.memo import Memo


def test_a_result_is_made_once_and_the_one_unused_for_longest_goes() -> None:
    memo, made = Memo(2), []

    def get(key: str) -> str:
        return memo.get(key, lambda: made.append(key) or key)

    for key in ("a", "b", "a", "c", "a", "b"):
        assert get(key) == key
    assert made == ["a", "b", "c", "b"]


@given(st.lists(st.integers(0, 9)), st.integers(1, 5))
def test_no_more_results_are_held_than_the_bound(keys: list[int], most: int) -> None:
    memo = Memo(most)
    for key in keys:
        assert memo.get(key, lambda key=key: [key]) == [key]  # type: ignore[misc]
        assert len(memo._results) <= most


def test_work_that_fails_leaves_no_result() -> None:
    memo = Memo()
    with pytest.raises(ZeroDivisionError):
        memo.get("a", lambda: 1 // 0)
    assert memo.get("a", lambda: 1) == 1


def test_a_result_that_is_none_or_false_is_a_result() -> None:
    memo, made = Memo(), []
    for _ in range(2):
        assert memo.get("none", lambda: made.append(1)) is None
    assert made == [1]


def test_equal_objects_are_not_the_same_object() -> None:
    memo = Memo()
    one, other = [1], [1]
    assert memo.of("copy", [one], lambda: list(one)) is memo.of("copy", [one], lambda: list(one))
    assert memo.of("copy", [one], lambda: one) is not memo.of("copy", [other], lambda: other)

"""The same run is known again after it has grown, was cut or moved; another one is not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.meetings.identity import Identity, identity_of, match
from dashboard.model.table import Series, Split
from tests.meetings.examples import identity, loss

VALUES = st.lists(st.floats(width=32), min_size=1, max_size=200)


def known(values) -> Identity:
    found = identity_of([loss(values)])
    assert found is not None
    return found


@given(VALUES, VALUES)
def test_a_run_that_has_grown_is_the_same(before, after):
    assert known(before).is_of(known(before + after))
    assert known(before + after).is_of(known(before))


@given(VALUES, st.integers(0, 63), st.floats(width=32))
def test_a_run_with_another_value_at_its_beginning_is_another(values, place, other):
    place %= min(len(values), 2 ** (min(len(values), 64).bit_length() - 1))
    changed = [*values]
    changed[place] = other
    same = np.float64(other).tobytes() == np.float64(values[place]).tobytes()
    assert known(values).is_of(known(changed)) == same


@given(VALUES, st.integers(0, 10**6), st.integers(1, 1000))
def test_steps_and_times_do_not_count(values, first, every):
    plain = loss(values)
    moved = Series.of(
        plain.tag,
        "loss",
        Split.TRAIN,
        first + every * np.arange(len(values)),
        values,
        wall_time=np.arange(len(values)) * 1e3,
    )
    assert identity_of([plain]) == identity_of([moved])


def test_the_loss_on_training_data_tells_wherever_it_stands():
    train, val = loss([1.0, 0.5]), loss([1.1, 0.7], "loss/val", split=Split.VAL)
    accuracy = loss([0.1, 0.9], "acc", metric="accuracy")
    assert identity_of([accuracy, val, train]) == identity_of([train])
    assert identity_of([accuracy, val]) == identity_of([val])
    assert identity_of([accuracy]) is not None
    assert identity_of([loss([])]) is None
    assert identity_of([]) is None


def test_runs_are_matched_by_what_they_contain():
    now = [("a", identity(1, 50)), ("b", identity(2, 50)), ("short", identity(3, 4))]
    then = [("first", identity(1, 10)), ("gone", identity(9)), ("cut since", identity(3, 40))]
    assert match(then, now) == {"first": ["a"], "gone": [], "cut since": ["short"]}


def test_runs_that_began_alike_are_all_named():
    first = known([2.3])
    now = [("a", known([2.3, 1.0])), ("b", known([2.3, 1.5])), ("c", known([2.4, 1.5]))]
    assert match([("then", first)], now) == {"then": ["a", "b"]}

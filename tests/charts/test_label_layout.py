"""Labels keep apart, in order, as near their curves as can be."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes.label_places import dodge

places = st.lists(st.floats(-50, 350), max_size=20)


@given(places)
def test_no_two_labels_overlap(wanted: list[float]) -> None:
    centres = sorted(dodge(wanted, 14, 0, 300))
    assert all(b - a >= 14 - 1e-6 for a, b in itertools.pairwise(centres))


@given(places)
def test_labels_stand_in_the_order_of_their_curves(wanted: list[float]) -> None:
    centres = dodge(wanted, 14, 0, 300)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    assert sorted(range(len(wanted)), key=lambda i: centres[i]) == order


@given(places)
def test_labels_that_fit_stay_within_the_room(wanted: list[float]) -> None:
    for centre in dodge(wanted, 14, 0, 300):
        assert 7 - 1e-6 <= centre <= 293 + 1e-6


@given(st.lists(st.integers(1, 9), unique=True, max_size=9))
def test_labels_with_room_do_not_move(wanted: list[int]) -> None:
    assert dodge([30 * n for n in wanted], 14, 0, 300) == pytest.approx([30 * n for n in wanted])


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([], []),
        ([100], [100]),
        ([100, 100], [93, 107]),
        ([0, 0], [7, 21]),
        ([299, 299], [279, 293]),
    ],
)
def test_labels_share_the_shift_evenly(wanted: list[float], placed: list[float]) -> None:
    assert dodge(wanted, 14, 0, 300) == pytest.approx(placed)


def test_more_labels_than_room_overrun_evenly() -> None:
    centres = dodge([50.0] * 10, 20, 0, 100)
    assert min(centres) + max(centres) == pytest.approx(100)

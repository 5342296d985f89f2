"""The table beside the figure or below, sorted and without columns by choice and by address."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.report.run_columns import Column
from dashboard.views.curve_page.table_look import NARROWEST_PX, WIDEST_PX, Order, ordered, width
from tests.views.test_run_table import table

Open = Callable[..., AppTest]
PLACES = {"a": 0, "b": 1, "c": 2, "d": 3}


@pytest.mark.parametrize(
    ("is_falling", "expected"), [(False, ["c", "a", "d", "b"]), (True, ["d", "a", "c", "b"])]
)
def test_rows_without_a_number_come_last_either_way(is_falling: bool, expected: list[str]) -> None:
    column = Column("best", "Best", ("2", "", "1", "3"), (2.0, float("nan"), 1.0, 3.0))
    assert ordered("abcd", column, PLACES, Order("best", is_falling)) == expected


def test_texts_are_sorted_whatever_their_case() -> None:
    column = Column("setting-optimizer", "Optimizer", ("SGD", "adam", "", "Lion"))
    assert ordered("abcd", column, PLACES, Order("x")) == ["b", "d", "a", "c"]
    assert ordered("abcd", None, PLACES, Order()) == ["a", "b", "c", "d"]


def test_a_column_is_as_wide_as_its_longest_entry_within_bounds() -> None:
    short, long = Column("a", "lr", ("0.1",)), Column("b", "lr", ("0.1", "x" * 500))
    middle = Column("c", "lr", ("a name of some length",))
    assert width(short) == NARROWEST_PX < width(middle) < width(long) == WIDEST_PX


def test_an_address_says_order_columns_and_place(open_curves: Open) -> None:
    app = open_curves(sort="setting-lr", falling="True", without="gap", table="beside")
    assert list(table(app)["setting-lr"]) == [3.0, 0.01, 0.001]
    assert "gap" not in table(app)
    assert "best" in table(app)
    assert app.query_params["table"] == "beside"
    app.selectbox(key="sort").set_value("rank").run()
    assert list(table(app)["setting-lr"]) == [0.01, 0.001, 3.0]
    assert "sort" not in app.query_params


def test_a_wide_column_has_more_room_than_it_needs_and_no_bound() -> None:
    short, long = Column("a", "A", ("1", "22")), Column("b", "B", ("x" * 200,))
    assert width(short, is_wide=True) > width(short)
    assert width(long, is_wide=True) > WIDEST_PX

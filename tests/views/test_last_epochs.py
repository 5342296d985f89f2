"""The controls of the Curves page are those that apply: to one run, to short runs, to steps."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series
from dashboard.views.curve_page.last_epochs import longest

Open = Callable[..., AppTest]


def drawn(app: AppTest) -> set[str]:
    """The keys of all that can be chosen from on the page."""
    return {one.key.partition("-")[0] for one in [*app.multiselect, *app.button_group]}


def test_a_single_run_has_no_list_of_runs(open_curves: Open) -> None:
    assert "runs" not in drawn(open_curves("one"))
    assert "runs" in drawn(open_curves("three"))


def test_a_single_run_forgets_the_runs_of_a_link(open_curves: Open) -> None:
    app = open_curves("one", runs="abc")
    assert "runs" not in app.query_params


@pytest.mark.parametrize(
    ("epochs", "offered"),
    [(5, None), (10, None), (11, [0, 10]), (30, [0, 10]), (61, [0, 10, 30, 60])],
)
def test_the_last_epochs_that_are_offered_are_fewer_than_there_are(
    epochs: int, offered: list[int] | None, tmp_path, opened: Open
) -> None:
    log = tmp_path / "run.csv"
    rows = "".join(f"{epoch},{1 / (1 + epoch)}\n" for epoch in range(epochs + 1))
    log.write_text(f"epoch,loss\n{rows}")
    page = opened("curves", str(log), set="given", lang="en")
    assert not page.exception
    found = [one for one in page.button_group if one.key.startswith("last-")]
    assert [[option.content for option in one.proto.options] for one in found] == (
        [] if offered is None else [["all" if n == 0 else str(n) for n in offered]]
    )


def test_where_the_axis_counts_steps_there_are_no_last_epochs(tmp_path, opened: Open) -> None:
    log = tmp_path / "run.csv"
    log.write_text("step,loss\n" + "".join(f"{step},{1 / step}\n" for step in range(1, 200)))
    page = opened("curves", str(log), set="given", lang="en")
    assert "last" not in drawn(page)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=5))
def test_the_longest_run_counts(lengths: list[int]) -> None:
    runs, series = [], {}
    for number, length in enumerate(lengths):
        name = f"r{number}"
        runs.append(Run(name, name, name, "csv", XUnit.EPOCH, {}))
        epoch = list(range(length + 1))
        series[name] = [Series.of("loss", "loss", "train", epoch, epoch, epoch, None)]
    assert longest(LogBook(tuple(runs), series)) == max(lengths)

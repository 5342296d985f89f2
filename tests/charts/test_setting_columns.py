"""Runs over one setting stand where their values are, and every run is drawn or counted."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes
from dashboard.charts.data.setting_values import key_of
from dashboard.charts.data.settings.setting_columns import MOST_RUNS, setting_columns
from dashboard.charts.figures import setting_outcomes
from dashboard.charts.options import FigureOptions
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences
from tests.charts.conftest import ended, gathered
from tests.charts.test_figures import rows
from tests.charts.tick_labels import drawn

EN = Sentences("en")
VALUES = st.one_of(
    st.floats(-1e6, 1e6), st.integers(1, 4096), st.booleans(), st.none(),
    st.text("abc", max_size=30),
)  # fmt: skip


def outcomes(values: list[Any], name: str) -> Outcomes:
    many = tuple(
        Outcome(
            Run(str(n), f"run-{n}", "", "csv", XUnit.EPOCH, {name: value}),
            np.nan, np.nan, 0.5 + n / 1000, Fate.ENDED, 10.0,
        )
        for n, value in enumerate(values)
    )  # fmt: skip
    return Outcomes("accuracy", Split.TEST, many, is_high_good=True)


@given(st.lists(VALUES, max_size=30), st.sampled_from(["dropout", ""]), st.floats(20, 200))
def test_every_run_has_a_column_or_is_counted(values: list[Any], name: str, room: float) -> None:
    made = outcomes(values, "dropout")
    found = setting_columns(made, name, EN, room)
    shown = [one.run.run_id for column in found.many for one in column.runs]
    assert len(shown) + found.left_out == len(values)
    assert len(set(shown)) == len(shown)
    places = [column.at for column in found.many]
    assert places == sorted(set(places))
    assert all(found.extent.low <= place <= found.extent.high for place in places)
    if name and not found.is_numeric:
        known = {key_of(value) for value in values if value is not None}
        assert len(found.many) == len(known)


@pytest.mark.parametrize(
    ("name", "is_log"), [("batch_size", True), ("lr", True), ("patience", False)]
)
def test_batch_sizes_and_rates_stand_on_a_log_axis(name: str, is_log: bool) -> None:
    assert setting_columns(outcomes([16, 32, 64], name), name, EN, 100).is_log is is_log


def test_of_runs_that_only_names_tell_apart_the_best_are_shown() -> None:
    found = setting_columns(outcomes([1] * 40, "epochs"), "", EN, 150)
    assert len(found.many) == MOST_RUNS
    assert found.left_out == 40 - MOST_RUNS
    assert found.many[0].runs[0].run.run_id == "39"


def test_the_figure_names_its_columns_and_crosses_out_what_diverged() -> None:
    many = [
        ended("a", 0.1, 0.1, 64, augment=True),
        ended("b", 0.3, 0.1, 64, augment=False),
        ended("c", 0.3, 0.1, 64, augment=False, diverges=True),
    ]
    spec = setting_outcomes.draw(*gathered(many), EN, FigureOptions(width=700)).to_dict()
    (labels,) = drawn(spec)
    assert [label.text for label in labels] == ["no", "yes"]
    said = {row["title"]: row["said"] for row in rows(spec, "setting_panel_runs")}
    assert max(said.values()) == "diverged"
    assert len(said) == 3

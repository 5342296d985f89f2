"""Every option of a figure changes some figure: none is asked of a person for nothing."""

from dataclasses import fields
from typing import Any

import pytest

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.extent import Extent
from dashboard.charts.options import FigureOptions
from dashboard.charts.registry import all_charts
from dashboard.diagnosis.run_pair import two_runs
from dashboard.text.sentences import Sentences
from tests.charts.conftest import CASES, GROUPS, gathered

SEEDS = gathered(CASES["seeds"]())
SWEEP = gathered(CASES["sweep"]())
DIVERGED = gathered(CASES["diverged"]())
LOSS = {"metric": "loss", "split": "train"}
KINDS = {kind.name: kind for kind in all_charts()}

CHANGES: dict[str, tuple[str, Any, dict[str, Any], Any]] = {
    "metric": ("overlay", SEEDS, LOSS, "accuracy"),
    "split": ("overlay", SEEDS, LOSS, "test"),
    "further": ("overlay", SEEDS, LOSS, (("accuracy", "test"),)),
    "first": ("textbook_figure", SEEDS, {}, "accuracy"),
    "facet": ("facets", SWEEP, LOSS, "batch_size"),
    "facet_values": ("facets", SWEEP, LOSS | {"facet": "lr"}, ("0.1",)),
    "run_id": ("run_detail", SEEDS, {"run_id": "b64s0"}, "b128s0"),
    "pair": ("two_runs", SEEDS, {}, two_runs(SEEDS[0], "b64s0", "b128s0")),
    "x_axis": ("overlay", SEEDS, LOSS, "step"),
    "log_x": ("overlay", SEEDS, LOSS, True),
    "log_y": ("overlay", SEEDS, LOSS, True),
    "last_epochs": ("textbook_figure", SEEDS, {}, 5),
    "smoothing": ("overlay", SEEDS, LOSS, 0.9),
    "smoothing_kind": ("overlay", SEEDS, LOSS | {"smoothing": 0.9}, "mean"),
    "grouping": ("overlay", SEEDS, LOSS, Grouping(GROUPS)),
    "whole": ("overlay", DIVERGED, LOSS, True),
    "statistic": ("lr_batch_map", SWEEP, {}, "best"),
    "setting": ("setting_outcomes", SWEEP, {}, "lr"),
    "show_findings": ("overlay", DIVERGED, LOSS, False),
    "show_events": ("overlay", SEEDS, LOSS | {"split": "test"}, False),
    "theme": ("lr_curve", SWEEP, {}, "dark"),
    "palette": ("textbook_figure", DIVERGED, {}, "faithful"),
    "big": ("parallel_settings", SWEEP, {}, True),
    "width": ("parallel_settings", SWEEP, {}, 700.0),
    "height": ("overlay", SEEDS, LOSS, 200.0),
    "focus": ("overlay", SEEDS, LOSS, Focus(Extent(2.0, 9.0))),
}
"""For each option a figure, its logs, its other options, and a value that changes it."""


def test_every_option_has_its_case() -> None:
    assert set(CHANGES) == {field.name for field in fields(FigureOptions)}


@pytest.mark.parametrize("name", CHANGES)
def test_an_option_changes_its_figure(name: str) -> None:
    kind, case, others, value = CHANGES[name]
    plain = KINDS[kind].draw(*case, Sentences("en"), FigureOptions(**others)).to_dict()
    changed = KINDS[kind].draw(*case, Sentences("en"), FigureOptions(**(others | {name: value})))
    assert changed.to_dict() != plain
    assert changed.name == plain["name"]

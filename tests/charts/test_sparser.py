"""What stands over or under a curve takes as few points as it can, and reaches as far."""

from typing import Any

import numpy as np
import pytest

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.figures import overlay
from dashboard.charts.marks import bands
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.verdict import LampName, Severity
from dashboard.text.sentences import Sentences
from tests.charts.conftest import falling, gathered, made, symptom
from tests.charts.test_figures import rows


def long_runs(epochs: int) -> Any:
    """Two settings of two seeds each, with noise; the first has a finding on all of its curve."""
    noise = np.random.default_rng(3)
    found = [symptom("still-falling-at-end", "loss", "test", 0, epochs)]
    low = (LampName.LEARNING_RATE, "too_low", Severity.WARNING)
    return gathered(
        made(
            f"{rate}-{seed}",
            falling(0.1, epochs) + noise.uniform(0, 0.2, epochs + 1),
            symptoms=found,
            headline=low,
            lr=rate,
            seed=seed,
        )
        for rate in (0.1, 0.01)
        for seed in (0, 1)
    )


def drawn(epochs: int, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = overlay.draw(
        *long_runs(epochs),
        Sentences("en"),
        FigureOptions(metric="loss", split="test", width=700, **more),
    ).to_dict()
    return spec


def heights(table: list[dict[str, Any]], field: str = "y") -> tuple[float, float]:
    values = [row[field] for row in table]
    return min(values), max(values)


@pytest.mark.parametrize("kind", ["grips", "hover"])
def test_what_answers_to_the_pointer_takes_a_few_of_many_points(kind: str) -> None:
    spec = drawn(20_000, focus=Focus(can_pick=True))
    curves = rows(spec, "overlay_panel_front") + rows(spec, "overlay_panel_muted")
    over = (
        rows(spec, "overlay_panel_hover")
        if kind == "hover"
        else rows(spec, "overlay_panel_front_grips") + rows(spec, "overlay_panel_muted_grips")
    )
    assert {row["key"] for row in over} == {row["key"] for row in curves}
    assert len(over) < len(curves) / 2
    assert heights(over) == heights(curves)


def test_a_grip_of_few_points_is_the_table_of_its_curve() -> None:
    spec = drawn(30, focus=Focus(can_pick=True))
    assert rows(spec, "overlay_panel_front_grips") == rows(spec, "overlay_panel_front")


def test_a_halo_reaches_as_far_as_its_curve() -> None:
    spec = drawn(20_000)
    curves, halos = (rows(spec, f"overlay_panel_{kind}") for kind in ("front", "halo"))
    assert 0 < len(halos) < len(curves) / 2
    assert heights(halos)[0] == heights(curves)[0]


def test_the_edges_of_a_band_keep_their_extremes(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = (("0.1-0", "0.1-1"), ("0.01-0", "0.01-1"))
    grouping = Grouping(groups, Summary.MEAN_RANGE)
    few = rows(drawn(20_000, grouping=grouping), "overlay_panel_band")
    monkeypatch.setattr(bands, "EDGE_PX", 1)
    many = rows(drawn(20_000, grouping=grouping), "overlay_panel_band")
    assert len(few) < 0.6 * len(many)
    assert heights(few, "low") == heights(many, "low")
    assert heights(few, "high") == heights(many, "high")

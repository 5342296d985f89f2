"""Specifications as files: a changed look shows in the diff.  Only --update-goldens writes them."""

import json
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import (
    lr_batch_map,
    lr_curve,
    overlay,
    pair_curves,
    parallel_settings,
    run_detail,
    textbook_figure,
)
from dashboard.charts.options import FigureOptions
from dashboard.text.sentences import Sentences
from tests.charts.conftest import GROUPS

GOLDENS = Path(__file__).parent / "goldens"
DRAWN = {
    "book_figure": lambda *given: textbook_figure.draw(*given, FigureOptions(width=780)),
    "book_figure_last_ten": lambda *given: textbook_figure.draw(
        *given, FigureOptions(last_epochs=10, theme="dark")
    ),
    "lr_batch_map": lr_batch_map.draw,
    "lr_curve": lambda *given: lr_curve.draw(*given, FigureOptions(theme="dark")),
    "overlay": lambda *given: overlay.draw(
        *given, FigureOptions(metric="loss", split="test", smoothing=0.6, log_y=True)
    ),
    "parallel_settings": parallel_settings.draw,
    "overlay_of_seeds": lambda *given: overlay.draw(
        *given,
        FigureOptions(metric="loss", split="test", grouping=Grouping(GROUPS, has_members=True)),
    ),
    "run_detail": lambda *given: run_detail.draw(*given, FigureOptions(run_id="b")),
    "two_runs": pair_curves.draw,
}


SETS = {
    "lr_batch_map": "sweep",
    "lr_curve": "sweep",
    "parallel_settings": "searched",
    "overlay_of_seeds": "seeds",
}
"""The made-up set of a specification, where it is not the book's."""


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_specification_is_as_it_was(name: str, book_of: Any, request: Any) -> None:
    with alt.data_transformers.enable("default", max_rows=None):
        spec = DRAWN[name](*book_of(SETS.get(name, "book")), Sentences("pt-BR")).to_dict()
    written = json.dumps(summary(spec), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    file = GOLDENS / f"{name}.json"
    if request.config.getoption("--update-goldens", default=False):
        GOLDENS.mkdir(exist_ok=True)
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")


def summary(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with each data set told by its size and its first row, rounded."""
    spec.pop("$schema")  # Altair's version, not our look
    sets = spec.pop("datasets")
    order = {name: f"data_{number}" for number, name in enumerate(sets)}
    told = {
        order[name]: {"rows": len(rows), "first": {key: short(v) for key, v in rows[0].items()}}
        for name, rows in sets.items()
    }
    text = json.dumps(spec | {"datasets": told})
    for name, plain in order.items():
        text = text.replace(name, plain)
    return rounded(json.loads(text))


def short(value: Any) -> Any:
    return float(f"{value:.6g}") if isinstance(value, float) else value


def rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return short(value)

"""What a screen reader finds in a figure: the figure and its panels, in the person's language."""

import json
import re
from typing import Any

import altair as alt
import pytest
import vl_convert

from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import lr_batch_map, lr_curve, overlay, run_detail, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.text.sentences import Sentences

LABEL = re.compile(r'aria-label="([^"]*)"')


def drawn(figure: Any, *given: Any, lang: str, **more: Any) -> tuple[dict[str, Any], str]:
    """The specification of a figure and its picture as a browser has it."""
    with alt.data_transformers.enable("default", max_rows=None):
        spec = figure(*given, Sentences(lang), FigureOptions(**more)).to_dict()
    return spec, str(vl_convert.vegalite_to_svg(json.dumps(spec)))


@pytest.mark.parametrize(
    ("lang", "first"),
    [
        ("pt-BR", "Perda · treino. Eixo vertical: de 0 a "),
        ("en", "Loss · training. Vertical axis: 0 to "),
    ],
)
def test_every_panel_says_its_title_and_its_axes(lang: str, first: str, book_of: Any) -> None:
    spec, picture = drawn(textbook_figure.draw, *book_of("book"), lang=lang)
    panels = [panel for row in spec["vconcat"] for panel in row["hconcat"]]
    labels = LABEL.findall(picture)
    assert sorted(labels) == sorted(panel["description"] for panel in panels)
    assert labels[0].startswith(first)
    axis = Sentences(lang).say("axis-epoch")
    assert all(f"({axis})" in label for label in labels)
    assert any(label.count("%") == 2 for label in labels)


FIGURES = {
    "book": (textbook_figure.draw, "book", {}),
    "one metric": (overlay.draw, "book", {"metric": "loss", "split": "test"}),
    "one run": (run_detail.draw, "book", {"run_id": "b"}),
    "map": (lr_batch_map.draw, "sweep", {}),
    "curve of the rate": (lr_curve.draw, "sweep", {}),
}


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_is_said_in_english_to_who_reads_portuguese(name: str, book_of: Any) -> None:
    figure, made, more = FIGURES[name]
    _, picture = drawn(figure, *book_of(made), lang="pt-BR", **more)
    labels = " ".join(LABEL.findall(picture))
    assert re.findall(r"axis|titled|scale|values|text:|\bx:|key:", labels) == []


def test_a_logarithmic_axis_is_said_and_a_clock_has_no_numbers(book_of: Any) -> None:
    given = {"metric": "loss", "split": "test", "lang": "pt-BR"}
    logarithmic, _ = drawn(overlay.draw, *book_of("book"), log_y=True, **given)
    clock, _ = drawn(overlay.draw, *book_of("book"), x_axis=XAxis.WALL, **given)
    assert "em escala logarítmica" in logarithmic["vconcat"][0]["description"]
    assert "horizontal" not in clock["vconcat"][0]["description"]

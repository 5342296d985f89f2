"""What happened stands once under the textbook's figure, and under each panel of facets."""

import re
from typing import Any

import numpy as np
import pytest
import vl_convert

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.figures import small_multiples, textbook_figure
from dashboard.charts.figures.panel_grid import METRICS
from dashboard.charts.marks.events import STAR
from dashboard.charts.options import FigureOptions
from dashboard.text.sentences import Sentences
from tests.charts.conftest import Made, falling, gathered, made
from tests.charts.test_best_epoch import run, turning
from tests.charts.test_events import constant_then, schedule
from tests.charts.test_figures import rows, switched
from tests.charts.test_strips import with_rate

PT, EN = Sentences("pt-BR"), Sentences("en")


def book_of_all(many: list[Made], words: Sentences = PT, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = textbook_figure.draw(
        *gathered(many), words, FigureOptions(**more)
    ).to_dict()
    return spec


def divided(many: list[Made], words: Sentences = PT, **more: Any) -> dict[str, Any]:
    more = {"metric": "loss", "split": "test", "facet": "lr"} | more
    spec: dict[str, Any] = small_multiples.draw(
        *gathered(many), words, FigureOptions(**more)
    ).to_dict()
    return spec


def signs(spec: dict[str, Any], panel: str, *, stars: bool = False) -> list[dict[str, Any]]:
    return [row for row in rows(spec, f"{panel}_events") if (row["shape"] == STAR) == stars]


def said_above(spec: dict[str, Any], panel: str) -> str:
    return " ".join(row["text"] for row in rows(spec, f"{panel}_beyond"))


def offsets(spec: dict[str, Any]) -> list[list[float]]:
    """How far the x axes of the panels stand below them, row by row."""
    return [
        [
            max(
                float((layer["encoding"].get("x", {}).get("axis") or {}).get("offset", 0))
                for layer in panel["layer"]
            )
            for panel in row["hconcat"]
        ]
        for row in spec["vconcat"]
        if "hconcat" in row
    ]


def test_the_books_figure_says_once_a_column_what_happened() -> None:
    spec = book_of_all(schedule(3))
    for metric in METRICS:
        (sign,) = signs(spec, f"{metric}_held_out")
        assert sign["x"] == 9
        (text,) = rows(spec, f"{metric}_held_out_event_words_right")
        assert text["text"] == "taxa ÷10"
        assert rows(spec, f"{metric}_train_events") == []
        (line,) = rows(spec, f"{metric}_train_event_lines")
        assert line["x"] == 9
    assert spec["description"].count("taxa de aprendizado 0,1 → 0,01") == 1


def test_only_the_lowest_axes_make_room_and_side_by_side_the_same() -> None:
    one = with_rate(made("a", falling(0.1, 19), accuracy=False), constant_then(0.1, 0.01, each=10))
    one.curves["accuracy", "test"] = falling(0.1, 19)
    upper, lower = offsets(book_of_all([one, made("b", falling(0.2, 19))]))
    assert set(upper) == {0}
    assert len(set(lower)) == 1
    assert lower[0] > 0


@pytest.mark.parametrize(("last", "x"), [(None, 10.0), (25, 5.0), (20, 0.0), (19, None), (5, None)])
def test_among_the_last_epochs_it_stands_where_it_happened_or_not_at_all(
    last: int | None, x: float | None
) -> None:
    one = switched("a", (10, 1024, 0.01), (20, 64, 0.01))
    found = signs(book_of_all([one], last_epochs=last), "loss_held_out")
    assert [sign["x"] for sign in found] == ([] if x is None else [x])


@pytest.mark.parametrize(("last", "xs"), [(None, [4, 15]), (10, [6]), (3, [])])
def test_among_the_last_epochs_stars_stand_where_the_best_was(
    last: int | None, xs: list[int]
) -> None:
    many = [run("a", 4, lr=0.1), run("b", 15, lr=0.2)]
    found = signs(book_of_all(many, last_epochs=last), "loss_held_out", stars=True)
    assert [sign["x"] for sign in found] == xs


def test_a_run_without_held_out_data_says_in_its_column_what_happened_to_it() -> None:
    only_trained = with_rate(
        made("t", falling(0.1, 19), splits=("train",)), constant_then(0.1, 0.01, each=10)
    )
    spec = book_of_all([only_trained, made("h", falling(0.2, 19))], EN)
    (sign,) = signs(spec, "loss_held_out")
    assert sign["x"] == 9
    assert "learning rate 0.1 → 0.01" in sign["said"]


@pytest.mark.parametrize(("words", "legend"), [(PT, "★ melhor época"), (EN, "★ best epoch")])
def test_eight_runs_have_eight_stars_on_the_axis_and_one_legend_a_column(
    words: Sentences, legend: str
) -> None:
    many = [run(f"r{n}", 2 * n + 1, lr=0.1 * (n + 1)) for n in range(8)]
    spec = book_of_all(many, words)
    for metric in METRICS:
        stars = signs(spec, f"{metric}_held_out", stars=True)
        assert [star["x"] for star in stars] == [2 * n + 1 for n in range(8)]
        assert said_above(spec, f"{metric}_held_out").startswith(legend)
        assert legend not in said_above(spec, f"{metric}_train")
        assert not rows(spec, f"{metric}_held_out_event_words_right")
    picked = book_of_all(many, words, focus=Focus(run_id="r3"))
    assert [star["x"] for star in signs(picked, "loss_held_out", stars=True)] == [7]
    assert re.search(r"\(1 (de|of) 8\)", said_above(picked, "loss_held_out"))


def test_each_metric_has_its_own_best_epoch() -> None:
    one = run("a", 4)
    one.curves["accuracy", "test"] = -turning(11)
    spec = book_of_all([one])
    for metric, x in (("loss", 4), ("accuracy", 11)):
        assert [star["x"] for star in signs(spec, f"{metric}_held_out", stars=True)] == [x]


@pytest.mark.parametrize("figure", [book_of_all, divided])
def test_nothing_is_marked_where_nobody_wants_it(figure: Any) -> None:
    shown, quiet = (figure(schedule(3, 3), show_events=one) for one in (True, False))
    assert "_events" in str(shown)
    assert "_event" not in str(quiet)
    assert {offset for row in offsets(quiet) for offset in row} == {0}


def test_a_panel_of_a_value_says_what_happened_to_its_own_runs() -> None:
    spec = divided(schedule(3, 3))
    assert [sign["x"] for sign in signs(spec, "facet_0")] == [9]
    assert signs(spec, "facet_1") == []
    ((left, right),) = offsets(spec)
    assert left == right > 0
    assert "taxa de aprendizado 0,1 → 0,01" in spec["description"]


@pytest.mark.parametrize(("words", "legend"), [(PT, "★ melhor época"), (EN, "★ best epoch")])
def test_what_stars_are_is_said_once_over_all_panels_of_values(
    words: Sentences, legend: str
) -> None:
    many = [run(f"r{n}", 2 * n + 1, lr=0.1 * (n % 2 + 1), batch_size=n + 1) for n in range(8)]
    spec = divided(many, words)
    assert spec["title"]["subtitle"] == legend
    for number in (0, 1):
        stars = signs(spec, f"facet_{number}", stars=True)
        assert [star["x"] for star in stars] == [2 * n + 1 for n in range(number, 8, 2)]
        assert "★" not in said_above(spec, f"facet_{number}")
    picked = divided(many, words, focus=Focus(run_id="r3"))
    assert [len(signs(picked, f"facet_{number}", stars=True)) for number in (0, 1)] == [0, 1]
    assert re.fullmatch(rf"{legend} \(1 (de|of) 8\)", picked["title"]["subtitle"])


@pytest.mark.parametrize("figure", [book_of_all, divided])
@pytest.mark.parametrize("words", [PT, EN])
def test_figures_with_all_kinds_of_marks_are_drawn(figure: Any, words: Sentences) -> None:
    many = [
        *schedule(3, 3),
        switched("b", (10, 1024, 0.01), (20, 64, 0.1)),
        made("c", np.append(falling(0.1, 9), np.nan), epochs=40, lr=0.3),
    ]
    svg = vl_convert.vegalite_to_svg(figure(many, words), allowed_base_urls=[])
    assert svg.startswith("<svg")
    assert not re.search(r' (d|transform)="[^"]*NaN', svg)

"""What a person reads off the figures: labels, spans, marks, notes."""

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from typing import Any

import numpy as np
import pytest

from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import overlay, run_detail, textbook_figure
from dashboard.charts.marks import end_labels, panel_title
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import PanelData
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences
from tests.charts.conftest import Made, falling, gathered, made, symptom

PT = Sentences("pt-BR")
EN = Sentences("en")
BookOf = Callable[[str], tuple[LogBook, Report]]


def rows(spec: dict[str, Any], layer: str) -> list[dict[str, Any]]:
    """The data rows of the layer ``layer``; none if it is not drawn."""
    for part in ("vconcat", "hconcat", "layer"):
        for view in spec.get(part, ()):
            if view.get("name") == layer:
                data = view["data"]
                return list(data["values"] if "values" in data else spec["datasets"][data["name"]])
            found = rows({**view, "datasets": spec.get("datasets", {})}, layer)
            if found:
                return found
    return []


def figure(book_of: BookOf, name: str, words: Sentences = PT, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = textbook_figure.draw(
        *book_of(name), words, FigureOptions(**more)
    ).to_dict()
    return spec


def test_every_curve_ends_in_its_settings_and_its_verdict(book_of: BookOf) -> None:
    ends = rows(figure(book_of, "book"), "accuracy_held_out_label")
    assert {(end["label"], end["note"]) for end in ends} == {
        ("Lote 64 · taxa 0,01", "saudável"),
        ("Lote 1024 · taxa 0,01", "taxa baixa demais"),
        ("Lote 1024 · taxa 0,1", "saudável"),
    }


def test_the_stretch_behind_a_headline_is_shaded_and_named(book_of: BookOf) -> None:
    spec = figure(book_of, "book")
    shaded = rows(spec, "loss_train_halo")
    assert (min(row["x"] for row in shaded), max(row["x"] for row in shaded)) == (24, 30)
    assert [row["text"] for row in rows(spec, "loss_train_found")] == ["Ainda caindo no fim"]
    assert rows(spec, "loss_held_out_halo") == []


def test_findings_can_be_left_out(book_of: BookOf) -> None:
    assert rows(figure(book_of, "book", show_findings=False), "loss_train_halo") == []


def test_a_span_moves_with_its_curve_when_only_the_last_epochs_are_shown(book_of: BookOf) -> None:
    shaded = rows(figure(book_of, "book", last_epochs=10), "loss_train_halo")
    assert (min(row["x"] for row in shaded), max(row["x"] for row in shaded)) == (4, 10)


def test_a_run_beyond_the_axis_has_its_last_value_at_the_edge(book_of: BookOf) -> None:
    ends = rows(figure(book_of, "diverged"), "loss_train_label")
    assert "Lote 64 · taxa 5 ↑ 62" in {end["label"] for end in ends}


def test_values_that_are_no_numbers_are_counted_and_marked(book_of: BookOf) -> None:
    (note,) = rows(figure(book_of, "diverged", EN), "loss_train_beyond")
    assert note["text"] == "grey band: compressed scale · × 4 values NaN or infinite"
    crosses = rows(figure(book_of, "diverged"), "loss_train_not_finite")
    assert [cross["x"] for cross in crosses] == [12, 20]


def test_validation_stands_in_for_the_test(book_of: BookOf) -> None:
    (title,) = rows(figure(book_of, "validation"), "loss_held_out_title")
    assert title["text"] == "Perda · validação"
    (title,) = rows(figure(book_of, "mixed"), "loss_held_out_title")
    assert title["text"] == "Perda · validação ou teste"


def test_a_log_without_loss_shows_what_it_has(book_of: BookOf) -> None:
    (title,) = rows(figure(book_of, "rewards"), "metric_0_title")
    assert title["text"] == "reward"


def test_of_a_crowd_the_best_and_the_worst_stand_in_front(book_of: BookOf) -> None:
    ends = rows(figure(book_of, "hundred"), "accuracy_held_out_label")
    assert {end["note"] for end in ends} == {"melhor · saudável", "pior · divergiu"}
    assert len(ends) == 2
    assert len({row["key"] for row in rows(figure(book_of, "hundred"), "loss_train_muted")}) == 98


def test_a_run_looks_the_same_alone_and_among_all(book_of: BookOf) -> None:
    book, report = book_of("diverged")
    whole = rows(textbook_figure.draw(book, report, PT).to_dict(), "loss_train_markers")
    one = rows(
        textbook_figure.draw(book.only({"wild"}), report, PT).to_dict(), "loss_train_markers"
    )
    assert {row["color"] for row in one} <= {row["color"] for row in whole} | {
        row["color"] for row in rows(run_detail_of(book, report), "panel_0_markers")
    }


def run_detail_of(book: LogBook, report: Report) -> dict[str, Any]:
    spec: dict[str, Any] = run_detail.draw(book, report, PT, FigureOptions(run_id="wild")).to_dict()
    return spec


def test_one_run_shows_training_and_held_out_data_together_with_every_finding(
    book_of: BookOf,
) -> None:
    book, report = book_of("diverged")
    spec = run_detail.draw(book, report, PT, FigureOptions(run_id="b")).to_dict()
    assert {row["label"] for row in rows(spec, "panel_0_label")} == {"treino", "teste"}
    (bar,) = rows(spec, "panel_0_bars")
    assert (bar["x"], bar["x2"]) == (24, 30)
    assert bar["text"] == "1 · Ainda caindo no fim · treino"


def test_of_one_run_the_metric_that_counts_is_drawn_first_where_the_loss_does_not_tell() -> None:
    told = replace(
        symptom("other-objective", "reward", "none", 0, 30), evidence={"counts": "reward"}
    )
    one = made("a", falling(0.1), accuracy=False, symptoms=[told])
    one.curves["reward", "none"] = np.linspace(0.5, 2.0, 31)
    spec = run_detail.draw(*gathered([one]), PT, FigureOptions(run_id="a")).to_dict()
    assert [row["y"] for row in rows(spec, "panel_0_markers")] == [2.0]


@pytest.mark.parametrize(("width", "is_over"), [(560, True), (1150, False)])
def test_a_label_stands_under_a_title_that_reaches_over_it(*, width: int, is_over: bool) -> None:
    names = [f"a{n}" for n in range(2)]
    groups = (tuple(names), ("b0", "b1"))
    many = [made(name, falling(0.1), lr=0.1, seed=n) for n, name in enumerate(names)]
    many += [made(f"b{n}", falling(90.0, start=50.0), lr=9.0, seed=n) for n in range(2)]
    options = FigureOptions(width=width, height=384, grouping=Grouping(groups))
    panels = textbook_figure.CHART.panels(*gathered(many), PT, options)
    spec = textbook_figure.draw(*gathered(many), PT, options).to_dict()
    first = panels[0].canvas
    top = min(first.pixel(row["y_text"]) for row in rows(spec, "loss_train_label"))
    row_px = first.look.small * end_labels.LINE_HEIGHT
    assert (panel_title.width_beside(panels[0].title, first) < 0) == is_over
    assert top - row_px / 2 >= (0 if is_over else -end_labels.OVERRUN_PX) - 1e-6


@pytest.mark.parametrize(("height", "has_verdicts"), [(900, True), (384, False)])
def test_verdicts_at_the_ends_give_way_where_they_would_push_names_out_of_the_plane(
    *, height: int, has_verdicts: bool
) -> None:
    nine = [made(f"r{n}", falling(0.05 + n / 50), lr=10.0**-n) for n in range(9)]
    spec = textbook_figure.draw(*gathered(nine), PT, FigureOptions(height=height)).to_dict()
    ends = rows(spec, "accuracy_train_label")
    assert len(ends) == 9
    assert len({row["label"] for row in ends}) == 9
    assert bool(rows(spec, "accuracy_train_note")) == has_verdicts


def test_an_unknown_run_leaves_a_note_in_the_place_of_its_figure(
    book_of: BookOf, faults: list[str]
) -> None:
    spec = run_detail.draw(*book_of("book"), PT, FigureOptions(run_id="nobody")).to_dict()
    assert "run-detail" in spec["description"]
    assert len(faults) == 1


def test_raw_values_stay_under_smoothed_ones(book_of: BookOf) -> None:
    spec = overlay.draw(
        *book_of("book"), PT, FigureOptions(metric="loss", split="test", smoothing=0.8)
    ).to_dict()
    assert len(rows(spec, "overlay_panel_raw")) == len(rows(spec, "overlay_panel_front")) > 0


def test_a_logarithm_says_what_it_cannot_show(book_of: BookOf) -> None:
    spec = overlay.draw(
        *book_of("negative"), EN, FigureOptions(metric="loss", split="train", log_y=True)
    ).to_dict()
    assert "no logarithm" in rows(spec, "overlay_panel_beyond")[0]["text"]


def test_a_run_that_lacks_the_axis_is_counted(book_of: BookOf) -> None:
    spec = overlay.draw(
        *book_of("one_point"), EN, FigureOptions(metric="loss", split="train", x_axis="tau")
    ).to_dict()
    assert "1 run lacks this axis" in rows(spec, "overlay_panel_beyond")[0]["text"]


def test_the_best_value_has_a_ring_that_says_it(book_of: BookOf) -> None:
    spec = overlay.draw(*book_of("book"), EN, FigureOptions(metric="loss", split="train")).to_dict()
    rings = rows(spec, "overlay_panel_best")
    assert [ring["x"] for ring in rings] == [30, 30, 30]
    assert "best: 0.0" in rings[0]["said"]


SILENT = FigureOptions(show_events=False)


def test_the_words_for_a_figure_name_its_runs_and_their_verdicts(book_of: BookOf) -> None:
    def spoken(case: str, words: Sentences) -> str:
        return str(textbook_figure.draw(*book_of(case), words, SILENT).to_dict()["description"])

    assert spoken("book", PT) == (
        "Curvas de 3 execuções. Lote 64 · taxa 0,01: saudável. "
        "Lote 1024 · taxa 0,01: taxa baixa demais. Lote 1024 · taxa 0,1: saudável."
    )
    assert spoken("hundred", EN).endswith("And 92 more runs.")


def switched(name: str, *stretches: tuple[int, int, float]) -> Made:
    """A run that goes through (epochs, batch size, rate) one after the other."""
    starts = accumulate((epochs for epochs, _, _ in stretches), initial=1)
    phases = tuple(
        (("epoch", start), ("batch_size", size), ("lr", lr))
        for start, (_, size, lr) in zip(starts, stretches, strict=False)
    )
    epochs = sum(length for length, _, _ in stretches)
    return made(
        name,
        falling(0.1, epochs),
        schedule=phases,
        epochs=epochs,
        batch_size=stretches[0][1],
        lr=stretches[0][2],
    )


def test_every_panel_says_at_least_the_short_settings_at_the_ends() -> None:
    many = [
        switched("a", (1, 1024, 0.01), (30, 64, 0.01)),
        switched("b", (30, 1024, 0.01), (30, 64, 0.01)),
        switched("c", (30, 1024, 0.01), (30, 1024, 0.1)),
        made("d", falling(0.1), batch_size=64, lr=0.01),
    ]
    spec = textbook_figure.draw(*gathered(many), PT, FigureOptions(width=780)).to_dict()
    ends = rows(spec, "loss_train_label")
    assert {end["label"] for end in ends} == {"1024×1→64", "1024×30→64", "0,01→0,1", "64 · 0,01"}
    assert {end["note"] for end in ends} == {""}


def test_a_curve_that_leaves_for_good_is_marked_where_it_does(book_of: BookOf) -> None:
    options = FigureOptions(metric="accuracy", split="test", further=[("loss", "train")])
    spec = overlay.draw(*book_of("diverged"), PT, options).to_dict()
    (mark,) = rows(spec, "strip_0_exits")
    assert 7 <= mark["x"] <= 8
    assert mark["shape"] == "triangle-up"
    assert [row["x"] for row in rows(figure(book_of, "book"), "loss_train_exits")] == []


def test_the_note_above_a_panel_gives_way_to_the_title(book_of: BookOf) -> None:
    wide, middle, narrow = (
        rows(figure(book_of, "diverged", width=width), "loss_train_beyond")[0]["text"]
        for width in (1800, 800, 640)
    )
    assert wide == "faixa cinza: escala comprimida · × 4 valores NaN ou infinitos"
    assert middle == "cinza: comprimida · × 4"
    assert narrow == "× 4"


def test_a_run_that_ended_early_is_drawn_over_the_one_that_it_is_the_start_of() -> None:
    whole = falling(0.3)
    runs = [made("a_stopped", whole[:9]), made("b_whole", whole), made("c_stopped", whole[:15])]
    spec = overlay.draw(*gathered(runs), PT, FigureOptions(metric="loss", split="test")).to_dict()
    ends: dict[str, float] = {}  # of the lines, in the order in which they are drawn
    for row in rows(spec, "overlay_panel_front"):
        ends[row["key"]] = row["x"]
    assert list(ends.values()) == [30, 14, 8]


def panels_of(rate: np.ndarray) -> list[PanelData]:
    """The panels of a run with this learning rate, an epoch each."""
    one = made("a", falling(0.1))
    one.curves["learning_rate", "none"] = rate
    return run_detail.CHART.panels(*gathered([one]), EN, FigureOptions(run_id="a"))


def test_a_rate_that_never_changes_has_a_note_and_no_panel_of_its_own() -> None:
    still, moving = panels_of(np.full(31, 0.05)), panels_of(np.linspace(0.1, 0.0, 31))
    assert [one.title for one in still] == ["Loss", "Accuracy"]
    assert "Learning rate: 0.05 throughout" in still[0].notes
    assert [one.title for one in moving] == ["Loss", "Accuracy", "Learning rate"]
    assert not any("throughout" in note for one in moving for note in one.notes)

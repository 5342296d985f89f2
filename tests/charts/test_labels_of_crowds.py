"""Of many lines the best, the worst and the picked have a label; what colours say is in a key."""

from typing import Any

import numpy as np
import pytest

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import overlay, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.palette import MOST_DISTINCT, assign
from dashboard.charts.style.run_style import MOST_LABELLED, extremes
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.diagnosis.verdict import LampName, Severity
from dashboard.text.sentences import Sentences
from tests.charts.conftest import falling, gathered, made
from tests.charts.test_figures import rows

EN, PT = Sentences("en"), Sentences("pt-BR")
LOSS = FigureOptions(metric="loss", split="test")
FIGURES = {"overlay": overlay.draw, "book": textbook_figure.draw}


def sweep(count: int, rates: int = 5, seeds: int = 1) -> list[Any]:
    """Runs over rates and batch sizes, of which the later ones end worse."""
    return [
        made(
            f"r{n:03}s{seed}",
            falling(0.1 + n / 50),
            lr=10.0 ** -(n % rates),
            batch_size=2 ** (5 + n // rates),
            seed=seed,
        )
        for n in range(count)
        for seed in range(seeds)
    ]


def spec_of(
    many: list[Any], options: FigureOptions = LOSS, words: Sentences = EN
) -> dict[str, Any]:
    spec: dict[str, Any] = overlay.draw(*gathered(many), words, options).to_dict()
    return spec


def labels(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return rows(spec, "overlay_panel_label")


def test_up_to_ten_lines_all_have_labels_and_there_is_no_key() -> None:
    spec = spec_of(sweep(MOST_LABELLED))
    assert len(labels(spec)) == MOST_LABELLED
    assert rows(spec, "overlay_key_values") == []


@pytest.mark.parametrize("count", [MOST_LABELLED + 1, MOST_DISTINCT + 1, 60])
def test_of_more_only_the_best_and_the_worst_have_and_say_so(count: int) -> None:
    many = sweep(count)
    book, report = gathered(many)
    best, worst = extremes(book, report)
    assert (best, worst) == ("r000s0", f"r{count - 1:03}s0")
    notes = sorted(row["note"].split(" · ")[0] for row in labels(spec_of(many)))
    assert notes == ["best", "worst"]


def test_the_picked_one_has_a_label_beside_them() -> None:
    spec = spec_of(
        sweep(30), FigureOptions(metric="loss", split="test", focus=Focus(None, "r015s0"))
    )
    assert len(labels(spec)) == 3


def test_a_run_that_diverged_is_worse_than_any_that_ended_badly() -> None:
    broken = np.append(falling(0.1)[:9], np.nan)
    gone = (LampName.STABILITY, "diverged", Severity.CRITICAL)
    many = [*sweep(20), made("gone", broken, lr=7.0, batch_size=64, headline=gone)]
    assert extremes(*gathered(many))[1] == "gone"


def test_of_groups_the_lines_are_counted_and_not_the_runs() -> None:
    many = sweep(8, seeds=3)
    book, report = gathered(many)
    grouped = FigureOptions(metric="loss", split="test", grouping=Grouping(seed_groups(book.runs)))
    spec: dict[str, Any] = overlay.draw(book, report, EN, grouped).to_dict()
    assert len(labels(spec)) == 8


@pytest.mark.parametrize("name", FIGURES)
def test_the_key_of_a_crowd_says_each_rate_in_the_colour_that_its_lines_have(name: str) -> None:
    many = sweep(60)
    book, report = gathered(many)
    spec = FIGURES[name](book, report, PT, LOSS).to_dict()
    told = [row["text"].replace("\u00a0", " ") for row in rows(spec, f"{name}_key_values")]
    assert told == ["1 × 10⁻⁴", "0,001", "0,01", "0,1", "1"]
    (swatches,) = (
        view for view in spec["vconcat"][0]["layer"] if view["name"].endswith("swatches")
    )
    colours = swatches["encoding"]["color"]["scale"]["range"]
    strokes = assign(book.runs)
    by_rate = {run.config["lr"]: strokes[run.run_id].color for run in book.runs}
    assert colours == [by_rate[rate] for rate in sorted(by_rate)]


def test_of_many_rates_the_key_has_the_lowest_and_the_highest() -> None:
    many = [
        made(
            f"r{n:03}",
            falling(0.1 + n / 500),
            lr=float(f"{10 ** (-4 + n / 75):.3g}"),
            batch_size=32,
        )
        for n in range(300)
    ]
    told = [row["text"].replace("\u00a0", " ") for row in rows(spec_of(many), "overlay_key_values")]
    assert (len(told), told[0], told[-1]) == (8, "1 × 10⁻⁴", "0.97")


def test_eleven_lines_are_told_one_by_one_with_their_dashes() -> None:
    spec = spec_of(sweep(11, rates=1))
    assert len(rows(spec, "overlay_key_values")) == 11
    (swatches,) = (
        view for view in spec["vconcat"][0]["layer"] if view["name"].endswith("swatches")
    )
    scales = swatches["encoding"]
    looks = zip(
        scales["color"]["scale"]["range"],
        map(tuple, scales["strokeDash"]["scale"]["range"]),
        strict=True,
    )
    assert len(set(looks)) == 11

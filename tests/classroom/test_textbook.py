"""The bundled runs play the textbook's figures, and what differs is said by their numbers."""

from dataclasses import replace
from functools import cache

import pytest

from dashboard.api import load_logs
from dashboard.charts.figures import overlay, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.palette import TEXTBOOK
from dashboard.classroom import cast
from dashboard.classroom.differences import differences
from dashboard.classroom.registry import all_figures
from dashboard.classroom.textbook_figure import TextbookFigure
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.views.state.log_set import SAMPLES_FOLDER

BY_CODE = {one.code: one for one in all_figures()}

PLAYED = {
    "chapter-38-first": (
        "learning_rate",
        {"small-batch": "batch64_lr0.01", "large-batch": "batch1024_lr0.01",
         "large-batch-high-rate": "batch1024_lr0.1"},
    ),
    "chapter-38-second": (
        "switch",
        {"reference": "batch64_x30", "control": "batch1024_x60",
         "switch-early": "batch1024_x1_then_64_x30", "switch-late": "batch1024_x30_then_64_x30",
         "rate-raised": "batch1024_x30_then_lr0.1_x30"},
    ),
    "chapter-37": (
        "batch_size",
        {"batch-64": "batch64_lr0.01", "batch-256": "batch256_lr0.01",
         "batch-1024": "batch1024_lr0.01"},
    ),
    "four-regimes": (
        "regimes",
        {"very-high": "lr0.5", "high": "lr0.48", "low": "lr0.0005", "good": "lr0.1"},
    ),
}  # fmt: skip
"""Each figure with the bundled study that reproduces it, and who plays which part."""


@cache
def opened(study: str) -> tuple[LogBook, Report]:
    book = load_logs(SAMPLES_FOLDER / study)
    return book, diagnose(book)


def test_every_figure_is_played_by_a_bundled_study() -> None:
    assert set(BY_CODE) == set(PLAYED)


@pytest.mark.parametrize("code", PLAYED)
def test_each_part_is_guessed(code: str) -> None:
    study, wanted = PLAYED[code]
    assert cast.guess(BY_CODE[code], *opened(study)) == wanted


@pytest.mark.parametrize("code", PLAYED)
def test_the_bundled_study_differs_in_its_results_at_most(code: str) -> None:
    study, wanted = PLAYED[code]
    found = differences(BY_CODE[code], wanted, *opened(study))
    assert {one.code for one in found} <= {"accuracy"}


def test_the_large_batch_ends_half_a_point_below_the_textbooks() -> None:
    study, wanted = PLAYED["chapter-38-first"]
    (found,) = differences(BY_CODE["chapter-38-first"], wanted, *opened(study))
    assert (found.part, found.wanted) == ("large-batch", 0.96)
    assert found.found == pytest.approx(0.955, abs=0.001)


def with_settings(**changed: object) -> tuple[LogBook, Report]:
    book, report = opened("learning_rate")
    runs = tuple(replace(run, config={**run.config, **changed}) for run in book.runs)
    return replace(book, runs=runs), report


@pytest.mark.parametrize(
    ("changed", "code", "setting", "wanted", "found"),
    [
        ({"dataset": "digits"}, "whole", "dataset", "mnist", "digits"),
        ({"dataset": None}, "whole-untold", "dataset", "mnist", None),
        ({"optimizer": "adam"}, "whole", "optimizer", "sgd", "adam"),
        ({"epochs": 10}, "setting", "epochs", 30, 10),
        ({"lr": 0.02}, "setting", "lr", 0.01, 0.02),
        ({"batch_size": None}, "untold", "batch_size", 64, None),
    ],
)
def test_another_setting_is_named_with_both_values(
    changed: dict, code: str, setting: str, wanted: object, found: object
) -> None:
    _, parts = PLAYED["chapter-38-first"]
    several = differences(BY_CODE["chapter-38-first"], parts, *with_settings(**changed))
    told = {(one.code, one.setting, one.wanted, one.found) for one in several}
    assert (code, setting, wanted, found) in told


def test_a_part_without_a_run_and_a_run_that_never_switches_are_named() -> None:
    figure = BY_CODE["chapter-38-second"]
    book, report = opened("switch")
    found = differences(figure, {"switch-early": "batch64_x30"}, book, report)
    told = {(one.code, one.part) for one in found}
    assert ("stretches", "switch-early") in told
    assert {part for code, part in told if code == "missing"} == {
        part.code for part in figure.parts
    } - {"switch-early"}


def test_a_curve_that_does_not_look_like_its_part_is_named() -> None:
    figure = BY_CODE["four-regimes"]
    found = differences(figure, {"very-high": "lr0.1", "good": "lr0.5"}, *opened("regimes"))
    looks = {one.part for one in found if one.code == "looks"}
    assert looks == {"very-high", "good"}


def test_runs_without_settings_play_no_part_by_themselves() -> None:
    book, report = with_settings(lr=None, batch_size=None, epochs=None)
    found = cast.guess(BY_CODE["chapter-38-second"], book, report)
    assert "switch-early" not in found
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize("code", PLAYED)
def test_each_line_has_its_parts_colour_and_no_verdict(code: str) -> None:
    study, wanted = PLAYED[code]
    figure = BY_CODE[code]
    book, report = cast.played(figure, wanted, *opened(study))
    assert [run.config["book_colour"] for run in book.runs] == [
        part.colour for part in figure.parts
    ]
    kind = overlay.CHART if figure.is_loss_alone else textbook_figure.CHART
    options = FigureOptions(
        metric="loss", split="train", palette="faithful", last_epochs=figure.last_epochs
    )
    (panel, *_) = kind.panels(book, report, Sentences("en"), options)
    drawn = {line.trace.run.run_id: line.stroke.color for line in panel.drawn.lines}
    assert drawn == {wanted[part.code]: TEXTBOOK[part.colour].faithful for part in figure.parts}
    assert not any(line.note for line in panel.drawn.lines)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("figure", all_figures(), ids=lambda one: one.code)
def test_every_figure_and_part_has_its_words(figure: TextbookFigure, lang: str) -> None:
    texts = Catalogue(lang)
    assert texts.say(f"textbook-{figure.code}")
    assert len({part.colour for part in figure.parts}) == len(figure.parts)
    for part in figure.parts:
        assert texts.say(f"textbook-part-{part.code}")

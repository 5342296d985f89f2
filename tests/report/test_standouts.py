"""Beside the figure: which run is worst, and what to do next."""

import pytest

from dashboard.charts.style.run_style import extremes
from dashboard.diagnosis.engine import diagnose
from dashboard.report.opening import HEALTHY
from dashboard.report.standouts import PROPOSALS, is_last, next_step, worst
from dashboard.text.sentences import Sentences
from tests.report.best_books import BOOKS, book, run

WORDS = [Sentences("en"), Sentences("pt-BR")]


@pytest.mark.parametrize("name", [*BOOKS])
def test_the_worst_run_is_never_the_best_nor_a_seed_of_it(name: str) -> None:
    report = diagnose(BOOKS[name][0])
    found = worst(report)
    assert found is None or report.best is None or found.run_id not in report.best.runs


def test_the_worst_run_is_the_one_that_diverged() -> None:
    report = diagnose(
        book(run("a", 0.9), run("b", 0.9, lr=3.0, breaks=True), run("c", 0.5, lr=0.01))
    )
    found = worst(report)
    assert found is not None
    assert found.run_id == "b"


def test_a_single_run_has_no_worst() -> None:
    assert worst(diagnose(book(run("a", 0.9)))) is None


@pytest.mark.parametrize("name", [*BOOKS])
def test_the_run_that_is_called_worst_is_the_one_that_the_figures_call_so(name: str) -> None:
    runs = BOOKS[name][0]
    report = diagnose(runs)
    found = worst(report)
    if found is not None and is_last(found):
        assert found.run_id == extremes(runs, report)[1]


def test_of_healthy_runs_the_last_is_called_worst() -> None:
    report = diagnose(book(run("a", 0.97), run("b", 0.95, lr=0.01)))
    found = worst(report)
    assert found is not None
    assert is_last(found) == (found.headline.state == HEALTHY)


@pytest.mark.parametrize("words", WORDS, ids=["en", "pt-BR"])
@pytest.mark.parametrize("name", [*BOOKS])
def test_what_to_do_next_is_what_the_report_advises(name: str, words: Sentences) -> None:
    report = diagnose(BOOKS[name][0])
    step = next_step(report, words)
    proposed = {words.comparison(one) for one in report.comparisons if one.code in PROPOSALS}
    advised = {
        words.chip(one.recommendations[0]) for one in report.diagnoses if one.recommendations
    }
    if proposed:
        assert step is not None
        assert step.text in proposed
    elif advised:
        assert step is not None
        assert step.chip in advised
        assert step.text
    else:
        assert step is None


def test_a_single_run_that_can_be_improved_says_how() -> None:
    report = diagnose(book(run("a", 0.9, lr=3.0, breaks=True)))
    step = next_step(report, WORDS[0])
    assert step is not None
    assert step.run_id == "a"

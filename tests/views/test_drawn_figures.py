"""Figures are drawn once for everyone who asks for the same, and go with what they show."""

import gc
import json
from dataclasses import replace
from threading import Barrier, Event, Thread
from typing import Any

import pytest

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import overlay
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.vega import to_spec
from dashboard.charts.vega.line_shapes import shaped
from dashboard.diagnosis.engine import diagnose
from dashboard.model.contained import Failure, Stage, overheard, repeat
from dashboard.text.sentences import Sentences
from dashboard.views.state import drawn_figures
from dashboard.views.state.drawn_figures import DrawnFigure, DrawnFigures, drawn
from dashboard.views.state.shared_memo import SharedMemos
from tests.views.conftest import BOOKS, gathered, training

EN = Sentences("en")


def asked(book: Any, report: Any, words: Sentences = EN, **options: Any) -> DrawnFigure:
    shown = {"metric": "loss", "split": "test", "width": 700} | options
    return drawn(overlay.CHART, book, report, words, FigureOptions(**shown))


@pytest.fixture
def opened() -> tuple[Any, Any]:
    book = BOOKS["three"]()
    return book, diagnose(book)


def test_the_same_figure_is_drawn_once(opened: tuple[Any, Any]) -> None:
    assert asked(*opened) is asked(*opened, Sentences("en"))


def test_the_size_of_a_figure_counts_the_outlines_of_its_lines() -> None:
    book = BOOKS["three"]()
    small = asked(book, diagnose(book))
    assert small.size - small.outlines == to_spec_size(small)
    assert small.outlines == sum(map(len, to_spec.inline_texts(small.spec))) > 0


def to_spec_size(figure: DrawnFigure) -> int:
    """What the rest of a figure counts for."""
    tables = sum(map(len, figure.spec["datasets"].values()))
    return tables + len(figure.reading) + drawn_figures._SPEC_BYTES


def test_some_runs_of_a_book_are_the_same_whoever_picks_them(opened: tuple[Any, Any]) -> None:
    book, report = opened
    assert asked(book.only(("a", "b")), report) is asked(book.only(("b", "a")), report)
    assert asked(book.only(("a", "b")), report) is not asked(book.only(("a", "c")), report)


@pytest.mark.parametrize(
    "change",
    [
        {"smoothing": 0.9},
        {"theme": "dark"},
        {"width": 500},
        {"log_y": True},
        {"grouping": Grouping((("a", "b"),))},
        {"focus": Focus(run_id="a")},
        {"focus": Focus(is_read=True)},
    ],
    ids=str,
)
def test_another_option_is_another_figure(opened: tuple[Any, Any], change: Any) -> None:
    before, after = asked(*opened), asked(*opened, **change)
    assert before is not after
    assert (before.spec, before.reading) != (after.spec, after.reading)


def test_another_language_or_name_is_another_figure(opened: tuple[Any, Any]) -> None:
    named = EN.calling({"a": "the first"})
    figures = [asked(*opened, words) for words in (EN, Sentences("pt-BR"), named)]
    assert len({json.dumps(one.spec, default=repr) for one in figures}) == 3


def test_points_that_came_later_are_drawn(opened: tuple[Any, Any]) -> None:
    book, report = opened
    grown = replace(book, series=dict(book.series) | {"a": training("a", 0.5)[1]})
    assert asked(grown, report).spec != asked(book, report).spec


def test_a_kept_figure_is_what_is_drawn_anew(opened: tuple[Any, Any]) -> None:
    options = FigureOptions(metric="loss", split="test", width=700)
    chart = overlay.draw(*opened, EN, options)
    asked(*opened)
    assert asked(*opened).spec == to_spec.write(shaped(chart))


def test_figures_go_with_their_report() -> None:
    book = BOOKS["three"]()
    report = diagnose(book)
    asked(book, report)
    assert len(drawn_figures._figures) == 1
    del report
    gc.collect()
    assert len(drawn_figures._figures) == 0


def test_results_go_with_what_they_were_made_from() -> None:
    memos, book = SharedMemos(), gathered(training("a", 0.3))
    assert memos.of(book).get("key", lambda: 1) == memos.of(book).get("key", lambda: 2) == 1
    assert memos.of(gathered(training("a", 0.3))).get("key", lambda: 2) == 2
    del book
    gc.collect()
    assert len(memos) == 0


def test_what_is_kept_has_a_bound(opened: tuple[Any, Any]) -> None:
    _, report = opened
    small = DrawnFigure({"name": "small"})
    figures = DrawnFigures(most_bytes=3 * small.size)
    for number in range(5):
        figures.of(report, number, (), lambda: small)
    assert len(figures) == 3
    again: list[int] = []
    figures.of(report, 4, (), lambda: again.append(4) or small)  # type: ignore[func-returns-value]
    figures.of(report, 0, (), lambda: again.append(0) or small)  # type: ignore[func-returns-value]
    assert again == [0]


def test_what_has_no_hash_is_drawn_each_time(opened: tuple[Any, Any]) -> None:
    first, second = (asked(*opened, further=[("accuracy", "test")]) for _ in range(2))
    assert first is not second
    assert first.spec == second.spec


def test_of_several_who_ask_at_once_one_draws(opened: tuple[Any, Any]) -> None:
    _, report = opened
    figures, together, go_on = DrawnFigures(), Barrier(5), Event()
    drawings: list[DrawnFigure] = []
    got: list[DrawnFigure] = []

    def draw() -> DrawnFigure:
        go_on.wait(10)
        drawings.append(DrawnFigure({"name": "figure"}))
        return drawings[-1]

    def ask() -> None:
        together.wait(10)
        got.append(figures.of(report, "key", (), draw))

    threads = [Thread(target=ask) for _ in range(4)]
    for one in threads:
        one.start()
    together.wait(10)
    go_on.set()
    for one in threads:
        one.join(10)
    assert len(drawings) == 1
    assert got == drawings * 4


def test_failures_are_told_again_of_a_kept_figure(
    opened: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Failure(Stage.DRAW, "lines", "", "ValueError")
    draw = ChartKind.drawn

    def failing(*given: Any) -> Any:
        repeat((failed,))
        return draw(*given)

    monkeypatch.setattr(ChartKind, "drawn", failing)
    for _ in range(2):
        with overheard() as heard:
            asked(*opened)
        assert heard == [failed]

"""Whatever a set of logs holds, no page shows an error and no report breaks its schema.

A few numbered sets; ``python -m tests.attacks --pages 10000`` draws as many as wanted.
"""

import pytest

from dashboard.text.languages import LANGUAGES
from dashboard.views.state.page import all_views
from tests.attacks import drawn_pages, drawn_reports, random_sets
from tests.examples import examples

SETS = range(examples(8))


@pytest.mark.parametrize("number", SETS)
def test_every_page_of_a_set_is_drawn_in_both_languages(number: int) -> None:
    drawn = list(drawn_pages.every_page(number))
    assert len(drawn) == len(all_views()) * len(LANGUAGES)
    assert [page for page in drawn if page.faults] == []


@pytest.mark.parametrize("number", SETS)
def test_every_report_of_a_set_is_as_its_schema_says(number: int) -> None:
    assert [said for said in drawn_reports.every_report(number) if said[1]] == []


def test_both_kinds_of_sets_are_among_those_that_are_drawn() -> None:
    assert {random_sets.is_files(number) for number in SETS} == {True, False}


def test_a_number_draws_the_same_set_again() -> None:
    first, again = random_sets.book(5), random_sets.book(5)
    assert [run.run_id for run in first.runs] == [run.run_id for run in again.runs]
    assert repr(first.series) == repr(again.series)


def test_a_page_that_fails_is_counted(faults: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("the numbers of somebody's log")

    monkeypatch.setattr("dashboard.views.widgets.span_words.said", crash)
    pages = [page for number in range(6) for page in drawn_pages.every_page(number) if page.faults]
    assert pages
    assert faults

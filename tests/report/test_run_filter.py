"""Runs are found by a query and by what their lamps say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.report.run_filter import (
    SUMMARIES,
    choices_of,
    complaint,
    found,
    lamp_choice_in_words,
    lamp_choices,
)
from dashboard.report.run_query.query_error import QueryError
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.report.conftest import BOOKS

MIXED = BOOKS["diverged beside healthy"]
REPORT = diagnose(MIXED)
WORDS = Sentences("pt-BR")


def search(text: str = "", *lamps: str, report: Report = REPORT) -> list[str]:
    return found(MIXED, report, WORDS, text=text, lamps=lamps)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["laranja", "vermelha"]),
        ("  ", ["laranja", "vermelha"]),
        ("LARANJA", ["laranja"]),
        ("verm elha", ["vermelha"]),
        ("lr=3", ["vermelha"]),
        ("0.01", ["laranja"]),
        ("0,01 sgd", ["laranja"]),
        ("0,01 adam", []),
        ("lóte", ["laranja", "vermelha"]),
        ("'taxa 3'", ["vermelha"]),
    ],
)
def test_every_word_must_be_found_whatever_its_case_and_accents(text: str, ids: list[str]) -> None:
    assert search(text) == ids


def test_any_of_the_lamps_is_enough() -> None:
    assert search("", "bad") == ["vermelha"]
    assert search("", "clear") == ["laranja"]
    assert search("", "bad", "clear") == ["laranja", "vermelha"]
    assert search("laranja", "bad") == []
    assert search("", "nonsense") == []


def test_a_run_that_was_not_judged_answers_to_no_lamp() -> None:
    nobody = Report(MIXED.runs, (), (), MIXED.receipt)
    assert search("", *SUMMARIES, report=nobody) == []
    assert search("laranja", report=nobody) == ["laranja"]
    assert search("lamp=bad", report=nobody) == []


def test_every_choice_finds_a_run_and_every_run_answers_to_one() -> None:
    states = [one for one in lamp_choices(REPORT) if one not in SUMMARIES]
    for choice in states:
        assert search("", choice)
    for diagnosis in REPORT.diagnoses:
        assert choices_of(diagnosis) & {"alert", "clear"}
        assert set(states) & choices_of(diagnosis)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_has_words_of_its_own(lang: str) -> None:
    said = [lamp_choice_in_words(one, Sentences(lang)) for one in lamp_choices(REPORT)]
    assert len(set(said)) == len(said)


@given(st.text(max_size=60) | st.text("()<>=!~/\"'ael. r0\\[]*{}", max_size=40))
def test_every_text_is_a_search_or_is_told_what_is_wrong_with_it(text: str) -> None:
    wrong = complained(text)
    if wrong is None:
        every = search(text)
        assert set(search(f"({text}) taxa" if text.strip() else "taxa")) <= set(every)
        return
    assert 0 <= wrong.at <= wrong.at + wrong.length <= len(text)
    for lang in LANGUAGES:
        said = complaint(wrong, Sentences(lang))
        assert said
        assert "find-error" not in said


def complained(text: str) -> QueryError | None:
    """What is wrong with a text that is no query."""
    try:
        search(text)
    except QueryError as problem:
        return problem
    return None

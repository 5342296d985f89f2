"""No sentence gives a difference that was rounded to nothing."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import numerals
from dashboard.text.catalogue import LOCALES, Catalogue

LANGS = ("en", "pt-BR")
DIFFERENCES = ("fall", "apart", "gap", "change", "lead", "rise", "accuracy_lost", "size")
"""Variables of the messages that are a difference of two values."""

NEVER_NOTHING: Mapping[tuple[str, str], str] = {
    ("said-still-falls", "fall"): "the rule asks for a fall of 1% and more",
    ("symptom-still-falling-at-end", "fall"): "the rule asks for a fall of 1% and more",
    ("headline-stability-diverged", "accuracy_lost"): "said where accuracy was lost",
    ("headline-fit-overfitting", "accuracy_lost"): "chosen where accuracy fell",
    ("so-far-fit-overfitting", "rise"): "the rule asks for a rise of 5% and more",
    ("symptom-val-above-train", "gap"): "the rule asks for two points and more",
    ("compared-lead", "lead"): "a lead of nothing is within the noise, and not said",
    ("compared-gap", "gap"): "the rules ask for two points and more",
    ("seen-error-gap", "size"): "with the usual one beside it, nothing is a measure too",
    ("two-runs-ends", "gap"): "with both values before it, nothing is a measure too",
}
"""Where the difference cannot be nothing, or nothing may be said, with why."""

SAID = re.compile(r"\{ (?:PERCENT|POINTS)\(\$(\w+)")


def said_differences(lang: str) -> set[tuple[str, str]]:
    """The messages that say a difference in per cent with its variable, whatever its size."""
    found = set()
    for file in sorted((LOCALES / lang).glob("*.ftl")):
        for text in re.split(r"\n(?=[a-z])", file.read_text(encoding="utf-8")):
            name = text.partition(" =")[0]
            for variable in SAID.findall(text):
                if variable in DIFFERENCES and f"SIZE(${variable}" not in text:
                    found.add((name, variable))
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_a_difference_is_said_by_its_size_or_cannot_be_nothing(lang: str) -> None:
    assert said_differences(lang) - set(NEVER_NOTHING) == set()


def test_every_exception_is_still_one() -> None:
    assert set(NEVER_NOTHING) == set().union(*map(said_differences, LANGS))


FLAT = {"first": 2.3, "best": 2.3, "end": 2.31}
SAID_OF_NOTHING = {
    "symptom-flat-from-start": {"fall": 1e-7, **FLAT},
    "symptom-val-tracks-train": {"apart": 0.0, "metric": "loss", "split": "test"},
    "symptom-plateau-early": {"change": 0.0, "moved": "fell", "level": 0.9},
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("message", SAID_OF_NOTHING)
def test_a_difference_of_nothing_is_said_in_words(message: str, lang: str) -> None:
    said = Catalogue(lang).say(message, **SAID_OF_NOTHING[message])
    assert not re.search(r"\b0[.,]?0*(%| p)", said), said


@given(st.floats(numerals.SMALLEST_SHARE, 1) | st.floats(-1, -numerals.SMALLEST_SHARE))
def test_a_share_that_is_something_is_never_written_as_nothing(share: float) -> None:
    for lang in LANGS:
        for digits in (0, 1, 2):
            assert re.search("[1-9]", numerals.percent(share, lang, digits))


def test_what_is_next_to_nothing_keeps_its_first_digit() -> None:
    assert numerals.percent(0.0004, "pt-BR") == "0,04%"
    assert numerals.percent(0.0, "pt-BR") == "0,0%"
    assert numerals.percent(1e-9, "en") == "0.0%"

"""Every message can be said, whatever number or text it is given."""

import math

import pytest

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from tests.text.given_values import variables

VALUES = {
    "no number": math.nan,
    "infinity": math.inf,
    "minus infinity": -math.inf,
    "more than 28 digits": -1e300,
    "the largest double": 1.7976931348623157e308,
    "the smallest": 5e-324,
    "a whole number that no double holds": 10**400,
    "one of more digits than Python writes": -(10**5_000),
    "a whole number of 24 digits": 10**24 - 1,
    "half a character": "\ud800",
    "what looks like a text of Fluent": "{ $rate } { -term } \u2068",
    "a long text": "x" * 5_000,
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_every_message_can_be_said_of_it(value: float | str, lang: str) -> None:
    words = Catalogue(lang)
    unsaid = []
    for message, names in variables(lang).items():
        try:
            words.say(message, **dict.fromkeys(names, value))
        except Exception as error:  # noqa: BLE001 - every exception is one too many
            unsaid.append((message, repr(error)[:200]))
    assert unsaid == []


WRITTEN = {
    math.inf: "∞",
    -math.inf: "\u2212∞",
    math.nan: "NaN",
    1e300: "1\u00a0×\u00a010³⁰⁰",
    10**24: "1\u00a0×\u00a010²⁴",
    10**24 - 10**9: "9" * 15 + "0" * 9,
    10**400: "∞",
}


@pytest.mark.parametrize(("value", "written"), WRITTEN.items())
def test_a_bare_number_is_written_whatever_its_size(value: float, written: str) -> None:
    assert Catalogue("en").say("title-batch", batch=value) == f"Batch {written}"


@pytest.mark.parametrize("value", [math.inf, 1e300, 10**400, math.nan])
def test_a_far_number_is_several(value: float) -> None:
    few, many = (Catalogue("en").say("chart-above", points=one) for one in (2, value))
    assert many.partition(" ")[2].partition(" ")[2] == few.partition(" ")[2].partition(" ")[2]


def test_several_long_texts_in_one_sentence_are_cut() -> None:
    names = variables("en")["event-best-together"]
    said = Catalogue("en").say("event-best-together", **dict.fromkeys(names, "x" * 2_000))
    assert "…" in said
    one = Catalogue("en").say("title-batch", batch="x" * 2_000)
    assert one == f"Batch {'x' * 2_000}"

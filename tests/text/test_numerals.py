"""Numbers as people of each language read them."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import numerals
from dashboard.text.languages import LANGUAGES

NBSP = numerals.NBSP

NUMBERS = [
    (0.01, "0,01", "0.01"),
    (0.05, "0,05", "0.05"),
    (0.0005, "0,0005", "0.0005"),
    (0.03162, "0,0316", "0.0316"),
    (1e-4, f"1{NBSP}×{NBSP}10⁻⁴", f"1{NBSP}×{NBSP}10⁻⁴"),
    (1e-5, f"1{NBSP}×{NBSP}10⁻⁵", f"1{NBSP}×{NBSP}10⁻⁵"),
    (3.16e-6, f"3,16{NBSP}×{NBSP}10⁻⁶", f"3.16{NBSP}×{NBSP}10⁻⁶"),
    (1e20, f"1{NBSP}×{NBSP}10²⁰", f"1{NBSP}×{NBSP}10²⁰"),
    (0.0, "0", "0"),
    (-0.0, "0", "0"),
    (1.0, "1", "1"),
    (9.999, "10", "10"),
    (-0.5, "−0,5", "−0.5"),
    (1024, "1024", "1024"),
    (12345.6, "12.346", "12,346"),
    (math.nan, "NaN", "NaN"),
    (math.inf, "∞", "∞"),
    (-math.inf, "−∞", "−∞"),
]


@pytest.mark.parametrize(("value", "pt", "en"), NUMBERS)
def test_a_number_is_written_as_in_its_language(value: float, pt: str, en: str) -> None:
    assert numerals.number(value, "pt-BR") == pt
    assert numerals.number(value, "en") == en


@pytest.mark.parametrize(
    ("share", "digits", "said"),
    [(0.9806, 1, "98,1%"), (0.98, 1, "98,0%"), (0.18, 0, "18%"), (1.5, 0, "150%")],
)
def test_a_share_is_a_percentage(share: float, digits: int, said: str) -> None:
    assert numerals.percent(share, "pt-BR", digits) == said


@pytest.mark.parametrize(
    ("difference", "said"),
    [(0.0214, "2,1"), (0.012, "1,2"), (0.0004, "0,04"), (-0.021, "−2,1"), (0.0, "0,0")],
)
def test_a_difference_is_said_in_points_and_never_rounded_to_nothing(
    difference: float, said: str
) -> None:
    assert numerals.points(difference, "pt-BR") == said


@pytest.mark.parametrize(
    ("n", "pt", "en"), [(7, "7", "7"), (1024, "1024", "1024"), (60000, "60.000", "60,000")]
)
def test_thousands_are_set_apart_from_five_digits_on(n: int, pt: str, en: str) -> None:
    assert (numerals.count(n, "pt-BR"), numerals.count(n, "en")) == (pt, en)


@given(st.floats(min_value=-1e300, max_value=1e300), st.sampled_from(LANGUAGES))
def test_a_written_number_reads_back_as_nearly_the_same(value: float, lang: str) -> None:
    assert read_back(numerals.number(value, lang), lang) == pytest.approx(value, rel=5.1e-3)


@given(st.floats(), st.sampled_from(LANGUAGES))
def test_every_float_can_be_written_in_every_form(value: float, lang: str) -> None:
    forms = (numerals.number, numerals.rate, numerals.percent, numerals.points, numerals.count)
    for form in forms:
        assert form(value, lang).strip()


def read_back(text: str, lang: str) -> float:
    style = numerals.STYLES[lang]
    plain = text.replace(style.group, "").replace(style.decimal, ".").replace(numerals.MINUS, "-")
    mantissa, _, power = plain.partition(f"{NBSP}×{NBSP}10")
    digits = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    assert re.fullmatch(r"-?\d+(\.\d+)?", mantissa)
    return float(f"{mantissa}e{digits or 0}")

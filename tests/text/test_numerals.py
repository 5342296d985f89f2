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


@given(st.floats(min_value=-1e300, max_value=1e300), st.sampled_from(LANGUAGES))
def test_a_person_can_write_every_number_as_the_program_does(value: float, lang: str) -> None:
    text = numerals.number(value, lang)
    assert numerals.read(text, lang) == pytest.approx(read_back(text, lang), rel=1e-12)


@pytest.mark.parametrize(
    ("text", "pt", "en"),
    [
        ("0,97", 0.97, 0.97),
        (" 97 % ", 0.97, 0.97),
        ("1.234,5", 1234.5, 1234.5),
        ("1,234.5", 1234.5, 1234.5),
        ("1.234", 1234.0, 1.234),
        ("1,234", 1.234, 1234.0),
        ("-1e-3", -0.001, -0.001),
        ("2,3,4", None, None),
        ("ninety", None, None),
        ("1e999", None, None),
        ("1" * 400, None, None),
        ("nan", None, None),
        ("", None, None),
    ],
)
def test_what_a_person_writes_is_read_in_either_habit(
    text: str, pt: float | None, en: float | None
) -> None:
    assert (numerals.read(text, "pt-BR"), numerals.read(text, "en")) == (pt, en)


@given(st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_no_text_breaks_the_reading_of_numbers(text: str, lang: str) -> None:
    value = numerals.read(text, lang)
    assert value is None or math.isfinite(value)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0, "0 s"),
        (0.25, "0,25 s"),
        (59, "59 s"),
        (75, "1 min 15 s"),
        (120, "2 min"),
        (3599.9, "60 min"),
        (4000, "1 h 7 min"),
        (90000, "1 d 1 h"),
        (-75, "−1 min 15 s"),
    ],
)
def test_a_duration_has_two_units_at_most(seconds: float, said: str) -> None:
    assert numerals.duration(seconds, "pt-BR").replace(NBSP, " ") == said


def read_back(text: str, lang: str) -> float:
    style = numerals.STYLES[lang]
    plain = text.replace(style.group, "").replace(style.decimal, ".").replace(numerals.MINUS, "-")
    mantissa, _, power = plain.partition(f"{NBSP}×{NBSP}10")
    digits = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    assert re.fullmatch(r"-?\d+(\.\d+)?", mantissa)
    return float(f"{mantissa}e{digits or 0}")

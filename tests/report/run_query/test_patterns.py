"""Patterns find what Python's regular expressions find, and never take long."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.report.run_query import pattern as patterns
from dashboard.report.run_query.pattern import MOST_STEPS, pattern_of
from dashboard.report.run_query.query_error import QueryError

SIGNS = "ab1_ .-"
ATOMS = st.sampled_from(
    ["a", "b", "1", "_", r"\.", ".", "[ab]", "[^a]", "[a-b1]", r"\d", r"\w", r"\s", r"[\d_]", r"\D"]
)
REPEATS = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0}", "*?", "{,"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A pattern of the kinds that are known."""
    inner = st.recursive(
        st.builds("{}{}".format, ATOMS, REPEATS),
        lambda one: (
            st.builds("{}{}".format, one, one)
            | st.builds("(?:{}|{}){}".format, one, one, REPEATS)
            | st.builds("({}){}".format, one, REPEATS)
        ),
        max_leaves=6,
    )
    body = draw(inner)
    return draw(st.sampled_from(["{}", "^{}", "{}$", "^{}$"])).format(body)


@given(written(), st.text(SIGNS, max_size=12))
def test_a_pattern_finds_what_the_standard_library_finds(text: str, within: str) -> None:
    try:
        oracle = re.compile(text, re.ASCII | re.DOTALL)
    except re.error:
        assume(False)
    last = oracle.pattern.endswith("$")
    expected = oracle.search(within) is not None
    assume(not (last and within.endswith("\n")))
    assert pattern_of(text, 0).found_in(within) is expected


@pytest.mark.parametrize(
    ("text", "within", "is_found"),
    [
        ("ÁDAM", "adamw", True),
        ("[À-Z]dam", "adam", True),
        ("straße", "strasse", True),
        ("(?:64|128)$", "batch_size=128", True),
        ("^lr", "a lr", False),
        ("", "", True),
        ("$^", "", False),
        ("a{", "a{", True),
    ],
)
def test_case_accents_and_ends(text: str, within: str, is_found: bool) -> None:
    assert pattern_of(text, 0).found_in(within) is is_found


@pytest.mark.parametrize(
    "text",
    ["(a+)+$", "(a|a)*$", "(.*)*b$", "(a?){40}a{40}b", "a*a*a*a*a*b", "(a|aa)+$"],
)
def test_what_makes_other_engines_go_back_for_ever_takes_a_few_steps(text: str) -> None:
    pattern = pattern_of(text, 0)
    pattern.found_in("a" * 2000 + "!")
    assert pattern._steps < 200_000


def test_a_search_that_takes_too_many_steps_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "MOST_STEPS", MOST_STEPS // 100)
    pattern = pattern_of("(a|b)*a(a|b){60}c", 0)
    digits = f"{int.from_bytes(b'no period in these') ** 40:b}"
    noise = digits.translate({48: "a", 49: "b"})
    with pytest.raises(QueryError) as caught:
        pattern.found_in(noise)
    assert caught.value.code == "pattern-slow"


@given(st.text(max_size=40) | st.text("ab()[]{}|*+?^$\\.,-0129", max_size=30))
def test_every_text_is_a_pattern_or_is_told_what_is_wrong(text: str) -> None:
    wrong = complained(text)
    if wrong is not None:
        assert wrong.code.startswith(("pattern-", "too-deep"))
        assert 0 <= wrong.at <= wrong.at + wrong.length <= len(text)


def complained(text: str) -> QueryError | None:
    """What is said of a pattern that is none."""
    try:
        pattern_of(text, 0).found_in("lote 64 taxa 0.01")
    except QueryError as problem:
        return problem
    return None

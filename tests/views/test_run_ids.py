"""Runs in the address: short, exact, and right when the folder has gained or lost runs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.state import run_links

IDS = st.lists(st.text(max_size=30), unique=True, min_size=1, max_size=40)


@st.composite
def choices(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """All runs, some of them in their order, and runs that come later."""
    everyone = draw(IDS)
    chosen = [one for one in everyone if draw(st.booleans())]
    later = [one for one in draw(IDS) if one not in everyone]
    return everyone, chosen, later


@given(choices())
def test_what_was_chosen_is_read_again(case: tuple[list[str], list[str], list[str]]) -> None:
    everyone, chosen, _ = case
    written = run_links.write(chosen, everyone)
    assert run_links.read(written, everyone) == (chosen if len(chosen) < len(everyone) else [])
    assert re.fullmatch(r"[\w-]*", written, re.ASCII)


@given(choices())
def test_of_the_runs_that_were_there_the_same_are_chosen_when_others_have_come(
    case: tuple[list[str], list[str], list[str]],
) -> None:
    everyone, chosen, later = case
    written = run_links.write(chosen, everyone)
    if not written:
        return
    read = run_links.read(written, [*later, *everyone])
    assert [one for one in read if one in everyone] == chosen
    assert (set(later) <= set(read)) == (written.startswith(run_links.NOT) or not later)


@pytest.mark.parametrize("count", [1, 12, 150, 299])
def test_of_three_hundred_runs_any_choice_keeps_the_address_short(count: int) -> None:
    everyone = [f"sweep/lr=0.{number}/seed={number}" for number in range(300)]
    written = run_links.write(everyone[:count], everyone)
    assert len(written) <= 5 + 4 * min(count, 300 - count)
    assert run_links.read(written, everyone) == everyone[:count]


def test_a_run_that_is_gone_is_passed_over() -> None:
    written = run_links.write(["a", "b"], list("abcde"))
    assert run_links.read(written, list("bcde")) == ["b"]


def test_runs_that_four_characters_do_not_tell_apart_are_told_by_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_links, "WIDTHS", (1, 6, 8))
    everyone = [f"run {number}" for number in range(100)]  # of 64 possible first characters
    written = run_links.write(everyone[:3], everyone)
    assert written[0] == "6"
    assert run_links.read(written, everyone) == everyone[:3]


@given(st.text(max_size=60))
def test_a_text_that_nobody_wrote_chooses_nothing_or_some_runs(text: str) -> None:
    everyone = list("abcde")
    assert set(run_links.read(text, everyone)) <= set(everyone)


@pytest.mark.parametrize("text", ["", "not-", "9abc", "zzzz", "4", "not-4", "4abcd", "not-4abcd"])
def test_a_text_without_a_known_run_chooses_nothing(text: str) -> None:
    assert run_links.read(text, ["a", "b"]) == []

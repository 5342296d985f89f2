"""A note is set as people wrote it: paragraphs, lists, headings and code, and nothing that acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.report.paper.note_blocks import blocks, spans

CASES = {
    "a\nb\n\nc": [("text", "a b"), ("text", "c")],
    "- a\n- b\n\n1. c": [("list", "a|b"), ("list", "c")],
    "# Why\nbecause": [("head", "Why"), ("text", "because")],
    "so:\n```sh\nls *\n\n# x\n```\nend": [
        ("text", "so:"),
        ("code", "ls *\n\n# x"),
        ("text", "end"),
    ],
    "```\nnever closed": [("code", "never closed")],
}


def told(block: dict) -> tuple[str, str]:
    if block["kind"] == "code":
        return "code", block["text"]
    many = block["items"] if block["kind"] == "list" else [block["spans"]]
    return block["kind"], "|".join("".join(one["text"] for one in line) for line in many)


@pytest.mark.parametrize(("note", "expected"), CASES.items())
def test_a_note_becomes_blocks(note: str, expected: list[tuple[str, str]]) -> None:
    assert [told(one) for one in blocks(note)] == expected


def test_what_is_marked_in_a_line_has_its_style() -> None:
    found = spans("a **b c** *d* `e*f*` 2*3*4 [x](http://y)")
    assert [(one["text"], one["style"]) for one in found if one["style"]] == [
        ("b c", "strong"), ("d", "emph"), ("e*f*", "code"),
    ]  # fmt: skip
    assert found[-1]["text"] == " 2*3*4 [x](http://y)"


@given(st.text(alphabet="ab *-1.#\n", max_size=60))
def test_no_word_of_a_note_is_lost(note: str) -> None:
    made = "".join(text for _, text in map(told, blocks(note)))
    assert [made.count(letter) for letter in "ab"] == [note.count(letter) for letter in "ab"]

"""Names from logs do nothing on the screen but stand there."""

import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.escape import cell, html, markdown, plain, shorten

HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="x',
    "![x](http://evil/p.png)",
    "[click](javascript:x)",
    ":red[danger]",
    ":material/home: :smile:",
    "$\\frac{1}{2}$",
    "`code` **bold** _it_ ~~no~~",
    "# title\n- item\n1. one",
    "https://evil.example www.evil.example a@b.example",
    "\u202eexe.gpj",
    "| a | b |",
    "&lt;b&gt;",
]


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", HOSTILE)
def test_html_shows_a_hostile_name_as_text(name: str) -> None:
    reader = Reader()
    reader.feed(f'<p title="{html(name)}">{html(name)}</p>')
    reader.close()
    assert reader.tags == ["p"]
    assert reader.text == plain(name)


@given(st.text())
def test_html_brings_no_tag_and_loses_no_character(name: str) -> None:
    reader = Reader()
    reader.feed(f"<p>{html(name)}</p>")
    reader.close()
    assert reader.tags == ["p"]
    assert reader.text == plain(name)


@given(st.text())
def test_markdown_protects_every_character_that_acts(name: str) -> None:
    said = markdown(name)
    for place, character in enumerate(said):
        if character in "`*_{}[]()#+-.!|~<>$&^=":
            assert said[place - 1] == "\\"
        if character in ":@":
            assert said[place + 1] == "\u2060"


@given(st.text(max_size=300))
def test_plain_text_is_one_line_of_characters_that_can_be_seen(name: str) -> None:
    line = plain(name)
    assert all(
        unicodedata.category(character) not in {"Cc", "Cf", "Zl", "Zp"} or character == "\u200d"
        for character in line
    )


@pytest.mark.parametrize("limit", [1, 2, 10, 80])
def test_a_long_name_keeps_its_ends_and_its_limit(limit: int) -> None:
    short = shorten("a" * 5000 + "z" * 5000, limit)
    assert len(short) == limit
    assert "…" in short


def test_a_short_name_stays() -> None:
    assert shorten("resnet/fold 3") == "resnet/fold 3"


def test_ten_thousand_characters_do_not_reach_the_screen() -> None:
    assert len(plain("x" * 10_000)) <= 4000


@given(st.text())
def test_no_cell_begins_like_a_formula(name: str) -> None:
    said = cell(name)
    assert not said.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t"))
    assert said.removeprefix("'") == plain(name).removeprefix("'")


@pytest.mark.parametrize("name", ["=1+1", "\t=HYPERLINK(0)", "@SUM(A1)", "-2", "+1", "\u200b=1"])
def test_a_formula_in_a_cell_becomes_text(name: str) -> None:
    assert cell(name) == f"'{plain(name)}"

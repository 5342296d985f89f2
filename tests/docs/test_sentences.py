"""No sentence of a document is longer than a person takes in at once.

Tables, headings, code, pictures and the addresses of links are not read, nor is the bold label that
a paragraph begins with. What stands on either side of a colon or a semicolon can be read by itself.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 30
"""Words, as for the messages of the pages."""

DOCUMENTS = sorted(
    file
    for pattern in ("*.md", "docs/**/*.md", "sample_logs/*.md", ".github/*.md")
    for file in ROOT.glob(pattern)
    if file.name != "CHANGELOG.md"
)

UNREAD = re.compile(r"```.*?```|<!--.*?-->", re.DOTALL)
BULLET = re.compile(r"^\s*(?:[*+-]|\d\.)\s+")
LABEL = re.compile(r"\*\*[^*]+:\*\*\s*")
END = re.compile(
    r"""(?<=[.!?])[)*_"”]*\s+(?=[*_"“\[(A-ZÀ-Ý0-9§])"""  # a sentence, and the next begins
    r"""|(?<=[:;])\s+"""
)
WORD = re.compile(r"[\w’'%-]+")


def paragraphs(text: str) -> Iterator[str]:
    """What is read as one: lines until a blank one, a heading, a row of a table or a bullet."""
    lines: list[str] = []
    for line in [*UNREAD.sub("", text).splitlines(), ""]:
        is_bullet = BULLET.match(line)
        if lines and (is_bullet or not line.strip() or line.lstrip().startswith(("|", "#", "!"))):
            yield " ".join(lines)
            lines = []
        if line.strip() and not line.lstrip().startswith(("|", "#", "!", "<")):
            lines.append(BULLET.sub("", line, count=1).strip("> "))


def sentences(text: str) -> Iterator[str]:
    for one in paragraphs(text):
        plain = re.sub(r"\]\([^)]*\)", "]", re.sub(r"`[^`]*`", "X", LABEL.sub("", one)))
        yield from END.split(plain)


def too_long(text: str) -> list[str]:
    return [one for one in sentences(text) if len(WORD.findall(one)) > LONGEST]


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_sentence_of_a_document_has_no_more_words_than_are_read_at_once(file: Path) -> None:
    assert too_long(file.read_text(encoding="utf-8")) == []


LONG = " ".join(["Word"] * 31)


@pytest.mark.parametrize("text", [LONG, f"* {LONG}", f"Short. {LONG}", f"**Label:** {LONG}"])
def test_a_long_sentence_is_found_wherever_it_stands(text: str) -> None:
    assert too_long(text) == [LONG]


@pytest.mark.parametrize("text", [f"# {LONG}", f"| {LONG} |", f"```\n{LONG}\n```", f"`{LONG}` x"])
def test_what_is_no_prose_is_not_counted(text: str) -> None:
    assert too_long(text) == []

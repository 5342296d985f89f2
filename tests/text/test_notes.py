"""Notes keep their Markdown and lead nowhere, as a reader of GitHub's Markdown sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.notes import unlinked

PIECES = [
    "[a](http://x.y)", "![a](http://x.y/i.png)", "![a][r]", "[r]: http://x.y", "<http://x.y>",
    "http://x.y", "www.x.y", "a@b.c", "<img src=http://x.y>", "</p>", "<!-- -->", "`", "``", "\n",
    "\\", "[", "]", "(", ")", "!", "*", "**a**", " ", "    ", "```", "- ", "# ", "<?x?>",
]  # fmt: skip
ACTIVE = ("](", "][", "]:", "://", "<h", "<i", "</", "<!", "<?", "www.")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_nothing_that_makes_a_link_is_left(text: str) -> None:
    shown = unlinked(text)
    assert not [one for one in ACTIVE if one in shown]
    assert "@b" not in shown
    assert shown.replace("\N{WORD JOINER}", "") == text


@pytest.mark.parametrize(
    "text",
    [
        "**bold** and *it*",
        "- a\n- b",
        "# Head",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "`a[0] < b`",
        "3 < 4",
        "a: b",
    ],
)
def test_what_leads_nowhere_is_as_it_was(text: str) -> None:
    assert unlinked(text) == text

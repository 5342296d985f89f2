"""A figure as Markdown says what its caption says, and where each of its curves ends."""

import numpy as np
import pandas as pd
import pytest

from dashboard.report.figures import as_markdown
from dashboard.report.figures.picture import Caption
from dashboard.text.sentences import Sentences

ROWS = pd.DataFrame(
    {
        "run": pd.Categorical(["a|b"] * 3 + ["c"] * 2),
        "epoch": [0, 1, 2, 0, 1],
        "value": [0.5, 0.25, 0.125, 1.5, np.nan],
    }
)


@pytest.mark.parametrize(("lang", "number"), [("pt-BR", "0,125"), ("en", "0.125")])
def test_each_curve_has_a_row_with_its_end(lang: str, number: str) -> None:
    text = as_markdown.write(Caption("Loss *", "It fell.", "a set"), ROWS, Sentences(lang))
    assert text.startswith(
        "**Loss \\***\n\nIt fell.\n\n| run | epoch | value |\n| --- | ---: | ---: |\n"
    )
    assert f"| a\\|b | 2 | {number} |\n| c | 1 | – |\n" in text
    assert text.endswith("a set\n")


def test_of_many_curves_it_says_how_many_more_there_are() -> None:
    rows = pd.DataFrame({"run": [f"r{n}" for n in range(99)], "value": 1.0})
    text = as_markdown.write(Caption("x"), rows, Sentences("en"))
    assert text.count("| r") == as_markdown.MOST + 1  # with the head
    assert "and 59 more" in text


def test_no_points_are_a_table_without_rows() -> None:
    empty = pd.DataFrame(columns=["run", "value"])
    assert "| run | value |" in as_markdown.write(Caption("x"), empty, Sentences("en"))

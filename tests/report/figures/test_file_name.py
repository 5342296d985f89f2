"""Names of exported files are safe on every system and describe the content."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.report.figures.file_name import file_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["Livro: taxa de aprendizado", "Perda · teste"], "livro-taxa-de-aprendizado-perda-teste"),
        (["../../etc/passwd", "CON"], "etc-passwd-con"),
        (["データ", "<b>"], "b"),
        (["", "\u202egpj"], "gpj"),
        (["runs", "x" * 500], "runs-" + "x" * 40),
    ],
)
def test_a_name_keeps_the_letters_that_every_system_takes(parts: list[str], name: str) -> None:
    assert file_name(parts, "pdf") == f"curva-{name}.pdf"


def test_a_figure_without_any_name_still_has_a_file() -> None:
    assert file_name(["", "…"], "csv") == "curva.csv"


@given(st.lists(st.text(), max_size=6))
def test_no_name_leaves_its_folder_or_grows_too_long(parts: list[str]) -> None:
    name = file_name(parts, "svg")
    assert re.fullmatch(r"curva(-[a-z0-9]+)*\.svg", name)
    assert len(name) <= 104

"""The Diagnosis page shows a followed run beside the one that was advised, and how advice fared."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.diagnosis.test_followed_advice import LINEAGE, write

Open = Callable[..., AppTest]


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    folder = tmp_path / "runs"
    write(folder / "007", 0.01)
    write(folder / "child", 0.03, LINEAGE)
    return folder


def said(page: AppTest) -> str:
    assert not page.exception
    return " ".join(one.proto.body for one in page.get("html"))


def figures(page: AppTest) -> list[str]:
    return [json.loads(one.proto.spec)["name"] for one in page.get("vega_lite_chart")]


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ("Before and after", "above 50.0%", "80.0%", "came true", "How often advice was")),
        ("pt-BR", ("Antes e depois", "acima de 50,0%", "80,0%", "se confirmou", "Quantas vezes")),
    ],
)
@pytest.mark.parametrize("run", ["007", "child"])
def test_both_runs_show_what_was_predicted_and_observed(
    opened: Open, runs: Path, run: str, lang: str, sentences: tuple[str, ...]
) -> None:
    page = opened("diagnosis", str(runs), set="given", lang=lang, run=run)
    text = said(page)
    assert all(one in text for one in sentences)
    assert "two_runs" in figures(page)


def test_without_lineage_nothing_is_said_of_advice_that_was_followed(
    opened: Open, tmp_path: Path
) -> None:
    write(tmp_path / "runs" / "one", 0.01)
    page = opened("diagnosis", str(tmp_path / "runs"), set="given", lang="en")
    assert "Before and after" not in said(page)
    assert "two_runs" not in figures(page)

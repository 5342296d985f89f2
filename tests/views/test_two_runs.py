"""The Curves page says what changed between two runs, chosen here or there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.menus import opened_menus

Open = Callable[..., AppTest]
ONE, OTHER, THIRD = "batch64_lr0.01", "batch1024_lr0.01", "batch1024_lr0.1"


def said(page: AppTest) -> str:
    assert not page.exception
    return " ".join(one.proto.body for one in page.get("html"))


def figures(page: AppTest) -> list[str]:
    return [json.loads(one.proto.spec)["name"] for one in page.get("vega_lite_chart")]


def test_nothing_is_compared_before_two_runs_are_chosen(opened: Open) -> None:
    page = opened("curves", set="learning_rate", lang="pt-BR")
    assert "Escolha duas execuções" in said(page)
    assert "two_runs" not in figures(page)


@pytest.mark.parametrize(
    ("lang", "sentence", "change"),
    [
        ("pt-BR", "As duas se separam além do ruído", "64 → 1024"),
        ("en", "The two separate beyond the noise", "64 → 1024"),
    ],
)
def test_two_runs_of_the_address_are_compared(
    opened: Open, lang: str, sentence: str, change: str
) -> None:
    page = opened("curves", **{"set": "learning_rate", "lang": lang, "from": ONE, "to": OTHER})
    text = said(page)
    assert sentence in text
    assert change in text
    assert figures(page) == ["book_figure", "two_runs"]
    opened_menus(page, "two-runs")
    assert [button.key for button in page.download_button][-1] == "export-two-runs-point"


def test_two_runs_chosen_in_the_lists_get_into_the_address(opened: Open) -> None:
    page = opened("curves", set="learning_rate")
    page.selectbox(key="from").set_value(ONE).run()
    page.selectbox(key="to").set_value(THIRD).run()
    assert "two_runs" in figures(page)
    assert page.query_params["from"] == [ONE] or page.query_params["from"] == ONE
    page.selectbox(key="to").set_value(ONE).run()
    assert "two_runs" not in figures(page)
    assert "different" in said(page)


def test_two_runs_that_are_drawn_alone_need_no_second_choice(opened: Open) -> None:
    page = opened("curves", set="learning_rate", lang="en")
    page.multiselect[0].set_value([ONE, THIRD]).run()
    assert "The two do not separate beyond the noise" in said(page)
    assert "from" not in {box.key for box in page.selectbox}


def test_the_metric_that_is_drawn_is_the_one_that_is_compared(opened: Open) -> None:
    asked = {"view": "one", "metric": "loss.train", "from": ONE, "to": OTHER}
    page = opened("curves", set="learning_rate", lang="en", **asked)
    assert "Loss · training at epoch 30" in said(page)


def test_an_address_that_names_no_run_is_passed_over(opened: Open) -> None:
    page = opened("curves", **{"set": "learning_rate", "from": "<b>", "to": OTHER})
    assert "two_runs" not in figures(page)
    assert not page.exception


def write(folder: Path, name: str, header: str, **settings: object) -> None:
    (folder / name).mkdir()
    rows = "".join(f"{i},{2 / (1 + i):.4f}\n" for i in range(12))
    (folder / name / "metrics.csv").write_text(f"{header}\n{rows}")
    (folder / name / "config.json").write_text(json.dumps(settings))


def test_one_run_has_nothing_to_be_compared_with(opened: Open, tmp_path: Path) -> None:
    write(tmp_path, "alone", "epoch,loss", lr=0.1)
    page = opened("curves", str(tmp_path), set="given", lang="en")
    assert "What changed" not in said(page)


def test_runs_without_a_metric_in_common_get_one_sentence(opened: Open, tmp_path: Path) -> None:
    write(tmp_path, "a", "epoch,loss", lr=0.1)
    write(tmp_path, "b", "epoch,reward", lr=0.2)
    page = opened("curves", str(tmp_path), set="given", lang="en")
    assert "no metric in common" in said(page)
    assert "two_runs" not in figures(page)


def test_of_many_settings_a_few_are_told_and_the_rest_on_demand(
    opened: Open, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        extra = {f"option_{i:02}": f"{name}{i}" for i in range(40)}
        write(tmp_path, name, "epoch,loss", lr=0.1 if name == "a" else 0.2, **extra)
    page = opened("curves", str(tmp_path), set="given", lang="en")
    assert "0.1 → 0.2" in said(page)
    assert "35 more settings that differ" in [box.label for box in page.expander]


def test_a_hostile_setting_is_text(opened: Open, tmp_path: Path) -> None:
    write(tmp_path, "a", "epoch,loss", **{"<img src=x>": "<script>1</script>"})
    write(tmp_path, "b", "epoch,loss", **{"<img src=x>": "b"})
    page = opened("curves", str(tmp_path), set="given", lang="en")
    assert "&lt;script&gt;" in said(page)
    assert "<script>1" not in said(page)
    assert "<img" not in said(page)

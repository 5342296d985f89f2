"""The Overview: what stands out, one card a setting, and the metric that is shown first."""

import json
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.diagnosis.engine import diagnose
from dashboard.logs.corrections.correction import NONE
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.text.catalogue import Catalogue
from dashboard.text.sentences import Sentences
from dashboard.views.state.log_set import LogSet, Offer
from dashboard.views.state.page import Screen, all_views
from dashboard.views.widgets import verdict_table
from tests.views.conftest import gathered, training


def seeds(rates: int, repeats: int, *, breaks: bool = False) -> LogBook:
    """So many rates by so many seeds; of the best one the last seed breaks off if asked for."""
    return gathered(
        *(
            training(
                f"r{rate:02}s{seed}",
                float("nan")
                if breaks and rate == 0 and seed == repeats - 1
                else 0.05 + rate / 9 + seed / 200,
                lr=0.1 / 2**rate,
                batch_size=64,
                seed=seed,
            )
            for rate in range(rates)
            for seed in range(repeats)
        )
    )


def fine_tuned() -> LogBook:
    """Two runs with a loss, a word error rate and a score of no known kind."""
    many = []
    for name, end in (("a", 0.1), ("b", 0.3)):
        epoch = np.arange(21)
        fall = end + np.exp(-epoch / 4)
        curves = {
            ("loss", Split.TRAIN): fall,
            ("loss", Split.VAL): fall + 0.05,
            ("wer", Split.VAL): fall / 2,
            ("custom", Split.NONE): 1 - fall,
        }
        series = [
            Series.of(f"{split}/{metric}", metric, split, epoch * 100, y, epoch)
            for (metric, split), y in curves.items()
        ]
        many.append((Run(name, name, name, "csv", XUnit.EPOCH, {"lr": end / 10}), series))
    return gathered(*many)


BOOKS = {
    "one": lambda: seeds(1, 1),
    "settings": lambda: seeds(4, 3),
    "a seed that broke": lambda: seeds(3, 3, breaks=True),
    "many": lambda: seeds(18, 4),
    "fine-tuned": fine_tuned,
}
_JUDGED: dict[str, tuple[LogBook, Any]] = {}


def draw_overview(name: str, lang: str) -> None:
    """The Overview on one of the books, with pages to lead to."""
    if name not in _JUDGED:
        book = BOOKS[name]()
        _JUDGED[name] = book, diagnose(book)
    views = {view.name: view for view in all_views()}
    pages = {one: st.Page(lambda: None, title=one, url_path=one) for one in views}
    st.navigation(list(pages.values()), position="hidden")
    logs = LogSet("given", *_JUDGED[name], "", NONE, Offer([], None, []))
    views["overview"].draw(Screen(lang, "light", Catalogue(lang), Sentences(lang), logs, pages))


def page(name: str, lang: str) -> None:
    """What AppTest runs, on its own."""
    from tests.views.test_overview import draw_overview  # noqa: PLC0415 (run as a file)

    draw_overview(name, lang)


def opened(name: str, lang: str = "en", **query: str) -> AppTest:
    app = AppTest.from_function(page, kwargs={"name": name, "lang": lang}, default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def parts(app: AppTest, tag: str) -> list[str]:
    """The texts of all HTML elements of the page that begin so."""
    return [one.proto.body for one in app.get("html") if one.proto.body.startswith(tag)]


def cards(app: AppTest) -> list[str]:
    return parts(app, '<article class="card"')


def standouts(app: AppTest) -> list[str]:
    return parts(app, '<section class="standout"')


@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("en", ["Best", "Most serious", "What to do"]),
        ("pt-BR", ["Melhor", "Mais grave", "O que fazer"]),
    ],
)
def test_best_worst_and_next_stand_beside_the_figure(lang: str, headings: list[str]) -> None:
    found = standouts(opened("settings", lang))
    assert [heading in one for heading, one in zip(headings, found, strict=True)] == [True] * 3
    best = _JUDGED["settings"][1].best
    assert best is not None
    assert Sentences(lang).texts.percent(best.end) in found[0]


def test_of_a_single_run_there_is_its_card_and_what_to_do_next() -> None:
    app = opened("one")
    assert len(cards(app)) == 1
    assert ["What to do next" in one for one in standouts(app)] == [True]


def test_seeds_are_one_card_which_says_how_far_they_lie_apart() -> None:
    found = cards(opened("settings"))
    assert len(found) == 4
    assert all('aria-label="and 2 more seeds">+2<' in one for one in found)
    spread = re.compile(r"3 seeds: [\d.]+% to [\d.]+% \(Accuracy · test\)\.")
    assert all(spread.search(one) for one in found)
    assert not any(re.search(r"<h3>[^<]*seed", one) for one in found)


def test_a_seed_that_differs_is_named_on_the_card() -> None:
    found = cards(opened("a seed that broke"))
    assert [one for one in found if "Seed 2: diverged." in one] == found[:1]
    assert "Healthy" in found[0]


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_the_best_setting_is_the_first_of_the_cards(lang: str) -> None:
    app = opened("many", lang)
    found = cards(app)
    assert len(found) == 6
    assert [">Best<" in one or ">Melhor<" in one for one in found] == [True] + [False] * 5
    assert "18 " in "".join(parts(app, '<h2 class="section"'))
    assert any("12 " in one for one in parts(app, '<p class="meta"'))


def titles(app: AppTest) -> str:
    """All texts of the figure."""
    (chart,) = app.get("vega_lite_chart")
    return json.dumps(json.loads(chart.proto.spec), ensure_ascii=False)


def test_a_fine_tuning_opens_on_the_measure_of_its_task() -> None:
    app = opened("fine-tuned")
    assert "WER · validation" in titles(app)
    assert app.selectbox(key="first").value == "wer"
    assert "first" not in app.query_params
    assert any("WER 0." in one for one in standouts(app)[:1])


def test_the_metric_can_be_chosen_and_stands_in_the_address() -> None:
    app = opened("fine-tuned")
    app.selectbox(key="first").select("custom").run()
    assert app.query_params["first"] == "custom"
    assert "WER · validation" not in titles(app)
    assert '"custom"' in titles(app)
    again = opened("fine-tuned", first="custom")
    assert titles(again) == titles(app)


def test_loss_and_accuracy_can_be_chosen_too() -> None:
    app = opened("fine-tuned")
    app.selectbox(key="first").select("").run()
    assert "Loss · training" in titles(app)
    assert "wer" not in titles(app)


def test_logs_of_loss_and_accuracy_offer_no_choice() -> None:
    assert [one.key for one in opened("settings").selectbox] == []


def test_a_column_of_verdicts_holds_the_longest_one_however_far_down_it_stands() -> None:
    long = "○ não dá para dizer"
    table = pd.DataFrame({"Ajuste": ["● bom"] * 60 + [long], "Taxa de aprendizado": ["● boa"] * 61})
    widths = verdict_table.lamp_widths(table, list(table))
    assert widths["Ajuste"] == widths["Taxa de aprendizado"]  # by its title
    assert widths["Ajuste"] > verdict_table.lamp_widths(table[:60], ["Ajuste"])["Ajuste"]

"""Every page in every state of the logs: nothing, one run, a crowd, all broken."""

import json
import re
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.frame import study_list
from dashboard.views.state.log_set import GROUP_OF, SAMPLES, code_of, title_of
from dashboard.views.state.page import all_views
from tests.views.conftest import BOOKS, draw_page, without_terms

pytestmark = pytest.mark.xdist_group("states")  # what is drawn is kept for the other tests

LANGUAGES = ("pt-BR", "en")
PAGES = tuple(view.name for view in all_views())
ABOUT_LOGS = sorted({*PAGES} - {"guide", "lesson", "experiment"})
WITH_CURVES = {"overview", "curves", "diagnosis"}
"""Pages that draw a figure of any run; the map needs settings that vary."""

STATES = ("empty", "damaged", "one", "hundred", "diverged")
OPENING_ALIKE = ("overview", "curves")
HAS_RUNS = ("one", "hundred", "diverged")

ENGLISH = re.compile(
    r"\b(the|and|with|without|is|are|was|were|this|that|which|from|run|runs|loss|accuracy|"
    r"rate|epoch|epochs|training|validation|file|files|points|too|raise|lower|has|have|its)\b",
    re.IGNORECASE,
)
OURS = re.compile(r"<style>.*?</style>|<[^>]*>|\([^)]*\)|\{[^}]*\}|“[^”]*”")
"""Mark-up, English terms beside ours, names: right in any language."""


def page(name: str, book: str, lang: str, theme: str) -> None:
    """What AppTest runs: a page on a made-up book."""
    from tests.views.conftest import draw_page  # noqa: PLC0415 (the function is run as a file)

    draw_page(name, book, lang, theme)


@cache
def in_state(name: str, book: str, lang: str, theme: str = "light") -> AppTest:
    """The page as it opens, run once for all tests: none of them may touch it."""
    given = {"name": name, "book": book, "lang": lang, "theme": theme}
    app = AppTest.from_function(page, kwargs=given, default_timeout=60).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return without_terms(" ".join(one.proto.body for one in app.get("html")))


def specs(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def test_the_states_are_books_and_the_pages_are_known() -> None:
    assert set(STATES) <= set(BOOKS)
    assert set(PAGES) > WITH_CURVES
    assert callable(draw_page)


@pytest.mark.parametrize(("name", "book", "lang"), list(product(PAGES, STATES, LANGUAGES)))
def test_a_page_opens_with_one_sentence_and_no_english_in_portuguese(
    name: str, book: str, lang: str
) -> None:
    app = in_state(name, book, lang)
    shown = said(app)
    assert len(re.findall(r'<h1 class="verdict">', shown)) == 1
    headline = re.search(r'<h1 class="verdict">(.*?)</h1>', shown, re.DOTALL)
    assert headline is not None
    assert len(OURS.sub("", headline.group(1)).split()) > 1
    if lang == "pt-BR" and name != "guide":
        found = {word.lower() for word in ENGLISH.findall(OURS.sub(" ", shown))}
        assert found == set()


@pytest.mark.parametrize(("name", "lang"), list(product(PAGES, LANGUAGES)))
def test_a_page_says_the_same_in_the_dark(name: str, lang: str) -> None:
    light, dark = (in_state(name, "diverged", lang, theme) for theme in ("light", "dark"))
    colour = re.compile(r'#[0-9a-f]{6}|(light|dark)_theme|src="data:[^"]*"')
    assert colour.sub("", said(dark)) == colour.sub("", said(light))
    for one, other in zip(specs(light), specs(dark), strict=True):
        assert one["description"] == other["description"]
        assert one["config"] != other["config"]


@pytest.mark.parametrize(("name", "lang"), list(product(ABOUT_LOGS, LANGUAGES)))
@pytest.mark.parametrize("book", ["empty", "damaged"])
def test_without_a_run_a_page_says_why_and_what_to_do_and_draws_no_control_of_a_figure(
    name: str, book: str, lang: str
) -> None:
    app, texts = in_state(name, book, lang), Catalogue(lang)
    shown = said(app)
    assert html(texts.say("nothing-next", samples=len(SAMPLES))) in shown
    assert [one.label for one in app.button] == [
        texts.say(f"set-{code_of(sample)}") for sample in SAMPLES
    ]
    headings = re.findall(r'<h2 class="group">(.*?)</h2>', shown)
    groups = dict.fromkeys(group for group in GROUP_OF.values() if group)
    assert headings == [html(texts.say(f"set-group-{code_of(group)}")) for group in groups]
    assert ("a.bin" in shown) == (book == "damaged")
    assert not [*app.get("vega_lite_chart"), *app.slider, *app.toggle, *app.segmented_control]
    assert html(texts.say("grounds-alone")) not in shown


def test_a_group_begins_beside_the_last_one_where_all_of_it_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    groups = {"a1": "a", "a2": "a", "b1": "b", "c1": "c", "c2": "c", "d1": "d", "d2": "d"}
    many = {f"e{i}": "e" for i in range(5)}
    monkeypatch.setattr(study_list, "GROUP_OF", groups | many)
    found = [[name for name, _ in row] for row in study_list.rows([*groups, *many])]
    assert found == [
        ["a1", "a2", "b1"],
        ["c1", "c2", "d1", "d2"],
        ["e0", "e1", "e2", "e3"],
        ["e4"],
    ]
    heads = [name for row in study_list.rows([*groups, *many]) for name, is_head in row if is_head]
    assert heads == ["a1", "b1", "c1", "d1", "e0"]
    assert study_list.rows([]) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_study_has_a_name_of_its_own_that_begins_with_its_group(lang: str) -> None:
    texts = Catalogue(lang)
    names = [title_of(sample, texts) for sample in SAMPLES]
    assert len(set(names)) == len(SAMPLES)
    for sample, name in zip(SAMPLES, names, strict=True):
        assert name.startswith(texts.say(f"set-group-{code_of(GROUP_OF[sample])}"))
    assert title_of("upload", texts) == texts.say("set-upload")


@pytest.mark.parametrize("sample", SAMPLES[:: len(SAMPLES) // 3])
def test_a_study_of_the_program_opens_from_the_empty_page(sample: str) -> None:
    app = in_state.__wrapped__("overview", "empty", "en")
    app.button(f"sample-{code_of(sample)}").click().run()
    assert app.session_state["set"] == sample


@pytest.mark.parametrize(("name", "book", "lang"), list(product(PAGES, HAS_RUNS, LANGUAGES)))
def test_every_figure_is_described_in_the_language_of_the_page(
    name: str, book: str, lang: str
) -> None:
    app = in_state(name, book, lang)
    drawn = specs(app)
    assert bool(drawn) >= (name in WITH_CURVES)
    for one in drawn:
        assert len(one["description"].split()) > 3
        if lang == "pt-BR":
            assert ENGLISH.findall(OURS.sub(" ", one["description"])) == []
    other = specs(in_state(name, book, "en" if lang == "pt-BR" else "pt-BR"))
    for one, two in zip(drawn, other, strict=True):
        assert one["description"] != two["description"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_tells_the_verdict_on_its_runs(lang: str) -> None:
    from dashboard.text.sentences import Sentences  # noqa: PLC0415
    from tests.views.conftest import judged  # noqa: PLC0415

    _, report = judged("one")
    verdict = Sentences(lang).short(report.diagnoses[0])
    for name in sorted(WITH_CURVES):
        assert any(verdict in one["description"] for one in specs(in_state(name, "one", lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_every_run_diverged_the_pages_say_so_and_the_map_says_what_to_try(lang: str) -> None:
    texts = Catalogue(lang)
    opening = texts.say("all-diverged", runs=4, title="", text="").split(".")[0]
    assert opening in said(in_state("overview", "diverged", lang))
    app = in_state("map", "diverged", lang)
    assert html(texts.say("map-all-diverged", runs=4, lr=1.0)) in said(app)
    assert '<p class="lead">' in said(app)
    assert "value" not in [one.key for one in app.segmented_control]
    assert [one["name"] for one in specs(app)] == ["lr_batch_map"]


@pytest.mark.parametrize(("book", "lang"), list(product(["one", "diverged"], LANGUAGES)))
def test_the_curves_open_with_the_verdict_where_no_run_can_be_called_the_best(
    book: str, lang: str
) -> None:
    first = re.compile(r'<h1 class="verdict">(.*?)</h1>', re.DOTALL)
    opened_with = [first.findall(said(in_state(name, book, lang))) for name in OPENING_ALIKE]
    assert opened_with[0] == opened_with[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_run_has_its_point_and_is_told_what_would_make_a_map(lang: str) -> None:
    app = in_state("map", "one", lang)
    assert html(Catalogue(lang).say("map-lacks-run")) in said(app)
    assert len(specs(app)) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_page_asked_for_by_its_name_is_the_first_page(
    opened: Callable[..., AppTest], tmp_path: Path, lang: str
) -> None:
    app = opened("overview", lang=lang, set="regimes")
    assert not app.exception
    assert app.query_params["set"] == "regimes"
    assert said(app) == said(opened("home", lang=lang, set="regimes"))


@pytest.mark.parametrize(("book", "lang"), list(product(["one", "diverged"], LANGUAGES)))
def test_only_where_there_are_several_runs_one_can_be_looked_for(book: str, lang: str) -> None:
    app, texts = in_state("curves", book, lang), Catalogue(lang)
    labels = {one.label for one in app.text_input}
    assert texts.say("table-target") in labels
    assert (texts.say("table-find") in labels) == (book != "one")


@pytest.mark.parametrize(
    ("sample", "figures", "told"),
    [
        ("learning_rate", 3, "Still to try: batch 64 at rate 0.1"),
        ("regimes", 2, "Only the rate varies here"),
        ("batch_size", 1, "Only the batch size varies here"),
    ],
)
def test_the_map_shows_what_fits_the_logs_and_says_what_would_have_to_vary(
    opened: Callable[..., AppTest], sample: str, figures: int, told: str
) -> None:
    app = opened("map", set=sample, lang="en")
    assert not app.exception
    assert len(specs(app)) == figures
    lead = re.search(r'<p class="lead">(.*?)</p>', said(app), re.DOTALL)
    assert lead is not None
    assert told in lead.group(1)


def test_one_metric_can_be_drawn_alone(opened: Callable[..., AppTest]) -> None:
    app = opened("curves", set="learning_rate", lang="en")
    assert "Metrics" not in [one.label for one in app.multiselect]
    app.button_group(key="view").set_value("one").run()
    assert not app.exception
    assert "Metrics" in [one.label for one in app.multiselect]
    assert len(specs(app)) == 1


def test_the_chosen_log_set_opens_from_the_address(opened: Callable[..., AppTest]) -> None:
    app = opened("home", set="regimes", lang="en")
    assert not app.exception
    assert "4 rates" in said(app).partition('<h1 class="verdict">')[2].partition("</h1>")[0]

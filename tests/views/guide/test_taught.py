"""Everything that the lessons teach stands on the page, in both languages."""

import tomllib
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from dashboard.diagnosis.verdict import LampName
from dashboard.model.table import Split
from dashboard.text.catalogue import Catalogue
from dashboard.text.glossary import TERMS
from dashboard.text.languages import LANGUAGES
from dashboard.views.guide import PARTS
from dashboard.views.guide_page import chapter_table, glossary, quiz
from dashboard.views.guide_page.examples import STATES, examples
from dashboard.views.guide_page.ideas import GROUPS
from dashboard.views.guide_page.term_sketches import SKETCHES
from dashboard.views.lessons import LESSONS
from dashboard.views.state.log_set import SAMPLES
from docs import guide_examples
from tests.views.guide.conftest import Draw, markup, read

LINES = tomllib.loads(Path(__file__).with_name("taught.toml").read_text("utf-8"))["line"]
ABOUT_THE_PARTS = sorted({line["part"] for line in LINES})


@pytest.mark.parametrize(("name", "lang"), list(product(ABOUT_THE_PARTS, LANGUAGES)))
def test_each_line_of_the_lessons_is_found_on_the_page(part: Draw, name: str, lang: str) -> None:
    said = read(part(name, lang))
    lacking = {
        line["what"]: [words for words in line[lang] if words not in said]
        for line in LINES
        if line["part"] == name
    }
    assert {what: words for what, words in lacking.items() if words} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_has_its_figure_its_advice_and_the_way_to_its_run(
    part: Draw, lang: str
) -> None:
    app, texts = part("indicators", lang), Catalogue(lang)
    body, said = markup(app), read(app)
    for (name, state), shown in examples().items():
        ours = name.replace("_", "-"), state.replace("_", "-")
        assert texts.say("means-{}-{}".format(*ours)) in said
        assert f"set={shown.log_set}&amp;run={shown.run_id}" in body
    assert body.count('<img class="drawn"') == sum(map(len, STATES.values()))
    advised = sum(shown.advice is not None for shown in examples().values())
    assert body.count('<span class="chip">') == advised


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_opens_with_the_curve_that_fires_and_the_one_that_is_silent(
    part: Draw, lang: str
) -> None:
    body, texts = markup(part("rules", lang)), Catalogue(lang)
    boxes = body.split("<details")[1:]
    assert len(boxes) > 30
    for box in boxes:
        first, second = (box.index(texts.say(f"guide-{kind}")) for kind in ("fires", "quiet"))
        assert first < second < box.index(texts.say("guide-what"))
        assert box.count("<img") == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_has_a_sentence_a_drawing_and_a_lesson(part: Draw, lang: str) -> None:
    app = part("glossary", lang)
    body, texts = markup(app), Catalogue(lang)
    said = read(app)
    assert len(TERMS) >= 43
    assert set(SKETCHES) == set(TERMS)
    assert set(glossary.LESSONS.values()) | {glossary.FIRST} == set(LESSONS)
    for code in TERMS:
        entry = body.partition(f'id="term-{code}"')[2].partition("</div>")[0]
        assert "<img" in entry
        assert "lesson?" in entry
        assert texts.say(f"term-{code}-says") in said


def test_no_two_terms_are_drawn_alike_but_the_whole_network(part: Draw) -> None:
    body = markup(part("glossary", "en"))
    pictures = [one.partition('"')[0] for one in body.split('src="')[1:]]
    assert len(pictures) == len(TERMS)
    assert len(pictures) - len(set(pictures)) <= 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_quiz_says_that_the_gradient_chooses(part: Draw, lang: str) -> None:
    app, texts = part("ideas", lang), Catalogue(lang)
    assert texts.say("idea-quiz-right") not in read(app)
    for answer in quiz.ANSWERS:
        app.radio(key="guide-quiz").set_value(answer).run()
        is_right = answer == "gradient"
        said = "idea-quiz-right" if is_right else f"idea-quiz-wrong-{answer}"
        assert texts.say(said) in read(app)
        assert (texts.say("idea-quiz-right") in read(app)) is is_right


@cache
def accuracy(log_set: str, run_id: str) -> float:
    """The last test accuracy of a bundled run, in per cent."""
    (found,) = (
        one
        for one in guide_examples.opened(log_set)[0].series[run_id]
        if (one.metric, one.split) == ("accuracy", Split.TEST)
    )
    return float(100 * found.value[-1])


@pytest.mark.parametrize("row", chapter_table.ROWS, ids=lambda row: row.code)
def test_our_numbers_beside_the_chapters_are_those_of_the_logs(row: chapter_table.Row) -> None:
    assert row.ours == pytest.approx(
        np.mean([accuracy(row.log_set, run_id) for run_id in row.runs]), abs=0.005
    )


def test_what_an_idea_leads_to_is_there() -> None:
    ideas = [one for several in GROUPS.values() for one in several]
    assert {one.log_set for one in ideas if one.log_set} <= set(SAMPLES)
    for one in ideas:
        if one.lesson:
            lesson = LESSONS[one.lesson]
            for name, value in one.play.items():
                lesson.READERS[name](str(value))  # raises where it is none


def test_the_indicators_are_the_part_that_opens() -> None:
    assert next(iter(PARTS)) == "indicators"
    assert set(STATES) == set(LampName)

"""Every answer is found again by walking, and every wrong answer has its explanation."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom.exercise import NEVER, Answer, Exercise, Variant
from dashboard.classroom.registry import all_exercises
from dashboard.descent.losses import Parabola
from dashboard.descent.one_weight import walk
from dashboard.descent.presets import LEFT
from dashboard.descent.regimes import Regime
from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES

BY_CODE = {one.code: one for one in all_exercises()}
EVERY = [(one, variant) for one in all_exercises() for variant in one.variants]
NAMES = [f"{one.code}-{one.variants.index(variant)}" for one, variant in EVERY]


def steps(rate: float, curvature: float) -> float:
    """Steps until less than the share is left, by taking them."""
    distances = np.abs(walk(Parabola(curvature, 0.0), 1.0, rate, 500).weights)
    return float(np.argmax(distances < LEFT)) if (distances < LEFT).any() else NEVER


@pytest.mark.parametrize(
    ("code", "rate", "answer"),
    [("steps-small", 0.1, 81), ("steps-one", 1.0, 6), ("steps-four", 4.0, NEVER)],
)
def test_the_lessons_three_exercises_have_its_answers(
    code: str, rate: float, answer: float
) -> None:
    (variant,) = BY_CODE[code].variants
    assert variant.values["rate"] == rate
    assert variant.answer == answer == steps(rate, 0.625)


def test_the_threshold_is_where_walks_stop_coming_nearer() -> None:
    for variant in BY_CODE["threshold"].variants:
        curvature, answer = variant.values["curvature"], variant.answer
        ends = [
            abs(walk(Parabola(curvature, 0.0), 1.0, rate, 50).weights[-1])
            for rate in (0.99 * float(answer), 1.01 * float(answer))
        ]
        assert ends[0] < 1 < ends[1]


def test_the_best_rate_arrives_in_one_step_from_anywhere() -> None:
    for variant in BY_CODE["best-rate"].variants:
        values = variant.values
        loss = Parabola(values["curvature"], values["minimum"])
        walked = walk(loss, values["start"], float(variant.answer), 1).weights
        assert walked[-1] == pytest.approx(values["minimum"])


def test_one_of_the_rates_diverges_and_it_is_the_answer() -> None:
    for variant in BY_CODE["which-diverges"].variants:
        loss = Parabola(variant.values["curvature"], 0.0)
        grows = [
            option
            for option in variant.options
            if abs(walk(loss, 1.0, float(option), 200).weights[-1]) > 1
        ]
        assert grows == [variant.answer]


def test_each_regime_is_asked_for_once() -> None:
    answers = [variant.answer for variant in BY_CODE["regime-of-walk"].variants]
    assert sorted(map(str, answers)) == sorted(map(str, Regime))


def test_the_twin_has_the_very_same_losses() -> None:
    for variant in BY_CODE["twin-rate"].variants:
        loss = Parabola(variant.values["curvature"], 0.0)
        one, other = (
            walk(loss, 1.0, rate, 20).losses
            for rate in (variant.values["rate"], float(variant.answer))
        )
        assert other == pytest.approx(one)
        assert variant.answer != variant.values["rate"]


@pytest.mark.parametrize(("one", "variant"), EVERY, ids=NAMES)
def test_the_answer_is_right_and_no_other_option_is(one: Exercise, variant: Variant) -> None:
    assert one.check(variant, variant.answer).is_right
    for option in variant.options:
        assert one.check(variant, option).is_right == (option == variant.answer)


def wrong_answers(variant: Variant) -> list[Answer]:
    if variant.options:
        return [option for option in variant.options if option != variant.answer]
    curvature = float(variant.values.get("curvature", 0.625))
    known = (1 / curvature, 2 / curvature, curvature, curvature / 2, 0.0, -1.0, 1e-9, 1e9, NEVER)
    own = (float(variant.values.get("rate", 1)), float(variant.answer) + 1)
    return [one for one in (*known, *own, 5.0, 82.0, 7.0, 1000.0) if one != variant.answer]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("one", "variant"), EVERY, ids=NAMES)
def test_every_wrong_answer_is_explained(one: Exercise, variant: Variant, lang: str) -> None:
    texts = Catalogue(lang)
    values = {**variant.values, "factor": ""}
    assert texts.say(f"exercise-{one.code}", **values)
    assert texts.say(f"exercise-{one.code}-title")
    assert texts.say(f"exercise-{one.code}-hint")
    right = one.check(variant, variant.answer)
    assert said(texts, one, "right", {**values, **right.values})
    for answer in wrong_answers(variant):
        checked = one.check(variant, answer)
        if not checked.is_right:
            assert said(texts, one, f"wrong-{checked.why}", {**values, **checked.values})


def said(texts: Catalogue, one: Exercise, ending: str, values: dict) -> str:
    own = f"exercise-{one.code}-{ending}"
    return texts.say(own if texts.has(own) else f"exercise-steps-{ending}", **values)


@given(st.floats(allow_nan=False))
def test_any_number_is_judged(answer: float) -> None:
    for one, variant in EVERY:
        if not variant.options:
            checked = one.check(variant, answer)
            assert checked.is_right or checked.why


def test_a_count_has_to_be_exact_and_a_rate_need_not() -> None:
    (count,), threshold = BY_CODE["steps-small"].variants, BY_CODE["threshold"].variants[3]
    assert not BY_CODE["steps-small"].check(count, 80.0).is_right
    assert BY_CODE["steps-small"].check(count, 80.0).why == "off-by-one"
    assert BY_CODE["threshold"].check(threshold, 3.2001).is_right
    assert not BY_CODE["threshold"].check(threshold, 3.3).is_right
    assert not BY_CODE["threshold"].check(threshold, math.inf).is_right

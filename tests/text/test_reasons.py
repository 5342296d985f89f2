"""Reasons and margins can be said of every reading, of every value, in both languages."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.ensemble.network import network
from dashboard.diagnosis.explained.overfitting_margin import RISE
from dashboard.diagnosis.reasons.ordinary import ordinary
from dashboard.diagnosis.reasons.reason import Explained, Margin, Read, Reason
from dashboard.diagnosis.reasons.units import as_read
from dashboard.diagnosis.verdict import Fit, Lamp, LampName, LearningRate
from dashboard.model.contained import overheard
from dashboard.model.table import Split
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences

NAMES = network().readings
MOVABLE = [*(name for name in NAMES if not name.startswith(("set.", "fact."))), RISE]
LOW = Lamp(LampName.LEARNING_RATE, LearningRate.TOO_LOW, 0.91)


def read(name: str, value: float, split: str = "train") -> Read:
    metric = "" if name.startswith(("set.", "pair.gap")) else "loss"
    metric = "accuracy" if name.startswith("error.") or name == "pair.error" else metric
    usual = ordinary()[name].usual if name in ordinary() else math.nan
    return Read(name, as_read(name, value), as_read(name, usual), metric, split)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("split", [one.value for one in Split])
@given(value=st.floats(-3, 3) | st.sampled_from([0.0, 1.0, -1e12, 1e12, 1e-9]))
def test_every_reading_is_said_whatever_its_value(lang, name, split, value):
    logarithmic = as_read(name, 1.0) != 1.0
    with overheard() as failures:
        said = Sentences(lang).reading(
            read(name, min(max(value, -9), 9) if logarithmic else value, split)
        )
    assert failures == []
    assert said.endswith(".")
    assert "none" not in said.lower()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", MOVABLE)
@given(value=st.floats(-2, 2), turns_at=st.floats(-2, 2))
def test_every_margin_is_said_in_full_and_in_short(lang, name, value, turns_at):
    words = Sentences(lang)
    margin = Margin(read(name, value), as_read(name, turns_at), 0.0, LearningRate.GOOD)
    with overheard() as failures:
        long, short = words.margin(margin, LOW), words.margin_short(margin, LOW)
    assert failures == []
    assert words.state_name(LOW.name, LearningRate.GOOD) in long
    assert short in long


@pytest.mark.parametrize(
    ("value", "turns_at", "says"),
    [
        (0.12, 0.012, "would be “good” if the training loss had fallen by less than 1.2%"),
        (0.012, 0.12, "if the training loss had fallen by more than 12%"),
        (0.12, -0.012, "if the training loss had risen by more than 1.2%"),
        (-0.12, -0.012, "if the training loss had risen by less than 1.2%"),
        (0.12, 0.0, "if the training loss had risen by more than 0%"),
    ],
)
def test_a_margin_says_on_which_side_the_verdict_turns(value, turns_at, says):
    margin = Margin(read("loss.late_fall", value), turns_at, value, LearningRate.GOOD)
    assert says in Sentences("en").margin(margin, LOW)


def test_a_reason_says_this_runs_number_and_what_is_usual():
    one = Read("loss.late_fall", 0.12, 0.021, "loss", "train")
    assert Sentences("en").reading(one) == (
        "Over the last fifth the training loss fell by 12%; in healthy runs it falls by about 2.1%."
    )
    assert Sentences("pt-BR").reading(one) == (
        "No último quinto a perda de treino caiu 12%; em execuções saudáveis cai cerca de 2,1%."
    )


def test_a_share_of_a_fall_that_hardly_was_is_only_said_to_be_large():
    one = Read("error.up_share", 1.6e11, 0.13, "accuracy", "test")
    assert "more than 1000%" in Sentences("en").reading(one)


@pytest.mark.parametrize(
    ("value", "opening"), [(1.0, "At the end"), (0.14, "After 14% of the run")]
)
def test_a_best_point_at_the_end_is_said_to_be_there(value, opening):
    one = Read("error.best_at", value, 0.73, "accuracy", "test")
    assert Sentences("en").reading(one) == (
        f"{opening} the test error was at its best; in healthy runs after about 73% of the run."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_verdict_without_a_fact_on_the_curve_says_so_plainly(lang):
    words = Sentences(lang)
    setting = Reason("rate", "", read("set.rate", -1.0), 0.2, by_curve=False, decides=False)
    fact = Reason("late", "still-falling-at-end", Read("", math.nan, math.nan), 0.2, False, False)
    by_settings, whole, on_curve = (
        words.rests_on(LOW, Explained(0.9, 0.85, reasons, ()))
        for reasons in ((setting,), (), (setting, fact))
    )
    assert by_settings
    assert whole
    assert by_settings != whole
    assert on_curve == ""


def test_a_confidence_says_from_where_on_a_state_is_named():
    words = Sentences("en")
    said = words.sureness(LOW, Explained(0.91, 0.85, (), ()))
    assert "91%" in said
    assert "named from 85%" in said
    raised = Lamp(LampName.FIT, Fit.STOPPED_TOO_EARLY, 0.5)
    assert "probability is 41%" in words.sureness(raised, Explained(0.41, 0.3, (), ()))
    measured = Lamp(LampName.LEARNING_RATE, LearningRate.GOOD, 0.9, from_siblings=True)
    assert "named" not in words.sureness(measured, Explained(0.91, 0.85, (), ()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_state_that_nothing_settles_is_said_without_a_share(lang):
    words = Sentences(lang)
    resting = Lamp(LampName.FIT, Fit.PLATEAU, None)
    said = words.sureness(resting, None)
    assert said
    assert "%" not in said
    assert "%" in words.sureness(Lamp(LampName.FIT, Fit.PLATEAU, 0.65), None)

"""A lamp of a run that is being written is kept, its symptom gone: the headline still says it."""

import math

import numpy as np
import pytest

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.headline import ORDER, headline
from dashboard.diagnosis.shared.guesses import guess_of
from dashboard.diagnosis.symptoms import all_symptoms
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    RunDiagnosis,
    Stability,
    State,
)
from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences

NAMES = {
    Stability: LampName.STABILITY,
    LearningRate: LampName.LEARNING_RATE,
    BatchSize: LampName.BATCH_SIZE,
    Fit: LampName.FIT,
}


def book(**config: object) -> LogBook:
    epochs = np.arange(12.0)
    curves = [
        Series.of("loss", "loss", Split.TRAIN, range(12), 2.3 * 0.9**epochs, epochs),
        Series.of("accuracy", "accuracy", Split.VAL, range(12), np.full(12, 0.1), epochs),
    ]
    run = Run("a", "a", "a", "made up", XUnit.EPOCH, config)  # type: ignore[arg-type]
    return LogBook((run,), {"a": curves})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", [state for state, _ in ORDER])
def test_a_lamp_whose_symptom_is_gone_is_said_in_general(state: State, lang: str) -> None:
    words, (curves,) = Sentences(lang), curves_of(book())
    said = set()
    for symptom in all_symptoms():
        lamp = Lamp(NAMES[type(state)], state, 0.9, (symptom.code,))
        case = Case(curves, (), {lamp.name: lamp}, is_running=True)
        found = headline(case)
        diagnosis = RunDiagnosis("a", case.lamps, found, (), ())
        said |= {words.headline(diagnosis), words.short(diagnosis)}
    assert len(said) == 2
    assert not any("NaN" in one for one in said)


@pytest.mark.parametrize("classes", [math.inf, math.nan, -math.inf, 1e300, 0, True])
def test_a_number_of_classes_that_is_none_fails_no_rule(classes: float) -> None:
    assert diagnose(book(classes=classes)).failures == ()


@pytest.mark.parametrize("accuracy", [5e-324, 1e-300, 1e-12, 0.0, 1.0])
def test_an_accuracy_of_next_to_nothing_is_no_guess_among_any_classes(accuracy: float) -> None:
    one = book()
    flat = Series.of("accuracy", "accuracy", Split.VAL, range(12), np.full(12, accuracy))
    logs = LogBook(one.runs, {"a": [one.series["a"][0], flat]})
    report = diagnose(logs)
    assert report.failures == ()
    assert "at-chance" not in {symptom.code for symptom in report.diagnoses[0].symptoms}
    assert accuracy == 1 or guess_of(accuracy) is None

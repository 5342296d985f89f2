"""Whatever the engine says of a run, and advises, there is an answer for it."""

import re

import pytest

from dashboard.api import load_logs
from dashboard.classroom import answers
from dashboard.classroom.answers import Move, Said, moves_of, state_of, states_of
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Headline,
    Lamp,
    LampName,
    LearningRate,
    Recommendation,
    RunDiagnosis,
    Severity,
    Stability,
    State,
)
from dashboard.text.catalogue import LOCALES, Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.state.log_set import SAMPLES_FOLDER

STATES: dict[LampName, type[State]] = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}
QUIET = {"ok", "good", "unknown"}


def diagnosis(name: LampName, state: State, *advice: Recommendation) -> RunDiagnosis:
    lamps = {name: Lamp(name, state, 0.9)}
    return RunDiagnosis("r", lamps, Headline(name, state.value, Severity.WARNING), (), advice)


@pytest.mark.parametrize(
    ("name", "state"),
    [(name, state) for name, states in STATES.items() for state in states],
)
def test_every_state_that_asks_for_something_has_an_answer(name: LampName, state: State) -> None:
    found = state_of(diagnosis(name, state))
    assert (found is Said.UNKNOWN) == (state.value in QUIET)
    assert found in states_of(diagnosis(name, state))


def test_a_healthy_run_is_healthy_and_one_that_cannot_be_judged_unknown() -> None:
    for state, said in (("healthy", Said.HEALTHY), ("unknown", Said.UNKNOWN)):
        one = RunDiagnosis("r", {}, Headline(None, state, Severity.NONE), (), ())
        assert (state_of(one), states_of(one)) == (said, {said})
        assert moves_of(one) == (Move.NOTHING,)


def actions() -> list[str]:
    """Every action that the engine may advise: each has its sentence in the catalogue."""
    text = (LOCALES / "en" / "recommendations.ftl").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^recommendation-([a-z-]+) =", text, re.MULTILINE)))


@pytest.mark.parametrize("action", actions())
def test_every_advice_is_a_move(action: str) -> None:
    name = action.replace("-", "_")
    advice = Recommendation(name, "lr", 0.1, 0.2)
    (move,) = moves_of(diagnosis(LampName.FIT, Fit.PLATEAU, advice))
    assert move is not Move.NOTHING
    if not name.startswith(("check", "mend")):
        assert name in answers._MOVES or name in {"try_lr", "set_lr"}


@pytest.mark.parametrize(("to", "move"), [(0.2, Move.RAISE_LR), (0.05, Move.LOWER_LR)])
def test_a_rate_to_be_tried_is_a_move_up_or_down(to: float, move: Move) -> None:
    one = diagnosis(LampName.FIT, Fit.PLATEAU, Recommendation("try_lr", "lr", 0.1, to))
    assert moves_of(one) == (move,)


def test_the_four_regimes_are_seen_as_they_are_taught() -> None:
    report = diagnose(load_logs(SAMPLES_FOLDER / "regimes"))
    seen = {one.run_id: state_of(one) for one in report.diagnoses}
    assert seen == {
        "lr0.0005": Said.SLOW, "lr0.1": Said.HEALTHY, "lr0.48": Said.UNSTEADY,
        "lr0.5": Said.DIVERGED,
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_has_its_words_and_no_two_the_same(lang: str) -> None:
    texts = Catalogue(lang)
    for kind, options in (("said", Said), ("move", Move)):
        words = [texts.say(f"{kind}-{one}") for one in options]
        assert len(set(words)) == len(words)

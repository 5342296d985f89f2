"""A run that is still being written: its verdicts are provisional."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from dashboard.diagnosis.again import JudgedAgain
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.live.running import ENOUGH, TURNED_BY_MORE, so_far
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Lamp, LampName, LearningRate, RunDiagnosis, Stability
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report.opening import best_run, grounds, opening
from dashboard.text.sentences import Sentences

WORDS = [Sentences("en"), Sentences("pt-BR")]
ENDED = {"en": ("ended", "stopped", "at the end"), "pt-BR": ("terminou", "parou", "no fim")}
EPOCHS = np.arange(1, 61, dtype=float)
KINDS = {
    "falls on": (2.3 * EPOCHS**-0.3, 2.3 * EPOCHS**-0.3 + 0.02),
    "comes to rest": (0.3 + 2 * np.exp(-EPOCHS / 2), 0.32 + 2 * np.exp(-EPOCHS / 2)),
    "overfits": (2.3 * np.exp(-EPOCHS / 8), 0.5 + 0.02 * np.abs(EPOCHS - 8)),
    "rises and stays": (
        np.where(EPOCHS < 6, 2.3 - 0.2 * EPOCHS, 4.0),
        np.where(EPOCHS < 6, 2.4 - 0.2 * EPOCHS, 4.1),
    ),
    "explodes": (np.where(EPOCHS > 6, np.nan, 2.3), np.where(EPOCHS > 6, np.nan, 2.3)),
    "scatters": (
        1.0 + np.exp(-EPOCHS / 9) + 0.3 * np.sin(9 * EPOCHS),
        1.1 + np.exp(-EPOCHS / 9) + 0.3 * np.sin(8 * EPOCHS),
    ),
}


def grown(kind: str, until: int, run_id: str = "run", **config: float) -> LogBook:
    """The first epochs of a run, as a reader gives them."""
    x = EPOCHS[:until]
    step = x.astype(int) * 100
    series = [
        Series.of(f"{split}/loss", "loss", split, step, values[:until], x)
        for split, values in zip((Split.TRAIN, Split.VAL), KINDS[kind], strict=True)
    ]
    settings = {"lr": 0.1, "batch_size": 64, "epochs": 60} | config
    return LogBook((Run(run_id, run_id, run_id, "csv", XUnit.EPOCH, settings),), {run_id: series})


def both(one: LogBook, other: LogBook) -> LogBook:
    return LogBook(one.runs + other.runs, dict(one.series) | dict(other.series))


@cache
def looks(kind: str) -> list[Report]:
    judge = JudgedAgain()
    return [judge.report(grown(kind, until), {"run"}) for until in range(1, 61)]


@pytest.mark.parametrize("kind", KINDS)
def test_no_verdict_is_given_that_more_epochs_could_turn(kind: str) -> None:
    for report in looks(kind):
        states = {lamp.state for lamp in report.diagnoses[0].lamps.values()}
        assert not states & TURNED_BY_MORE


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_told_to_train_longer_while_training(kind: str) -> None:
    told = {one.action for report in looks(kind) for one in report.diagnoses[0].recommendations}
    assert "train_longer" not in told


def test_before_enough_is_seen_there_is_neither_a_verdict_nor_advice_on_a_setting() -> None:
    for kind in ("falls on", "comes to rest", "overfits", "scatters"):
        for report in looks(kind)[: int(ENOUGH.value) - 1]:
            (found,) = report.diagnoses
            assert {lamp.state.value for lamp in found.lamps.values()} == {"unknown"}
            assert {one.action for one in found.recommendations} <= {"log_more"}


def test_a_divergence_is_said_at_once() -> None:
    first = next(one for one in looks("explodes") if _is_diverged(one.diagnoses[0]))
    assert first.diagnoses[0].headline.evidence["points"] <= 8


def _is_diverged(found: RunDiagnosis) -> bool:
    return found.lamps[LampName.STABILITY].state is Stability.DIVERGED


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.lang)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "explodes"])
def test_the_sentences_speak_of_no_end(kind: str, words: Sentences) -> None:
    for report in looks(kind):
        (found,) = report.diagnoses
        said = [words.headline(found), words.short(found), opening(report, words)]
        assert not [one for one in said for end in ENDED[words.lang] if end in one.lower()]


def test_the_same_run_is_judged_in_full_once_it_has_ended() -> None:
    judge = JudgedAgain()
    judge.report(grown("falls on", 60), {"run"})
    in_full = diagnose(grown("falls on", 60)).to_dict()
    assert judge.report(grown("falls on", 60)).to_dict() == in_full


def _curves(points: int) -> RunCurves:
    x = np.arange(points, dtype=float)
    loss = Curve("loss", Split.TRAIN, x, 1 / (x + 1))
    run = Run("r", "r", "r", "csv", XUnit.EPOCH, {})
    return RunCurves(run, XUnit.EPOCH, {("loss", Split.TRAIN): loss}, float("nan"), float(points))


def test_a_rate_of_zero_is_wrong_however_long_the_run_goes_on() -> None:
    lamp = Lamp(LampName.LEARNING_RATE, LearningRate.TOO_LOW, 0.98, ("lr-zero",))
    assert so_far(Case(_curves(20), (), {lamp.name: lamp})).lamps[lamp.name] == lamp
    other = replace(lamp, because=("falls-slowly",))
    opened = so_far(Case(_curves(20), (), {lamp.name: other})).lamps[lamp.name]
    assert (opened.state, opened.reason) == (LearningRate.UNKNOWN, "still-running")


def test_runs_that_have_ended_are_not_measured_by_one_that_has_not() -> None:
    ended = both(grown("falls on", 60, "a"), grown("falls on", 60, "b", lr=0.01))
    every = both(ended, grown("comes to rest", 20, "c", lr=0.3))
    report = diagnose(every, running={"c"})
    assert report.comparisons == diagnose(ended).comparisons
    assert report.best == diagnose(ended).best
    assert all("c" not in found.runs for found in report.comparisons)


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.lang)
def test_where_all_are_running_the_best_is_the_best_so_far(words: Sentences) -> None:
    every = both(grown("falls on", 30, "a"), grown("comes to rest", 30, "b", lr=0.3))
    report = diagnose(every, running={"a", "b"})
    assert report.best is not None
    assert report.best.is_so_far
    said = f"{best_run(report, words)} {' '.join(grounds(report, words))}"
    assert not [end for end in ENDED[words.lang] if end in said]


def test_a_loss_above_its_start_is_diverging_until_it_has_stayed_there_for_a_while() -> None:
    reports = looks("rises and stays")
    at_first, later = reports[9].diagnoses[0], reports[30].diagnoses[0]
    assert at_first.lamps[LampName.STABILITY].state is not Stability.DIVERGED
    assert later.lamps[LampName.STABILITY].state is Stability.DIVERGED
    told = [one.action for one in later.recommendations]
    assert told[:2] == ["stop_now", "lower_lr"]


def test_a_loss_that_drifted_up_at_a_rate_far_too_low_is_not_to_be_trained_at_a_lower_one() -> None:
    drift = 2.3 + 0.15 * (1 - np.exp(-EPOCHS / 4))
    points = [
        Series.of("loss", "loss", split, EPOCHS[:40].astype(int), drift[:40], EPOCHS[:40])
        for split in (Split.TRAIN, Split.VAL)
    ]
    config: dict[str, float | str] = {"lr": 1e-7, "optimizer": "adam", "batch_size": 64}
    run = Run("run", "run", "run", "made up", XUnit.EPOCH, config)
    (found,) = diagnose(LogBook((run,), {"run": points}), running={"run"}).diagnoses
    told = {one.action: one for one in found.recommendations}
    assert "stop_now" in told
    assert "lower_lr" not in told
    assert "clip_gradients" not in told
    assert told["raise_lr"].parameter == "lr"


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_told_to_stop_a_run_that_has_ended(kind: str) -> None:
    (found,) = diagnose(grown(kind, 60)).diagnoses
    assert "stop_now" not in {one.action for one in found.recommendations}
    assert "stays-lost" not in {one.code for one in found.symptoms}


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.lang)
@pytest.mark.parametrize("kind", ["rises and stays", "explodes"])
def test_a_run_that_does_not_come_back_is_told_to_stop_in_its_first_sentence(
    kind: str, words: Sentences
) -> None:
    report = diagnose(grown(kind, 40), running={"run"})
    stop = {"en": "Stop it:", "pt-BR": "Pare:"}[words.lang]
    assert words.headline(report.diagnoses[0]).startswith(stop)


def test_a_loss_of_another_name_is_judged_as_early_as_any() -> None:
    book = grown("comes to rest", 30)
    renamed = [replace(one, metric="ctc_loss") for one in book.series["run"]]
    (found,) = diagnose(replace(book, series={"run": renamed}), running={"run"}).diagnoses
    assert found.lamps[LampName.STABILITY].state is Stability.OK

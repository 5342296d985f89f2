"""The bundled studies: the program's verdicts agree with the textbook's."""

from functools import cache
from pathlib import Path

import pytest

from dashboard import diagnose, load_logs
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability
from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

SAMPLES = Path(__file__).resolve().parents[2] / "sample_logs"
STUDIES = ("batch_size", "learning_rate", "regimes", "switch")
LAMP_OK = {
    LampName.STABILITY: Stability.OK,
    LampName.LEARNING_RATE: LearningRate.GOOD,
    LampName.BATCH_SIZE: BatchSize.GOOD,
    LampName.FIT: Fit.GOOD,
}


@cache
def opened(study: str) -> tuple[LogBook, Report]:
    book = load_logs(SAMPLES / study)
    return book, diagnose(book, lang="pt-BR")


def lamps(study: str, run_id: str) -> dict[LampName, str]:
    report = opened(study)[1]
    return {name: lamp.state for name, lamp in report.by_id[run_id].lamps.items()}


@pytest.mark.parametrize("study", STUDIES)
def test_every_run_folder_is_one_run_with_its_settings(study: str) -> None:
    book, _ = opened(study)
    folders = sorted(path.name for path in (SAMPLES / study).iterdir() if path.is_dir())
    assert sorted(run.run_id for run in book.runs) == folders
    for run in book.runs:
        assert {"lr", "batch_size", "epochs", "seed"} <= set(run.config)
        assert len(run.parts) >= 2, "the event file and the CSV are one training"


@pytest.mark.parametrize("study", STUDIES)
def test_nothing_is_lost(study: str) -> None:
    receipt = opened(study)[0].receipt
    lost = [receipt.total(name) for name in ("damaged", "recovered", "replaced", "reordered")]
    assert lost == [0, 0, 0, 0]
    assert receipt.total("points") == len(opened(study)[0].scalars)


@pytest.mark.parametrize("study", ["batch_size", "learning_rate"])
def test_three_seeds_of_a_setting_are_one_setting_of_the_comparison(study: str) -> None:
    book, report = opened(study)
    (family,) = families_of(curves_of(book))
    assert [len(cell.seeds) for cell in family.cells] == [3, 3, 3]
    told = {one.code: one.evidence for one in report.comparisons}
    assert (told["best-setting"]["settings"], told["seed-noise"]["seeds"]) == (3, 3)


def test_the_orange_and_the_blue_run_are_healthy() -> None:
    for run_id in ("batch64_lr0.01", "batch1024_lr0.1"):
        assert lamps("learning_rate", run_id) == LAMP_OK


def test_the_lilac_run_is_under_trained_for_its_batch_and_not_overfitted() -> None:
    book, report = opened("learning_rate")
    lilac = next(run for run in book.runs if run.config["book_colour"] == "lilás")
    found = lamps("learning_rate", lilac.run_id)
    assert found[LampName.BATCH_SIZE] is BatchSize.TOO_LARGE
    assert found[LampName.FIT] is Fit.STOPPED_TOO_EARLY
    assert found[LampName.LEARNING_RATE] in {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
    moves = {
        (advice.parameter, advice.from_value, advice.to_value)
        for advice in report.by_id[lilac.run_id].recommendations
    }
    assert {("lr", 0.01, 0.1), ("batch_size", 1024, 64)} <= moves


@pytest.mark.parametrize("study", STUDIES)
@pytest.mark.parametrize("siblings", [True, False])
def test_no_bundled_run_is_called_overfitted(study: str, *, siblings: bool) -> None:
    # Training and test accuracy of these runs part by two points at most, and no test loss climbs
    # while the test accuracy falls, except where the rate is far too high.
    report = diagnose(opened(study)[0], siblings=siblings)
    states = {one.run_id: one.lamps[LampName.FIT].state for one in report.diagnoses}
    assert Fit.OVERFITTING not in states.values(), states


@pytest.mark.parametrize("ill", ["few_samples", "label_noise"])
def test_the_runs_that_were_made_to_overfit_are_called_overfitted(ill: str) -> None:
    book, _ = opened("fit_over")
    run_id = next(run.run_id for run in book.runs if ill in run.run_id)
    assert lamps("fit_over", run_id)[LampName.FIT] is Fit.OVERFITTING


def test_the_four_regimes_are_told_apart() -> None:
    rates = {run.config["lr"]: run.run_id for run in opened("regimes")[0].runs}
    low, good, high, wild = (lamps("regimes", rates[lr]) for lr in sorted(rates))
    assert low[LampName.LEARNING_RATE] in {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
    assert good == LAMP_OK | {LampName.BATCH_SIZE: good[LampName.BATCH_SIZE]}
    assert high[LampName.LEARNING_RATE] in {LearningRate.SLIGHTLY_HIGH, LearningRate.TOO_HIGH}
    assert wild[LampName.LEARNING_RATE] is LearningRate.TOO_HIGH
    assert wild[LampName.STABILITY] in {Stability.DIVERGING, Stability.DIVERGED}


def test_the_control_of_the_switch_study_is_the_one_that_falls_behind() -> None:
    book, report = opened("switch")
    control = next(run for run in book.runs if run.config["book_colour"] == "amarelo_neon")
    ill = {one.run_id for one in report.diagnoses if one.headline.state != "healthy"}
    assert ill == {control.run_id}


@pytest.mark.parametrize(
    ("lang", "study", "said", "unsaid"),
    [
        ("en", "gradient", "Scaled with the batch the rate could rise to 14", "to 14 should win"),
        ("pt-BR", "gradient", "a taxa poderia subir para 14", "para 14 deve recuperar"),
        ("en", "batch_size", "Raising the rate to 0.16 should close", "far beyond what was tried"),
        ("en", "fit_over", "The first trained for 20 epochs and the second for 60, so", "They"),
        ("en", "exercise", "The first trained for 1 epoch and the second for 6, so", "They"),
        ("pt-BR", "fit_over", "A primeira treinou por 20 épocas e a segunda, por 60;", "Elas"),
        ("pt-BR", "losses_values", "Função de perda mae: ", "– loss mae: "),
        ("en", "losses_values", "Loss function mae: ", "Loss mae: "),
        ("en", "exercise", "The loss began at 0.312", "and came back"),
    ],
)
def test_what_is_said_of_the_bundled_runs_is_no_more_than_is_known(
    lang: str, study: str, said: str, unsaid: str
) -> None:
    report, words = opened(study)[1], Sentences(lang)
    told = [words.comparison(one) for one in report.comparisons]
    told += [words.symptom(one) for each in report.diagnoses for one in each.symptoms]
    text = " – ".join(told)
    assert said in text
    assert unsaid not in text

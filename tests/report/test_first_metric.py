"""Logs open on the metric that counts, and offer the others."""

from collections.abc import Mapping

import numpy as np
import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.model.run import LogBook, Receipt, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report.first_metric import choosable, first_metric
from dashboard.report.opening import agreeing, grounds
from dashboard.text.sentences import Sentences

EPOCH = np.arange(31.0)
FALL = 0.2 + 2.0 * np.exp(-EPOCH / 5)
RISE = 1 - np.exp(-EPOCH / 5)
LOSSES = {("loss", "train"): FALL, ("loss", "val"): FALL * 1.1}
Curves = Mapping[tuple[str, str], np.ndarray]


def log(name: str, curves: Curves) -> tuple[Run, list[Series]]:
    series = [
        Series.of(f"{split}/{metric}", metric, Split(split), EPOCH * 100, y, EPOCH)
        for (metric, split), y in curves.items()
    ]
    return Run(name, name, name, "csv", XUnit.EPOCH, {}), series


def book(*many: Curves) -> LogBook:
    made = [log(f"run{number}", curves) for number, curves in enumerate(many)]
    return LogBook(tuple(run for run, _ in made), {run.run_id: its for run, its in made}, Receipt())


WER = {("wer", "val"): 0.9 * np.exp(-EPOCH / 8) + 0.1}
BOXES = {
    ("train/box_loss", "train"): FALL,
    ("train/cls_loss", "train"): FALL,
    ("val/box_loss", "val"): FALL,
    ("metrics/precision(B)", "val"): RISE,
    ("metrics/mAP50-95(B)", "val"): RISE * 0.5,
}
AGENT = {
    ("rollout/ep_rew_mean", "none"): 200 * RISE,
    ("rollout/ep_len_mean", "none"): 100 + 5 * RISE,
}

CASES: dict[str, tuple[Curves, str]] = {
    "loss and accuracy": (LOSSES | {("accuracy", "val"): RISE}, ""),
    "loss alone": (LOSSES, ""),
    "fine-tuning with its word error rate": (LOSSES | WER, "wer"),
    "detection": (BOXES, "metrics/mAP50-95(B)"),
    "rewards alone": (AGENT, "rollout/ep_rew_mean"),
    "a loss and its perplexity": (LOSSES | {("perplexity", "val"): np.exp(FALL)}, ""),
    "a loss and the norm of its gradient": (LOSSES | {("grad_norm", "none"): FALL}, ""),
    "an accuracy beside a word error rate": (LOSSES | WER | {("accuracy", "val"): RISE}, ""),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("runs", [1, 3])
def test_logs_open_on_the_metric_that_counts(name: str, runs: int) -> None:
    curves, wanted = CASES[name]
    made = book(*[curves] * runs)
    assert first_metric(made, diagnose(made)) == wanted


def test_a_measure_that_only_some_runs_log_is_not_opened_on() -> None:
    made = book(LOSSES | WER, LOSSES)
    assert first_metric(made, diagnose(made)) == ""


def test_no_runs_have_no_metric() -> None:
    made = book()
    assert (first_metric(made, diagnose(made)), choosable(made)) == ("", ())


def test_the_measures_of_a_task_are_offered_first() -> None:
    custom = {("zeta", "none"): FALL, ("custom", "none"): RISE, ("bleu", "val"): RISE}
    assert choosable(book(custom)) == ("bleu", "custom", "zeta")


def test_what_was_set_and_norms_beside_a_loss_are_no_choice() -> None:
    beside = {("learning_rate", "none"): FALL, ("grad_norm", "none"): FALL}
    assert choosable(book(LOSSES | beside)) == ()
    assert choosable(book(beside)) == ("grad_norm",)


def test_beside_loss_and_accuracy_only_measures_of_a_task_are_offered() -> None:
    known = LOSSES | {("accuracy", "val"): RISE}
    more = {("weight_distance", "none"): FALL, ("epoch_seconds", "none"): FALL, ("f1", "val"): RISE}
    assert choosable(book(known | more)) == ("f1",)
    assert choosable(book(LOSSES | more)) == ("f1", "weight_distance")


def test_logs_without_loss_and_accuracy_open_on_a_measure_of_theirs() -> None:
    made = book({("custom", "none"): FALL, ("dataset.gap_mean", "none"): RISE})
    assert first_metric(made, diagnose(made)) == choosable(made)[0]


def test_runs_that_are_reported_by_a_measure_of_their_task_are_ranked_by_it() -> None:
    better = {("wer", "val"): WER["wer", "val"] * 0.5}
    worse_loss = {key: y * 1.5 for key, y in LOSSES.items()}
    made = book(LOSSES | WER, worse_loss | better)
    report = diagnose(made)
    assert report.best is not None
    assert (report.best.run_id, report.best.metric, report.best.split) == ("run1", "wer", Split.VAL)
    assert report.best.end == pytest.approx(float(np.median(better["wer", "val"][-3:])), rel=0.05)
    assert report.first_metric == first_metric(made, report) == "wer"


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_sentence_and_evidence_speak_of_the_metric_that_ranks(lang: str) -> None:
    runs = [LOSSES | {("wer", "val"): WER["wer", "val"] * by} for by in (1.0, 0.5, 0.7)]
    made = book(*runs)
    report = diagnose(made)
    words = Sentences(lang).among(made.runs)
    assert not any(one.evidence.get("metric") == "loss" for one in agreeing(report))
    assert "wer" in grounds(report, words)[-1].lower()


def test_a_measure_that_rises_is_best_where_it_is_highest() -> None:
    made = book(LOSSES | {("bleu", "val"): RISE}, LOSSES | {("bleu", "val"): RISE * 2})
    best = diagnose(made).best
    assert best is not None
    assert (best.metric, best.is_upward, best.run_id) == ("bleu", True, "run1")

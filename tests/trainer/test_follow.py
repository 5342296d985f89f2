"""Following advice: the forecast first, then the training, then what came of it."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.__main__ import main
from trainer.follow import rounds as following
from trainer.follow.advice import Advice, Told
from trainer.follow.lineage import came_true, digest, read
from trainer.follow.outcome import Outcome, compare, outcome_of
from trainer.run_files.run_folder import METRICS, read_hparams

UP = {"metric": "accuracy", "split": "test", "direction": "up", "now": 0.5, "expected": None}
HEALTHY = Told("healthy", "Healthy.", ())


def advice(changes: dict[str, Any], action: str = "raise_lr") -> Advice:
    return Advice(action, "lr", 0.001, 0.01, "Raise the rate.", ("falls-slowly",), changes, UP)


def trained(folder: Path, *words: str) -> Path:
    small = ["--hidden", "", "--epochs", "10", "--max-train-examples", "300", "--out", str(folder)]
    assert main(["run", *small, *words]) == 0
    return folder


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    return trained(tmp_path / "slow", "--lr", "0.003")


def answers(monkeypatch: pytest.MonkeyPatch, *told: Told) -> list[list[Path]]:
    """Let the dashboard answer so, one answer after another; the folders it was asked about."""
    asked: list[list[Path]] = []
    waiting = list(told)

    def ask(folders: list[Path], _: str) -> list[Told]:
        asked.append(list(folders))
        return [waiting.pop(0)]

    monkeypatch.setattr(following, "ask", ask)
    return asked


def test_a_rate_too_low_is_raised_as_the_dashboard_says_and_the_run_gets_better(
    slow: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["follow", str(slow), "--lang", "en"]) == 0
    child = slow.parent / "slow-raise-lr"
    lineage = read(child)
    assert lineage is not None
    assert lineage["parent"] == "slow"
    assert lineage["parent_digest"] == digest(slow)
    assert (lineage["advice"], lineage["parameter"], lineage["from"]) == ("raise_lr", "lr", 0.003)
    assert lineage["to"] == lineage["changes"]["lr"] == read_hparams(child)["lr"]
    assert lineage["forecast"]["direction"] == "up"
    assert lineage["observed"]["improved"] == "yes"
    assert lineage["observed"]["came_true"] is True
    assert lineage["observed"]["after"] == pytest.approx(outcome_of(child).accuracy, abs=1e-5)
    assert "Forecast: test accuracy above" in capsys.readouterr().out


def test_the_forecast_stands_before_the_training_begins(slow, monkeypatch) -> None:
    answers(monkeypatch, Told("too_low", "Slow.", (advice({"lr": 0.01}),)), HEALTHY)
    seen = []

    def train(child, how):
        seen.append((read(child.folder), (child.folder / METRICS).exists()))
        trained(child.folder, "--lr", "0.01")

    monkeypatch.setattr(following, "_train", train)
    assert main(["follow", str(slow)]) == 0
    [(lineage, is_trained)] = seen
    assert lineage["observed"] is None
    assert lineage["forecast"] == UP
    assert not is_trained
    assert read(slow.parent / "slow-raise-lr")["observed"]["improved"] == "yes"


def test_a_run_given_no_advice_is_left_alone(slow, monkeypatch, capsys) -> None:
    answers(monkeypatch, HEALTHY)
    assert main(["follow", str(slow), "--lang", "en"]) == 0
    assert [path.name for path in slow.parent.iterdir()] == ["slow"]
    assert "nothing to change" in capsys.readouterr().out


def test_advice_without_a_setting_is_told_and_not_followed(slow, monkeypatch, capsys) -> None:
    answers(monkeypatch, Told("overfitting", "Overfits.", (advice({}, "augment"),)))
    assert main(["follow", str(slow), "--lang", "en"]) == 0
    assert [path.name for path in slow.parent.iterdir()] == ["slow"]
    assert "no setting of the trainer" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_a_run_of_another_program_gets_a_sentence(tmp_path, capsys, lang) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "log.csv").write_text("epoch,loss\n1,2\n2,1\n")
    assert main(["follow", str(tmp_path / "theirs"), "--lang", lang]) == 0
    said = capsys.readouterr()
    assert "theirs" in said.out
    assert said.out.count("\n") == 1
    assert not said.err


@pytest.mark.parametrize(("lang", "trees"), [("en", "boosted trees"), ("pt-BR", "árvores")])
def test_boosted_trees_are_told_apart_and_not_followed(tmp_path, capsys, lang, trees) -> None:
    rounds = "".join(f"[{at}]\ttrain-rmse:{9 / (at + 1)}\teval-rmse:9\n" for at in range(20))
    (tmp_path / "xgb.log").write_text(rounds, encoding="utf-8")
    assert main(["follow", str(tmp_path / "xgb.log"), "--lang", lang]) == 0
    assert trees in capsys.readouterr().out
    assert [one.name for one in tmp_path.iterdir()] == ["xgb.log"]


def test_a_run_that_does_not_exist_is_an_error(tmp_path, capsys) -> None:
    assert main(["follow", str(tmp_path / "gone"), "--lang", "en"]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_after_a_worse_run_the_next_round_starts_from_the_better_one(slow, monkeypatch) -> None:
    worse, better = advice({"label_noise": 1.0}), advice({"lr": 0.01})
    asked = answers(
        monkeypatch,
        Told("too_low", "Slow.", (worse, better)),
        Told("diverged", "Diverged.", ()),
        Told("too_low", "Slow.", (worse, better)),  # what was tried is not tried again
        HEALTHY,
    )
    assert main(["follow", str(slow), "--rounds", "2"]) == 0
    first, second = slow.parent / "slow-raise-lr", slow.parent / "slow-raise-lr-2"
    assert read_hparams(first)["label_noise"] == 1.0
    assert read_hparams(second)["lr"] == 0.01
    assert read(second)["parent"] == "slow"
    assert [folders[-1].name for folders in asked] == ["slow", first.name, "slow", second.name]
    assert first in asked[2]


def test_a_folder_of_runs_stands_for_each_of_them(slow, monkeypatch) -> None:
    trained(slow.parent / "other", "--lr", "0.01")
    asked = answers(monkeypatch, HEALTHY, HEALTHY)
    assert main(["follow", str(slow.parent)]) == 0
    assert [folders[-1].name for folders in asked] == ["other", "slow"]


def test_a_run_is_judged_beside_the_others_that_are_named_and_not_beside_itself(
    slow, monkeypatch
) -> None:
    trained(slow.parent / "other", "--lr", "0.01")
    asked = answers(monkeypatch, Told("too_low", "Slow.", (advice({"lr": 0.01}),)), HEALTHY)
    out = slow.parent.parent / "new"
    assert main(["follow", str(slow), "--beside", str(slow.parent), "--out", str(out)]) == 0
    assert [[one.name for one in folders] for folders in asked] == [
        ["other", "slow"],
        ["other", "slow", "slow-raise-lr"],
    ]


def test_the_advice_that_is_named_is_followed_though_another_stands_first(
    slow, monkeypatch
) -> None:
    first, second = advice({"batch_size": 8}, "lower_batch_size"), advice({"lr": 0.01})
    answers(monkeypatch, Told("too_low", "Slow.", (first, second)), HEALTHY)
    assert main(["follow", str(slow), "--advice", "raise_lr"]) == 0
    assert [one.name for one in slow.parent.iterdir() if one != slow] == ["slow-raise-lr"]


@pytest.mark.parametrize(("lang", "said"), [("en", "it advises: raise_lr"), ("pt-BR", "aconselha")])
def test_advice_that_is_not_given_is_an_error_that_names_what_is(
    slow, monkeypatch, capsys, lang, said
) -> None:
    answers(monkeypatch, Told("too_low", "Slow.", (advice({"lr": 0.01}),)))
    assert main(["follow", str(slow), "--advice", "augment", "--lang", lang]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in slow.parent.iterdir()] == ["slow"]


def test_followed_quietly_it_says_where_the_logs_are_and_no_more_as_run_does(
    slow, monkeypatch, capsys
) -> None:
    answers(monkeypatch, Told("too_low", "Slow.", (advice({"lr": 0.01}),)), HEALTHY)
    capsys.readouterr()
    assert main(["follow", str(slow), "--quiet", "--lang", "en"]) == 0
    logs = slow.parent / "slow-raise-lr"
    assert capsys.readouterr() == (f"Logs in {logs}.\n", "")
    assert read(slow.parent / "slow-raise-lr")["observed"] is not None


def test_rounds_are_a_whole_number(slow, capsys) -> None:
    assert main(["follow", str(slow), "--rounds", "many", "--lang", "en"]) == 2
    assert "whole number" in capsys.readouterr().err


ACCURACIES = st.floats(0, 1) | st.just(math.nan)
LOSSES = st.floats(0, 1e6) | st.just(math.nan)
OUTCOMES = st.builds(Outcome, ACCURACIES, LOSSES, st.integers(0, 10_000), st.just("usual"))


@given(OUTCOMES)
def test_a_run_is_no_better_than_itself(one: Outcome) -> None:
    assert compare(one, one)[1] == 0


@given(OUTCOMES, OUTCOMES)
def test_two_runs_are_never_both_better(one: Outcome, other: Outcome) -> None:
    assert compare(one, other)[1] * compare(other, one)[1] <= 0


@pytest.mark.parametrize(
    ("before", "after", "decided"),
    [
        (Outcome(0.5, 1, 400, ""), Outcome(0.9, 2, 400, ""), ("accuracy", 1)),
        (Outcome(0.9, 1, 400, ""), Outcome(0.5, 0.5, 400, ""), ("accuracy", -1)),
        (Outcome(0.9, 1, 400, ""), Outcome(0.901, 0.5, 400, ""), ("loss", 1)),
        (Outcome(0.9, 1, 400, ""), Outcome(0.901, 0.99, 400, ""), ("loss", 0)),
        (Outcome(0.9, 1, 400, "mse"), Outcome(0.901, 0.5, 400, "usual"), ("accuracy", 0)),
        (Outcome(math.nan, 2, 0, ""), Outcome(math.nan, 1, 0, ""), ("loss", 1)),
        (Outcome(math.nan, math.nan, 0, ""), Outcome(0.1, 9, 0, ""), ("loss", 1)),
    ],
)
def test_accuracy_decides_and_the_loss_where_it_cannot(before, after, decided) -> None:
    assert compare(before, after) == decided


@pytest.mark.parametrize(
    ("expected", "after", "is_true"),
    [(None, 0.7, True), (None, 0.501, False), (0.8, 0.79, True), (0.8, 0.6, False)],
)
def test_a_forecast_comes_true_where_its_metric_gets_there(expected, after, is_true) -> None:
    forecast = {**UP, "expected": expected}
    before, then = Outcome(0.5, 1, 400, ""), Outcome(after, 1, 400, "")
    assert came_true(forecast, before, then, compare(before, then)[1]) is is_true


def test_a_damaged_lineage_is_none(tmp_path) -> None:
    for text in ("", "[]", '{"format": 99}', "{"):
        (tmp_path / "lineage.json").write_text(text)
        assert read(tmp_path) is None
    (tmp_path / "lineage.json").write_text(json.dumps({"format": 1}))
    assert read(tmp_path) == {"format": 1}

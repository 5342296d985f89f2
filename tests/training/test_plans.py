"""What can be asked for: only settings that are known, values that they take, studies by name."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.training import plan
from dashboard.training.offers import Offers
from dashboard.training.plan import Kind, PlanError
from tests.training import fake_trainer

OFFERS = Offers.read(fake_trainer.described())

WORDS = {
    "lr": {"0.01": "0.01", 0.1: "0.1", "1e-3": "0.001", "-1": None, "11": None, "nan": None},
    "batch_size": {"64": "64", 64.0: "64", "64.5": None, "0": None, "inf": None},
    "dataset": {"mnist": "mnist", "../mnist": None, "": None},
    "hidden": {"256,64": "256,64", "": "", "0": None, "99999": None, "a": None, "²": None},
    "bias": {"true": "true", False: "false", "yes": None},
}


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [(name, value, word) for name, cases in WORDS.items() for value, word in cases.items()],
)
def test_a_setting_takes_what_the_trainer_takes(name: str, value: object, word: str | None) -> None:
    assert OFFERS.settings[name].word(value) == word


@given(st.sampled_from(sorted(OFFERS.settings)), st.text() | st.floats() | st.integers())
def test_no_value_becomes_a_word_that_is_an_option_or_a_path(name: str, value: object) -> None:
    word = OFFERS.settings[name].word(value)
    assert word is None or (not word.startswith("-") and "/" not in word and "\\" not in word)


def test_a_study_is_asked_for_by_its_name() -> None:
    found = plan.of_study(OFFERS, "digits")
    assert (found.kind, found.words) == (Kind.STUDY, ("digits",))
    assert (len(found.runs), found.epochs) == (4, 12)


@pytest.mark.parametrize("name", ["", "nothing", "../digits", "--out", "digits.toml"])
def test_what_is_no_study_of_the_trainer_is_refused(name: str) -> None:
    with pytest.raises(PlanError):
        plan.of_study(OFFERS, name)


def test_a_grid_is_every_combination_with_every_seed() -> None:
    varied = {"lr": [0.003, 0.01, 0.03, 0.1, 0.3, 1.0], "batch_size": [16, 64, 256, 1024]}
    found = plan.of_grid(OFFERS, {"epochs": 5}, varied, seeds=3)
    assert (len(found.runs), found.epochs) == (72, 360)
    line = "--epochs 5 --lr 0.003,0.01,0.03,0.1,0.3,1 --batch-size 16,64,256,1024 --seeds 3"
    assert shlex.join(found.words) == line
    told = {
        (run.settings["lr"], run.settings["batch_size"], run.settings["seed"]) for run in found.runs
    }
    assert len(told) == 72


def test_a_value_that_is_given_twice_is_one() -> None:
    assert len(plan.of_grid(OFFERS, {}, {"lr": [0.1, "0.10"]}).runs) == 1


REFUSED = {
    "bad-value": [
        ({"lr": 99}, {}, 1),
        ({"colour": 1}, {}, 1),
        ({}, {"hidden": ["8"]}, 1),
        ({}, {"lr": ["a"]}, 1),
        ({}, {}, 0),
    ],
    "no-value": [({}, {"lr": []}, 1)],
    "too-many": [({}, {"batch_size": list(range(1, 100))}, 100)],
}


@pytest.mark.parametrize(
    ("code", "fixed", "varied", "seeds"),
    [(code, *case) for code, cases in REFUSED.items() for case in cases],
)
def test_a_grid_that_the_trainer_would_refuse_is_refused(
    code: str, fixed: dict, varied: dict, seeds: int
) -> None:
    with pytest.raises(PlanError) as refused:
        plan.of_grid(OFFERS, fixed, varied, seeds)
    assert refused.value.code == code


def test_the_command_of_an_advice_is_followed_without_its_folder() -> None:
    command = "python -m trainer run --dataset digits --lr 0.3 --hidden 256,64 --out runs/a-set-lr"
    found = plan.of_command(OFFERS, command, "a", {"action": "set_lr"})
    assert found.words == ("--dataset", "digits", "--lr", "0.3", "--hidden", "256,64")
    assert found.runs[0].settings["hidden"] == (256, 64)
    assert (found.kind, found.epochs) == (Kind.ADVICE, 3)


def folders(root: Path, *names: str) -> list[Path]:
    for name in names:
        (root / name).mkdir(parents=True)
        (root / name / "hparams.yaml").write_text("written_by: curva-trainer\n")
    return [root / name for name in names]


def followed(tmp_path: Path, folder: Path, others: list[Path]) -> tuple[str, ...]:
    command = "python -m trainer run --lr 0.3"
    advised = plan.of_command(OFFERS, command, "a", {"run": "a", "action": "raise_lr"})
    found = plan.as_followed(advised, folder, others)
    assert (found.command, found.kind, found.runs) == (plan.FOLLOW, Kind.ADVICE, advised.runs)
    assert found.source == {**advised.source, "folder": str(folder)}
    return tuple(word.replace(str(tmp_path), "") for word in found.words)


def test_an_advice_is_followed_among_the_runs_beside_which_it_was_given(tmp_path: Path) -> None:
    one, two, three = folders(tmp_path / "set", "one", "two", "three")
    (far,) = folders(tmp_path / "far", "four")
    words = ("--advice", "raise_lr")
    assert followed(tmp_path, one, [one]) == ("/set/one", *words)
    assert followed(tmp_path, one, [one, two]) == (
        "/set/one",
        "--beside",
        "/set/one",
        "/set/two",
        *words,
    )
    all_of_them = followed(tmp_path, one, [one, two, three, far])
    assert all_of_them == ("/set/one", "--beside", "/set", "/far/four", *words)


@pytest.mark.parametrize(
    "command",
    [
        "rm -rf x y",
        "python -m trainer run --lr",
        "python -m trainer run --data-dir /etc",
        "python -m trainer run --lr 0.1 ; reboot",
        "python -m trainer run --lr 1e9",
    ],
)
def test_a_command_with_anything_but_settings_is_not_followed(command: str) -> None:
    with pytest.raises(PlanError):
        plan.of_command(OFFERS, command, "a", {})

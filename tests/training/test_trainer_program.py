"""The trainer as a program: what it says of itself, and what is wrong where it does not."""

import sys
from pathlib import Path

import pytest

from dashboard.training import trainer_program
from dashboard.training.offers import Offers
from dashboard.training.trainer_program import TrainerProblemError
from tests.training.conftest import FAKE


def test_our_trainer_offers_what_is_asked_of_it_by_the_page() -> None:
    """No PyTorch is loaded for it: it takes a quarter of a second."""
    offers = Offers.read(trainer_program.describe())
    assert len(offers.studies["digits"].runs) == 4
    assert {"lr", "batch_size", "dataset", "model", "optimizer", "epochs"} <= set(offers.settings)
    for study in offers.studies.values():
        for run in study.runs:
            for name, value in run.settings.items():
                assert offers.settings[name].word(value) is not None, (study.name, name)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("print('[]')", "no-trainer"),
        ("print('{\"format\": 99}')", "no-trainer"),
        ("print('hello')", "no-trainer"),
        ("raise SystemExit(2)", "no-trainer"),
    ],
)
def test_a_trainer_that_answers_otherwise_is_none(tmp_path: Path, told: str, code: str) -> None:
    program = tmp_path / "other.py"
    program.write_text(told)
    with pytest.raises(TrainerProblemError) as problem:
        trainer_program.describe([sys.executable, str(program)])
    assert problem.value.code == code


def test_a_program_that_is_not_there_is_no_trainer(tmp_path: Path) -> None:
    with pytest.raises(TrainerProblemError):
        trainer_program.describe([str(tmp_path / "nothing")])


def test_a_package_that_training_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_MISSING", "torch sklearn")
    with pytest.raises(TrainerProblemError) as problem:
        trainer_program.describe(FAKE)
    assert (problem.value.code, problem.value.values) == ("no-packages", {"name": "torch"})


def test_a_file_of_the_folder_it_runs_in_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "argparse.py").write_text("raise SystemExit('imported from the working folder')")
    (tmp_path / "trainer.py").write_text("raise SystemExit('imported from the working folder')")
    monkeypatch.chdir(tmp_path)
    assert trainer_program.describe()["format"] == trainer_program.FORMAT


def test_the_trainer_has_one_thread_and_finds_the_packages_of_a_checkout() -> None:
    found = trainer_program.environment()
    assert found["OMP_NUM_THREADS"] == "1"
    assert str(trainer_program.ROOT) in found["PYTHONPATH"]

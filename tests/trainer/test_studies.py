"""The studies that come with the trainer, and the logs bundled with the program."""

import csv
from pathlib import Path

import pytest

from trainer import study
from trainer.errors import TrainerError
from trainer.run_folder import is_complete
from trainer.settings import Switch
from trainer.text import LANGUAGES

SAMPLES = Path(__file__).parents[2] / "sample_logs"
BUNDLED = ["batch_size", "learning_rate", "regimes", "switch"]


@pytest.mark.parametrize("name", study.names())
def test_a_study_loads_and_says_what_it_is_in_both_languages(name):
    found = study.load(name)
    assert len(found.runs) > 1
    assert set(found.about) == set(LANGUAGES)
    assert all(run.study == name for run in found.runs)


def test_the_studies_of_the_book_are_there():
    assert set(study.names()) == {"digits", *BUNDLED}


def test_figure_one_is_the_books():
    runs = study.load("learning_rate").runs
    table = {
        run.book_colour: (run.settings.batch_size, run.settings.lr, run.settings.epochs)
        for run in runs
    }
    assert table == {
        "laranja": (64, 0.01, 30),
        "lilás": (1024, 0.01, 30),
        "azul": (1024, 0.1, 30),
    }


def test_figure_two_is_the_books():
    table = {
        run.book_colour: (run.settings.batch_size, run.settings.epochs, run.settings.switches)
        for run in study.load("switch").runs
    }
    assert table == {
        "laranja": (64, 30, ()),
        "amarelo_neon": (1024, 60, ()),
        "verde": (1024, 31, (Switch(2, batch_size=64),)),
        "amarelo_escuro": (1024, 60, (Switch(31, batch_size=64),)),
        "lilás": (1024, 60, (Switch(31, lr=0.1),)),
    }


def test_a_study_can_be_moved_to_other_data_and_another_seed():
    for run in study.load("batch_size", {"dataset": "digits", "seed": "5"}).runs:
        assert (run.settings.dataset, run.settings.seed) == ("digits", 5)
        assert run.hparams()["seed"] == 5


def table(**run):
    return {"about": {}, "settings": {"lr": 0.1}, "run": [{"name": "a"}, {"name": "b", **run}]}


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"name": "a"}, "same-name"),
        ({"name": "../b"}, "bad-name"),
        ({"name": ""}, "bad-name"),
        ({"book_colour": "rosa"}, "bad-choice"),
        ({"lr": -1}, "out-of-range"),
        ({"rate": 0.1}, "unknown-setting"),
    ],
)
def test_a_study_with_a_mistake_is_refused(broken, code):
    assert len(study.parse("s", table(), {}).runs) == 2
    with pytest.raises(TrainerError) as caught:
        study.parse("s", table(**broken), {})
    assert caught.value.code == code


@pytest.mark.parametrize("name", BUNDLED)
def test_the_bundled_logs_are_those_of_the_study_complete_to_the_last_epoch(name):
    for run in study.load(name).runs:
        folder = SAMPLES / name / run.name
        assert is_complete(folder, run.hparams())
        with (folder / "metrics.csv").open() as file:
            epochs = [int(row["epoch"]) for row in csv.DictReader(file)]
        assert epochs == list(range(run.settings.epochs + 1))
        assert len(list(folder.glob("events.out.tfevents.*.curva.0.0"))) == 1


def test_the_bundled_logs_stay_small():
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*")) < 10e6


@pytest.mark.parametrize("readme", ["README.md", "README.pt-BR.md"])
def test_the_readme_of_the_bundled_logs_reports_what_was_measured(readme):
    lines = (SAMPLES / readme).read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    reported = {(row[0], row[1]): row[-1].replace(",", ".") for row in cells if row[0] in BUNDLED}
    assert len(reported) == sum(len(study.load(name).runs) for name in BUNDLED)
    for (name, run), accuracy in reported.items():
        with (SAMPLES / name / run / "metrics.csv").open() as file:
            *_, last = csv.DictReader(file)
        measured = float(last["test_accuracy"])
        assert accuracy == f"{100 * measured:.2f}"

"""The studies that come with the trainer, and the logs bundled with the program."""

import csv
from pathlib import Path

import pytest
import yaml

from trainer import study
from trainer.errors import TrainerError
from trainer.run_files.run_folder import is_complete
from trainer.settings import Switch
from trainer.text import LANGUAGES

SAMPLES = Path(__file__).parents[2] / "sample_logs"
ON_MNIST = ["batch_size", "learning_rate", "regimes", "switch"]
BUNDLED = [name for name in study.names() if name != "digits"]


@pytest.mark.parametrize("name", study.names())
def test_a_study_loads_and_says_what_it_is_in_both_languages(name):
    found = study.load(name)
    assert len(found.runs) > 1
    assert set(found.about) == set(LANGUAGES)
    assert all(run.study == name for run in found.runs)


def test_every_lesson_has_a_study_in_its_group():
    groups = {}
    for name in study.names():
        groups.setdefault(study.load(name).runs[0].group, []).append(name)
    assert groups == {
        "textbook": ["batch_size", "learning_rate", "switch"],
        "learning_rate": ["digits", "exercise", "one_weight", "regimes", "two_weights"],
        "batch": ["gradient"],
        "schedules": ["schedules"],
        "optimizers": ["optimizers"],
        "fit": ["fit_over", "fit_under", "remedies", "remedies_few"],
        "losses": ["losses", "losses_values"],
        "broken": ["broken"],
    }


def test_every_bundled_study_is_one_that_can_be_run():
    assert sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()) == BUNDLED


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
    runs = study.load("batch_size", {"dataset": "digits", "seed": "5"}).runs
    assert {run.settings.dataset for run in runs} == {"digits"}
    assert [run.settings.seed for run in runs] == [5, 6, 7] * 3
    assert all(run.hparams()["seed"] == run.settings.seed for run in runs)


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


def test_a_study_of_an_unknown_group_is_refused():
    assert (
        study.parse("s", {**table(), "group": "fit"}, {}).runs[0].hparams()["study_group"] == "fit"
    )
    with pytest.raises(TrainerError) as caught:
        study.parse("s", {**table(), "group": "adjust"}, {})
    assert caught.value.code == "bad-choice"


@pytest.mark.parametrize("name", BUNDLED)
def test_the_bundled_logs_are_those_of_the_study_complete_to_the_last_epoch(name):
    runs = study.load(name).runs
    folders = {path.name for path in (SAMPLES / name).iterdir()}
    assert folders == {run.name for run in runs}
    for run in runs:
        folder = SAMPLES / name / run.name
        assert is_complete(folder, run.hparams())
        with (folder / "metrics.csv").open() as file:
            epochs = [int(row["epoch"]) for row in csv.DictReader(file)]
        done = yaml.safe_load((folder / "hparams.yaml").read_text("utf-8"))
        assert epochs == list(range(done["epochs_done"] + 1))
        assert done["epochs_done"] == run.settings.epochs or done["stopped"]
        assert len(list(folder.glob("events.out.tfevents.*.curva.0.0"))) == 1


def test_the_bundled_logs_stay_small():
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*")) < 10e6


def measured(name, run):
    """What a README says of a run: its last test loss, its accuracy in % or absolute error."""
    with (SAMPLES / name / run / "metrics.csv").open() as file:
        *_, end = csv.DictReader(file)
    if "test_accuracy" in end:
        second = f"{100 * float(end['test_accuracy']):.2f}"
    else:
        second = f"{float(end['test_mae']):.3g}"
    return [f"{float(end['test_loss']):.3g}".replace("nan", "NaN"), second]


@pytest.mark.parametrize("readme", ["README.md", "README.pt-BR.md"])
def test_the_readme_of_the_bundled_logs_reports_what_was_measured(readme):
    lines = (SAMPLES / readme).read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    reported = {(row[0], row[1]): row for row in cells if row[0] in BUNDLED}
    assert len(reported) == sum(len(study.load(name).runs) for name in BUNDLED)
    for (name, run), row in reported.items():
        loss, second = measured(name, run)
        found = [cell.replace(",", ".") for cell in row]
        if name in ON_MNIST:
            assert found[-1] == second, (name, run)
        else:
            assert found == [name, run, loss, second], (name, run)

"""What the tests of interrupted runs share: settings that move everything, and logs compared."""

import csv
from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from trainer.parts import names, part
from trainer.run_files.run_folder import read_hparams
from trainer.running.jobs import Placed, jobs_of
from trainer.running.note import Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.settings import from_mapping
from trainer.study import Run, parse

SMALL = {"hidden": [8, 8], "epochs": 6, "max_train_examples": 96, "batch_size": 32, "log_every": 1}
CLOCKS = ("epoch_seconds",)  # columns that no two trainings share


def of_pictures() -> list[str]:
    """The augmentations that there are for the bundled digits."""
    shape = Sources(None).source_of(from_mapping(SMALL)).shape
    found = [part("augmentations", name) for name in names("augmentations")]
    return [one.name for one in found if shape.task in one.tasks]


CASES = {
    "dropout": {"dropout": 0.5},
    "adam": {"optimizer": "adam", "lr": 0.01, "dropout": 0.2},
    "momentum": {"momentum": 0.9, "lr": 0.01},
    "augmentation": {"augment": of_pictures(), "dropout": 0.2},
    "cosine by update": {"decay": "cosine", "decay_by": "update", "warmup_epochs": 1.5},
    "restarts": {"decay": "restarts", "decay_every": 2},
    "normalisation": {"normalisation": "batch", "norm_momentum": 0.1},
    "switch": {"switches": [{"epoch": 3, "batch_size": 16}, {"epoch": 5, "lr": 0.01}]},
    "early stopping": {"patience": 2, "lr": 1.0, "epochs": 12, "label_noise": 0.8},
    "target": {"stop_at_loss": 1.9, "epochs": 12},
    "penalties": {"l1": 1e-4, "weight_decay": 1e-3, "clip": 0.5},
}


def run_of(**settings: object) -> Run:
    return Run("one", from_mapping({**SMALL, **settings}))


def logged(folder: Path) -> dict[str, object]:
    """All numbers in the folder of a run, NaN included, without those that a clock gave."""
    with (folder / "metrics.csv").open() as file:
        rows = list(csv.DictReader(file))
    events = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    events.Reload()
    tags = [tag for tag in events.Tags()["scalars"] if tag not in CLOCKS]
    steps = folder / "steps.csv"
    return {
        "rows": [[cell for name, cell in row.items() if name not in CLOCKS] for row in rows],
        "steps": steps.read_bytes() if steps.exists() else b"",
        "events": {
            tag: [(one.step, repr(one.value)) for one in events.Scalars(tag)] for tag in tags
        },
    }


def grid(folder: Path, rates: int, epochs: int = 3) -> list[Placed]:
    """Short runs that dropout keeps from being stacked, each with its folder."""
    table = {
        "settings": {"epochs": epochs, "hidden": [4], "dropout": 0.2, "batch_size": 128},
        "grid": {"lr": [0.001 * (1 + rate) for rate in range(rates)]},
    }
    return [(run, folder / run.name) for run in parse("many", table, {}).runs]


STACK = {
    "settings": {
        "epochs": 6,
        "hidden": [20, 20, 20],
        "batch_size": 16,
        "log_every": 2,
        "max_train_examples": 96,
        "augment": of_pictures(),
        "normalisation": "none",
    },
    "grid": {"lr": [0.01, 1e6, 0.02]},
}
"""Runs that are trained as one stack; those of the rate 1e6 diverge at once."""


def stack(folder: Path, seeds: int = 2, **settings: object) -> list[Placed]:
    """The runs of `STACK`, each with its folder."""
    table = {**STACK, "settings": {**STACK["settings"], **settings}}
    return [(run, folder / run.name) for run in parse("stack", table, {}, seeds=seeds).runs]


def one_by_one(folder: Path, rates: int, epochs: int = 3) -> dict[str, dict[str, object]]:
    """The runs of `grid` trained here, one after another, as `read` reads them."""
    placed = grid(folder, rates, epochs)
    for job in jobs_of(placed):
        train_job(job, Sources(None), Options(), lambda _: None)
    return read(folder)


def read(folder: Path) -> dict[str, dict[str, object]]:
    """Of every run in `folder`, by its name, all numbers and whether it is finished."""
    return {
        run.name: {**logged(run), "finished": (read_hparams(run) or {}).get("finished")}
        for run in folder.iterdir()
    }

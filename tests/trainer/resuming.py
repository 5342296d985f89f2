"""What the tests of interrupted runs share: settings that move everything, and logs compared."""

import csv
from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from trainer.parts import names, part
from trainer.running.sources import Sources
from trainer.settings import from_mapping
from trainer.study import Run

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
    """All numbers in the folder of a run, without those that a clock gave."""
    with (folder / "metrics.csv").open() as file:
        rows = list(csv.DictReader(file))
    events = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    events.Reload()
    tags = [tag for tag in events.Tags()["scalars"] if tag not in CLOCKS]
    steps = folder / "steps.csv"
    return {
        "rows": [[cell for name, cell in row.items() if name not in CLOCKS] for row in rows],
        "steps": steps.read_bytes() if steps.exists() else b"",
        "events": {tag: [(one.step, one.value) for one in events.Scalars(tag)] for tag in tags},
    }

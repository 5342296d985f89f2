"""Settings that somebody set by mistake."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from numpy.random import Generator

from trainer.settings import Settings

FAULTS: Sequence[Mapping[str, Any]] = (
    {"fault": "shuffled_labels"},
    {"label_noise": 1.0},
    {"fault": "one_class"},
    {"fault": "other_classes"},
    {"init": "zero"},
    {"init": "dead"},
    {"input_scaling": "raw"},
    {"loss": "softmax_twice"},
    {"loss": "mse_on_labels"},
)


def broken(settings: Settings, chance: Generator) -> Settings:
    """The settings with one of the faults, drawn among those that the model can have."""
    faults = [one for one in FAULTS if settings.hidden or "init" not in one]
    return replace(settings, **{"label_noise": 0.0, **faults[int(chance.integers(len(faults)))]})


def is_fault(name: str, value: object) -> bool:
    """Whether a setting has a value that somebody set by mistake."""
    return {
        "fault": value != "",
        "label_noise": isinstance(value, float) and value >= 0.25,
        "init": value in ("zero", "dead"),
        "loss": value in ("softmax_twice", "mse_on_labels"),
        "input_scaling": value == "raw",
    }[name]

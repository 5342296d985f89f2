"""One problem of the world: a way to train, the learning rates tried on it, and its variations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from benchmarks.world.faults import is_fault
from trainer.settings import Settings

RATES = 11  # of a grid
STEP = 10**0.4  # between two rates: five of them are two decades
MOST_EPOCHS = 600
MOST_DROPOUT = 0.9


@dataclass(frozen=True, slots=True)
class Problem:
    """A grid of learning rates on one model and data set, trained again with one thing changed."""

    name: str
    family: str  # what is left out together: data set, model and kind of budget
    settings: Settings  # of every run but for ``lr`` and ``seed``
    rates: Sequence[float]
    seeds: Sequence[int] = (0, 1)  # of the base grid; a variation is trained with the first
    variations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    is_tuned_elsewhere: bool = False  # the run begins with weights of another, related data set

    def runs(self) -> dict[tuple[str, float, int], Settings]:
        """Every run by variation (``base`` for none), rate and seed."""
        found = {
            ("base", lr, seed): replace(self.settings, lr=lr, seed=seed)
            for seed in self.seeds
            for lr in self.rates
        }
        for name, changed in self.variations.items():
            one = replace(self.settings, seed=self.seeds[0], **changed)
            found |= {(name, lr, one.seed): replace(one, lr=lr) for lr in self.rates}
        return found


def rates_around(lr: float, count: int = RATES) -> tuple[float, ...]:
    """So many rates, a factor of :data:`STEP` apart, the middle one ``lr``."""
    return tuple(float(f"{lr * STEP ** (i - count // 2):.3g}") for i in range(count))


def variations_of(settings: Settings, training_examples: int) -> dict[str, dict[str, Any]]:
    """What can be changed about a run, by name: the interventions that lamps are about.

    ``long`` is three times the epochs, the schedule stretched with them; ``batch_up`` and
    ``batch_down`` four times and a quarter of the batch; ``wide`` and ``narrow`` four times and a
    quarter of the units; ``held_back`` much more and ``set_free`` no regularisation; ``more_data``
    four times the examples where there are more; ``mended`` the run without its fault.
    """
    found: dict[str, dict[str, Any]] = {
        "long": {"epochs": min(3 * settings.epochs, MOST_EPOCHS)},
        "held_back": held_back(settings),
    }
    if settings.batch_size * 8 <= training_examples:
        found["batch_up"] = {"batch_size": 4 * settings.batch_size}
    if settings.batch_size >= 8:
        found["batch_down"] = {"batch_size": settings.batch_size // 4}
    if settings.hidden:
        widest = max(settings.hidden)
        if widest <= 128:
            found["wide"] = {"hidden": tuple(max(8, 4 * width) for width in settings.hidden)}
        if widest >= 8:
            found["narrow"] = {"hidden": tuple(max(1, width // 4) for width in settings.hidden)}
    if settings.weight_decay or settings.l1 or settings.dropout or settings.augment:
        found["set_free"] = freed(settings)
    mended = {
        name: value
        for name, value in (
            ("fault", ""),
            ("label_noise", 0.0),
            ("init", "he"),
            ("loss", "usual"),
            ("input_scaling", "normalised"),
        )
        if is_fault(name, getattr(settings, name))
    }
    if mended:
        found["mended"] = mended
    return found


def held_back(settings: Settings) -> dict[str, Any]:
    """Much more of the dropout or the augmentation, where there is one; else of weight decay."""
    if settings.dropout:
        return {"dropout": min(MOST_DROPOUT, 3 * settings.dropout)}
    if settings.augment:
        return {"augment_strength": 4 * settings.augment_strength}
    return {"weight_decay": max(0.01, 30 * settings.weight_decay)}


def freed(settings: Settings) -> dict[str, Any]:
    """The same without any regularisation."""
    found: dict[str, Any] = {"weight_decay": 0.0, "l1": 0.0}
    if settings.dropout:
        found["dropout"] = 0.0
    if settings.augment:
        found |= {"augment": (), "augment_strength": 1.0}
    return found

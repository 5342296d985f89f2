"""The lesson on remedies: a small set fitted too little, well and too much, and what helps."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from dashboard.descent import as_log
from dashboard.descent.remedies import (
    EPOCHS,
    MODELS,
    REMEDIES,
    SIZES,
    Case,
    Fit,
    Settings,
    case_of,
    fit,
)
from dashboard.descent.remedies_data import MOST_EXAMPLES, noise_loss
from dashboard.model.run import Setting, XUnit
from dashboard.model.table import FloatArray
from dashboard.views.lessons import address, judged
from dashboard.views.lessons.component import Play, mount
from dashboard.views.lessons.words import OF_PLAYER, in_script
from dashboard.views.state.page import Screen

NAME = "remedies"

STRIDE = 10
"""Epochs of one step of the player."""

PREFERRED = (
    1.0, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2.0, 2.2, 2.4, 2.7, 3.0,
    3.3, 3.6, 3.9, 4.3, 4.7, 5.1, 5.6, 6.2, 6.8, 7.5, 8.2, 9.1,
)  # fmt: skip
"""Steps of a log scale with two digits (the series E24 of IEC 60063)."""

UNASKED: Play = {
    "model": "polynomial",
    "size": SIZES["polynomial"]["overfit"],
    "examples": Settings().examples,
    "l2": 0.0,
    "l1": 0.0,
    "dropout": 0.0,
    "seed": Settings().seed,
    "steps": EPOCHS // STRIDE,
}
"""It opens trained to the end, fitting too much."""

MOST_L2, MOST_L1, MOST_DROPOUT = 1.0, 0.3, 0.4

READERS: dict[str, address.Reader] = {
    "model": address.one_of(*MODELS),
    "size": address.whole(1, max(sizes["overfit"] for sizes in SIZES.values())),
    "examples": address.whole(8, MOST_EXAMPLES),
    "l2": address.number(0, MOST_L2),
    "l1": address.number(0, MOST_L1),
    "dropout": address.number(0, MOST_DROPOUT),
    "seed": address.whole(1, 100_000),
    "steps": address.whole(0, EPOCHS // STRIDE),
}

SLIDERS = ("size", "examples", "l2", "l1", "dropout", "steps")

WORDS = (
    *OF_PLAYER, "remedies", "epochs-button", "other-draw",
    "model", *(f"model-{name}" for name in MODELS), *(f"size-{name}" for name in MODELS),
    "cases", "case-underfit", "case-good", "case-overfit",
    "fits-underfit", "fits-good", "fits-overfit", "fits-apart",
    "one-remedy", "remedy-l2", "remedy-l1", "remedy-dropout", "remedy-data", "remedy-stop",
    *(f"slider-{name}" for name in SLIDERS), *(f"help-{name}" for name in SLIDERS),
    "none", "stops-at", "epoch", "train-loss", "validation-loss", "best-epoch", "best-at",
    "weights-left", "weights-of", "epoch-table",
    "fit-figure", "fit-label", "train-points", "validation-points",
    "two-curves", "two-curves-label", "train-name", "validation-name", "noise-alone",
)  # fmt: skip


def draw(screen: Screen) -> None:
    """Show the player, and what is said of the play as it last came to rest."""
    opened = _possible(address.recall(READERS, UNASKED))
    played = mount(
        screen,
        NAME,
        in_script(screen, WORDS),
        opened,
        epochs=EPOCHS,
        stride=STRIDE,
        few=Settings().examples,
        sizes=SIZES,
        sets=REMEDIES,
        ranges=ranges(),
    )
    play = _possible(address.checked(READERS, played, UNASKED))
    address.note(play, UNASKED)
    judged.draw(screen, log_of(play), *_notes(screen, play))


def log_of(play: Play) -> as_log.Play:
    """The log of the epochs so far, with the validation loss beside that of the training."""
    settings = settings_of(play)
    model = MODELS[settings.model](settings.size)
    epochs = play["steps"] * STRIDE
    done = _fit(settings)
    told: dict[str, Setting] = {
        "lr": model.rate,
        "batch_size": settings.examples,
        "optimizer": "sgd",
        "momentum": model.momentum,
        "weight_decay": settings.l2,
        "l1": settings.l1,
        "dropout": settings.dropout,
        "model": settings.model,
        "seed": settings.seed,
    }

    def cut(many: FloatArray) -> FloatArray:
        return many[: epochs + 1]

    return as_log.Play(
        f"{settings.model}_{settings.size}_of_{settings.examples}",
        cut(done.train),
        cut(done.weights),
        cut(done.norms),
        told,
        cut(done.validation),
        XUnit.EPOCH,
    )


def _notes(screen: Screen, play: Play) -> list[str]:
    """What the lesson adds: a log alone does not say how low the loss could be."""
    done = _fit(settings_of(play))
    case = case_of(done, play["steps"] * STRIDE, noise_loss(play["seed"]))
    return [screen.say("lesson-judged-underfit")] if case is Case.UNDERFIT else []


def settings_of(play: Play) -> Settings:
    """What is fitted in a play."""
    return replace(Settings(), **{name: play[name] for name in UNASKED if name != "steps"})


@lru_cache(maxsize=8)
def _fit(settings: Settings) -> Fit:
    return fit(settings)


def _possible(play: Play) -> Play:
    """A polynomial has a lower highest size than a net."""
    return play | {"size": min(play["size"], SIZES[play["model"]]["overfit"])}


def ranges() -> dict[str, Any]:
    """The values that each control goes through."""
    return {
        "size": {name: list(range(1, sizes["overfit"] + 1)) for name, sizes in SIZES.items()},
        "examples": list(range(8, MOST_EXAMPLES + 1, 4)),
        "l2": [0.0, *_log_scale(-3, MOST_L2)],
        "l1": [0.0, *_log_scale(-3, MOST_L1)],
        "dropout": [round(float(one), 2) for one in np.arange(0, MOST_DROPOUT + 0.001, 0.02)],
        "steps": list(range(EPOCHS // STRIDE + 1)),
    }


def _log_scale(power: int, highest: float) -> list[float]:
    """Numbers from 10 to a power up to the highest, evenly on a log scale, of two digits each."""
    found = [float(f"{one}e{exponent}") for exponent in range(power, 1) for one in PREFERRED]
    return [one for one in found if one <= highest]

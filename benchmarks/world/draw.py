"""Which problems the world consists of: drawn from a seed, one after the other, each by its number.

Every tenth number has its kind (:data:`KINDS`), so that a part of the world has the same mixture as
the whole; of the later ones, which are regularised, every eighth.  Sizes and budgets are drawn
evenly over their logarithms.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.random import Generator

from benchmarks.world.faults import broken
from benchmarks.world.problem import Problem, rates_around, variations_of
from benchmarks.world.regularised import FIRST as FIRST_REGULARISED
from benchmarks.world.regularised import regularised
from trainer.settings import Settings

SEED = 2611
KINDS = (
    *("language", "language", "picture", "sequence", "values"),
    *("classes", "classes", "classes", "classes", "other"),
)
"""The kind of problem number n is the (n modulo 10)th."""

LATER = 2
"""Kinds that the regularised problems do not have: one pass over text is trained without either."""

USUAL = {"sgd": 0.1, "momentum": 0.02, "nesterov": 0.02, "adam": 2e-3, "adamw": 2e-3}
USUAL["rmsprop"] = 1e-3
"""The rate about which a grid lies, by optimizer; ``momentum`` is SGD with momentum 0.9."""

SMALLER = 6.0
"""Times the usual rate about which the grids of small networks on text lie, which bear more."""

OPTIMIZERS: Sequence[str] = (
    *("sgd",) * 7,
    *("momentum",) * 4,
    "nesterov",
    *("adam",) * 4,
    *("adamw",) * 3,
    "rmsprop",
)
DECAYS: Sequence[str] = (
    *("none",) * 10,
    *("cosine",) * 3,
    *("linear",) * 2,
    *("step",) * 2,
    *("exponential", "one_cycle", "restarts"),
)
TABLES = ("digits", "digits", "wine", "breast_cancer", "iris", "moons", "spirals", "drawn_shapes")
SIZES = {"digits": 1_400, "wine": 140, "breast_cancer": 450, "iris": 120, "diabetes": 350}
"""Training examples of the data sets that are there, about; others are made in any number."""


def problem(number: int) -> Problem:
    """The problem of a number, the same on every machine."""
    chance = np.random.default_rng([SEED, number])
    is_later = number >= FIRST_REGULARISED
    kind = KINDS[LATER + number % (len(KINDS) - LATER) if is_later else number % len(KINDS)]
    makers: Mapping[str, Callable[[Generator], Settings]] = {
        "language": _language,
        "picture": _picture,
        "sequence": _sequence,
        "values": _values,
        "classes": _classes,
        "other": _other,
    }
    settings = makers[kind](chance)
    is_tuned = kind in ("classes", "picture") and chance.random() < 0.12
    if kind == "classes" and not is_tuned and chance.random() < 0.16:
        settings = broken(settings, chance)
    if is_later:
        settings = regularised(settings, chance)
    name = "momentum" if settings.optimizer == "sgd" and settings.momentum else settings.optimizer
    middle = USUAL[name] * 10 ** chance.uniform(-0.2, 0.2)
    if kind == "language":
        return Problem(
            f"w{number:03}",
            family_of(settings),
            settings,
            rates_around(SMALLER * middle, 9),
            variations=_language_variations(settings),
        )
    return Problem(
        name=f"w{number:03}",
        family=family_of(settings),
        settings=settings,
        rates=rates_around(middle),
        variations=_chosen(settings, chance),
        is_tuned_elsewhere=is_tuned,
    )


def family_of(settings: Settings) -> str:
    """Data set, model and kind of budget, which are left out together."""
    updates = examples_of(settings) / settings.batch_size * settings.epochs
    budget = "once" if settings.order == "once" else ("short" if updates < 200 else "long")
    return f"{settings.dataset}/{settings.model if settings.hidden else 'linear'}/{budget}"


def examples_of(settings: Settings) -> int:
    """Training examples of a run, about."""
    there = SIZES.get(settings.dataset, settings.data_size)
    return min(there, settings.max_train_examples or there)


def _between(chance: Generator, low: float, high: float) -> float:
    """Drawn evenly over the logarithm."""
    return float(math.exp(chance.uniform(math.log(low), math.log(high))))


def _one(chance: Generator, values: Sequence[Any]) -> Any:
    return values[int(chance.integers(len(values)))]


def _common(chance: Generator, examples: int, most_updates: int) -> dict[str, Any]:
    """Batch, epochs, optimizer, schedule and regularisation of a problem with so many examples."""
    largest = max(8, examples // 4)
    batch = int(2 ** round(math.log2(_between(chance, 8, min(256, largest)))))
    per_epoch = math.ceil(examples / batch)
    epochs = (
        round(_between(chance, 5, 200)) if chance.random() < 0.55 else int(chance.integers(6, 17))
    )
    epochs = max(3, min(epochs, most_updates // per_epoch))
    name = _one(chance, OPTIMIZERS)
    momentum = 0.9 if name in ("momentum", "nesterov") else 0.0
    decay = _one(chance, DECAYS)
    return {
        "batch_size": batch,
        "epochs": epochs,
        "optimizer": "sgd" if name == "momentum" else name,
        "momentum": momentum,
        "decay": decay,
        "decay_by": _one(chance, ("epoch", "update")),
        "decay_rate": 0.1 if decay == "step" else round(0.05 ** (1 / epochs), 3),
        "decay_every": max(1, round(epochs / _one(chance, (2, 3)))),
        "warmup_epochs": round(epochs * 0.1, 1) if chance.random() < 0.15 else 0.0,
        "weight_decay": _one(chance, (0.0, 0.0, 0.0, 0.0, 1e-4, 1e-3, 1e-2, 0.1)),
        "l1": _one(chance, (0.0,) * 9 + (1e-3,)),
        "clip": _one(chance, (0.0, 0.0, 0.0, 1.0)),
        "activation": _one(chance, ("relu", "relu", "relu", "tanh", "gelu", "sigmoid")),
        "normalisation": _one(chance, ("none",) * 6 + ("batch", "layer")),
        "init": _one(chance, ("he", "he", "xavier", "default")),
        "label_noise": _one(chance, (0.0,) * 6 + (0.1, 0.3)),
        "data_seed": int(chance.integers(1000)),
        "log_every": 1,
    }


def _hidden(chance: Generator, low: float = 2, high: float = 128) -> tuple[int, ...]:
    return (round(_between(chance, low, high)),) * int(chance.integers(1, 4))


def _classes(chance: Generator) -> Settings:
    name = _one(chance, TABLES)
    examples = round(_between(chance, 80, SIZES.get(name, 1500)))
    values = _common(chance, examples, 600)
    linear = chance.random() < 0.12
    return Settings(
        dataset=name,
        hidden=() if linear else _hidden(chance),
        max_train_examples=examples,
        data_size=1600,
        data_noise=_one(chance, (0.05, 0.1, 0.2, 0.4)),
        imbalance=_one(chance, (0.0, 0.0, 0.0, 0.5)),
        **(values | ({"normalisation": "none"} if linear else {})),
    )


def _values(chance: Generator) -> Settings:
    name = _one(chance, ("diabetes", "friedman", "friedman", "teacher_student"))
    examples = round(_between(chance, 80, SIZES.get(name, 1500)))
    linear = chance.random() < 0.15
    values = _common(chance, examples, 600)
    return Settings(
        dataset=name,
        hidden=() if linear else _hidden(chance),
        max_train_examples=examples,
        data_size=1600,
        data_noise=_one(chance, (0.05, 0.2, 1.0)),
        loss=_one(chance, ("usual", "usual", "usual", "mae")),
        **(values | ({"normalisation": "none"} if linear else {})),
    )


def _picture(chance: Generator) -> Settings:
    name = _one(chance, ("digits", "drawn_shapes"))
    examples = round(_between(chance, 80, 600))
    return Settings(
        dataset=name,
        model="cnn",
        hidden=(round(_between(chance, 2, 8)),) * int(chance.integers(1, 3)),
        max_train_examples=examples,
        data_size=1600,
        data_noise=_one(chance, (0.05, 0.2)),
        **_common(chance, examples, 150),
    )


def _sequence(chance: Generator) -> Settings:
    name = _one(chance, ("parity_sequences", "copy_sequences", "grammar_text"))
    model = _one(chance, ("gru", "transformer"))
    examples = round(_between(chance, 80, 500))
    values = _common(chance, examples, 150)
    values |= {"normalisation": "none"} if model == "transformer" else {"activation": "relu"}
    return Settings(
        dataset=name,
        model=model,
        hidden=(4 * round(_between(chance, 1, 6)),) * int(chance.integers(1, 3)),
        data_size=examples,
        **values,
    )


def _other(chance: Generator) -> Settings:
    """Reconstruction, or few parameters: autoencoders and linear models."""
    if chance.random() < 0.6:
        examples = round(_between(chance, 80, 1000))
        return Settings(
            dataset=_one(chance, ("digits", "drawn_shapes")),
            model="autoencoder",
            hidden=(round(_between(chance, 2, 64)),),
            max_train_examples=examples,
            data_size=1600,
            **(_common(chance, examples, 500) | {"label_noise": 0.0}),
        )
    return replace(_classes(chance), hidden=(), normalisation="none")


def _language(chance: Generator) -> Settings:
    """One pass over text, logged by updates, with a schedule that ends at the run's end."""
    updates = round(_between(chance, 100, 260))
    batch, parts = int(_one(chance, (4, 4, 8))), int(_one(chance, (8, 10, 15, 20)))
    model = _one(chance, ("transformer", "transformer", "gru"))
    decay = _one(chance, ("cosine", "cosine", "linear", "one_cycle", "none"))
    return Settings(
        dataset=_one(chance, ("grammar_text", "documentation")),
        model=model,
        hidden=(int(_one(chance, (8, 16))),) * int(chance.integers(1, 3)),
        data_size=updates * batch,
        data_seed=int(chance.integers(1000)),
        batch_size=batch,
        epochs=parts,
        order="once",
        optimizer=_one(chance, ("adamw", "adamw", "adam", "rmsprop")),
        weight_decay=_one(chance, (0.0, 0.01, 0.1)),
        clip=_one(chance, (0.0, 1.0)),
        decay=decay,
        decay_by="update",
        warmup_epochs=0.0
        if decay == "one_cycle"
        else _one(chance, (0.0, 0.05 * parts, 0.1 * parts)),
        activation="gelu" if model == "transformer" else "relu",
        init="default",
        log_every=1,
    )


def _language_variations(settings: Settings) -> dict[str, dict[str, Any]]:
    """Twice the text; a quarter of the width, or four times it."""
    width = settings.hidden[0]
    other = {"wide": 4 * width} if width <= 8 else {"narrow": width // 4 or 1}
    return {
        "long": {"data_size": 2 * settings.data_size, "epochs": 2 * settings.epochs},
        **{name: {"hidden": (size,) * len(settings.hidden)} for name, size in other.items()},
    }


def _chosen(settings: Settings, chance: Generator) -> dict[str, dict[str, Any]]:
    """The longer run always, what undoes a fault or a penalty where there is one, and two more.

    Of dropout and augmentation, both less and more of it.
    """
    all_of_them = variations_of(settings, examples_of(settings))
    if settings.max_train_examples:
        more = min(4 * settings.max_train_examples, SIZES.get(settings.dataset, 1600))
        if more >= 2 * settings.max_train_examples:
            all_of_them["more_data"] = {"max_train_examples": more}
    is_random = settings.dropout or settings.augment
    undone = ("long", "mended", "set_free", *(("held_back",) if is_random else ()))
    always = [name for name in undone if name in all_of_them]
    others = [name for name in all_of_them if name not in always]
    drawn = chance.permutation(len(others))[:2]
    return {name: all_of_them[name] for name in (*always, *(others[i] for i in drawn))}

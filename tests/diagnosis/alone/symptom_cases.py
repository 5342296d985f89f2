"""Of every symptom: curves on which it fires, stays quiet, and does not apply.

Quiet is where the rule may judge and sees no such pattern.  Where it does not apply, the pattern
is there as far as it can be, and one thing that the rule needs is missing: without its guard it
would fire.
"""

from dataclasses import dataclass

import numpy as np

from tests.diagnosis.alone.formulas import (
    START,
    collapsing,
    healthy,
    noise,
    overfitting,
    slow,
)

T = np.arange(31)
FLAT = START + noise(31, 0.002)
GUESSES = 0.1 + noise(31, 0.003)
SATURATED = {
    "train_loss": np.r_[12.276, np.full(8, 16.118096 * 0.91010)],
    "train_accuracy": np.r_[0.0883, np.full(8, 0.08990)],
    "val_loss": np.full(9, 16.118096 * 0.88704),
    "val_accuracy": np.full(9, 0.11296),
}


def nan_beside(accuracy, after=4):
    """A training loss that is NaN at the last points, beside this training accuracy."""
    loss = np.linspace(2.3, 0.6, len(accuracy))
    loss[-after:] = np.nan
    return {"train_loss": loss, "train_accuracy": accuracy}


SAW = 0.15 + np.exp(-T / 2) + 0.05 * (-1.0) ** T
FALLING_RATE = 0.5 * (1 + np.cos(np.pi * T / 30))
SHAKEN = (0.3 + np.exp(-T / 2)) * np.exp(noise(31, 0.3))
TESTED_RATES = np.geomspace(1e-6, 2, 60)
TESTED = 0.5 + 2 / (1 + TESTED_RATES / 0.01) + TESTED_RATES**3
WAVES = 1 + np.exp(-T / 2) + 0.3 * np.sin(T)


@dataclass(frozen=True)
class Cases:
    """Curves by what they show, for each of the three outcomes."""

    fires: dict
    quiet: dict
    does_not_apply: dict


def first(n, curves):
    """The first ``n`` points of every curve."""
    return {name: np.asarray(values)[:n] for name, values in curves.items()}


def only(curves, *names):
    """These curves and no others."""
    return {name: curves[name] for name in names}


def held_out_only(curves):
    """The training loss under the name of the validation loss."""
    return {"val_loss": curves["train_loss"]}


def without(curves, name):
    """The curves but one."""
    return {other: values for other, values in curves.items() if other != name}


def memorised(classes=10, pace=10.0):
    """Training on shuffled labels: its own are learned, of the others nothing."""
    guess, learned = 1 / classes, 1 - np.exp(-T / pace)
    return {
        "train_loss": np.log(classes) * (1 - 0.8 * learned),
        "val_loss": np.log(classes) * (1 + 0.5 * learned),
        "train_accuracy": guess + (1 - guess) * 0.9 * learned,
        "val_accuracy": guess + noise(31, 0.01),
    }


def poor(n=31, rising=0.0):
    """Both accuracies at 55% throughout, or on their way there."""
    accuracy = 0.55 - rising * (n - 1 - np.arange(n))
    return {"train_accuracy": accuracy, "val_accuracy": accuracy}


def held_back(accuracy=0.6, left=0.5, **config):
    """Loss and accuracy of training that stop half-way, under some settings."""
    fall = 1 - np.exp(-T / 3)
    return {
        "train_loss": 2.3 * (1 - (1 - left) * fall),
        "train_accuracy": 0.1 + (accuracy - 0.1) * fall,
        "config": config,
    }


DECAY = {"optimizer": "sgd", "weight_decay": 0.3}
UPDATES = {"train_examples": 640, "batch_size": 32}


def standing(n=31, level=1.3):
    """A loss that falls once, from 2.3 to a level, and stands still."""
    return {"train_loss": np.r_[2.3, np.full(n - 1, level)]}


def jumping(n=31, at=20, top=1.5):
    """A healthy training loss with one point at another height."""
    loss = healthy(max(n - 1, 30))["train_loss"][:n].copy()
    loss[at] = top
    return {"train_loss": loss}


def zero_at(at, curves):
    """The curves with a training loss of zero at one point, as a step without a target has."""
    loss = curves["train_loss"].copy()
    loss[at] = 0.0
    return curves | {"train_loss": loss}


def dropping(n):
    """A held-out loss that falls at once and stays at its best."""
    return {"val_loss": np.r_[2.0, np.full(n - 1, 0.5)]}


def turning(n=31, turn=3):
    """Held-out loss that turns early and rises, training loss that goes on falling."""
    t = np.arange(n)
    return {"train_loss": 2 * 0.8**t, "val_loss": 1 + 0.3 * np.abs(t - turn)}


def units(train=1.0, held_out=1.0, **changes):
    """A healthy run whose losses are multiplied."""
    run = healthy(**changes)
    return run | {
        "train_loss": run["train_loss"] * train,
        "val_loss": run["val_loss"] * held_out,
    }


def one_class(accuracy=0.7347, n=24):
    """One class is always predicted: losses creep towards the entropy of the classes' shares."""
    loss = 0.86 + 0.02 * np.exp(-np.arange(n) / 5)
    return {
        "train_loss": loss,
        "val_loss": loss - 0.003,
        "val_accuracy": np.full(n, accuracy),
    }


def upside_down(held_out, n=31, **settings):
    """Training learns; the held-out accuracy stays at ``held_out``."""
    return {
        "train_loss": 2.0 * np.exp(-np.arange(n) / 8),
        "train_accuracy": 1 - 0.8 * np.exp(-np.arange(n) / 6),
        "val_accuracy": held_out + noise(n, 0.002),
        "config": settings,
    }


def of_other_data(n=31, **changes):
    """Training learns; held-out loss and accuracy stay where they began."""
    t = np.arange(n)
    run = {
        "train_loss": 2.35 * np.exp(-t / 12),
        "val_loss": 2.22 + noise(n, 0.005),
        "train_accuracy": 1 - 0.82 * np.exp(-t / 10),
        "val_accuracy": 0.17 + 0.02 * t / n,
    }
    return run | changes


CASES = {
    "accuracy-impossible": Cases(
        fires={
            "a count": healthy(train_accuracy=np.linspace(450, 800, 31)),
            "below zero": {"val_accuracy": np.linspace(-0.2, 0.9, 31)},
            "dead beside a living one": healthy(train_accuracy=np.zeros(31)),
        },
        quiet={
            "held-out data of other classes": healthy(val_accuracy=np.zeros(31)),
            "per cent": healthy(train_accuracy=100 * healthy()["train_accuracy"]),
            "zero on both splits": healthy(train_accuracy=0 * T, val_accuracy=0 * T),
        },
        does_not_apply={
            "no accuracy": {"train_count": np.linspace(450, 800, 31), "train_loss": FLAT}
        },
    ),
    "at-chance": Cases(
        fires={
            "one in ten": {"train_loss": FLAT, "val_accuracy": GUESSES},
            "training accuracy alone": {"train_accuracy": GUESSES},
            "learned and lost": {
                "val_accuracy": np.where((T > 2) & (T < 9), 0.6, 0.1),
                "train_loss": np.where(T < 9, 2.3 - 0.1 * T, 2.3),
            },
        },
        quiet={
            "between a half and a third": {"train_loss": FLAT, "val_accuracy": 0.27 + GUESSES},
            "training knows better": {
                "val_accuracy": GUESSES,
                "train_accuracy": 0.99 - 0.89 * np.exp(-T / 3),
            },
            "moving": {"val_accuracy": 0.1 + 0.02 * (-1.0) ** T},
        },
        does_not_apply={
            "no accuracy": {"train_loss": FLAT},
            "four points": first(4, {"train_loss": FLAT, "val_accuracy": GUESSES}),
            "a loss that goes on falling": {"train_loss": 4 - 0.021 * T, "val_accuracy": GUESSES},
        },
    ),
    "memorised-only": Cases(
        fires={
            "ten classes": memorised(),
            "two classes": memorised(classes=2),
            "a guess among ten that is nearer to one among eleven": memorised()
            | {
                "val_accuracy": 0.092 + noise(31, 0.012),
                "val_loss": 2.3235 + 0.012 * T,
            },
            "a few per cent of luck": memorised() | {"val_accuracy": 0.12 + noise(31, 0.008)},
        },
        quiet={
            "held-out learns too": memorised() | {"val_accuracy": 0.1 + 0.5 * T / 30},
            "held-out learned and forgot": memorised()
            | {"val_accuracy": np.where((T > 2) & (T < 9), 0.3, 0.1)},
            "training learns nothing": memorised() | {"train_accuracy": GUESSES},
            "held-out loss on its way down": memorised() | {"val_loss": 4 - 0.04 * T},
            "held-out loss below a guess": memorised() | {"val_loss": np.full(31, 2.0)},
        },
        does_not_apply={
            "no training accuracy": without(memorised(), "train_accuracy"),
            "no held-out loss": without(memorised(), "val_loss"),
            "four points": first(4, memorised(pace=1.0)),
            "a loss of more classes": memorised()
            | {"train_loss": 6.9 * np.exp(-T / 20), "val_loss": np.full(31, 6.9)},
            "four classes, half of them right from the start": memorised(classes=2)
            | {
                "x": T + 1,
                "train_loss": 1.28 * np.exp(-T / 60),
                "train_accuracy": 0.43 + 0.008 * T,
                "val_loss": 1.2 + 0.01 * T,
            },
        },
    ),
    "both-poor": Cases(
        fires={"at rest at 55%": poor(), "eight points": poor(8)},
        quiet={
            "good accuracies": healthy(),
            "held-out far below": poor() | {"val_accuracy": np.full(31, 0.45)},
            "a guess": {name: y - 0.05 for name, y in poor().items()},
        },
        does_not_apply={
            "training accuracy alone": only(poor(), "train_accuracy"),
            "held-out accuracy alone": only(poor(), "val_accuracy"),
            "seven points": poor(7),
            "still rising": poor(rising=0.01),
        },
    ),
    "held-back": Cases(
        fires={
            "a strong decay": held_back(**DECAY),
            "a strong decay that acted": held_back(**DECAY, **UPDATES, lr=0.1),
            "as little by Adam": held_back(**DECAY | UPDATES | {"optimizer": "adam"}, lr=0.002),
            "no accuracy": without(held_back(**DECAY), "train_accuracy"),
            "two units": held_back(hidden=(64, 2)),
            "three units": held_back(hidden_size=3),
        },
        quiet={
            "a training set that is learned": held_back(0.9, **DECAY),
            "a strong decay that had no time": held_back(**DECAY, **UPDATES, lr=0.001),
            "the usual decay": held_back(optimizer="sgd", weight_decay=5e-4),
            "the strong decay of another optimizer": held_back(optimizer="adamw", weight_decay=0.3),
            "most of the loss is gone": without(held_back(left=0.1, **DECAY), "train_accuracy"),
            "four units": held_back(hidden=4),
            "nothing learned yet": held_back(left=0.95, hidden=2),
        },
        does_not_apply={
            "no settings": held_back(),
            "two units without an accuracy": without(held_back(hidden=2), "train_accuracy"),
            "three points": first(3, without(held_back(), "config")) | {"config": DECAY},
        },
    ),
    "falls-slowly": Cases(
        fires={
            "an even slope": slow(),
            "ten points": slow(n=9),
            "a warm-up of one epoch in thirty": slow() | {"config": {"warmup_epochs": 1}},
        },
        quiet={
            "fast at first": healthy(),
            "came back up": {"train_loss": 2 - 0.05 * np.minimum(T, 15) + 0.05 * T.clip(15) - 0.75},
        },
        does_not_apply={
            "nine points": slow(n=8),
            "no loss": {"val_accuracy": 0.02 * T},
            "a logged warm-up": slow() | {"none_learning_rate": np.minimum((T + 1) / 5, 1.0)},
            "a warm-up in the settings": slow() | {"config": {"warmup_epochs": 5}},
        },
    ),
    "few-points": Cases(
        fires={
            "three": {"train_loss": [2.0, 1.0, 0.5]},
            "four, and holes": {"val_accuracy": [0.1, 0.2, np.nan, 0.3, np.nan, 0.4]},
        },
        quiet={
            "five": {"train_loss": [2.0, 1.0, 0.5, 0.4, 0.3]},
            "five of one of two": {"train_loss": [2.0, 1.0], "val_accuracy": 0.1 * T[:5]},
        },
        does_not_apply={"neither loss nor accuracy": {"none_reward": [1.0, 2.0]}},
    ),
    "flat-from-start": Cases(
        fires={
            "training loss": {"train_loss": FLAT},
            "held-out loss alone": {"val_loss": FLAT},
            "five points": {"train_loss": FLAT[:5]},
            "at the end a little above its start": {"train_loss": FLAT * (1 + 0.005 * T / 30)},
            "scatters by 1%, and begins high": {"train_loss": np.r_[2.34, 2.3 + noise(30, 0.023)]},
            "scatters by 1%, and begins low": {"train_loss": np.r_[2.25, 2.3 + noise(30, 0.023)]},
        },
        quiet={
            "falls by a twentieth": {"train_loss": FLAT * (1 - 0.05 * T / 30)},
            "rises": {"train_loss": FLAT * (1 + 0.05 * T / 30)},
            "falls by a twentieth, and scatters": {
                "train_loss": (2.3 + noise(31, 0.023)) * (1 - 0.05 * T / 30)
            },
        },
        does_not_apply={
            "four points": {"train_loss": FLAT[:4]},
            "a loss that is not positive": {"train_loss": FLAT - 4},
            "accuracy rises": {"train_loss": FLAT, "val_accuracy": 0.1 + 0.02 * T},
        },
    ),
    "good-final": Cases(
        fires={"healthy": healthy(), "five points": dropping(5)},
        quiet={
            "still under way": slow(),
            "accuracy lost": overfitting(),
            "held-out loss lost": only(overfitting(), "val_loss"),
            "hardly a descent": {"val_loss": np.r_[2.0, np.full(30, 1.7)]},
        },
        does_not_apply={
            "training curves alone": only(healthy(), "train_loss", "train_accuracy"),
            "four points": dropping(4),
        },
    ),
    "late-descent": Cases(
        fires={
            "an even slope": slow(),
            "eight points": slow(n=7),
            "a schedule that is off": slow() | {"config": {"decay": 0.0}},
            "a rate that stays": slow() | {"none_learning_rate": np.full(31, 0.1)},
        },
        quiet={"done early": healthy(), "rising": {"train_loss": 1 + 0.1 * T}},
        does_not_apply={
            "seven points": slow(n=6),
            "no loss": {"val_accuracy": 0.02 * T},
            "a rate that goes down": slow() | {"none_learning_rate": FALLING_RATE},
            "a schedule in the settings": slow() | {"config": {"lr_scheduler": "cosine"}},
        },
    ),
    "loss-exploded": Cases(
        fires={
            "thirtyfold": {"train_loss": np.geomspace(2.3, 80, 20)},
            "held-out loss doubled": {"val_loss": np.linspace(2.3, 6, 20)},
        },
        quiet={
            "falls": healthy(),
            "a sum, and accuracy rises": healthy(train_loss=1e4 * healthy()["train_loss"]),
            "below zero": {"train_loss": np.linspace(-3, -1, 20)},
        },
        does_not_apply={
            "held-out loss alone, less than doubled": {"val_loss": np.linspace(2.3, 4, 20)},
            "four points": {"train_loss": np.geomspace(2.3, 80, 4)},
            "no loss": {"val_accuracy": GUESSES},
        },
    ),
    "loss-beyond-guess": Cases(
        fires={
            "far below its start": {
                "train_loss": np.r_[90.0, np.full(30, 62.0)],
                "val_accuracy": GUESSES,
            },
            "a sum over 64 examples, and little learned yet": {
                "train_loss": 64 * np.linspace(2.3, 1.9, 31),
                "val_accuracy": GUESSES,
            },
        },
        quiet={
            "falls": healthy(),
            "a sum, and accuracy rises": healthy(train_loss=1e4 * healthy()["train_loss"]),
            "above its start, a fact of its own": {
                "train_loss": np.geomspace(23, 800, 20),
                "val_accuracy": GUESSES[:20],
            },
        },
        does_not_apply={
            "four points": {"train_loss": np.full(4, 90.0), "val_accuracy": GUESSES[:4]},
            "no loss": {"val_accuracy": GUESSES},
            "no accuracy": {"train_loss": np.full(20, 90.0)},
        },
    ),
    "loss-nan-alone": Cases(
        fires={
            "log(0) after it had learned": nan_beside(np.r_[0.2, 0.5, 0.8, 0.88, 0.9, 0.9, 0.87]),
            "from the first point on": {
                "train_loss": np.full(7, np.nan),
                "train_accuracy": np.linspace(0.5, 0.96, 7),
            },
            "validation alone": {
                "val_loss": np.r_[1.0, 0.7, np.full(5, np.inf)],
                "val_accuracy": np.linspace(0.5, 0.9, 7),
            },
        },
        quiet={
            "one class from there on": nan_beside(np.r_[0.2, 0.5, 0.8, np.full(4, 0.098)]),
            "one class, by minibatches": nan_beside(np.r_[0.2, 0.5, 0.8, 0.1, 0.098, 0.101, 0.099]),
            "nothing was learned before": nan_beside(np.r_[0.1, 0.11, 0.1, 0.1, 0.11, 0.1, 0.1]),
            "numbers again": {
                "train_loss": [2.3, np.nan, np.nan, np.nan, 1.0],
                "train_accuracy": [0.1, 0.3, 0.4, 0.5, 0.6],
            },
        },
        does_not_apply={
            "no accuracy": {"train_loss": [2.3, 2.0, np.nan, np.nan, np.nan]},
            "two points after it": nan_beside(np.r_[0.2, 0.5, 0.8, 0.85, 0.9], after=2),
            "finite": healthy(),
        },
    ),
    "loss-not-finite": Cases(
        fires={
            "to the end": {"train_loss": [2.3, 2.0, np.nan, np.nan, np.nan]},
            "one overflow": {"val_loss": [2.3, np.inf, 1.5, 1.2, 1.0]},
            "both, training first": {
                "train_loss": np.where(T < 7, 2.0, np.nan),
                "val_loss": np.where(T < 8, 2.0, np.nan),
            },
        },
        quiet={"finite": healthy(), "huge": {"train_loss": [2.3, 1e90, 1e90]}},
        does_not_apply={
            "no loss": {"val_accuracy": [0.1, np.nan, np.nan, 0.3, np.inf]},
            "no number at all": {"train_loss": np.full(9, np.nan)},
            "held-out loss alone, training goes on": healthy(val_loss=np.full(31, np.nan)),
        },
    ),
    "loss-rising-at-end": Cases(
        fires={"collapsing": collapsing(), "five points": {"train_loss": [2.3, 0.5, 0.5, 2, 2]}},
        quiet={
            "at its best": healthy(),
            "within its noise": {"train_loss": 1 + np.exp(-T / 2) + 0.3 * (-1.0) ** T},
        },
        does_not_apply={
            "four points": {"train_loss": [2.3, 0.5, 0.5, 2]},
            "held-out loss alone": held_out_only(collapsing()),
        },
    ),
    "lr-range-test": Cases(
        fires={
            "falls and explodes while the rate rises geometrically": {
                "train_loss": TESTED,
                "none_learning_rate": TESTED_RATES,
            },
            "and ends in NaN": {
                "train_loss": np.r_[TESTED[:-1], np.nan],
                "none_learning_rate": TESTED_RATES,
            },
        },
        quiet={
            "a warm-up": {"train_loss": TESTED, "none_learning_rate": np.linspace(0, 1, 60)},
            "falls to the end": {
                "train_loss": np.linspace(2.3, 0.1, 60),
                "none_learning_rate": TESTED_RATES,
            },
        },
        does_not_apply={
            "no rate": {"train_loss": TESTED},
            "few points": first(19, {"train_loss": TESTED, "none_learning_rate": TESTED_RATES}),
        },
    ),
    "lr-zero": Cases(
        fires={
            "logged": {"train_loss": FLAT, "none_learning_rate": np.zeros(31)},
            "configured": {"config": {"lr": 0.0}, "train_loss": FLAT},
        },
        quiet={
            "configured and not zero": {"config": {"lr": 0.1}, "train_loss": FLAT},
            "zero at the end alone": {"train_loss": FLAT, "none_learning_rate": FALLING_RATE},
            "configured as zero, logged as another": {
                "config": {"lr": 0.0},
                "train_loss": FLAT,
                "none_learning_rate": np.full(31, 0.1),
            },
        },
        does_not_apply={
            "a loss that falls all the same": {
                "train_loss": healthy()["train_loss"],
                "none_learning_rate": np.zeros(31),
            },
            "neither setting nor logged": {"config": {"momentum": 0.0}, "train_loss": FLAT},
        },
    ),
    "no-loss": Cases(
        fires={
            "two losses, none for the whole": {"none_box_loss": FLAT, "none_cls_loss": FLAT},
            "times and counts alone": {"none_seconds": T, "none_tokens": T},
        },
        quiet={
            "an error measure": {"train_mse": FLAT},
            "one loss of another name": {"none_box_loss": FLAT},
        },
        does_not_apply={
            "a reward": {"none_reward": T, "none_entropy": FLAT},
            "an accuracy": {"none_seconds": T, "val_accuracy": GUESSES},
        },
    ),
    "other-objective": Cases(
        fires={
            "a return beside the loss": {"train_loss": WAVES, "val_averagereturn": T},
            "an agent without a reward": {"none_policy_loss": WAVES, "none_approx_kl": FLAT},
            "preferences": {"train_loss": FLAT, "none_rewards/chosen": T, "none_logps/chosen": T},
            "two players": {"none_loss_g": WAVES, "none_loss_d": WAVES, "none_fid": 50 - T},
            "loss by time step": {"train_loss": SHAKEN, "none_loss_q0": SHAKEN},
            "triplets": {"train_triplet_loss": FLAT, "val_map": T / 40},
            "below zero": {"train_loss": 1 - T / 10.0},
        },
        quiet={
            "a classifier": healthy(),
            "a detector": {"none_box_loss": FLAT, "none_cls_loss": FLAT, "val_map50": T / 40},
            "a share of the critics": {"train_loss": FLAT, "val_critics_choice": T},
        },
        does_not_apply={
            "one network of the two": {"none_loss_g": WAVES},
            "one point below zero": {"train_loss": np.r_[np.linspace(2.3, 0.01, 30), -0.001]},
        },
    ),
    "noisy": Cases(
        fires={
            "training loss alone": {"train_loss": SHAKEN},
            "both losses": {"train_loss": SHAKEN, "val_loss": SHAKEN * 1.1},
            "sixteen points": {"train_loss": SHAKEN[:16]},
            "beside a start from far above": {"train_loss": np.r_[20.0, 4 * SHAKEN[8:]]},
        },
        quiet={
            "a little noise": healthy(),
            "a little beside a start from far above": {
                "train_loss": np.r_[20.0, 4 * (0.3 + np.exp(-T / 2)) * np.exp(noise(31, 0.08))]
            },
        },
        does_not_apply={
            "fifteen points": {"train_loss": SHAKEN[:15]},
            "held-out loss smooth": {"train_loss": SHAKEN, "val_loss": 0.3 + np.exp(-T / 2)},
            "training loss smooth": {"train_loss": 0.3 + np.exp(-T / 2), "val_loss": SHAKEN},
        },
    ),
    "plateau-early": Cases(
        fires={
            "more than half is left": {"train_loss": 1.3 + np.exp(-T / 2)},
            "ten points": standing(10),
        },
        quiet={
            "a small level": standing(level=0.5),
            "still falling": slow(),
            "flat from the start": {"train_loss": FLAT},
        },
        does_not_apply={
            "nine points": standing(9),
            "a loss that is not positive": {"train_loss": standing()["train_loss"] - 1.31},
        },
    ),
    "spike": Cases(
        fires={
            "one point": jumping(),
            "ten points": jumping(10, at=4, top=3.0),
            "beside a step whose loss is zero": zero_at(10, jumping(400, at=250)),
        },
        quiet={
            "half as high again": jumping(at=4, top=1.5 * healthy()["train_loss"][3]),
            "a rise that stays": {"train_loss": np.where(T < 20, healthy()["train_loss"], 1.5)},
            "a saw": {"train_loss": SAW},
            "the last point, after which nothing is known": {
                "train_loss": np.append(healthy()["train_loss"][:-1], 5.0)
            },
            "a loss that flies off": {
                "train_loss": np.append(np.linspace(2, 1, 11), 2.0 ** T[:16])
            },
            "up from a step whose loss is zero": zero_at(10, only(healthy(n=400), "train_loss")),
        },
        does_not_apply={
            "nine points": jumping(9, at=4, top=3.0),
            "held-out loss alone": held_out_only(jumping()),
            "a loss that is not positive": {"train_loss": jumping()["train_loss"] - 0.5},
        },
    ),
    "still-falling-at-end": Cases(
        fires={
            "slow": slow(),
            "six points": slow(n=5),
            "no held-out loss": only(slow(), "train_loss"),
        },
        quiet={
            "at rest": standing(),
            "held-out loss at rest": slow() | {"val_loss": dropping(31)["val_loss"]},
        },
        does_not_apply={
            "five points": slow(n=4),
            "a loss that is not positive": {"train_loss": slow()["train_loss"] - 2},
            "a rate that goes to zero": slow() | {"none_learning_rate": FALLING_RATE},
        },
    ),
    "ups-and-downs": Cases(
        fires={
            "waves": {"train_loss": 1 + np.exp(-T / 2), "val_loss": WAVES},
            "training loss alone": {"train_loss": WAVES},
            "eight points": {"val_loss": [2, 1, 1.6, 1, 1.6, 1, 1.6, 1]},
        },
        quiet={"downhill": healthy(), "one rise that stays": turning()},
        does_not_apply={
            "seven points": {"val_loss": [2, 1, 1.6, 1, 1.6, 1, 1]},
            "no descent": {"val_loss": np.r_[0.6, WAVES[1:]]},
        },
    ),
    "val-above-train": Cases(
        fires={
            "fifteen points apart": healthy(val_accuracy=healthy()["val_accuracy"] * 0.85),
        },
        quiet={
            "one point apart": healthy(),
            "held-out better": healthy(train_accuracy=healthy()["train_accuracy"] * 0.85),
        },
        does_not_apply={
            "training accuracy missing": {"val_accuracy": 0.6 + 0 * T, "train_loss": FLAT},
            "losses alone": {"train_loss": FLAT, "val_loss": FLAT * 3},
        },
    ),
    "val-rises-while-train-falls": Cases(
        fires={"overfitting": overfitting(), "eight points": turning(8)},
        quiet={
            "held-out loss at rest": healthy(),
            "both rise": turning() | {"train_loss": 1 + 0.3 * np.abs(T - 3)},
            "within its noise": {
                "train_loss": 2 * 0.8**T,
                "val_loss": 1 + np.exp(-T) + 0.2 * (-1.0) ** T,
            },
        },
        does_not_apply={
            "no training loss": only(turning(), "val_loss"),
            "no held-out loss": only(turning(), "train_loss"),
            "seven points": turning(7),
            "held-out loss not positive": turning() | {"val_loss": turning()["val_loss"] - 1.5},
            "a best point in the tail": turning(turn=28),
        },
    ),
    "val-tracks-train": Cases(
        fires={
            "accuracies": slow(),
            "losses": only(slow(), "train_loss", "val_loss"),
            "four points": {"train_accuracy": 0.1 * T[:4], "val_accuracy": 0.1 * T[:4]},
        },
        quiet={
            "fifteen points apart": healthy(val_accuracy=healthy()["val_accuracy"] * 0.85),
            "losses apart": {"train_loss": 0.5 + np.exp(-T / 2), "val_loss": 0.7 + np.exp(-T / 2)},
        },
        does_not_apply={
            "no held-out curve": only(slow(), "train_loss", "train_accuracy"),
            "losses on two scales": {"train_loss": slow()["train_loss"], "val_loss": FLAT / 1e4},
            "three points": {"train_accuracy": 0.1 * T[:3], "val_accuracy": 0.1 * T[:3]},
        },
    ),
    "zigzag": Cases(
        fires={
            "training loss alone": {"train_loss": SAW},
            "both losses": {"train_loss": SAW, "val_loss": SAW},
            "twenty-one points": {"train_loss": SAW[:21]},
        },
        quiet={
            "small teeth": {"train_loss": 0.15 + np.exp(-T / 2) + 0.005 * (-1.0) ** T},
            "slow waves": {"train_loss": WAVES},
        },
        does_not_apply={
            "twenty points": {"train_loss": SAW[:20]},
            "held-out loss smooth": {"train_loss": SAW, "val_loss": 0.15 + np.exp(-T / 2)},
        },
    ),
    "gradient-not-finite": Cases(
        fires={
            "throughout, loss zero": {
                "train_loss": np.r_[344091.2, np.zeros(14)],
                "none_grad_norm": np.full(15, np.nan),
            },
            "from one point on, out of a calm descent": {
                "train_loss": np.where(T < 20, healthy()["train_loss"], np.nan),
                "none_grad_norm": np.where(T < 20, 1.0 + noise(31, 0.1), np.nan),
            },
            "infinite at every second point": {
                "train_loss": FLAT,
                "none_gnorm": np.where(T % 2, np.inf, 1.0),
            },
            "under another name": {"none_train/gradient_norm": np.full(9, np.nan)},
        },
        quiet={
            "two skipped steps": healthy(none_grad_norm=np.where(T < 2, np.inf, 1.0)),
            "finite": healthy(none_grad_norm=np.full(31, 2.0)),
        },
        does_not_apply={
            "no gradient's norm": healthy(none_weight_norm=np.full(31, np.nan)),
            "two points": {"train_loss": FLAT[:2], "none_grad_norm": [np.nan, np.nan]},
        },
    ),
    "loss-zero": Cases(
        fires={
            "at once": {"train_loss": np.r_[344091.2, np.zeros(14)]},
            "in the middle of a descent": {"train_loss": np.r_[2.3, 2.1, 1.9, np.zeros(8)]},
            "from the first point": {"train_loss": np.zeros(10)},
            "held-out loss alone": {"val_loss": np.r_[2.3, 2.2, np.zeros(6)]},
            "after a few steps": {"train_loss": np.r_[8.0, 7.5, 7.0, np.zeros(5)]},
            "after NaN": {"train_loss": np.r_[8.0, 7.5, np.nan, np.zeros(5)]},
            "after an infinite value": {"train_loss": np.r_[np.inf, np.zeros(5)]},
        },
        quiet={
            "rounded down to zero": {"train_loss": np.r_[2.3, 0.5, 0.02, 0.004, 0.001, 0, 0, 0]},
            "zero and back": {"train_loss": np.r_[2.3, np.zeros(5), 0.3]},
            "a solved task, and long steps": {
                "train_loss": np.r_[19.2, 3.0, np.zeros(9)],
                "train_accuracy": np.r_[0.6, 0.9, np.ones(9)],
            },
            "two zeros at the end": {"train_loss": [2.3, 2.0, 1.8, 1.6, 0, 0]},
            "a parabola in one step": {
                "train_loss": np.r_[9.0, np.zeros(20)],
                "config": {"train_examples": 1},
            },
            "healthy": healthy(),
        },
        does_not_apply={
            "rewards": {"none_reward": T, "train_loss": np.zeros(31)},
            "a triplet loss": {"none_triplet_loss": np.r_[0.4, 0.3, np.zeros(8)]},
            "four points": {"train_loss": np.zeros(4)},
            "no loss": {"val_accuracy": np.zeros(9)},
        },
    ),
    "outputs-saturated": Cases(
        fires={
            "Keras, ten classes, one of them always": SATURATED,
            "Keras, two classes in 32 bits, never moved": {
                "train_loss": np.full(7, 15.942385 * 0.373),
                "train_accuracy": np.full(7, 0.627),
            },
            "validation alone, PyTorch's binary cross-entropy": {
                "val_loss": 100 * (1 - GUESSES),
                "val_accuracy": GUESSES,
            },
            "four of five answers right": {
                "train_loss": np.r_[5.6, 3.4, np.full(5, 16.118 * 0.188)],
                "train_accuracy": np.r_[0.5, 0.79, np.full(5, 0.812)],
            },
        },
        quiet={
            "falls": healthy(train_accuracy=np.linspace(0.1, 0.9, 31)),
            "validation only is cut off": {
                "train_loss": np.linspace(2.3, 0.1, 9),
                "train_accuracy": np.linspace(0.1, 0.97, 9),
                "val_loss": np.full(9, 16.118 * 0.5),
                "val_accuracy": np.full(9, 0.5),
            },
            "a sum over eight examples of a guess": {
                "train_loss": np.full(20, 8 * 2.3026),
                "train_accuracy": GUESSES[:20],
            },
            "the last point is off": {
                "train_loss": np.r_[np.full(8, 16.118 * 0.9), 9.0],
                "train_accuracy": np.full(9, 0.1),
            },
        },
        does_not_apply={
            "no accuracy": {"train_loss": np.full(20, 14.5063)},
            "two points": {"train_loss": [14.5062, 14.5062], "train_accuracy": [0.1, 0.1]},
            "nearly all right": {
                "train_loss": np.full(9, 16.118 * 0.01),
                "train_accuracy": np.full(9, 0.99),
            },
        },
    ),
    "loss-constant": Cases(
        fires={
            "all points": {"train_loss": np.full(20, 0.6931)},
            "seven digits": {"train_loss": np.full(7, 0.6931472)},
            "a large one": {"train_loss": np.full(5, 14.5063)},
        },
        quiet={
            "a network that died": {"train_loss": np.r_[2.3, 2.1, np.full(28, 2.44485)]},
            "almost": {"train_loss": 0.6931 + noise(20, 1e-6)},
            "only the second half": {
                "train_loss": np.r_[np.linspace(2, 0.7, 10), np.full(10, 0.693)]
            },
            "zero": {"train_loss": np.zeros(20)},
        },
        does_not_apply={
            "four points": {"train_loss": np.full(4, 0.6931)},
            "two digits": {"train_loss": np.full(20, 0.69)},
            "a rate of zero": {"train_loss": np.full(20, 0.6931), "config": {"lr": 0.0}},
            "saturated outputs": {
                "train_loss": np.full(20, 5.9465),
                "train_accuracy": np.full(20, 0.627),
            },
            "held-out loss alone": {"val_loss": np.full(20, 0.6931)},
        },
    ),
    "nan-from-start": Cases(
        fires={
            "both losses": {"train_loss": np.full(8, np.nan), "val_loss": np.full(8, np.nan)},
            "beside an accuracy": {
                "train_loss": np.full(8, np.nan),
                "val_accuracy": np.full(8, 0.1),
            },
            "infinite": {"train_loss": np.full(3, np.inf)},
            "a held-out loss of numbers": {"train_loss": np.full(9, np.nan), "val_loss": FLAT[:9]},
            "parts of a loss": {
                "train_box_loss": np.full(4, np.nan),
                "train_cls_loss": np.full(4, np.nan),
            },
        },
        quiet={
            "one number": {"train_loss": [2.3, *[np.nan] * 8]},
            "held-out losses alone": {"train_loss": FLAT, "val_loss": np.full(31, np.nan)},
            "one of two training losses": {
                "train_box_loss": np.full(4, np.nan),
                "train_cls_loss": np.ones(4),
            },
        },
        does_not_apply={
            "no loss": {"val_accuracy": np.full(8, np.nan)},
            "one point": {"train_loss": [np.nan]},
        },
    ),
    "val-not-finite": Cases(
        fires={
            "from the first point": healthy(val_loss=np.full(31, np.nan)),
            "from the middle on": healthy(val_loss=np.where(T < 12, 1.0, np.nan)),
            "one part of a loss": {
                "train_box_loss": 1 + np.exp(-T / 5),
                "val_box_loss": np.full(31, np.nan),
                "val_map50": T / 40,
            },
            "evaluated at every third point, until it breaks": healthy(
                val_loss=np.where((T % 3 == 0) & (T < 16), 1.0, np.nan)
            ),
            "one bad evaluation": healthy(val_loss=np.where(T == 9, np.inf, 1.0)),
        },
        quiet={
            "numbers everywhere": healthy(),
            "training lost as well": {
                "train_loss": np.where(T < 12, 1.0, np.nan),
                "val_loss": np.where(T < 12, 1.0, np.nan),
            },
            "evaluated now and then": healthy(
                val_loss=np.where(np.isin(T, (0, 4, 7, 11, 12, 20, 27)), 1.0, np.nan)
            ),
            "evaluated once, at the end": healthy(val_loss=np.where(T == 30, 1.0, np.nan)),
            "evaluated at every fifth point": healthy(val_loss=np.where(T % 5, np.nan, 1.0)),
        },
        does_not_apply={
            "no training loss": {"val_loss": np.full(31, np.nan), "val_accuracy": T / 40},
            "no held-out loss": {"train_loss": FLAT, "val_accuracy": np.full(31, np.nan)},
            "training ends there": {
                "train_loss": FLAT[:12],
                "val_loss": [*np.ones(11), np.nan],
            },
        },
    ),
    "loss-below-lowest": Cases(
        fires={
            "a perplexity of zero": {"train_perplexity": np.zeros(16)},
            "a loss beside it": {"train_loss": -180.0 * (T + 1), "train_perplexity": np.zeros(31)},
            "an error below zero": {"train_loss": FLAT, "val_mse": 0.5 - 0.1 * T},
            "labels of 1 and 2": {
                "train_loss": 0.6 - 0.4 * T,
                "train_accuracy": np.full(31, 0.4),
            },
            "far below from the start": {
                "train_loss": -20.0 * (T + 1),
                "val_accuracy": np.full(31, 0.4),
            },
            "minus a probability": {
                "train_loss": -0.97 + 0.87 * np.exp(-T / 6),
                "train_accuracy": 0.98 - 0.88 * np.exp(-T / 5),
            },
            "a named part": {"train_loss": FLAT, "none_loss_cross_entropy": -1.0 - T},
        },
        quiet={
            "healthy": healthy(),
            "a perplexity of one": {"train_perplexity": 1 + np.exp(-T / 5)},
            "a negated error": {"val_neg_mean_squared_error": -np.exp(-T / 5)},
            "rounding": {"train_loss": FLAT, "none_bce": np.full(31, -1e-7)},
        },
        does_not_apply={
            "a log-density": {"train_loss": 2 - 0.3 * T, "val_loss": 2 - 0.3 * T},
            "Dice beside an accuracy": {
                "train_loss": -0.9 + 0.8 * np.exp(-T / 3),
                "val_accuracy": 0.9 - 0.3 * np.exp(-T / 3),
            },
            "a similarity beside an accuracy": {
                "train_loss": -0.9 + 0.8 * np.exp(-T / 3),
                "val_loss": -0.9 + 0.8 * np.exp(-T / 3),
                "val_accuracy": 0.55 - 0.3 * np.exp(-T / 9),
            },
            "rewards": {"none_reward": T, "train_loss": 1.0 - T, "train_accuracy": T / 40},
            "two points": {"train_perplexity": [0.0, 0.0]},
        },
    ),
    "metric-out-of-range": Cases(
        fires={
            "F1 above 1 beside its precision": healthy(
                val_f1=0.5 + 0.03 * T, val_precision=0.5 + 0.01 * T
            ),
            "F1 above 1 alone": healthy(val_f1=0.6 + 0.02 * T),
            "recall below zero": {"val_recall": 0.5 - 0.05 * T},
            "a sum of batches": {"val_auc": 30.0 + 10 * T},
            "F1 above 1 at every point": healthy(val_f1=np.full(31, 1.37)),
            "accuracy a little above 1": healthy(val_accuracy=0.7 + 0.02 * T),
        },
        quiet={
            "per cent": healthy(val_f1=20.0 + 2 * T),
            "shares": healthy(val_f1=np.linspace(0.1, 1.0, 31)),
            "per cent of a hundred classes": {
                "train_loss": np.linspace(4.62, 4.4, 31),
                "train_accuracy": np.linspace(0.92, 1.45, 31),
                "val_accuracy": np.full(31, 1.0),
            },
            "a small percentage": {"train_loss": FLAT, "val_map": 0.05 + 0.05 * T},
            "nothing of that size": healthy(val_map=np.full(31, -1.0)),
            "one point": healthy(val_f1=np.where(T == 5, 1.2, 0.8)),
        },
        does_not_apply={
            "a loss of it": healthy(val_dice_loss=-1 - 0.1 * T, val_iou_loss=1.0 + T),
            "another score": healthy(val_psnr=20.0 + T, val_bleu=-1.0 - T),
            "a correlation": healthy(val_mcc=np.linspace(-0.5, 0.9, 31)),
        },
    ),
    "units-differ": Cases(
        fires={
            "a sum over 391 batches": units(train=391),
            "the test loss over the number of items": units(held_out=1 / 1000),
            "a divided test loss that training falls to": units(held_out=1 / 1000)
            | {"train_loss": 2.3 * 0.5**T},
            "a penalty": units() | {"train_loss": healthy()["train_loss"] + 60},
            "without accuracies": only(units(train=391), "train_loss", "val_loss"),
            "a held-out sum": units(held_out=79),
        },
        quiet={
            "one unit": healthy(),
            "a large gap at the end": overfitting(),
            "a wild first point": units() | {"train_loss": np.r_[900, healthy()["train_loss"][1:]]},
            "a true gap": {
                "train_loss": 0.05 * healthy()["train_loss"],
                "val_loss": healthy()["val_loss"],
                "train_accuracy": 0.95 + 0 * T,
                "val_accuracy": 0.4 + 0.2 * T / 30,
            },
        },
        does_not_apply={
            "no held-out loss": without(units(train=391), "val_loss"),
            "a held-out loss of next to nothing": units(train=1e12, held_out=1e-300),
            "a larger held-out loss and no accuracy": only(
                units(held_out=79), "train_loss", "val_loss"
            ),
            "a loss that is not positive": units(train=391)
            | {"train_loss": healthy()["train_loss"] * 391 - 500},
            "one point": first(1, units(train=391)),
        },
    ),
    "accuracy-constant": Cases(
        fires={
            "one class": one_class(),
            "five evaluations": one_class(n=5),
            "beside a training accuracy that rises": one_class()
            | {
                "train_loss": 0.9 * 0.9 ** np.arange(24),
                "train_accuracy": 0.7 + 0.01 * np.arange(24),
            },
            "in per cent": one_class(accuracy=73.47),
            "no held-out loss": without(one_class(accuracy=0.813), "val_loss"),
        },
        quiet={
            "moving": one_class() | {"val_accuracy": 0.7347 + noise(24, 0.001)},
            "still on its way and nothing learned": one_class()
            | {"train_loss": 1.2 * 0.97 ** np.arange(24)},
            "still on its way, slowly and evenly": one_class(accuracy=0.472)
            | {
                "train_loss": 0.732 - 0.0004 * np.arange(24),
                "train_accuracy": np.full(24, 0.5093),
                "val_loss": 0.741 - 0.0004 * np.arange(24),
            },
            "a lost run": one_class() | {"train_loss": np.where(np.arange(24) < 2, 0.8, np.nan)},
            "solved": one_class(accuracy=0.9833),
            "a small set that was learned": one_class()
            | {
                "train_loss": np.exp(-np.arange(24) / 5),
                "val_loss": 0.3 + np.exp(-np.arange(24) / 5),
            },
            "better than any constant answer": one_class() | {"val_loss": np.full(24, 0.4)},
            "a guess": one_class(accuracy=0.5)
            | {"train_loss": 0.6931 + noise(24, 1e-3), "val_loss": 0.6931 + noise(24, 1e-3)},
        },
        does_not_apply={
            "four evaluations": one_class(n=4),
            "a rate of zero": one_class() | {"config": {"lr": 0.0}},
            "nine and no held-out loss": without(one_class(n=9), "val_loss"),
            "training accuracy alone": {"train_accuracy": np.full(24, 0.7347)},
            "no training curve": {"val_accuracy": np.full(24, 0.7347)},
        },
    ),
    "below-chance": Cases(
        fires={
            "near zero": upside_down(0.01),
            "low and without a gain": upside_down(0.05),
            "zero to the digit": healthy(val_accuracy=np.zeros(31)),
            "two classes, the other way round": upside_down(0.2, num_classes=2),
            "ten classes": upside_down(0.05, classes=10),
            "ln 2 tells of two classes": upside_down(0.2) | {"train_loss": 0.69 * np.exp(-T / 8)},
        },
        quiet={
            "a guess": upside_down(0.1, classes=10),
            "not that low": upside_down(0.3),
            "low, and rising": upside_down(0.1) | {"val_accuracy": 0.05 + 0.004 * T},
            "it was higher": upside_down(0.01) | {"val_accuracy": np.linspace(0.3, 0.01, 31)},
            "training low as well": upside_down(0.01) | {"train_accuracy": 0.02 + 0.01 * T},
        },
        does_not_apply={
            "no training accuracy": without(upside_down(0.01), "train_accuracy"),
            "no held-out accuracy": without(upside_down(0.01), "val_accuracy"),
            "four points": first(4, only(upside_down(0.01), "train_accuracy", "val_accuracy"))
            | {"train_accuracy": [0.6, 0.7, 0.8, 0.9]},
        },
    ),
    "val-at-guess": Cases(
        fires={
            "ten classes by the settings": of_other_data(
                val_loss=2.31 + 0.02 * T, config={"num_classes": 10}
            ),
            "at its first value": of_other_data(),
            "no accuracies, but classes": only(of_other_data(), "train_loss")
            | {"val_loss": np.full(31, 2.3), "config": {"classes": 10}},
        },
        quiet={
            "overfitting": overfitting(),
            "overfitting of ten known classes": overfitting() | {"config": {"classes": 10}},
            "held-out accuracy gains": of_other_data(val_accuracy=0.17 + 0.01 * T),
            "held-out accuracy is high": of_other_data(val_accuracy=np.full(31, 0.5)),
            "training does not fall": of_other_data(train_loss=2.3 - 0.01 * T),
        },
        does_not_apply={
            "no held-out loss": without(of_other_data(), "val_loss"),
            "neither accuracies nor classes": only(of_other_data(), "train_loss", "val_loss"),
            "another scale": of_other_data(val_loss=np.full(31, 0.02)),
            "four points": first(4, of_other_data(train_loss=[2.3, 1.0, 0.5, 0.3])),
        },
    ),
    "stays-lost": Cases(
        fires={
            "rises and stays": {"train_loss": np.where(T < 9, 2.3 - 0.1 * T, 2.6)},
            "no number three times": {"train_loss": np.where(T > 27, np.nan, 2.3 - 0.05 * T)},
            "no number in both, once": {
                "train_loss": np.where(T > 29, np.nan, 2.3 - 0.05 * T),
                "val_loss": np.where(T > 29, np.nan, 2.3 - 0.04 * T),
            },
            "a guess, above its start by little": {
                "train_loss": 2.3 + np.where(T < 5, 0.0, 0.01),
                "val_accuracy": np.full(31, 0.1),
            },
        },
        quiet={
            "comes down": {"train_loss": 3 - 0.09 * T},
            "above its start, and coming down": {
                "train_loss": np.where(T < 9, 2.3 - 0.1 * T, 4 - 0.05 * (T - 9))
            },
            "five points": {"train_loss": np.where(T < 26, 2.3 - 0.05 * T, 2.6)},
            "a single overflow": {"train_loss": np.where(T > 29, np.nan, 2.3 - 0.05 * T)},
            "lost some, still below its start": {"train_loss": np.where(T < 9, 2.3 - 0.1 * T, 2.2)},
            "warming up": {
                "train_loss": np.where(T < 1, 2.3, 2.6),
                "config": {"warmup_epochs": 40},
            },
        },
        does_not_apply={
            "no training loss": {"val_loss": np.where(T < 9, 2.3 - 0.1 * T, 2.6)},
            "it can be negative": {"train_loss": np.where(T < 9, -2.3, 2.6)},
            "four points": {"train_loss": [2.3, 3.0, 3.0, 3.0]},
        },
    ),
}

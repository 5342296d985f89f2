"""Advice as a command of our trainer: the run's own settings, with the one that changes.

Only a run that the trainer wrote gets one: a command for another program's model would train
another model.  A switched run gets none, because the trainer takes switches from a study only.
"""

import math
import re
import shlex
from collections.abc import Callable, Mapping
from typing import TypeAlias

from dashboard.model.run import Run, Setting
from dashboard.text.snippets.given import Given, literal, number

Value: TypeAlias = str | float | tuple[int, ...] | tuple[str, ...]

WRITER = "curva-trainer"  # what the trainer signs its settings with

DEFAULTS: Mapping[str, Value] = {
    "dataset": "digits",
    "max_train_examples": 0,
    "label_noise": 0.0,
    "input_scaling": "normalised",
    "data_size": 2_000,
    "data_noise": 0.1,
    "imbalance": 0.0,
    "data_seed": 0,
    "order": "shuffled",
    "augment": (),
    "augment_strength": 1.0,
    "fault": "",
    "model": "mlp",
    "hidden": (128,),
    "activation": "relu",
    "normalisation": "none",
    "norm_momentum": 0.1,
    "residual": False,
    "bias": True,
    "init": "he",
    "dropout": 0.0,
    "loss": "usual",
    "lr": 0.1,
    "batch_size": 64,
    "epochs": 20,
    "optimizer": "sgd",
    "momentum": 0.0,
    "weight_decay": 0.0,
    "l1": 0.0,
    "clip": 0.0,
    "decay": "none",
    "decay_rate": 0.95,
    "decay_every": 10,
    "decay_by": "epoch",
    "warmup_epochs": 0.0,
    "patience": 0,
    "stop_at_loss": 0.0,
    "seed": 0,
    "train_eval_examples": 10_000,
    "log_every": 0,
}
"""The trainer's options with the values it takes by itself, which a command need not repeat."""

WORD = re.compile(r"[a-z][a-z0-9_]*|")
"""What the trainer's options that are words look like; any other text gives no command."""

ALWAYS = ("dataset", "lr", "batch_size", "epochs", "seed")
"""What a command names even where the trainer would choose the same: people look for it."""

WIDEST = 16_384  # units of a layer that the trainer accepts
LEAST_WIDTH = 16  # units that a layer is widened to at least: the next power of two may be three
MEMORISED, MEMORISING_EPOCHS = 20, 500  # as in the snippets: one step is one epoch then
NAME_LIMIT = 40  # characters of the run's name in the name of the new folder

Settings: TypeAlias = Mapping[str, Value]
Change: TypeAlias = Callable[[Given, Settings], "Settings | None"]


def command(action: str, given: Given, run: Run) -> str | None:
    """The line for a POSIX shell that trains ``run`` as advised; ``None`` if there is none."""
    now = _settings_of(run)
    change = _change(action, given, run, now)
    if now is None or change is None:
        return None
    asked = {**now, **change}
    words = ["python", "-m", "trainer", "run"]
    for name, default in DEFAULTS.items():
        if name in asked and (asked[name] != default or name in ALWAYS):
            words += [f"--{name.replace('_', '-')}", _word(asked[name])]
    return shlex.join([*words, "--out", f"runs/{_name(run)}-{action.replace('_', '-')}"])


def follow(action: str, given: Given, run: Run) -> dict[str, Value] | None:
    """The trainer's settings that the advice changes, with their new values.

    ``None`` where the trainer cannot follow it, and where its command only tests something: to
    learn twenty examples by heart is no better run.
    """
    now = _settings_of(run)
    change = _change(action, given, run, now)
    if now is None or not change or "max_train_examples" in change:
        return None
    whole = {name: _whole(name, to) for name, to in change.items()}
    return {name: to for name, to in whole.items() if now.get(name, DEFAULTS[name]) != to} or None


def _whole(name: str, value: Value) -> Value:
    """A whole number where the trainer asks for one."""
    is_count = type(DEFAULTS[name]) is int and isinstance(value, float) and value.is_integer()
    return int(value) if is_count and isinstance(value, float) else value


def _settings_of(run: Run) -> dict[str, Value] | None:
    """The settings of a run of the trainer; ``None`` for any other, and for a switched one."""
    schedule = run.config.get("schedule")
    is_switched = isinstance(schedule, tuple) and len(schedule) > 1
    return None if run.config.get("written_by") != WRITER or is_switched else _settings(run)


def _change(action: str, given: Given, run: Run, now: Settings | None) -> Settings | None:
    if now is None or action not in ACTIONS:
        return None
    change = ACTIONS[action](given, now)
    examples = number(run.config.get("train_examples"))
    if change is None or examples is None:
        return change
    return change if _size({**now, **change}, "batch_size") <= examples else None


def _settings(run: Run) -> dict[str, Value] | None:
    """The settings in the run's log; ``None`` if one is not what the trainer writes."""
    known: dict[str, Value] = {}
    for name in DEFAULTS:
        if name in run.config:
            value = _checked(name, run.config[name])
            if value is None:
                return None
            known[name] = value
    return known


def _checked(name: str, value: Setting) -> Value | None:
    default = DEFAULTS[name]
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, str):
        return value if isinstance(value, str) and WORD.fullmatch(value) else None
    if name == "augment":
        words = value if isinstance(value, tuple) else (value,)
        return tuple(map(str, words)) if all(WORD.fullmatch(str(one)) for one in words) else None
    if name == "hidden":
        widths = value if isinstance(value, tuple) else (value,)
        sizes = [number(width) for width in widths]
        return tuple(int(size) for size in sizes if size is not None) if None not in sizes else None
    size = number(value)
    if size is None or isinstance(default, float):
        return size
    return int(size) if size == int(size) else None


def _word(value: Value) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else literal(value)


def _name(run: Run) -> str:
    """The run's name with nothing but letters of ASCII, digits, points, lines and strokes."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", run.label)[:NAME_LIMIT]
    return name.strip(".-") or "run"


def _size(settings: Settings, name: str) -> float:
    """A setting that is a number, the trainer's own where the log has none."""
    return number(settings.get(name, DEFAULTS[name])) or 0.0


def _to(name: str) -> Change:
    def change(given: Given, _: Settings) -> Settings | None:
        return {name: given.to} if given.to is not None else None

    return change


def _epochs(given: Given, now: Settings) -> Settings | None:
    """Whole epochs, those before a place between two.

    A rate that falls to the last epoch would fall at another pace.
    """
    if given.to is None or not given.in_epochs or now.get("decay") == "linear":
        return None
    return {"epochs": math.floor(given.to)} if given.to >= 1 else None


def _warm_up(given: Given, own: Settings) -> Settings | None:
    """In epochs alone: the trainer warms up over no part of one."""
    return None if "steps" in given.evidence else _to("warmup_epochs")(given, own)


def _rate_with_warm_up(given: Given, _: Settings) -> Settings | None:
    if given.to is None:
        return None
    return {"lr": given.to, "warmup_epochs": given.evidence.get("warm_up_epochs", 0.0)}


def _batch_size(given: Given, _: Settings) -> Settings | None:
    rate = given.evidence.get("lr")
    changed = {} if rate is None else {"lr": rate}
    return {"batch_size": given.to, **changed} if given.to is not None else None


def _weight_decay(given: Given, now: Settings) -> Settings | None:
    """Not for Adam: the value is for decay apart from the gradient, which the trainer has not."""
    return None if now.get("optimizer") == "adam" else _to("weight_decay")(given, now)


def _larger_model(_: Given, now: Settings) -> Settings | None:
    hidden = now.get("hidden", DEFAULTS["hidden"])
    widths = (
        [width for width in hidden if isinstance(width, int)] if isinstance(hidden, tuple) else []
    )
    if not widths or 2 * max(widths) > WIDEST:
        return None
    return {"hidden": tuple(max(2 * width, LEAST_WIDTH) for width in widths)}


def _decay(given: Given, now: Settings) -> Settings | None:
    """One step of the rate, where the trainer's regular steps make just one in the run."""
    at, epochs = given.evidence.get("at"), _size(now, "epochs")
    if at is None or not given.in_epochs or now.get("decay", "none") != "none":
        return None
    every = max(round(at), math.ceil(epochs / 2))
    if not 1 <= every < epochs or every - round(at) > 1:
        return None
    rate = given.evidence.get("factor", 1.0)
    return {"decay": "step", "decay_rate": rate, "decay_every": every}


def _mend(given: Given, _: Settings) -> Settings | None:
    """One setting, a word or a number, as the trainer writes it."""
    if given.parameter not in DEFAULTS or not WORD.fullmatch(given.word):
        return None
    return {given.parameter: given.word if given.to is None else given.to}


def _check_data(_: Given, now: Settings) -> Settings | None:
    is_odd = now.get("input_scaling", "normalised") != "normalised"
    return {"input_scaling": "normalised"} if is_odd else None


def _check_labels(_: Given, __: Settings) -> Settings:
    return {
        "max_train_examples": MEMORISED,
        "batch_size": MEMORISED,
        "epochs": MEMORISING_EPOCHS,
        "dropout": 0.0,
        "weight_decay": 0.0,
        "decay": "none",
        "warmup_epochs": 0,
    }


ACTIONS: Mapping[str, Change] = {
    "raise_lr": _to("lr"),
    "lower_lr": _to("lr"),
    "try_lr": _to("lr"),
    "set_lr": _to("lr"),
    "raise_lr_with_batch": _rate_with_warm_up,
    "lower_batch_size": _batch_size,
    "raise_batch_size": _batch_size,
    "train_longer": _epochs,
    "stop_at_epoch": _epochs,
    "add_weight_decay": _weight_decay,
    "lower_weight_decay": _weight_decay,
    "add_dropout": _to("dropout"),
    "larger_model": _larger_model,
    "decay_lr": _decay,
    "warm_up": _warm_up,
    "add_momentum": _to("momentum"),
    "check_data": _check_data,
    "check_labels": _check_labels,
    "mend_setting": _mend,
    "shuffle_data": lambda _, now: {"order": "shuffled"} if now.get("order") == "sorted" else None,
    "clip_gradients": _to("clip"),
}
"""The settings that each action changes; the others the trainer has no option for."""

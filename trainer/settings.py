"""Everything that can be chosen about one run, with its unit and its reason.

A run is its settings: the same settings on the same machine, with the same number of threads,
give the same numbers. A batch size or a learning rate that changes half-way is a `Switch`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from trainer.errors import TrainerError

DATASETS = ("digits", "mnist")
OPTIMIZERS = ("sgd", "adam")
INITS = ("he", "default", "zero")
SCALINGS = ("normalised", "unit", "raw")
DECAYS = ("none", "linear", "exponential", "step")


@dataclass(frozen=True, slots=True)
class Switch:
    """From `epoch` on (the first epoch is 1), train with these values instead.

    Zero leaves a value as it was, so that a switch may change one thing or both.
    """

    epoch: int
    batch_size: int = 0
    lr: float = 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """One run. The defaults train a good small model on the bundled digits in seconds."""

    # -- the data ---------------------------------------------------------------------------
    dataset: str = "digits"  # digits: 8x8 pixels, bundled with scikit-learn; mnist: 28x28
    max_train_examples: int = 0  # keep at most so many; 0 keeps all (few provoke overfitting)
    label_noise: float = 0.0  # share of training labels redrawn at random; 1 leaves no signal
    input_scaling: str = "normalised"  # mean 0 and std 1 | unit: 0 to 1 | raw: the pixels as stored

    # -- the model: pixels, hidden layers with ReLU, one logit per class ----------------------
    hidden: tuple[int, ...] = (128,)  # width of each hidden layer, units; () is softmax regression
    init: str = "he"  # weights N(0, 2/fan_in), biases 0 | default: PyTorch's | zero: never learns
    dropout: float = 0.0  # probability that a hidden unit is dropped while training

    # -- the descent --------------------------------------------------------------------------
    lr: float = 0.1  # learning rate: how far one update goes along the minibatch gradient
    batch_size: int = 64  # examples per update; an epoch has ceil(examples / batch_size) updates
    epochs: int = 20  # passes over the training set
    optimizer: str = "sgd"  # sgd | adam
    momentum: float = 0.0  # of sgd: share of the last update that goes on; 0.9 is usual
    weight_decay: float = 0.0  # L2 penalty: adds weight_decay * w to the gradient

    # -- how the learning rate changes (see trainer/schedule.py for the formulas) --------------
    decay: str = "none"  # none | linear | exponential | step
    decay_rate: float = 0.95  # exponential: factor per epoch; step: factor per drop
    decay_every: int = 10  # step: epochs between two drops
    warmup_epochs: int = 0  # epochs in which the rate rises from near zero to lr
    switches: tuple[Switch, ...] = ()  # batch size or rate exchanged at given epochs

    # -- chance and measuring -------------------------------------------------------------------
    seed: int = 0  # of the initial weights, the order of the examples and the dropout
    train_eval_examples: int = 10_000  # training examples measured after each epoch, at most

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers a setting may take; `low` itself only where `includes_low`."""

    low: float
    high: float
    includes_low: bool = True

    def check(self, name: str, value: float) -> None:
        """Raise `TrainerError` where the setting called `name` has a value outside."""
        above = value >= self.low if self.includes_low else value > self.low
        if above and value <= self.high:  # NaN is neither
            return
        code = "out-of-range" if self.includes_low else "not-above"
        raise TrainerError(code, setting=name, value=value, low=self.low, high=self.high)


# Limits are where a value stops meaning anything (a negative rate, a share above 1), or where
# the arrays would no longer fit a home computer's memory (width, depth).
RANGES = {
    "max_train_examples": Range(0, 10**9),
    "label_noise": Range(0, 1),
    "dropout": Range(0, 0.99),
    "lr": Range(0, 10**6, includes_low=False),
    "batch_size": Range(1, 10**9),
    "epochs": Range(1, 100_000),
    "momentum": Range(0, 0.9999),
    "weight_decay": Range(0, 10**6),
    "decay_rate": Range(0, 1, includes_low=False),
    "decay_every": Range(1, 100_000),
    "warmup_epochs": Range(0, 100_000),
    "seed": Range(0, 2**32 - 1),
    "train_eval_examples": Range(1, 10**9),
}
CHOICES = {
    "dataset": DATASETS,
    "input_scaling": SCALINGS,
    "init": INITS,
    "optimizer": OPTIMIZERS,
    "decay": DECAYS,
}
WIDTH = Range(1, 16_384)  # units in one hidden layer
LAYERS = Range(0, 32)  # hidden layers


def check(settings: Settings) -> None:
    """Raise `TrainerError` naming the first setting whose value is impossible."""
    for name, allowed in CHOICES.items():
        value = getattr(settings, name)
        if value not in allowed:
            raise TrainerError("bad-choice", setting=name, value=value, allowed=", ".join(allowed))
    for name, limits in RANGES.items():
        limits.check(name, getattr(settings, name))
    LAYERS.check("len(hidden)", len(settings.hidden))
    for width in settings.hidden:
        WIDTH.check("hidden", width)
    if settings.optimizer == "adam" and settings.momentum:
        raise TrainerError("momentum-of-adam", value=settings.momentum)
    last = 1
    for switch in settings.switches:
        Range(last + 1, settings.epochs).check("switch.epoch", switch.epoch)
        if switch.lr:
            RANGES["lr"].check("switch.lr", switch.lr)
        if switch.batch_size:
            RANGES["batch_size"].check("switch.batch_size", switch.batch_size)
        last = switch.epoch


def from_mapping(values: Mapping[str, Any]) -> Settings:
    """Settings from a study's table or from the command line's words, or `TrainerError`.

    Text is converted to the setting's type; a whole number stands for a decimal one; nothing
    else is guessed.
    """
    known = {field.name: field.default for field in fields(Settings)}
    chosen: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise TrainerError("unknown-setting", setting=name, allowed=", ".join(sorted(known)))
        if name == "switches":
            chosen[name] = tuple(_switch(item) for item in value)
        elif name == "hidden":
            chosen[name] = _widths(value)
        else:
            chosen[name] = _convert(name, value, type(known[name]))
    return Settings(**chosen)


def _switch(item: Mapping[str, Any]) -> Switch:
    kinds: dict[str, type] = {"epoch": int, "batch_size": int, "lr": float}
    for name in item:
        if name not in kinds:
            raise TrainerError("unknown-setting", setting=name, allowed=", ".join(kinds))
    if "epoch" not in item:
        raise TrainerError("bad-value", setting="switch.epoch", value="", kind="int")
    return Switch(**{name: _convert(name, value, kinds[name]) for name, value in item.items()})


def _widths(value: Any) -> tuple[int, ...]:
    """`256,256` as on the command line, or a list as in a study; an empty text is no layer."""
    items = [part for part in value.split(",") if part.strip()] if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)):
        raise TrainerError("bad-value", setting="hidden", value=value, kind="widths")
    return tuple(_convert("hidden", item, int) for item in items)


def _convert(name: str, value: Any, kind: type) -> Any:
    wrong = TrainerError("bad-value", setting=name, value=value, kind=kind.__name__)
    if kind is str and not isinstance(value, str):
        raise wrong
    if isinstance(value, bool) or (kind is int and isinstance(value, float)):
        raise wrong
    try:
        return kind(value)
    except (TypeError, ValueError, OverflowError):
        raise wrong from None


def as_mapping(settings: Settings) -> dict[str, Any]:
    """The settings as plain values, in the order of the class, ready for YAML."""
    values = asdict(settings)
    values["hidden"] = list(settings.hidden)
    del values["switches"]
    return values

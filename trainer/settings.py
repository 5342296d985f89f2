"""Everything that can be chosen about one run, with its unit and its reason.

A run is its settings: the same settings on the same machine, with the same number of threads,
give the same numbers. A batch size or a learning rate that changes half-way is a `Switch`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from trainer.errors import TrainerError
from trainer.parts import names

INITS = ("he", "xavier", "default", "zero", "dead")
SCALINGS = ("normalised", "unit", "raw")
ACTIVATIONS = ("relu", "leaky_relu", "gelu", "tanh", "sigmoid", "none")
NORMALISATIONS = ("none", "batch", "layer")
ORDERS = ("shuffled", "sorted", "once")
DECAY_STEPS = ("epoch", "update")


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
    dataset: str = "digits"  # a file in trainer/datasets/; digits come with scikit-learn
    max_train_examples: int = 0  # keep at most so many; 0 keeps all (few provoke overfitting)
    label_noise: float = 0.0  # share of training labels redrawn at random; 1 leaves no signal
    input_scaling: str = "normalised"  # mean 0 and std 1 | unit: 0 to 1 | raw: the pixels as stored
    data_size: int = 2_000  # of data that are made: training examples; a quarter as many test it
    data_noise: float = 0.1  # of data that are made: std of the noise, in the data's own unit
    imbalance: float = 0.0  # of data that are made: 0 even classes, towards 1 the first alone
    data_seed: int = 0  # of data that are made: another seed, other data; never the run's seed
    order: str = "shuffled"  # a new order every epoch | sorted: by target, never shuffled | once:
    # shuffled, and one pass in all: every epoch is the next part of it, as language models train
    augment: tuple[str, ...] = ()  # files in trainer/augmentations/, applied in this order
    augment_strength: float = 1.0  # 1 is usual; each file says of what
    fault: str = ""  # a file in trainer/faults/: one thing done wrong on purpose

    # -- the model ----------------------------------------------------------------------------
    model: str = "mlp"  # a file in trainer/models/
    hidden: tuple[int, ...] = (128,)  # width of each hidden layer, units; () is softmax regression
    activation: str = "relu"  # of the hidden layers
    normalisation: str = "none"  # after each hidden layer: none | batch | layer
    norm_momentum: float = 0.1  # of batch: share of the new batch in the running mean (PyTorch's
    # sense: Keras' momentum m is 1 - m here, so that the 0.9 of the lessons is 0.1)
    residual: bool = False  # add each hidden layer's input to its output where widths agree
    bias: bool = True  # of the output layer
    init: str = "he"  # weights N(0, 2/fan_in), biases 0 | xavier | default: PyTorch's | zero | dead
    dropout: float = 0.0  # probability that a hidden unit is dropped while training

    # -- the descent --------------------------------------------------------------------------
    loss: str = "usual"  # a file in trainer/losses/; usual: cross-entropy of classes, mse of values
    lr: float = 0.1  # learning rate: how far one update goes along the minibatch gradient
    batch_size: int = 64  # examples per update; an epoch has ceil(examples / batch_size) updates
    epochs: int = 20  # passes over the training set
    optimizer: str = "sgd"  # a file in trainer/optimizers/
    momentum: float = 0.0  # share of the last update that goes on; 0.9 is usual
    weight_decay: float = 0.0  # L2 penalty: adds weight_decay * w to the gradient
    l1: float = 0.0  # L1 penalty: adds l1 * sign(w) to the gradient
    clip: float = 0.0  # a gradient of a larger L2 norm is scaled down to this; 0 never

    # -- how the learning rate changes (see trainer/schedule.py for the formulas) --------------
    decay: str = "none"  # a file in trainer/decays/
    decay_rate: float = 0.95  # exponential: factor per epoch; step: factor per drop
    decay_every: int = 10  # step: epochs between two drops; restarts: epochs between restarts
    decay_by: str = "epoch"  # the rate falls after every epoch | update: after every update
    warmup_epochs: float = 0.0  # epochs in which the rate rises from near zero to lr
    switches: tuple[Switch, ...] = ()  # batch size or rate exchanged at given epochs

    # -- when it ends, before all epochs are done -----------------------------------------------
    patience: int = 0  # stop when the test loss has no new best for so many epochs; 0 never
    stop_at_loss: float = 0.0  # stop once the training loss is at most this; 0 never

    # -- chance and measuring -------------------------------------------------------------------
    seed: int = 0  # of the initial weights, the order of the examples and the dropout
    train_eval_examples: int = 10_000  # training examples measured after each epoch, at most
    log_every: int = 0  # updates between two rows of minibatch losses; 0 logs by epochs alone

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
    "data_size": Range(8, 10**7),
    "data_noise": Range(0, 10**6),
    "imbalance": Range(0, 0.999),
    "data_seed": Range(0, 2**32 - 1),
    "augment_strength": Range(0, 100),
    "norm_momentum": Range(0, 1, includes_low=False),
    "dropout": Range(0, 0.99),
    "lr": Range(0, 10**6),
    "batch_size": Range(1, 10**9),
    "epochs": Range(1, 100_000),
    "momentum": Range(0, 0.9999),
    "weight_decay": Range(0, 10**6),
    "l1": Range(0, 10**6),
    "clip": Range(0, 10**9),
    "decay_rate": Range(0, 1, includes_low=False),
    "decay_every": Range(1, 100_000),
    "warmup_epochs": Range(0, 100_000),
    "seed": Range(0, 2**32 - 1),
    "patience": Range(0, 100_000),
    "stop_at_loss": Range(0, 10**9),
    "train_eval_examples": Range(1, 10**9),
    "log_every": Range(0, 10**9),
}
CHOICES = {
    "dataset": names("datasets"),
    "input_scaling": SCALINGS,
    "order": ORDERS,
    "fault": ("", *names("faults")),
    "model": names("models"),
    "activation": ACTIVATIONS,
    "normalisation": NORMALISATIONS,
    "init": INITS,
    "loss": ("usual", *names("losses")),
    "optimizer": names("optimizers"),
    "decay": names("decays"),
    "decay_by": DECAY_STEPS,
    "augment": names("augmentations"),
}
"""The words that a setting may be; those of parts are the names of the files in their folders."""

WITH_MOMENTUM = ("sgd", "nesterov")  # optimizers that take `momentum`; others have their own
YES_OR_NO = {"true": True, "false": False}
WIDTH = Range(1, 16_384)  # units in one hidden layer
LAYERS = Range(0, 32)  # hidden layers


def check(settings: Settings) -> None:
    """Raise `TrainerError` naming the first setting whose value is impossible."""
    for name, allowed in CHOICES.items():
        value = getattr(settings, name)
        for word in value if isinstance(value, tuple) else (value,):
            if word not in allowed:
                choices = ", ".join(filter(None, allowed))
                raise TrainerError("bad-choice", setting=name, value=word, allowed=choices)
    for name, limits in RANGES.items():
        limits.check(name, getattr(settings, name))
    LAYERS.check("len(hidden)", len(settings.hidden))
    for width in settings.hidden:
        WIDTH.check("hidden", width)
    if settings.momentum and settings.optimizer not in WITH_MOMENTUM:
        raise TrainerError("no-momentum", optimizer=settings.optimizer, value=settings.momentum)
    if settings.optimizer == "nesterov" and not settings.momentum:
        raise TrainerError("needs-momentum", optimizer=settings.optimizer)
    _check_switches(settings)


def _check_switches(settings: Settings) -> None:
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
            chosen[name] = _switches(value)
        elif name == "hidden":
            chosen[name] = _widths(value)
        elif name == "augment":
            chosen[name] = _words(value)
        else:
            chosen[name] = _convert(name, value, type(known[name]))
    return Settings(**chosen)


def _switches(value: Any) -> tuple[Switch, ...]:
    items = value if isinstance(value, (list, tuple)) else (value,)
    if not all(isinstance(item, Mapping) for item in items):
        raise TrainerError("bad-value", setting="switch", value=value, kind="tables")
    return tuple(_switch(item) for item in items)


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


def _words(value: Any) -> tuple[str, ...]:
    """`shift,noise` as on the command line, or a list as in a study."""
    items = [part.strip() for part in value.split(",")] if isinstance(value, str) else value
    if not isinstance(items, (list, tuple)):
        raise TrainerError("bad-value", setting="augment", value=value, kind="words")
    return tuple(_convert("augment", item, str) for item in items if item)


def _convert(name: str, value: Any, kind: type) -> Any:
    wrong = TrainerError("bad-value", setting=name, value=value, kind=kind.__name__)
    if kind is bool:
        truth = YES_OR_NO.get(str(value).lower())
        if truth is None:
            raise wrong
        return truth
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
    values["augment"] = list(settings.augment)
    del values["switches"]
    return values

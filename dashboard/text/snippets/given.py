"""The numbers that code is written from: those of a piece of advice and of its run's settings."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dashboard.diagnosis.verdict import Recommendation
from dashboard.model.run import Run

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("sgd", "gradientdescent", "gradientdescentoptimizer"), "sgd"),
    **dict.fromkeys(("momentum", "momentumoptimizer", "sgdmomentum"), "sgd"),
    **dict.fromkeys(("adam", "adamoptimizer"), "adam"),
    **dict.fromkeys(("adamw", "adamwtorch", "adamwtorchfused", "adamwhf"), "adamw"),
    **{name: name for name in ("rmsprop", "adagrad", "adadelta", "nadam", "adamax")},
}
"""Optimizers that PyTorch and Keras both have, by the letters of the names that logs give them."""

EXACT = 1e15  # whole numbers below this are written out; a double holds them exactly
LONGEST = 52  # columns of a call on one line, as the page can show
DIGITS = 6  # significant ones of all else: more is noise of a division


class Comment(Protocol):
    """Gives the comment ``snippet-<name>`` in the reader's language, on one line."""

    def __call__(self, name: str, **args: object) -> str:
        """The comment with its ``#``."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """A piece of advice and the settings of its run as numbers; ``None`` where one is not known."""

    optimizer: str  # one of the values of KINDS, "" for all others
    lr: float | None
    momentum: float | None
    weight_decay: float | None
    dropout: float | None
    batch_size: int | None
    epochs: int | None
    is_nesterov: bool
    start: float | None  # the value now
    to: float | None  # the value to try
    in_epochs: bool  # what ``start``, ``to`` and ``at`` count, where they are places on the curve
    evidence: Mapping[str, float]  # the finite numbers of it
    parameter: str = ""  # the setting that the advice changes
    word: str = ""  # the value to try, where it is a word

    @staticmethod
    def of(advice: Recommendation, run: Run) -> "Given":
        """What ``advice`` and the settings of ``run`` give."""
        config = run.config
        name = re.sub(r"[^a-z]", "", str(config.get("optimizer", "")).lower())
        return Given(
            optimizer=KINDS.get(name, ""),
            lr=_above_zero(config.get("lr")),
            momentum=number(config.get("momentum")),
            weight_decay=number(config.get("weight_decay")),
            dropout=number(config.get("dropout")),
            batch_size=_count(config.get("batch_size")),
            epochs=_count(config.get("epochs")),
            is_nesterov=config.get("nesterov") is True,
            start=number(advice.from_value),
            to=number(advice.to_value),
            parameter=advice.parameter,
            word=advice.to_value if isinstance(advice.to_value, str) else "",
            in_epochs=advice.evidence.get("unit", "epoch") == "epoch",
            evidence={
                key: value
                for key in advice.evidence
                if (value := number(advice.evidence[key])) is not None
            },
        )

    @property
    def to_literal(self) -> str:
        """The value to try as Python source; the advice that calls for it always has one."""
        return literal(self.to if self.to is not None else math.nan)


def number(value: object) -> float | None:
    """``value`` if it is a finite number of zero or more, else ``None``: text is never a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        known = float(value)
    except OverflowError:
        return None
    return known if math.isfinite(known) and known >= 0 else None


def literal(value: float) -> str:
    """``value`` as Python source and as a word of a shell: 64, 0.03, 1e-05.

    Raises:
        ValueError: if it is not finite.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be written as a number")
    if value == int(value) and abs(value) < EXACT:
        return str(int(value))
    return repr(float(f"{value:.{DIGITS}g}"))


def call(function: str, arguments: Sequence[str]) -> str:
    """A call of ``function`` on one line, or with an argument on each where that gets too long."""
    line = f"{function}({', '.join(arguments)})"
    if len(line) <= LONGEST:
        return line
    return "\n".join([f"{function}(", *(f"    {one}," for one in arguments), ")"])


def _above_zero(value: object) -> float | None:
    return number(value) or None


def _count(value: object) -> int | None:
    known = number(value)
    return int(known) if known and known == int(known) else None

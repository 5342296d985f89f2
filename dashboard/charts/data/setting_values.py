"""The settings in which runs differ, and their values in order and in words."""

import math
from collections.abc import Sequence
from typing import TypeGuard

from dashboard.diagnosis.siblings.recipe import CHANCE, is_bookkeeping
from dashboard.model.run import Run, Setting
from dashboard.text.run_names import varying
from dashboard.text.sentences import Sentences
from dashboard.text.setting_words import FIRST

LOG_SPAN = 30.0
"""Positive numbers that span more than this many times stand on a log scale, and so do batch sizes
and rates: people vary them by factors."""


def settings_of(runs: Sequence[Run], *, with_chance: bool = False) -> tuple[str, ...]:
    """The settings in which ``runs`` differ and that can change what is learned.

    Batch size and rate come first; seeds count only ``with_chance``.
    """
    return tuple(
        name
        for name in varying(runs)
        if not is_bookkeeping(name) and (with_chance or name not in CHANCE)
    )


def values_of(runs: Sequence[Run], name: str) -> list[Setting]:
    """The values of a setting: numbers by size, then names, then ``None`` for runs without it.

    Empty where no run has it.
    """
    found = {key_of(run.config.get(name)): run.config.get(name) for run in runs}
    return [] if set(found.values()) <= {None} else sorted(found.values(), key=_order)


def key_of(value: Setting) -> str:
    """A text that two values share if they are one: 64 and 64.0."""
    return repr(float(value)) if _is_number(value) else repr(value)


def is_finite_number(value: Setting) -> TypeGuard[float]:
    """Whether a value has a place on an axis of numbers."""
    return _is_number(value) and math.isfinite(value)


def is_log(name: str, numbers: Sequence[float]) -> bool:
    """Whether the values of a setting, the lowest first, stand on a log scale."""
    return numbers[0] > 0 and (name in FIRST or numbers[-1] > LOG_SPAN * numbers[0])


def titled(name: str, value: Setting, words: Sentences) -> str:
    """A setting with its value as a title: ``Lote 64``."""
    if value is None:
        return words.say("facet-without", setting=words.setting_name(name))
    text = words.setting_value(value)
    if name == "batch_size":
        return words.say("title-batch", batch=text)
    if name == "lr":
        return words.say("title-rate-alone", rate=text)
    return words.say("title-setting", name=words.setting_name(name), value=text)


def _order(value: Setting) -> tuple[int, float, str]:
    if value is None:
        return 2, 0.0, ""
    if _is_number(value) and not math.isnan(float(value)):
        return 0, float(value), ""
    return 1, 0.0, str(value)


def _is_number(value: Setting) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)

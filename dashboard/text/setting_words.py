"""Hyper-parameters and their values in words."""

from contextlib import suppress

from dashboard.model.run import Run, Setting
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import plain, shorten
from dashboard.text.numerals import NBSP
from dashboard.text.phases import phases

FIRST = ("batch_size", "lr")
"""The settings that name a run before all others, in this order."""


def setting_name(name: str, texts: Catalogue) -> str:
    """A hyper-parameter's name in words, its own name where we have none."""
    message = _message(name)
    return texts.say(message) if texts.has(message) else shorten(plain(name))


def name_inside(name: str, texts: Catalogue) -> str:
    """The same within a sentence: our words begin small, a name of the log's is left as it is."""
    said = setting_name(name, texts)
    is_ours = texts.has(_message(name)) and said[1:2].islower()
    return said[0].lower() + said[1:] if is_ours else said


def setting_value(value: Setting, texts: Catalogue) -> str:
    """A hyper-parameter's value as text; long lists lose their middle."""
    if isinstance(value, tuple):
        return shorten(", ".join(setting_value(item, texts) for item in value))
    if isinstance(value, bool):
        return texts.say("value-yes" if value else "value-no")
    if isinstance(value, int | float):
        with suppress(OverflowError):  # an integer beyond what doubles hold is text
            return texts.number(value)
    return shorten(plain(str(value)))


def setting_text(run: Run, name: str, texts: Catalogue) -> str:
    """One setting of a run as text, with its stretches if it changed on the way; "" if unknown."""
    if is_changed(run, name):
        stretches = stretches_of(run, name)
        phase_texts = (f"{texts.number(value)}{NBSP}×{NBSP}{epochs}" for value, epochs in stretches)
        return " → ".join(phase_texts)
    value = run.config.get(name)
    return "" if value is None else setting_value(value, texts)


def is_changed(run: Run, name: str) -> bool:
    """Whether the setting takes more than one known value over the run's phases."""
    values = {getattr(phase, name) for phase in phases(run)} if name in FIRST else set()
    return len(values) > 1 and None not in values


def stretches_of(run: Run, name: str) -> list[tuple[float, int]]:
    """The values that a setting takes one after the other, each with its epochs."""
    stretches: list[tuple[float, int]] = []
    for phase in phases(run):
        value = getattr(phase, name)
        if stretches and stretches[-1][0] == value:
            stretches[-1] = (value, stretches[-1][1] + phase.epochs)
        else:
            stretches.append((value, phase.epochs))
    return stretches


def _message(name: str) -> str:
    return f"setting-{name.replace('_', '-')}"

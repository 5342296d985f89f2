"""The choice of a grid: settings that all runs share, and those that are combined."""

import re
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.text import numerals
from dashboard.text.escape import plain
from dashboard.training import plan
from dashboard.training.offers import Offers, Setting
from dashboard.training.plan import MOST_SEEDS, Plan, PlanError
from dashboard.views.state.page import Screen

SHARED = ("dataset", "model", "optimizer", "epochs")
"""What every run of the grid has alike, as far as the trainer knows it."""

VARIED = {"lr": (0.01, 0.1), "batch_size": (64, 256)}
"""What is combined, with the values that are there to begin with."""

BESIDE = 2
"""Controls in a row: a data set or an optimizer is told in a sentence, which half a page holds."""

_PARTS = {"pt-BR": re.compile(r"[\s;]+"), "en": re.compile(r"[\s;,]+")}
"""What stands between two numbers; in Portuguese a comma is part of one."""

_PADDED = re.compile(r"0\d")
"""A number does not begin so: it is the rest of one with a thousands mark."""


def draw(screen: Screen, offers: Offers) -> Plan:
    """Draw the controls; return the plan.  Raises ``PlanError`` where what is typed is none."""
    fixed = _shared(screen, offers)
    varied: dict[str, list[object]] = {}
    columns = st.columns(len(VARIED) + 2)
    for column, (name, values) in zip(columns, VARIED.items(), strict=False):
        typed = column.text_input(
            screen.say("experiment-values", setting=screen.words.setting_name(name)),
            value=" ".join(screen.texts.number(value) for value in values),
            key=f"grid-{name}-{screen.lang}",
            help=screen.say("experiment-values-help"),
        )
        varied[name] = list(numbers(typed, screen.lang, name))
    seeds = columns[-2].number_input(
        screen.say("experiment-seeds"), 1, MOST_SEEDS, 1, key="grid-seeds"
    )
    _further(screen, offers, varied, columns[-1])
    return plan.of_grid(offers, fixed, varied, int(seeds))


def numbers(typed: str, lang: str, setting: str) -> tuple[float, ...]:
    """The numbers that a person typed; raise ``PlanError`` at the first that is none.

    >>> numbers("0,01 0,1", "pt-BR", "lr"), numbers("0.01, 0.1", "en", "lr")
    ((0.01, 0.1), (0.01, 0.1))
    """
    parts = [part.rstrip(",") for part in _PARTS[lang].split(typed)]
    found = []
    for part in filter(None, parts):
        number = None if _PADDED.match(part) else numerals.read(part, lang)
        if number is None:
            raise PlanError("bad-value", setting=setting, value=part)
        found.append(number)
    return tuple(found)


def _shared(screen: Screen, offers: Offers) -> dict[str, object]:
    names = [name for name in SHARED if name in offers.settings]
    fixed: dict[str, object] = {}
    columns = [column for _ in range(0, len(names), BESIDE) for column in st.columns(BESIDE)]
    for column, name in zip(columns, names, strict=False):
        setting = offers.settings[name]
        label, key = screen.words.setting_name(name), f"grid-{name}"
        if setting.choices:
            words = list(setting.choices)
            start = words.index(str(setting.default))
            fixed[name] = column.selectbox(
                label, words, start, partial(_choice, screen, setting), key=key
            )
        else:
            low, high = int(setting.low), int(setting.high)
            usual = int(float(str(setting.default)))
            fixed[name] = column.number_input(label, low, high, usual, key=key)
    return fixed


def _further(
    screen: Screen, offers: Offers, varied: dict[str, list[object]], which: DeltaGenerator
) -> None:
    """One more setting to combine, if a person wants one; its values stand below."""
    taken = {*SHARED, *VARIED, "seed"}
    names = [one for one, setting in offers.settings.items() if setting.can_vary]
    name = which.selectbox(
        screen.say("experiment-further"),
        ["", *(one for one in names if one not in taken)],
        format_func=lambda one: _about(screen, offers, one) if one else screen.say("off"),
        key="grid-further",
    )
    if not name:
        return
    label = screen.say("experiment-values", setting=screen.words.setting_name(name))
    setting = offers.settings[name]
    if setting.choices:
        words = [word for word in setting.choices if word]
        varied[name] = list(
            st.multiselect(
                label, words, key=f"grid-of-{name}", format_func=partial(_choice, screen, setting)
            )
        )
    else:
        typed = st.text_input(
            label,
            key=f"grid-{name}-{screen.lang}",
            help=screen.say("experiment-values-help"),
        )
        varied[name] = list(numbers(typed, screen.lang, name))


def _choice(screen: Screen, setting: Setting, word: str) -> str:
    """A choice by the word that the trainer takes, with what it is."""
    told = setting.words.get(word, {}).get(screen.lang)
    return plain(f"{word}: {told}" if told else word)


def _about(screen: Screen, offers: Offers, name: str) -> str:
    """What a setting is, as the trainer itself says it."""
    told = offers.settings[name].about.get(screen.lang) or screen.words.setting_name(name)
    return plain(told[:1].upper() + told[1:])

"""All the rules of the engine: of each a curve on which it fires and one on which it is silent."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.diagnosis.symptoms import all_symptoms
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.guide_page import small_figure
from dashboard.views.guide_page.drawing import Ink, ink
from dashboard.views.guide_page.indicators import DASH
from dashboard.views.guide_page.small_figure import Axes, Line
from dashboard.views.state.page import Screen

FILE = Path(__file__).with_name("rule_curves.json")
"""Written by ``make docs`` from the cases that hold each rule."""

PARTS = ("what", "why", "not")

RIGHT = 66.0
"""px of the figure for the longest word at the end of a line."""

LABELS = {"train": "guide-train", "val": "guide-validation", "test": "guide-test", "none": ""}


@cache
def rule_curves() -> Mapping[str, Any]:
    """Of each rule by its code the curves ``fires`` and ``quiet``, the fact's metric and span."""
    told: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return told


def draw(screen: Screen) -> None:
    """Draw the part of the page; a rule's curves are in its box."""
    rules = all_symptoms()
    colours = ink(screen.theme)
    boxes = "".join(_box(screen, rule.code, colours) for rule in rules)
    lead = screen.say("guide-rules-lead", count=len(rules))
    st.html(f'<p class="meta">{html(lead)}</p><div class="rules">{boxes}</div>')


def _box(screen: Screen, code: str, colours: Ink) -> str:
    known: set[str] = set()
    told = "".join(
        f"<p><b>{html(screen.say(f'guide-{part}'))}</b> "
        f"{pointed(screen.say(f'symptom-{code}-{part}'), screen.texts, known)}</p>"
        for part in PARTS
    )
    title = screen.say(f"symptom-{code}-title")
    return (
        f'<details id="rule-{code}"><summary>{html(title)}</summary>'
        f'<div class="both">{_figure(screen, code, "fires", colours)}'
        f"{_figure(screen, code, 'quiet', colours)}</div>{told}</details>"
    )


def _figure(screen: Screen, code: str, kind: str, colours: Ink) -> str:
    known = rule_curves().get(code)
    if known is None:
        return ""
    metric, lines = _lines(screen, known[kind], known["metric"], colours)
    measure = screen.words.metric(metric)
    unit = screen.say("axis-epoch")
    drawing = small_figure.draw(
        lines,
        Axes(measure, unit, screen.say("guide-lost")),
        colours,
        screen.texts.number,
        known["span"] if kind == "fires" else None,
        right=RIGHT,
    )
    alt = screen.say(
        "guide-alt", train="none", measure=measure, unit=unit, run=screen.say(f"guide-{kind}")
    )
    caption = html(screen.say(f"guide-{kind}"))
    return f"<figure>{drawing.image(alt)}<figcaption>{caption}</figcaption></figure>"


def _lines(
    screen: Screen, curves: Mapping[str, Any], metric: str, colours: Ink
) -> tuple[str, list[Line]]:
    """The curves of one metric: that of the fact, or the first where it has none of it."""
    named = {name.partition("_")[::2]: values for name, values in curves.items() if "_" in name}
    if metric not in {one for _, one in named}:
        metric = next(iter(named))[1]
    looks = {"train": (colours.train, "")}
    lines = []
    for (split, one), values in named.items():
        if one == metric:
            colour, dash = looks.get(split, (colours.test, DASH))
            label = screen.say(LABELS[split]) if LABELS[split] else ""
            numbers = [float(value) for value in values]
            lines.append(Line(range(len(numbers)), numbers, label, colour, dash))
    return metric, lines

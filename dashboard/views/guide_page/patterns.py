"""The course text's five patterns and four rules, the lesson's four rates, and what we add."""

import streamlit as st

from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.guide_page import small_figure
from dashboard.views.guide_page.drawing import Ink, ink
from dashboard.views.guide_page.examples import Pattern, patterns, regimes
from dashboard.views.guide_page.indicators import DASH, line, run_address
from dashboard.views.guide_page.small_figure import Axes
from dashboard.views.state.log_set import code_of
from dashboard.views.state.page import Screen

TAUGHT = ("slow", "oscillates", "gap", "all-bad")
"""The rules of the course text, in its order."""

COLUMNS = ("pattern", "looks", "suggests", "adds")

REGIMES = "regimes"
"""The set of the four rates."""

SIZE = (760.0, 250.0)
"""px of the figure of the four rates."""


def draw(screen: Screen) -> None:
    """Draw the part of the page."""
    colours = ink(screen.theme)
    heads = "".join(f"<th scope='col'>{html(screen.say(f'guide-{one}'))}</th>" for one in COLUMNS)
    known: set[str] = set()
    rows = "".join(_row(screen, code, one, colours, known) for code, one in patterns().items())
    st.html(
        f'<h2 class="section">{html(screen.say("guide-patterns"))}</h2>'
        f'<p class="meta">{pointed(screen.say("guide-patterns-lead"), screen.texts)}</p>'
        f'<table class="taught"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )
    st.html(
        f'<h2 class="section">{html(screen.say("guide-taught"))}</h2>'
        f'<p class="meta">{pointed(screen.say("guide-taught-lead"), screen.texts)}</p>'
        f'<ol class="rules-taught">{"".join(_taught(screen, code, known) for code in TAUGHT)}</ol>'
    )
    st.html(
        f'<h2 class="section">{html(screen.say("guide-regimes"))}</h2>'
        f'<p class="meta">{pointed(screen.say("guide-regimes-lead"), screen.texts)}</p>'
        f"{_regimes(screen, colours)}"
    )


def _row(screen: Screen, code: str, pattern: Pattern, colours: Ink, known: set[str]) -> str:
    unit = screen.say(f"axis-{pattern.unit}")
    curves = (
        (pattern.train, screen.say("guide-train"), colours.train, ""),
        (pattern.test, screen.say("guide-test"), colours.test, DASH),
    )
    drawing = small_figure.draw(
        [line(series, *how) for series, *how in curves if series is not None],
        Axes(screen.words.metric("loss"), unit, screen.say("guide-lost")),
        colours,
        screen.texts.number,
        pattern.span,
    )
    run = f"{screen.say(f'set-{code_of(pattern.log_set)}')} · {pattern.run_id}"
    picture = drawing.image(
        screen.say(
            "guide-alt", train="both", measure=screen.words.metric("loss"), unit=unit, run=run
        )
    )
    cells = "".join(
        f'<td><p data-head="{html(screen.say(f"guide-{one}"))}">'
        f"{pointed(screen.say(f'pattern-{code}-{one}'), screen.texts, known)}</p></td>"
        for one in COLUMNS[1:]
    )
    return (
        f'<tr><th scope="row">{html(screen.say(f"pattern-{code}"))}'
        f'<a href="{run_address(screen, pattern.log_set, pattern.run_id)}" target="_self">{picture}'
        f"<span>{html(screen.say('guide-open-run', run=run))}</span></a></th>{cells}</tr>"
    )


def _taught(screen: Screen, code: str, known: set[str]) -> str:
    said = html(screen.say(f"taught-{code}"))
    does, adds = (
        pointed(screen.say(f"taught-{code}-{part}"), screen.texts, known) for part in ("do", "adds")
    )
    return f'<li><h3>{said}</h3><p>{does}</p><p class="meta">{adds}</p></li>'


def _regimes(screen: Screen, colours: Ink) -> str:
    shades = {
        "very-high": colours.bad,
        "high": colours.test,
        "low": colours.train,
        "good": colours.good,
    }
    dashes = {"very-high": "2 3", "high": DASH, "low": "9 4", "good": ""}
    lines = []
    for code, one in regimes().items():
        rate = screen.say("guide-beside-lr", lr=one.lr)
        lines.append(line(one.train, rate, shades[code], dashes[code]))
    unit = screen.say(f"axis-{next(iter(regimes().values())).unit}")
    drawing = small_figure.draw(
        lines,
        Axes(screen.words.metric("loss"), unit, screen.say("guide-lost")),
        colours,
        screen.texts.number,
        size=SIZE,
        right=92.0,
    )
    told = "".join(
        f"<li><b>{html(screen.say(f'regime-{code}'))}, "
        f"{html(screen.say('guide-beside-lr', lr=one.lr))}.</b> "
        f"{pointed(screen.say(f'regime-{code}-says'), screen.texts)}</li>"
        for code, one in regimes().items()
    )
    address = html(f"curves?lang={screen.lang}&set={REGIMES}")
    return (
        f'<div class="regimes"><a href="{address}" target="_self">'
        f"{drawing.image(screen.say('guide-regimes-alt'))}"
        f"<span>{html(screen.say('guide-regimes-open'))}</span></a><ul>{told}</ul></div>"
    )

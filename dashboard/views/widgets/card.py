"""A run as a card: its colour, its settings, four lamps that open, one phrase, the advice.

Every string that comes from a log is escaped.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.charts.style import palette
from dashboard.diagnosis.verdict import Lamp, Recommendation, RunDiagnosis
from dashboard.report.lamp_reasons import reasons_of
from dashboard.report.tone import SIGNS, tone
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.state.page import Screen

ADVICE_ON_CARD = 2
"""Chips on a card; the page of the run shows them all."""


def card(
    screen: Screen,
    title: str,
    diagnosis: RunDiagnosis,
    colour: str,
    *,
    more: int = 0,
    mark: str = "",
    told: str = "",
) -> str:
    """The HTML of a run's card under its ``title``; ``colour`` is the run's, as in the figure.

    ``more`` is how many runs of other seeds it stands for, and ``told`` what is said of them;
    ``mark`` is a word beside the title.
    """
    words = screen.words
    lamps = "".join(
        lamp_row(screen, lamp, evidence(screen, diagnosis, lamp))
        for lamp in diagnosis.lamps.values()
    )
    return (
        f'<article class="card" style="--run:{html(colour)}">'
        f"<h3>{html(title)}{_beside(screen, more, mark)}</h3>"
        f'<div class="lamps">{lamps}</div>'
        f"<p>{phrase(words.headline(diagnosis))}</p>"
        f"{_told(told)}"
        f"{chips(screen, diagnosis.recommendations[:ADVICE_ON_CARD])}"
        "</article>"
    )


def _beside(screen: Screen, more: int, mark: str) -> str:
    """What stands beside a card's title: how many more seeds, and a word."""
    seeds = html(screen.say("card-more-seeds", more=more)) if more else ""
    count = f' <span class="more" title="{seeds}" aria-label="{seeds}">+{more}</span>'
    word = f' <span class="mark">{html(mark)}</span>'
    return (count if more else "") + (word if mark else "")


def _told(text: str) -> str:
    return f'<p class="seeds">{html(text)}</p>' if text else ""


def link(screen: Screen, run_id: str) -> None:
    """Draw the link to the page of a run."""
    st.page_link(
        screen.pages["diagnosis"],
        label=screen.say("open-run"),
        query_params=screen.query(run=run_id),
    )


def colours(screen: Screen) -> Mapping[str, str]:
    """The colour of every run by its id, as in the figures."""
    strokes = palette.assign(screen.logs.report.runs, screen.palette, screen.theme)
    return {run_id: stroke.color for run_id, stroke in strokes.items()}


def phrase(headline: str, texts: Catalogue | None = None) -> str:
    """A headline with the words before its colon in bold: the verdict, then its numbers.

    With the ``texts`` of its language its terms can be pointed at.
    """
    verdict, colon, rest = headline.partition(":")
    known: set[str] = set()

    def written(text: str) -> str:
        return html(text) if texts is None else pointed(text.strip(), texts, known)

    return f"<b>{written(verdict + colon)}</b> {written(rest)}" if colon else written(headline)


def lamp_row(screen: Screen, lamp: Lamp, body: str, *, is_open: bool = False) -> str:
    """A lamp as word and dot; it opens to the HTML ``body``, which says what it rests on."""
    look = tone(lamp.state)
    return (
        f'<details class="lamp {look}"{" open" if is_open else ""}>'
        f'<summary><span class="dot" aria-hidden="true">{SIGNS[look]}</span>'
        f"{html(screen.words.lamp(lamp.name))} <b>{html(screen.words.state(lamp))}</b></summary>"
        f"<div>{body}</div></details>"
    )


def evidence(screen: Screen, diagnosis: RunDiagnosis, lamp: Lamp) -> str:
    """What speaks for a lamp's state, what against it, how far it is from another, how sure."""
    known: set[str] = set()

    def written(text: str) -> str:
        return pointed(text, screen.texts, known)

    lines = [f'<p class="meta">{written(screen.words.asks(lamp.name))}</p>']
    said = reasons_of(screen.logs.report, diagnosis, lamp, screen.words)
    lines += [f"<p>{written(sentence)}</p>" for sentence in (*said.across, *said.because)]
    lines += [
        f'<p class="against">{html(screen.say("against"))} {written(sentence)}</p>'
        for sentence in said.against
    ]
    if lamp.state.value == "unknown":
        lines.append(f"<p>{written(screen.words.reason(lamp))}</p>")
    else:
        lines += [f'<p class="meta">{written(sentence)}</p>' for sentence in said.margins]
        told = " ".join(filter(None, (said.sureness, screen.words.reason(lamp))))
        lines.append(f'<p class="meta">{written(told)}</p>')
    return "".join(lines)


def advice(screen: Screen, one: Recommendation, place: int) -> str:
    """One piece of advice, the ``place``-th: what to change and why, its effect, its test."""
    words, known = screen.words, set[str]()
    tests = ((words.expect(one), "expected"), (words.wrong_if(one), "wrong-if"))
    said = pointed(f"{words.recommendation(one)} {words.why(one)}", screen.texts, known)
    parts = (
        (screen.say(name), text.removeprefix(screen.say(name)).strip()) for text, name in tests
    )
    told = "".join(
        f'<p class="told"><b>{html(opening)}</b> {pointed(rest, screen.texts, known)}</p>'
        for opening, rest in parts
    )
    return (
        f'<ol class="advice-list" start="{place}"><li><span class="chip">{html(words.chip(one))}'
        f"</span><p>{said}</p>{told}</li></ol>"
    )


def chips(screen: Screen, several: Sequence[Recommendation]) -> str:
    """Advice as chips with from → to, joined by "or"."""
    if not several:
        return ""
    either = f' <span class="meta">{html(screen.say("or"))}</span> '
    return (
        '<p class="advice">'
        + either.join(
            f'<span class="chip">{html(screen.words.chip(one))}</span>' for one in several
        )
        + "</p>"
    )

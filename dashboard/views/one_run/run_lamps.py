"""The four lamps on the page of a run, where each fact is said once.

What was seen on the curves stands in the list of findings: a lamp names their numbers.  A
comparison that two lamps rest on is told by the first that does.  A lamp that could not be judged
says why beside those that were, without being opened.
"""

import re
from dataclasses import dataclass, field

import streamlit as st

from dashboard.diagnosis.verdict import Lamp, LampName, RunDiagnosis
from dashboard.report.lamp_reasons import LampReasons, reasons_of
from dashboard.report.tone import SIGNS, Tone
from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.frame.part import kept_part
from dashboard.views.state.page import Screen
from dashboard.views.widgets import card

UNKNOWN = "unknown"

SENTENCE = re.compile(r"(?<=[.!?])\s+")
"""Where a sentence ends and the next begins."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the page has said already."""

    findings: dict[str, int]  # the sentences of the list, with their numbers
    comparisons: dict[str, LampName] = field(default_factory=dict)  # and which lamp said them
    reasons: dict[str, LampName] = field(default_factory=dict)  # why a lamp is unknown, likewise
    grounds: set[str] = field(default_factory=set)  # what the sureness of a lamp rests on


@kept_part("lamps")
def draw(screen: Screen, diagnosis: RunDiagnosis, comparisons: set[str]) -> None:
    """Draw the lamps, the one behind the headline open; ``comparisons`` gets those they tell."""
    told = Told({screen.words.symptom(one): diagnosis.number(one) for one in diagnosis.findings})
    first = diagnosis.headline.lamp
    rows = {
        name: _row(screen, diagnosis, diagnosis.lamps[name], told, is_open=name is first)
        for name in sorted(diagnosis.lamps, key=lambda name: name is not first)
    }
    st.html(
        f'<h2 class="section">{html(screen.say("checked"))}</h2>'
        + "".join(rows[name] for name in diagnosis.lamps)
    )
    comparisons.update(told.comparisons)


def _row(screen: Screen, diagnosis: RunDiagnosis, lamp: Lamp, told: Told, *, is_open: bool) -> str:
    if lamp.state.value == UNKNOWN:
        return (
            f'<div class="lamp {Tone.UNKNOWN}"><p>'
            f'<span class="dot" aria-hidden="true">{SIGNS[Tone.UNKNOWN]}</span>'
            f"{html(screen.words.lamp(lamp.name))} <b>{html(screen.say('not-checked'))}</b></p>"
            f"<div><p>{pointed(_unknown(screen, lamp, told), screen.texts)}</p></div></div>"
        )
    said = reasons_of(screen.logs.report, diagnosis, lamp, screen.words)
    known: set[str] = set()
    body = "".join(
        f"<p{f' class={look_of!r}' if look_of else ''}>{pointed(line, screen.texts, known)}</p>"
        for line, look_of in _lines(screen, lamp, said, told)
    )
    return card.lamp_row(screen, lamp, body, is_open=is_open)


def _lines(screen: Screen, lamp: Lamp, said: LampReasons, told: Told) -> list[tuple[str, str]]:
    """What is said of one lamp, each line with its class."""
    words = screen.words
    lines = [
        (words.asks(lamp.name), "meta"),
        *((line, "") for line in _compared(screen, lamp, said, told)),
    ]
    new, numbers = _apart(said.because, told)
    lines += [(line, "") for line in new]
    if numbers:
        lines.append((screen.say("seen-at", numbers=_listed(screen, numbers)), ""))
    against, numbers = _apart(said.against, told)
    opening = screen.say("against")
    lines += [(f"{opening} {line}", "against") for line in against]
    if numbers:
        seen = screen.say("seen-at", numbers=_listed(screen, numbers))
        lines.append((f"{opening} {seen}", "against"))
    lines += [(line, "meta") for line in said.margins]
    lines.append((" ".join(filter(None, (_sure(said.sureness, told), words.reason(lamp)))), "meta"))
    return lines


def _unknown(screen: Screen, lamp: Lamp, told: Told) -> str:
    """Why a lamp could not be judged; where another could not for the same reason, its name."""
    reason = screen.words.reason(lamp)
    first = told.reasons.setdefault(reason, lamp.name)
    if first is lamp.name:
        return reason
    return screen.say("same-reason", lamp=screen.words.lamp(first))


def _sure(sureness: str, told: Told) -> str:
    """How sure a lamp is, without the grounds that another lamp named."""
    *grounds, number = SENTENCE.split(sureness)
    new = [one for one in grounds if one not in told.grounds]
    told.grounds.update(grounds)
    return " ".join([*new, number])


def _compared(screen: Screen, lamp: Lamp, said: LampReasons, told: Told) -> list[str]:
    """The comparisons behind a lamp, those that another told by its name."""
    new = [one for one in said.across if one not in told.comparisons]
    by = dict.fromkeys(told.comparisons[one] for one in said.across if one in told.comparisons)
    told.comparisons.update(dict.fromkeys(new, lamp.name))
    return [*new, *(screen.say("same-comparison", lamp=screen.words.lamp(one)) for one in by)]


def _apart(sentences: tuple[str, ...], told: Told) -> tuple[list[str], list[int]]:
    """The sentences that are no findings of the list, and the numbers of those that are."""
    new = [one for one in sentences if one not in told.findings]
    return new, sorted(told.findings[one] for one in sentences if one in told.findings)


def _listed(screen: Screen, numbers: list[int]) -> str:
    """``1``, ``1 and 3``, ``1, 2 and 3``."""
    texts = [str(one) for one in numbers]
    if len(texts) == 1:
        return texts[0]
    return screen.say("and-last", first=", ".join(texts[:-1]), last=texts[-1])

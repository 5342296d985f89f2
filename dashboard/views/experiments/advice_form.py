"""The choice of a piece of advice on the open runs that the trainer can follow."""

from dataclasses import dataclass

import streamlit as st

from dashboard.diagnosis.verdict import Recommendation
from dashboard.model.run import Run
from dashboard.report import opening
from dashboard.text.escape import html, plain
from dashboard.training import plan
from dashboard.training.offers import Offers
from dashboard.training.plan import Plan, PlanError
from dashboard.views.state.page import Screen

MOST = 200
"""Pieces of advice in the list."""


@dataclass(frozen=True, slots=True)
class Advised:
    """A piece of advice with its command for the trainer."""

    run: Run
    advice: Recommendation
    command: str


def draw(screen: Screen, offers: Offers) -> Plan:
    """Draw the choice; return the plan.  Raises ``PlanError`` where there is none to follow."""
    found = all_advised(screen)
    if not found:
        raise PlanError("no-advice")
    titles = screen.words.run_titles(screen.logs.book.runs)
    number = st.selectbox(
        screen.say("experiment-advice"),
        range(len(found)),
        format_func=lambda i: plain(
            f"{titles[found[i].run.run_id]}: {screen.words.chip(found[i].advice)}"
        ),
        key="experiment-advice",
    )
    one = found[number]
    words = screen.words
    said = f"{words.recommendation(one.advice)} {words.why(one.advice)}"
    st.html(f'<p class="lead">{html(said)}</p>')
    return plan_of(screen, offers, one)


def all_advised(screen: Screen) -> list[Advised]:
    """Every piece of advice on the open runs that the trainer can follow, the worst run first."""
    runs, found = screen.logs.book.by_id, []
    for diagnosis in opening.worst_first(screen.logs.report):
        for advice in diagnosis.recommendations:
            command = screen.words.code(advice, runs[diagnosis.run_id])["trainer"]
            if command is not None:
                found.append(Advised(runs[diagnosis.run_id], advice, command))
        if len(found) >= MOST:
            break
    return found[:MOST]


def plan_of(screen: Screen, offers: Offers, one: Advised) -> Plan:
    """What following it trains.

    Of a run whose folder is not there, as after an upload, and of what only tests something, no
    lineage can be recorded: that is a training like any other.
    """
    source = {"run": plain(one.run.label), "action": str(one.advice.action)}
    advised = plan.of_command(offers, one.command, plain(one.run.label), source)
    folder = screen.logs.folder_of(one.run)
    changes = screen.words.follow(one.advice, one.run)
    if folder is None or not changes or not offers.can_follow:
        return advised
    others = [screen.logs.folder_of(run) for run in screen.logs.book.runs]
    return plan.as_followed(advised, folder, [path for path in others if path is not None])

"""What was said beside what the engine says and what became of it: agreement, then run by run."""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

import streamlit as st

from dashboard.classroom import agreement, answers, outcome
from dashboard.classroom.agreement import Agreement, Met
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.outcome import Tried
from dashboard.classroom.votes import Vote
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.text.escape import html
from dashboard.text.setting_words import name_inside
from dashboard.views.frame.part import kept_part
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of
from dashboard.views.widgets import card

MOST_NAMES = 6
"""People who are named behind an answer; the rest are counted."""


@kept_part("blind-results")
def draw(
    screen: Screen, runs: Sequence[str], every: Sequence[Vote], names: Mapping[str, str]
) -> None:
    """Draw the agreement in numbers, then each run with the answers and the evidence."""
    some = [vote for vote in every if vote.run in runs]
    book, report = screen.logs.book, screen.logs.report
    key = "class-tried", report.apart
    tried = memo_of(book).get(key, lambda: outcome.tried_of(book, report))
    st.html(f'<h2 class="section">{html(screen.say("blind-agreement"))}</h2>')
    st.html(f'<ul class="findings">{"".join(_lines(screen, some, tried, runs))}</ul>')
    titles, colours = screen.words.run_titles(book.runs), card.colours(screen)
    for run_id in runs:
        here = [vote for vote in some if vote.run == run_id]
        diagnosis = report.by_id[run_id]
        st.html(f'<h2 class="section">{html(titles[run_id])}</h2>')
        left, right = st.columns(2, gap="large")
        with left:
            st.html(_bars(screen, here, names, "said", answers.states_of(diagnosis)))
            st.html(_bars(screen, here, names, "move", frozenset(answers.moves_of(diagnosis))))
        with right:
            st.html(card.card(screen, titles[run_id], diagnosis, colours[run_id]))
            st.html(_became(screen, tried.get(run_id, ())))
            card.link(screen, run_id)


def _lines(
    screen: Screen, some: Sequence[Vote], tried: Mapping[str, Sequence[Tried]], runs: Sequence[str]
) -> list[str]:
    """The agreement as list items: with each other, with the engine, with what became of it."""
    report = screen.logs.report
    diagnoses = {run: report.by_id[run] for run in runs}
    states = [(vote.run, vote.state) for vote in some]
    moves = [(vote.run, vote.move) for vote in some]
    first = agreement.with_said(states, {r: (answers.state_of(d),) for r, d in diagnoses.items()})
    any_of = agreement.with_said(states, {r: answers.states_of(d) for r, d in diagnoses.items()})
    advised = agreement.with_said(moves, {r: answers.moves_of(d) for r, d in diagnoses.items()})
    lines = []
    if len({vote.person for vote in some}) > 1:
        lines += [
            _among(screen, "state", agreement.among(_by_run(states))),
            _among(screen, "move", agreement.among(_by_run(moves))),
        ]
    lines.append(
        screen.say("blind-with-engine", first=first.met, any=any_of.met, asked=first.asked)
    )
    lines.append(screen.say("blind-with-advice", met=advised.met, asked=advised.asked))
    lines.append(_with_outcome(screen, some, tried, runs))
    return [f"<li>{html(line)}</li>" for line in lines]


def _by_run(pairs: Sequence[tuple[str, Hashable]]) -> list[list[Hashable]]:
    found: dict[str, list[Hashable]] = {}
    for run, answer in pairs:
        found.setdefault(run, []).append(answer)
    return list(found.values())


def _among(screen: Screen, what: str, found: Agreement) -> str:
    if math.isnan(found.share):
        return screen.say(f"blind-among-{what}-none")
    kappa = "none" if math.isnan(found.kappa) else round(found.kappa, 2)
    return screen.say(f"blind-among-{what}", share=found.share, kappa=kappa)


def _with_outcome(
    screen: Screen, some: Sequence[Vote], tried: Mapping[str, Sequence[Tried]], runs: Sequence[str]
) -> str:
    """How often a move is one that did better in the set; where the set holds it."""
    asked = met = 0
    engine_asked = engine_met = 0
    for run in runs:
        held = tried.get(run, ())
        if not held:
            continue
        known, good = {one.move for one in held} | {Move.NOTHING}, outcome.best_moves(held)
        own = [vote.move for vote in some if vote.run == run and vote.move in known]
        asked, met = asked + len(own), met + sum(move in good for move in own)
        advised = [one for one in answers.moves_of(screen.logs.report.by_id[run]) if one in known]
        engine_asked, engine_met = (
            engine_asked + len(advised[:1]),
            engine_met + sum(one in good for one in advised[:1]),
        )
    if not engine_asked and not asked:
        return screen.say("blind-no-outcome")
    ours, engine = Met(met, asked), Met(engine_met, engine_asked)
    return screen.say(
        "blind-with-outcome",
        met=ours.met,
        asked=ours.asked,
        engine_met=engine.met,
        engine_asked=engine.asked,
    )


def _bars(
    screen: Screen,
    here: Sequence[Vote],
    names: Mapping[str, str],
    kind: str,
    engine: frozenset[Said] | frozenset[Move],
) -> str:
    """How often each answer was given, and by whom; what the engine says has a mark and a word."""
    given: dict[str, list[str]] = {}
    for vote in here:
        code = str(vote.state if kind == "said" else vote.move)
        given.setdefault(code, []).append(names.get(vote.person, ""))
    counts = Counter({code: len(who) for code, who in given.items()})
    codes = [code for code, _ in counts.most_common()]
    codes += [str(one) for one in sorted(engine) if str(one) not in counts]
    most = max(counts.values(), default=1)
    rows = []
    for code in codes:
        mark = (
            f' <b class="engine">{html(screen.say("blind-engine"))}</b>' if code in engine else ""
        )
        who = [name for name in given.get(code, ()) if name]
        told = ", ".join(who[:MOST_NAMES])
        if len(who) > MOST_NAMES:
            told = screen.say("blind-and-more", names=told, more=len(who) - MOST_NAMES)
        rows.append(
            f'<li><span class="answer">{html(screen.say(f"{kind}-{code}"))}{mark}</span>'
            f'<span class="votes" style="--share:{counts[code] / most:.3f}">'
            f"{counts[code]}</span>"
            f'<span class="meta">{html(told)}</span></li>'
        )
    title = screen.say("blind-answers-state" if kind == "said" else "blind-answers-move")
    return f'<p class="meta">{html(title)}</p><ul class="class-bars">{"".join(rows)}</ul>'


def _became(screen: Screen, held: Sequence[Tried]) -> str:
    """What the comparable runs of the set show, a sentence each."""
    if not held:
        return f'<p class="meta">{html(screen.say("blind-not-tried"))}</p>'
    return "".join(f"<p>{html(_told(screen, one))}</p>" for one in held)


def _told(screen: Screen, one: Tried) -> str:
    write = screen.texts.percent if one.metric == ACCURACY else screen.texts.number
    ends = [
        screen.say("blind-diverged") if math.isnan(value) else write(value)
        for value in (one.before, one.after)
    ]
    return screen.say(
        f"blind-tried-{one.came}",
        move=screen.say(f"move-{one.move}"),
        setting=name_inside(one.setting, screen.texts),
        from_value=one.from_value,
        to_value=one.to_value,
        before=ends[0],
        after=ends[1],
        runs=one.runs,
    )

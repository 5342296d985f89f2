"""One run after the other: its verdict, its curves with the findings, its lamps, its advice.

Each fact is said once: what was seen, in the list of findings; what follows from it, in the lamps;
what other runs show, in the lamp that rests on it, and the rest of it at the end.
"""

from collections.abc import Collection, Mapping

import streamlit as st

from dashboard.diagnosis.verdict import RunDiagnosis
from dashboard.model.run import Run
from dashboard.text.escape import html
from dashboard.text.run_names import BOOKKEEPING
from dashboard.views.experiments import advice_button
from dashboard.views.frame import opening_line, part
from dashboard.views.frame.part import kept_part
from dashboard.views.one_run import range_figure, run_figure, run_lamps, run_walk
from dashboard.views.pairs import followed_runs
from dashboard.views.state.page import Screen, View
from dashboard.views.widgets import card


def draw(screen: Screen) -> None:
    """Draw the page of the run that the address names, else of the worst one."""
    if not screen.logs.book.runs:
        opening_line.draw(screen)
        return
    run = run_walk.draw(screen)
    diagnosis = screen.logs.report.by_id[run.run_id]
    colour = card.colours(screen)[run.run_id]
    st.html(
        f'<h1 class="verdict"><span class="bar" style="--run:{html(colour)}"></span>'
        f"{card.phrase(screen.words.headline(diagnosis), screen.texts)}</h1>"
    )
    part.failures(screen, run.run_id)
    told: set[str] = set()
    _run(screen, run, told)
    followed_runs.draw(screen, run)
    _siblings(screen, diagnosis, told)
    _settings(screen, run)


@st.fragment
@kept_part("run")
def _run(screen: Screen, run: Run, told: set[str]) -> None:
    """The figure, and beside it what was seen, what was checked, what to change.

    A fragment: a zoom draws this part alone, not the whole window.  ``told`` gets the comparisons
    that the lamps tell.
    """
    diagnosis = screen.logs.report.by_id[run.run_id]
    drawn, beside = st.columns([run_figure.WIDTH, 1184 - run_figure.WIDTH], gap="medium")
    with drawn:
        if range_figure.is_for(diagnosis):
            range_figure.draw(screen, run)
        run_figure.draw(screen, run)
    with beside:
        run_figure.draw_findings(screen, run)
        run_lamps.draw(screen, diagnosis, told)
        _advice(screen, run, diagnosis)


@kept_part("advice")
def _advice(screen: Screen, run: Run, diagnosis: RunDiagnosis) -> None:
    """What to change, in order; each with its reason, its test, and its code, closed."""
    st.html(f'<h2 class="section">{html(screen.say("what-to-change"))}</h2>')
    if not diagnosis.recommendations:
        says = range_figure.advice(screen, diagnosis) or screen.say("no-advice-long")
        st.html(f"<p>{html(says)}</p>")
    for place, one in enumerate(diagnosis.recommendations, start=1):
        st.html(card.advice(screen, one, place))
        _code(screen.words.code(one, run), screen, place)
        advice_button.draw(screen, run, one, place)


def _code(code: Mapping[str, str | None], screen: Screen, place: int) -> None:
    """The code of one piece of advice, closed, a tab for each of what it is written for."""
    written = {name: text for name, text in code.items() if text is not None}
    if not written:
        return
    with st.expander(screen.say("advice-code"), key=f"advice-code-{place}"):
        tabs = st.tabs([screen.say(f"code-{name}") for name in written])
    for tab, (name, text) in zip(tabs, written.items(), strict=True):
        is_command = name == "trainer"  # one line that scrolls: it would break after any hyphen
        tab.code(text, language="bash" if is_command else "python", wrap_lines=not is_command)


@kept_part("siblings")
def _siblings(screen: Screen, diagnosis: RunDiagnosis, told: Collection[str]) -> None:
    """What was seen of the run beside its siblings, and no lamp has ``told``."""
    across = [
        sentence
        for comparison in screen.logs.report.comparisons
        if diagnosis.run_id in comparison.runs
        and (sentence := screen.words.comparison(comparison)) not in told
    ]
    if across:
        items = "".join(f"<li>{html(sentence)}</li>" for sentence in across)
        title = html(screen.say("beside-siblings"))
        st.html(f'<h2 class="section">{title}</h2><ul class="findings">{items}</ul>')


@kept_part("settings")
def _settings(screen: Screen, run: Run) -> None:
    """The hyper-parameters in words, three a line, without what only names the run."""
    settings = {name: run.config[name] for name in run.config if name not in BOOKKEEPING}
    with st.expander(screen.say("settings")):
        items = "".join(
            f"<div><dt>{html(screen.words.setting_name(name))}</dt>"
            f"<dd>{html(screen.words.setting_value(value))}</dd></div>"
            for name, value in settings.items()
        )
        st.html(f'<dl class="settings">{items}</dl>' if items else html(screen.say("no-settings")))


VIEW = View(name="diagnosis", order=3, draw=draw)

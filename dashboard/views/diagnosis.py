"""One run: its verdict, its curves with every finding marked, its lamps, its advice."""

from collections.abc import Mapping

import streamlit as st

from dashboard.charts.style import palette
from dashboard.diagnosis.verdict import RunDiagnosis
from dashboard.model.run import Run
from dashboard.text.escape import html, plain
from dashboard.text.run_names import BOOKKEEPING
from dashboard.views.experiments import advice_button
from dashboard.views.frame import opening_line, part
from dashboard.views.frame.part import kept_part
from dashboard.views.pairs import followed_runs
from dashboard.views.state import address
from dashboard.views.state.page import Screen, View
from dashboard.views.widgets import card, range_figure, run_figure


def draw(screen: Screen) -> None:
    """Draw the page of the run that the address names, else of the worst one."""
    if not screen.logs.book.runs:
        opening_line.draw(screen)
        return
    run = _choose_run(screen)
    diagnosis = screen.logs.report.by_id[run.run_id]
    colour = palette.assign(screen.logs.report.runs, theme=screen.theme)[run.run_id].color
    st.html(
        f'<h1 class="verdict"><span class="bar" style="--run:{html(colour)}"></span>'
        f"{card.phrase(screen.words.headline(diagnosis))}</h1>"
    )
    part.failures(screen, run.run_id)
    drawn, lamps = st.columns([run_figure.WIDTH, 1184 - run_figure.WIDTH], gap="medium")
    with drawn:
        if range_figure.is_for(diagnosis):
            range_figure.draw(screen, run)
        run_figure.draw(screen, run)
    with lamps:
        _lamps(screen, diagnosis)
        _advice(screen, run, diagnosis)
    followed_runs.draw(screen, run)
    _siblings(screen, diagnosis)
    _settings(screen, run)


def _choose_run(screen: Screen) -> Run:
    """Draw the choice of the run; the address remembers it."""
    ids = opening_line.worst_first(screen)
    address.recall("run", ids, ids[0])
    runs = screen.logs.book.by_id
    titles = screen.words.run_titles(screen.logs.book.runs)
    chosen = st.selectbox(
        screen.say("run"),
        ids,
        key="run",
        format_func=lambda one: _name(titles[one], runs[one]),
        label_visibility="collapsed",
    )
    address.note("run", chosen, None)
    return runs[chosen]


def _name(title: str, run: Run) -> str:
    """The settings of the run, then its name in the log where that says more."""
    return plain(title if run.label in title else f"{title} · {run.label}")


@kept_part("lamps")
def _lamps(screen: Screen, diagnosis: RunDiagnosis) -> None:
    """The four lamps; the one behind the headline is open, the others open by a click."""
    st.html(
        "".join(
            card.lamp_row(screen, diagnosis, lamp, is_open=name is diagnosis.headline.lamp)
            for name, lamp in diagnosis.lamps.items()
        )
    )


@kept_part("advice")
def _advice(screen: Screen, run: Run, diagnosis: RunDiagnosis) -> None:
    """What to change, in order; each with its reason, its test, and its code, closed."""
    st.html(f'<h2 class="section">{html(screen.say("what-to-change"))}</h2>')
    if not diagnosis.recommendations:
        says = range_figure.advice(screen, diagnosis) or screen.say("no-advice-long")
        st.html(f"<p>{html(says)}</p>")
    for place, one in enumerate(diagnosis.recommendations, start=1):
        st.html(card.advice(screen, one, place))
        with st.expander(screen.say("advice-code"), key=f"advice-code-{place}"):
            _code(screen.words.code(one, run), screen)
        advice_button.draw(screen, run, one, place)


def _code(code: Mapping[str, str | None], screen: Screen) -> None:
    """The code of one piece of advice, a tab for each of what it is written for."""
    written = {name: text for name, text in code.items() if text is not None}
    tabs = st.tabs([screen.say(f"code-{name}") for name in written])
    for tab, (name, text) in zip(tabs, written.items(), strict=True):
        is_command = name == "trainer"  # one line that scrolls: it would break after any hyphen
        tab.code(text, language="bash" if is_command else "python", wrap_lines=not is_command)


@kept_part("siblings")
def _siblings(screen: Screen, diagnosis: RunDiagnosis) -> None:
    """What was seen of the run beside its siblings."""
    across = [
        screen.words.comparison(comparison)
        for comparison in screen.logs.report.comparisons
        if diagnosis.run_id in comparison.runs
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

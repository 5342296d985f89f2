"""The search for runs: by words in names and settings, and by states of lamps."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    RunDiagnosis,
    Stability,
    State,
)
from dashboard.model.run import Run
from dashboard.report.tone import SIGNS, Tone, tone
from dashboard.text.sentences import Sentences

ALERT, BAD, CLEAR, UNKNOWN = "alert", "bad", "clear", "unknown"
STATES: Mapping[LampName, type[State]] = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}
SUMMARIES = (ALERT, BAD, CLEAR, UNKNOWN)
"""Summaries of a run's lamps: any alert, a serious one, none, some unknown."""


def lamp_choices(report: Report) -> list[str]:
    """The choices to filter runs by: the four summaries, then every state of their lamps.

    A state is written ``<lamp>-<state>``, such as ``learning_rate-too_low``.
    """
    seen = {_code(one, name) for one in report.diagnoses for name in one.lamps}
    order = {name.value: place for place, name in enumerate(LampName)}
    return [*SUMMARIES, *sorted(seen, key=lambda code: (order[code.partition("-")[0]], code))]


def lamp_choice_in_words(choice: str, words: Sentences) -> str:
    """A choice of :func:`lamp_choices` as a person reads it."""
    if choice in SUMMARIES:
        return words.say(f"table-lamps-{choice}")
    lamp, _, state = choice.partition("-")
    name = LampName(lamp)
    value = STATES[name](state)
    return words.say(
        "table-lamps-state",
        sign=SIGNS[tone(value)],
        lamp=words.lamp(name),
        state=words.state_name(name, value),
    )


def found(
    runs: Sequence[Run], report: Report, words: Sentences, *, text: str, lamps: Collection[str]
) -> list[str]:
    """The ids of the runs that have every word of ``text`` and any of the ``lamps``, in order.

    Words are looked for in a run's name, its batch size and rate in words, its source and its
    settings, whatever their case and accents, numbers in either way of writing them.  No word and
    no lamp finds every run.
    """
    ids = [run.run_id for run in runs]
    if lamps:
        asked = set(lamps)
        ids = [one for one in ids if one in report.by_id and asked & choices_of(report.by_id[one])]
    wanted = _folded(text).split()
    if not wanted:
        return ids
    titles = words.run_titles(runs)
    searched = {
        run.run_id: _folded(f"{titles[run.run_id]} {words.settings_title(run)} {_facts(run)}")
        for run in runs
    }
    return [one for one in ids if all(word in searched[one] for word in wanted)]


def choices_of(diagnosis: RunDiagnosis) -> set[str]:
    """Every choice of :func:`lamp_choices` that a run answers to."""
    tones = {tone(lamp.state) for lamp in diagnosis.lamps.values()}
    alert = bool(tones & {Tone.WARN, Tone.BAD})
    answers = {_code(diagnosis, name) for name in diagnosis.lamps}
    answers |= {ALERT if alert else CLEAR}
    answers |= {BAD} if Tone.BAD in tones else set()
    return answers | ({UNKNOWN} if Tone.UNKNOWN in tones else set())


def _code(diagnosis: RunDiagnosis, name: LampName) -> str:
    return f"{name.value}-{diagnosis.lamps[name].state.value}"


def _facts(run: Run) -> str:
    settings = (f"{name}={value}" for name, value in run.config.items())
    return " ".join((run.label, run.run_id, run.source, *settings))


def _folded(text: str) -> str:
    """``text`` without case, accents and with decimal commas as points."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in spread if not unicodedata.combining(one)).replace(",", ".")

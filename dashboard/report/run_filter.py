"""The search for runs: by a query (:mod:`dashboard.report.run_query`), and by states of lamps."""

from collections.abc import Collection, Mapping

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
from dashboard.model.run import LogBook
from dashboard.report.run_query.answer import answer
from dashboard.report.run_query.facts import Facts
from dashboard.report.run_query.parser import parse
from dashboard.report.run_query.query_error import QueryError
from dashboard.report.tone import SIGNS, Tone, tone
from dashboard.text.sentences import Sentences
from dashboard.text.speaker import word

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
    book: LogBook, report: Report, words: Sentences, *, text: str, lamps: Collection[str] = ()
) -> list[str]:
    """The ids of the runs that the query ``text`` finds and that have any of the ``lamps``.

    They keep the order of the book.  Words are looked for in a run's title, name, source and
    settings, whatever their case and accents, numbers in either way of writing them.  No query and
    no lamp finds every run.

    Raises:
        QueryError: ``text`` is no query, or asks for what no run has.
    """
    ids = [run.run_id for run in book.runs]
    if text.strip():
        ids = answer(parse(text), Facts(book, report, words))
    if not lamps:
        return ids
    asked = set(lamps)
    return [one for one in ids if one in report.by_id and asked & choices_of(report.by_id[one])]


def complaint(problem: QueryError, words: Sentences) -> str:
    """The sentence that says what is wrong with a query."""
    args = {name: word(value) for name, value in problem.args_of_sentence.items()}
    return words.say(f"find-error-{problem.code}", **args)


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

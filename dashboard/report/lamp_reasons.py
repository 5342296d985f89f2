"""Why a lamp is as it is, in sentences: for every page and document the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.diagnosis.reasons.reason import Reason
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Lamp, RunDiagnosis
from dashboard.text.sentences import Sentences

MOST = 4
"""Reasons that are said, the strongest; JSON has them all."""

MOST_AGAINST = 2

MOST_MEASURED = 2
"""The same where other runs measured the state: what they show comes first, and says more."""


@dataclass(frozen=True, slots=True)
class LampReasons:
    """What is said of one lamp whose state is known, each a sentence."""

    across: tuple[str, ...]  # comparisons with other runs that support it
    because: tuple[str, ...]  # what this run itself shows
    against: tuple[str, ...]
    margins: tuple[str, ...]  # from where on the verdict would be another
    margin_short: str  # the first of them; "" for none
    sureness: str
    """How sure it is, and from where on it is named."""


def reasons_of(
    report: Report, diagnosis: RunDiagnosis, lamp: Lamp, words: Sentences
) -> LampReasons:
    """The sentences on one lamp of a run."""
    explained = report.explain(diagnosis).get(lamp.name)
    compared = {
        one.code: words.comparison(one)
        for one in report.comparisons
        if diagnosis.run_id in one.runs
    }
    across = tuple(compared[code] for code in lamp.because if code in compared)
    if explained is None:
        symptoms = {one.code: one for one in diagnosis.symptoms}
        seen, other = (
            tuple(words.symptom(symptoms[code]) for code in codes if code in symptoms)
            for codes in (lamp.because, lamp.against)
        )
        return LampReasons(across, seen, other, (), "", words.sureness(lamp, None))

    def said(several: Sequence[Reason], most: int) -> tuple[str, ...]:
        return tuple(words.said_reason(one, diagnosis) for one in several[:most])

    whole = words.rests_on(lamp, explained)
    margins = explained.margins
    return LampReasons(
        across,
        (
            *((whole,) if whole and not across else ()),
            *said(explained.reasons, MOST_MEASURED if lamp.from_siblings else MOST),
        ),
        () if lamp.from_siblings else said(explained.against, MOST_AGAINST),
        tuple(words.margin(one, lamp) for one in margins),
        words.margin_short(margins[0], lamp) if margins else "",
        words.sureness(lamp, explained),
    )

"""What the page of a pack says, in one language: sentences, names, settings, the receipt.

What the first screen shows (:func:`said`) is apart from what is shown when somebody asks for it
(:func:`details`): of a thousand runs that is nearly all, and the page reads it later.
"""

from collections.abc import Sequence
from typing import Any

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Lamp, LampName, Recommendation, RunDiagnosis
from dashboard.meetings.decision import Kind
from dashboard.model.run import LogBook, Run
from dashboard.report import failed
from dashboard.report.lamp_reasons import reasons_of
from dashboard.report.opening import across, grounds, opening, worst_first
from dashboard.report.receipt_notes import notes_of
from dashboard.report.standouts import next_step
from dashboard.report.tone import SIGNS, Tone, headline_tone, tone
from dashboard.text.sentences import Sentences

WORDS = (
    "pack-title",
    "pack-next",
    "pack-runs",
    "pack-across",
    "pack-metric",
    "pack-log-y",
    "pack-reset",
    "pack-find",
    "pack-none-found",
    "pack-settings",
    "pack-sources",
    "pack-file",
    "pack-bytes",
    "pack-decisions",
    "pack-nothing-decided",
    "pack-notes",
    "pack-hint",
    "pack-language",
    "pack-by",
    "pack-due",
    "pack-step",
    "pack-epoch",
    "what-was-seen",
    "what-to-change",
    "against",
    "no-advice-long",
    "advice-code",
)
"""The texts of the page's own, by their messages."""


def said(book: LogBook, report: Report, lang: str) -> dict[str, Any]:
    """What the first screen says of a set in one language, as JSON."""
    words = Sentences(lang).among(book.runs)
    step = next_step(report, words)
    metrics = {
        f"{one.metric}.{one.split.value}": words.metric_title(one.metric, one.split.value)
        for many in book.series.values()
        for one in many
    }
    titles, labels = words.run_titles(book.runs), words.run_labels(book.runs)
    return {
        "words": {name: words.say(name) for name in WORDS},
        "kinds": {kind: words.say(f"pack-kind-{kind}") for kind in Kind},
        "opening": opening(report, words),
        "grounds": list(grounds(report, words)),
        "failures": list(failed.failure_sentences(report, words)),
        "next": step.text if step is not None else "",
        "across": across(report, words),
        "metrics": metrics,
        "runs": [
            {
                "name": titles[run.run_id],
                "label": labels[run.run_id],
                "short": words.short(report.by_id[run.run_id]),
            }
            for run in book.runs
        ],
    }


def details(book: LogBook, report: Report, lang: str) -> dict[str, Any]:
    """What is said of each run when it is chosen, and of the reading, in one language, as JSON."""
    words = Sentences(lang).among(book.runs)
    notes = notes_of(report.receipt, words)
    return {
        "runs": [_run(run, report, words) for run in book.runs],
        "receipt": [note for several in notes.of_file for note in several] + list(notes.together),
    }


def order(book: LogBook, report: Report) -> list[int]:
    """The places of the runs, the one that needs most attention first."""
    place = {run.run_id: number for number, run in enumerate(book.runs)}
    return [place[one.run_id] for one in worst_first(report)]


def looks(report: Report) -> list[str]:
    """The tone of each run, in their order."""
    return [headline_tone(report.by_id[run.run_id].headline).value for run in report.runs]


def signs() -> dict[str, str]:
    """The shape of each tone."""
    return {one.value: SIGNS[one] for one in Tone}


def _run(run: Run, report: Report, words: Sentences) -> dict[str, Any]:
    diagnosis = report.by_id[run.run_id]
    return {
        "headline": words.headline(diagnosis),
        "lamps": [_lamp(diagnosis, diagnosis.lamps[name], report, words) for name in LampName],
        "seen": [_seen(diagnosis, words, number) for number in range(len(diagnosis.findings))],
        "advice": [_advice(one, run, words) for one in diagnosis.recommendations],
        "settings": [
            [words.setting_name(name), words.setting_text(run, name)]
            for name in run.config
            if words.setting_text(run, name)
        ],
    }


def _lamp(diagnosis: RunDiagnosis, lamp: Lamp, report: Report, words: Sentences) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": words.lamp(lamp.name),
        "state": words.state(lamp),
        "tone": tone(lamp.state).value,
        "reason": words.reason(lamp),
    }
    if lamp.state.value == "unknown":
        return found
    reasons = reasons_of(report, diagnosis, lamp, words)
    return found | {
        "sureness": reasons.sureness,
        "because": [*reasons.across, *reasons.because],
        "against": list(reasons.against),
        "margins": list(reasons.margins),
    }


def _seen(diagnosis: RunDiagnosis, words: Sentences, number: int) -> dict[str, Any]:
    one = diagnosis.findings[number]
    return {
        "title": words.symptom_title(one),
        "text": words.symptom(one),
        "metric": one.metric,
        "split": one.split,
        "from": _finite(one.from_x),
        "to": _finite(one.to_x),
    }


def _finite(value: float) -> float | None:
    return float(value) if abs(value) < float("inf") else None


def _advice(advice: Recommendation, run: Run, words: Sentences) -> dict[str, Any]:
    code: Sequence[tuple[str, str | None]] = list(words.code(advice, run).items())
    return {
        "text": words.recommendation(advice),
        "why": words.why(advice),
        "expect": words.expect(advice),
        "wrong": words.wrong_if(advice),
        "code": [[words.say(f"code-{name}"), text] for name, text in code if text is not None],
    }

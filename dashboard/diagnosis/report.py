"""The report: every run's diagnosis, the comparisons, and the evidence of both, as one value."""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from dashboard.diagnosis.best import Best
from dashboard.diagnosis.explained.as_json import explained_as_json
from dashboard.diagnosis.forecast import forecast, outcome
from dashboard.diagnosis.reasons.reason import Explained
from dashboard.diagnosis.siblings.score import ACCURACY, LOSS
from dashboard.diagnosis.verdict import (
    SCHEMA_VERSION,
    Comparison,
    Headline,
    LampName,
    RateChances,
    Recommendation,
    RunDiagnosis,
    Symptom,
    jsonable,
)
from dashboard.diagnosis.words import Wordless, Words
from dashboard.model.contained import Failure, overheard
from dashboard.model.run import Receipt, Run, Setting, SourceReceipt

COUNTS = ("points", "damaged", "recovered", "duplicated", "reordered", "replaced")
"""The receipt's counts that a total is given for."""

Explanations = Mapping[LampName, Explained]
"""What explains each lamp of a run that can be explained, by its name."""


def _unexplained(_: RunDiagnosis) -> Explanations:
    return {}


@dataclass(frozen=True)
class Report:
    """A whole log set's diagnosis; ``diagnoses`` are in the order of ``runs``."""

    runs: tuple[Run, ...]
    diagnoses: tuple[RunDiagnosis, ...]
    comparisons: tuple[Comparison, ...]
    receipt: Receipt
    failures: tuple[Failure, ...] = ()  # what could not be judged, each once
    best: Best | None = None  # the best run of those that can be ranked together
    words: Words = field(default_factory=Wordless, compare=False, repr=False)
    apart: bool = False  # whether families were separated wherever names differ
    explain: Callable[[RunDiagnosis], Explanations] = field(
        default=_unexplained, compare=False, repr=False
    )  # why the lamps of a run are as they are; costs a few runs' judging, so only where looked at

    def spoken(self, words: Words) -> "Report":
        """The same report in the language of ``words``."""
        return replace(self, words=words)

    @cached_property
    def by_id(self) -> dict[str, RunDiagnosis]:
        """The diagnoses by run id."""
        return {diagnosis.run_id: diagnosis for diagnosis in self.diagnoses}

    @cached_property
    def first_metric(self) -> str:
        """The metric to look at first where that is neither accuracy nor loss; else ``""``.

        It is the metric by which the best run is best; without a best run, the one that counts for
        most.
        """
        if self.best is not None:
            return "" if self.best.metric in {ACCURACY, LOSS} else self.best.metric
        counts = Counter(one.counts for one in self.diagnoses if one.counts)
        return counts.most_common(1)[0][0] if counts else ""

    def to_dict(self) -> dict[str, Any]:
        """The report as the JSON of ``docs/report-schema.json``: no NaN, only plain types.

        Sentences that could not be written are among its failures.
        """
        with overheard() as unsaid:
            document = {
                "schema": SCHEMA_VERSION,
                "receipt": _receipt(self.receipt, self.words),
                "runs": [self._run(run) for run in self.runs],
                "comparisons": [
                    {
                        "code": comparison.code,
                        "runs": list(comparison.runs),
                        "evidence": jsonable(comparison.evidence),
                        "text": self.words.comparison(comparison),
                    }
                    for comparison in self.comparisons
                ],
                "best": _best(self.best) if self.best is not None else None,
            }
        failures = dict.fromkeys((*self.failures, *unsaid))
        return document | {"failures": [_failure(one, self.words) for one in failures]}

    def _run(self, run: Run) -> dict[str, Any]:
        diagnosis = self.by_id[run.run_id]
        return _run(run, diagnosis, self.explain(diagnosis), self.words)


def _failure(failure: Failure, words: Words) -> dict[str, Any]:
    return {
        "stage": failure.stage.value,
        "code": failure.code,
        "run_id": failure.run_id,
        "error": failure.error,
        "text": words.failure(failure),
    }


def _best(best: Best) -> dict[str, Any]:
    """Which run is best, and by what: the median of its last few values of the metric."""
    return {
        "run_id": best.run_id,
        "runs": list(best.runs),
        "metric": best.metric,
        "split": best.split.value,
        "higher_is_better": best.is_upward,
        "statistic": "end",
        "value": jsonable(best.end),
        "optimizer": best.optimizer,
        "compared": best.compared,
    }


def _receipt(receipt: Receipt, words: Words) -> dict[str, Any]:
    plain = [item.name for item in fields(SourceReceipt) if item.name not in {"notes", "size"}]
    return {
        "sources": [
            {name: getattr(source, name) for name in plain}
            | {"bytes": source.size, "notes": list(words.note(source))}
            for source in receipt.sources
        ],
        "totals": {name: receipt.total(name) for name in COUNTS}
        | {"sources": len(receipt.sources), "skipped": receipt.total("skipped")},
    }


def _run(
    run: Run, diagnosis: RunDiagnosis, explained: Explanations, words: Words
) -> dict[str, Any]:
    return {
        "run_id": run.run_id,
        "source": run.source,
        "format": run.format,
        "config": {name: _setting(value) for name, value in run.config.items()},
        "lamps": {
            name.value: {
                "state": lamp.state.value,
                "confidence": None if lamp.confidence is None else round(lamp.confidence, 4),
                "because": list(lamp.because),
                "against": list(lamp.against),
                "from_siblings": lamp.from_siblings,
                "reason": lamp.reason,
                "about": lamp.about,
                "explained": explained_as_json(diagnosis, lamp, explained.get(name), words),
                "chances": _chances(lamp.chances),
            }
            for name, lamp in diagnosis.lamps.items()
        },
        "headline": _headline(diagnosis.headline, words.headline(diagnosis)),
        "findings": [_finding(symptom, words) for symptom in diagnosis.symptoms],
        "recommendations": [
            _advice(advice, run, diagnosis, words) for advice in diagnosis.recommendations
        ],
        "ended": outcome(diagnosis).to_dict(),
    }


def _chances(chances: RateChances | None) -> dict[str, float] | None:
    if chances is None:
        return None
    return {name: round(getattr(chances, name), 4) for name in ("low", "good", "high")}


def _setting(value: Setting) -> Any:
    """A setting as JSON; pairs of distinct names and values are the object that the file held.

    ``Run.config`` is hashable, so it keeps ``{"epoch": 1}`` as ``(("epoch", 1),)``.
    """
    if not isinstance(value, tuple):
        return jsonable(value)
    names = [one[0] for one in value if isinstance(one, tuple) and len(one) == 2]
    is_object = len(set(names)) == len(value) and all(isinstance(name, str) for name in names)
    if value and is_object:
        return {one[0]: _setting(one[1]) for one in value if isinstance(one, tuple)}
    return [_setting(one) for one in value]


def _headline(headline: Headline, text: str) -> dict[str, Any]:
    return {
        "lamp": headline.lamp.value if headline.lamp else None,
        "state": headline.state,
        "severity": headline.severity.value,
        "text": text,
    }


def _finding(symptom: Symptom, words: Words) -> dict[str, Any]:
    return {
        "code": symptom.code,
        "strength": round(symptom.strength, 4),
        "split": symptom.split,
        "metric": symptom.metric,
        "from": _or_null(symptom.from_x),
        "to": _or_null(symptom.to_x),
        "evidence": jsonable(symptom.evidence),
        "text": words.symptom(symptom),
    }


def _or_null(value: float | str | None) -> float | str | None:
    """``value``, or ``None`` where it is a number that JSON does not have."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _advice(
    advice: Recommendation, run: Run, diagnosis: RunDiagnosis, words: Words
) -> dict[str, Any]:
    changes = words.follow(advice, run)
    return {
        "action": advice.action,
        "parameter": advice.parameter,
        "from": _or_null(advice.from_value),
        "to": _or_null(advice.to_value),
        "because": list(advice.because),
        "evidence": jsonable(advice.evidence),
        "text": words.recommendation(advice),
        "why": words.why(advice),
        "expect": words.expect(advice),
        "wrong_if": words.wrong_if(advice),
        "code": dict(words.code(advice, run)),
        "follow": jsonable(changes),
        "forecast": forecast(diagnosis, advice).to_dict(),
    }

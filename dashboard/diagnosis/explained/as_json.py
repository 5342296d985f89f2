"""What explains a lamp, as part of the JSON of a report (``docs/report-schema.json``)."""

import math
from collections.abc import Sequence
from typing import Any

from dashboard.diagnosis.reasons.reason import Explained, Margin, Read, Reason
from dashboard.diagnosis.verdict import Lamp, RunDiagnosis
from dashboard.diagnosis.words import Words

DIGITS = 6  # significant ones of a reading: single precision has seven


def explained_as_json(
    diagnosis: RunDiagnosis, lamp: Lamp, explained: Explained | None, words: Words
) -> dict[str, Any] | None:
    """The object of one lamp; ``None`` where nothing explains it."""
    if explained is None:
        return None

    def reasons(several: Sequence[Reason]) -> list[dict[str, Any]]:
        return [_reason(one, diagnosis, words) for one in several]

    return {
        "probability": _or_null(explained.chance, 4),
        "named_from": _or_null(explained.named_from, 4),
        "rests_on": explained.rests_on,
        "reasons": reasons(explained.reasons),
        "against": reasons(explained.against),
        "margins": [_margin(one, lamp, words) for one in explained.margins],
        "text": words.rests_on(lamp, explained),
    }


def _reason(reason: Reason, diagnosis: RunDiagnosis, words: Words) -> dict[str, Any]:
    return {
        "group": reason.group,
        "finding": reason.symptom,
        **_read(reason.read),
        "moves": _or_null(reason.moves, 4),
        "by_curve": reason.by_curve,
        "decides": reason.decides,
        "text": words.said_reason(reason, diagnosis),
    }


def _margin(margin: Margin, lamp: Lamp, words: Words) -> dict[str, Any]:
    return {
        **_read(margin.read),
        "turns_at": _short(margin.turns_at),
        "state": margin.state.value,
        "reason": margin.reason,
        "text": words.margin(margin, lamp),
    }


def _read(read: Read) -> dict[str, Any]:
    return {"reading": read.name, "value": _short(read.value), "usual": _short(read.usual)}


def _short(value: float) -> float | None:
    return float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None


def _or_null(value: float, decimals: int) -> float | None:
    return None if math.isnan(value) else round(value, decimals)

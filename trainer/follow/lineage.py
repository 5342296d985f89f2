"""Where a followed run comes from: `lineage.json` in its folder.

The forecast is written before the training begins, so that it cannot be fitted to what came of it;
what was observed is added when the training is done. The dashboard reads the file.

    parent            the folder's name of the run that was advised; `parent_digest` of its files
    advice            the dashboard's code of it; parameter, from, to, because, text
    changes           our settings with their new values
    forecast          metric, split, direction, now, expected (null: only better than now), chance
    forecast_at       seconds since 1970
    observed          null, then: metric, before, after, noise, improved (yes, no or same),
                      came_true, verdict
"""

import hashlib
import json
import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError
from trainer.follow.advice import Advice
from trainer.follow.outcome import Outcome, compare
from trainer.run_files.run_folder import HPARAMS, METRICS, write_whole

LINEAGE = "lineage.json"
FORMAT = 1
WORDS = {1: "yes", 0: "same", -1: "no"}


def digest(folder: Path) -> str:
    """SHA-256 of a run's settings and numbers, in hexadecimal."""
    found = hashlib.sha256()
    for name in (HPARAMS, METRICS):
        found.update((folder / name).read_bytes())
    return found.hexdigest()


def predict(folder: Path, parent: Path, verdict: str, advice: Advice) -> dict[str, Any]:
    """Write the forecast into the folder of a run that is yet to be trained.

    One that stands there already is kept: it was made first.

    Errors: `TrainerError` where the folder cannot be written.
    """
    found = read(folder)
    if found is not None:
        return found
    lineage: dict[str, Any] = {
        "format": FORMAT,
        "parent": parent.name,
        "parent_digest": digest(parent),
        "verdict": verdict,
        "advice": advice.action,
        "parameter": advice.parameter,
        "from": advice.start,
        "to": advice.to,
        "because": list(advice.because),
        "text": advice.text,
        "changes": dict(advice.changes),
        "forecast": dict(advice.forecast),
        "forecast_at": round(time.time(), 3),
        "observed": None,
    }
    _write(folder, lineage)
    return lineage


def observe(folder: Path, before: Outcome, after: Outcome, verdict: str) -> dict[str, Any]:
    """Add what came of it: the metric that decided, and whether the forecast came true.

    It came true if its own metric went its way beyond noise, and, where a value was expected, got
    there or further, within noise.
    """
    lineage = read(folder) or {}
    metric, better = compare(before, after)
    observed = {
        "metric": metric,
        "before": _number(before.value(metric)),
        "after": _number(after.value(metric)),
        "noise": _number(max(before.noise(metric), after.noise(metric))),
        "improved": WORDS[better],
        "came_true": came_true(lineage.get("forecast", {}), before, after, better),
        "verdict": verdict,
    }
    lineage["observed"] = observed
    _write(folder, lineage)
    return observed


def came_true(forecast: Mapping[str, Any], before: Outcome, after: Outcome, better: int) -> bool:
    """Whether the forecast's metric did what was predicted; of an unknown one, whether better."""
    metric, expected = forecast.get("metric"), forecast.get("expected")
    if metric not in ("accuracy", "loss"):
        return better > 0
    way = 1 if forecast.get("direction") == "up" else -1
    now, then = before.value(metric), after.value(metric)
    if not math.isfinite(now) or not math.isfinite(then):
        return math.isfinite(then)
    reached = expected is None or way * (then - expected) >= -after.noise(metric)
    return way * (then - now) > after.noise(metric) and reached


def read(folder: Path) -> dict[str, Any] | None:
    """The lineage of the run in `folder`; None where it was not advised."""
    try:
        found = json.loads((folder / LINEAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("format") == FORMAT else None


def _number(value: float) -> float | None:
    return float(f"{value:.6g}") if math.isfinite(value) else None


def _write(folder: Path, lineage: Mapping[str, Any]) -> None:
    """Replace the file in one step."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(lineage, ensure_ascii=False, indent=1, allow_nan=False)
        write_whole(folder / LINEAGE, f"{text}\n".encode(), safely=True)
    except OSError as error:
        raise TrainerError("unwritable", path=folder, reason=error.strerror) from None

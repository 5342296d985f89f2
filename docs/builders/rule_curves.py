"""The curves that the Guide shows of each rule: the first of its cases that fires, and a quiet one.

They are the cases of the rules' own tests, so that a new rule has its pictures with its cases.
"""

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import numpy as np

from dashboard.diagnosis.features import measure
from dashboard.diagnosis.symptoms import all_symptoms
from dashboard.model.curve import curves_of
from docs.page import Page

book: Any = import_module("tests.diagnosis.alone.formulas").book
CASES: Mapping[str, Any] = import_module("tests.diagnosis.alone.symptom_cases").CASES
"""The tests are not typed."""

DIGITS = 6
CONFIG = "config"

SHOWN: Mapping[str, Mapping[str, str]] = {}
"""Of a rule the case that shows it better than its first, by ``fires`` and ``quiet``."""


def build() -> str:
    """The file's text."""
    told = {
        code: {
            kind: _told(_chosen(code, kind, getattr(cases, kind))) for kind in ("fires", "quiet")
        }
        | _fact(code, _chosen(code, "fires", cases.fires))
        for code, cases in sorted(CASES.items())
    }
    return json.dumps(told, allow_nan=False, separators=(",", ":")).replace('},"', '},\n"') + "\n"


def _chosen(code: str, kind: str, several: Mapping[str, Any]) -> Mapping[str, Any]:
    name = SHOWN.get(code, {}).get(kind) or next(iter(several))
    chosen: Mapping[str, Any] = several[name]
    return chosen


def _fact(code: str, curves: Mapping[str, Any]) -> dict[str, Any]:
    """The metric in which the rule sees its fact, and the stretch where it does."""
    (run,) = curves_of(book(**curves))
    (rule,) = (one for one in all_symptoms() if one.code == code)
    found = rule.detect(measure(run))
    if found is None:
        return {"metric": "", "span": None}
    span = [float(found.from_x), float(found.to_x)]
    return {"metric": found.metric, "span": span if np.isfinite(span).all() else None}


def _told(curves: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: dict(values) if name == CONFIG else [_rounded(one) for one in np.asarray(values)]
        for name, values in curves.items()
        if name not in {"x", "unit"}
    }


def _rounded(value: float) -> float | str:
    return float(f"{float(value):.{DIGITS}g}") if np.isfinite(value) else str(float(value))


PAGE = Page("../dashboard/views/guide_page/rule_curves.json", build)

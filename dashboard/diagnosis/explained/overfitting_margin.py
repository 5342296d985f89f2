"""How far a run is from not being called overfitting: a rule names it, and no network."""

import math
from dataclasses import replace

from dashboard.diagnosis.explained.run_alone import RunAlone
from dashboard.diagnosis.reasons.reason import Margin, Read
from dashboard.diagnosis.symptoms import all_symptoms
from dashboard.diagnosis.verdict import Lamp

RISE = "held_out.rise"
"""How far the held-out loss ends above its best, relative to it; no input of the networks."""

HALVINGS = 12
CODE = "val-rises-while-train-falls"


def overfitting_margin(run: RunAlone, lamp: Lamp) -> Margin | None:
    """From which end of the held-out loss on the rule no longer sees a rise; ``None`` if always."""
    held_out = run.features.held_out
    rule = next((one for one in all_symptoms() if one.code == CODE), None)
    if rule is None or held_out is None or rule.detect(run.features) is None:
        return None
    low, high = 0.0, held_out.rise
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if rule.detect(_risen(run, middle).features) else (middle, high)
    seen = {code: run.seen[code] for code in run.seen if code != CODE}
    then = RunAlone(_risen(run, low).features, seen).judge_without(lamp.name, ())
    read = Read(RISE, held_out.rise, math.nan, held_out.metric, held_out.split.value)
    return Margin(read, low, high, then.state, then.reason)


def _risen(run: RunAlone, rise: float) -> RunAlone:
    """The run as if its held-out loss had ended so far above its best."""
    held_out = run.features.held_out
    if held_out is None:
        return run
    moved = replace(held_out, rise=rise, end=held_out.best * (1 + rise))
    return RunAlone(replace(run.features, held_out=moved), run.seen)

"""How sure it is that another batch size is better, or that none is, where siblings say so.

The noise of two runs says the least of it: of verdicts that were nearly certain by it, one in five
did not hold with other seeds.  The logistic curve of ``batch_sides.json`` was fitted on trainings
of the world with another batch at the same rate, families left out
(``python -m benchmarks.batch_sides``).
"""

import json
from functools import cache
from pathlib import Path

from dashboard.diagnosis.claims import Claim
from dashboard.diagnosis.rate_decision import EVEN
from dashboard.diagnosis.reasons.chances import log_odds
from dashboard.diagnosis.verdict import BatchSize

FILE = Path(__file__).with_name("batch_sides.json")
SUREST = 0.98  # of the siblings' probability, whose odds are weighed: one may always be lucky
FACTS = ("siblings", "good", "too_small")
"""The log odds by the siblings, and which of the three states it is."""


def sure_of_batch(state: BatchSize, sure: float) -> float:
    """How likely a verdict on a batch is right, at least even: what is seen is said.

    Args:
        state: by the siblings.
        sure: its probability by the noise of two runs.
    """
    return max(EVEN, batch_curve().chance(EVEN, facts_of(state, sure)))


def facts_of(state: BatchSize, sure: float) -> dict[str, float]:
    """What is weighed, by FACTS."""
    is_one = (float(state is BatchSize.GOOD), float(state is BatchSize.TOO_SMALL))
    return dict(zip(FACTS, (log_odds(sure, SUREST), *is_one), strict=True))


@cache
def batch_curve(path: Path = FILE) -> Claim:
    """The curve of the data file."""
    return Claim(**json.loads(path.read_text(encoding="utf-8")))

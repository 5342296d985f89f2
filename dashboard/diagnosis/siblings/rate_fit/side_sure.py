"""How sure it is that another rate is better where a sibling at another rate ended better.

The noise of the family says half of it.  Seeds differ where the curve ends calmly, a small held-out
set flatters one of them, and a loss that is logged alone may rank runs otherwise than what counts.
So the probability that siblings give is weighed with the one that the run's own curve gives its
side.  The logistic curve of ``rate_sides.json`` was fitted on grids of the world whose outcomes are
known with several seeds, by networks that had not seen their families
(``python -m benchmarks.rate_sides``).
"""

import json
from functools import cache
from pathlib import Path

from dashboard.diagnosis.claims import Claim
from dashboard.diagnosis.rate_decision import EVEN, HIGH
from dashboard.diagnosis.reasons.chances import log_odds
from dashboard.diagnosis.verdict import LearningRate, RateChances

FILE = Path(__file__).with_name("rate_sides.json")
SUREST = 0.98  # of the siblings' probability, whose odds are weighed: one may always be lucky
FACTS = ("siblings", "high", "slight")
"""The log odds by the siblings; whether the side is high; whether the state is a slight one."""


def sure_of_side(state: LearningRate, sure: float, alone: RateChances | None) -> float:
    """How likely the side of a low or high rate is right, at least even: what is seen is said.

    Args:
        state: by the siblings, not good.
        sure: the probability that they give it.
        alone: by the run's own curve; ``None``, as likely as not, where it could not be judged.
    """
    own = EVEN if alone is None else alone.high if state in HIGH else alone.low
    return max(EVEN, side_curve().chance(own, facts_of(state, sure)))


def facts_of(state: LearningRate, sure: float) -> dict[str, float]:
    """What is weighed beside the run's own chance, by FACTS."""
    is_slight = state in {LearningRate.SLIGHTLY_LOW, LearningRate.SLIGHTLY_HIGH}
    values = (log_odds(sure, SUREST), float(state in HIGH), float(is_slight))
    return dict(zip(FACTS, values, strict=True))


@cache
def side_curve(path: Path = FILE) -> Claim:
    """The curve of the data file."""
    return Claim(**json.loads(path.read_text(encoding="utf-8")))

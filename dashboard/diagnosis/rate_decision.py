"""Which side a learning rate is named on: by its probabilities, and by what the curve shows.

The limits stand here with their grounds; what they are for is said by the lamp
(:mod:`dashboard.diagnosis.lamps.learning_rate`).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.diagnosis.features.settings import FAR
from dashboard.diagnosis.verdict import LearningRate, RateChances

ALARM = 0.82
"""The probability from which a side is named where the log says which rate it had.

The lowest at which no more than 5% of the good runs of the world and of the first of our grids,
each left out, are called low or high; the other grids and DeepOBS had no part in it."""

ALARM_UNTOLD = 0.8
"""The same where it does not say: then the network is less sure and not more often wrong.

Chosen on the world and the first of our grids, where 0.78 calls more than 5% of the good runs low
or high in three columns of four, 0.8 in one (a single pass over text).  The other grids and DeepOBS
had no part in it: of their good runs 1% to 5% are."""

CLEAR = 0.95
"""The same for a low rate where the curve gives no fact to point at, or one against it: a held-out
loss that has come to rest, where a larger step seems to lead nowhere.  On logs of the world left
out, low was right of 98% of those at rest from here on, of 90% from 0.85 to 0.95.

A high rate needs it in a single pass over the data only: there 64% of those named without a fact
were right.  Else 90% of the world were, and all 10 of the first of our grids; where nothing was
learned 89%, and all 7."""

EVEN = 0.5
"""A good rate that is no likelier than all others together is not named; and what the curve alone
does not make this likely is named on no rate's account, however far that is from the usual ones,
but for a run that was lost at a rate :data:`FAR` above them.

Where a rate that is :data:`FAR` below the usual is called low without a fact, the curve alone must
make it as likely as :data:`CLEAR`.  Who tries rates on a wide grid, as in what the network learned
from, is nearly always right to go up from there; large models and those that are fine-tuned are
not.  Of DeepOBS' good runs without a first evaluation 5% are then called low in place of 9%."""

LOW = (LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW)
HIGH = (LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH)

Likely = Mapping[str, float]
"""The probability of each state, by its value."""

NAN_FROM_START = "nan-from-start"
LOST = ("loss-not-finite", NAN_FROM_START, "loss-exploded")
"""Facts of a loss that was lost, or that ended above its start.

Where it ended above by half or more, or is no number, a rate may be high or unknown, never low or
good.  By less, it is as where nothing was learned."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the curve shows beside the weights: facts for a side, and what rules one out.

    A reason is empty where nothing speaks against what it stands for.
    """

    unjudged: str  # why no state can be named at all
    is_lost: bool  # the numbers are: then the rate may be high, never low or good
    has_fallen_back: bool  # what was learned is lost again: a high rate needs no more than EVEN
    is_at_rest: bool  # the held-out loss has next to nothing left to fall
    low: bool  # a fact on the curve speaks for a low rate, and none for too few units
    high: bool  # and for a high one
    has_learned: bool  # else a low rate is named only where it is, or may be, far below the usual
    may_be_one_pass: bool  # over the data, where no rate is called low
    far: float  # decades from the usual rate, -FAR to FAR_UP; NaN where the log does not say
    doubt: str  # why no likely state is named either
    not_high: str


def decide(likely: Likely, by_curve: Likely, grounds: Grounds) -> tuple[LearningRate, float, str]:
    """The state, the probability of its side, and the reason where none is named.

    Args:
        likely: by all that the log says.
        by_curve: by the curves alone, without the settings.
        grounds: what the curve shows beside the weights.
    """
    state, sure, reason = _named(likely, by_curve, grounds)
    if grounds.is_lost:
        reason = "" if state in HIGH else "lost"
    elif not reason and grounds.doubt:
        reason = grounds.doubt
    elif not reason and state in LOW and grounds.may_be_one_pass:
        reason = "short-or-slow"
    elif not reason and state in HIGH:
        reason = grounds.not_high
    return (LearningRate.UNKNOWN, 0.0, reason) if reason else (state, sure, "")


def _named(likely: Likely, by_curve: Likely, grounds: Grounds) -> tuple[LearningRate, float, str]:
    """The likeliest side where it is likely enough; else the reason why it is not named."""
    sides = (
        (HIGH, grounds.high, "not-telling"),
        (LOW, grounds.low and not grounds.is_at_rest, "settled"),
    )
    for side, has_fact, reason in sides:
        sure, seen = (sum(chances[state] for state in side) for chances in (likely, by_curve))
        limit = ALARM_UNTOLD if math.isnan(grounds.far) else ALARM
        if sure < (EVEN if side is HIGH and grounds.has_fallen_back else limit):
            continue
        is_plain = side is HIGH and not grounds.may_be_one_pass  # no fact has to be shown
        if not grounds.has_learned and not grounds.is_lost:
            if not (is_plain and seen >= EVEN) and (sure < CLEAR or not _may_be_far(side, grounds)):
                break
            return max(side, key=lambda state: likely[state]), sure, ""
        is_far_and_lost = side is HIGH and grounds.is_lost and grounds.far >= FAR
        if seen < EVEN and not is_far_and_lost:
            return LearningRate.UNKNOWN, 0.0, "not-telling"
        least = CLEAR if not has_fact and side is LOW and grounds.far == -FAR else EVEN
        if not has_fact and not is_plain and (sure < CLEAR or seen < least):
            is_at_rest = side is LOW and grounds.is_at_rest
            return LearningRate.UNKNOWN, 0.0, reason if is_at_rest else "not-telling"
        return max(side, key=lambda state: likely[state]), sure, ""
    if not grounds.has_learned and not grounds.is_lost:
        return LearningRate.UNKNOWN, 0.0, "not-learning"
    good = likely[LearningRate.GOOD]
    return LearningRate.GOOD, good, "" if good >= EVEN else "not-telling"


def _may_be_far(side: tuple[LearningRate, ...], grounds: Grounds) -> bool:
    """Whether the rate lies far from the usual on this side; below it also where nobody says.

    A run that learned nothing at a usual rate has something else wrong with it.  Where the log does
    not say its rate, 99 of 100 logs of the world left out whose rate was as likely low as
    :data:`CLEAR` had one that was (752 of known truth), and 1 of 100 was broken.
    """
    if side is HIGH:
        return grounds.far >= FAR
    return grounds.far == -FAR or math.isnan(grounds.far)


def chances_of(likely: Likely) -> RateChances:
    """The probabilities of the states, as those of the sides."""
    low, high = (sum(likely[state] for state in side) for side in (LOW, HIGH))
    return RateChances(low, likely[LearningRate.GOOD], high)

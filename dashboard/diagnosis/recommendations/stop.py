"""Advice to stop a run that is still being written and does not come back."""

from collections.abc import Iterable

from dashboard.diagnosis.live.running import STAYS_LOST
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.shared.lost import ABOVE, IN_A_ROW
from dashboard.diagnosis.verdict import Recommendation


def advise(situation: Situation) -> Iterable[Recommendation]:
    """To stop now; what to change comes after it, from the other advice."""
    lost = situation.symptom(STAYS_LOST)
    if lost is not None:
        kept = {name: lost.evidence[name] for name in ("unit", "lost_as", "points", "at")}
        limits = {"in_a_row": int(IN_A_ROW.value), "above": ABOVE.value}
        yield Recommendation("stop_now", "", None, None, (STAYS_LOST,), {**kept, **limits})

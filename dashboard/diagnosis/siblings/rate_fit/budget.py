"""How many runs are proposed, and a proposal for fewer of them."""

from dashboard.diagnosis.siblings.evidence import Facts
from dashboard.diagnosis.verdict import Comparison

MOST = 3  # runs that a proposal is made for; a fourth is better chosen when these are known


def for_budget(found: Comparison, runs: int) -> Comparison:
    """The same proposal for at most so many runs."""
    most = min(int(found.evidence["runs"]), runs)
    return Comparison(found.code, found.runs, Facts(found.evidence) | {"runs": most})

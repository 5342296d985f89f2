"""The section on states that are said without a confidence, from ``docs/unsettled.csv``."""

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

FILE = Path(__file__).resolve().with_name("unsettled.csv")
SIDES = ("low", "good", "high")
OF = ("lamp", "state", "source", "runs", "problems")

TEXT = """## States without a confidence

*Noisy*, *oscillating* and *plateau* name what a curve looks like. No outcome of another run settles
whether such a name is right, so these states are said without a number. What can be counted is the
rate of such runs, by how the other rates of their grids ended. *Diverging* stands beside them: so
few runs are called so that its two confidences are chosen and not measured. Of fewer than five runs
no share is given.

Each run is judged alone. The engine learned from the world, from the grids and from DeepOBS, but
rules name these states. Intervals of the world are over families, those of the other sources
over problems. Made by `python -m benchmarks.unsettled --data PATH`.
"""


def section() -> str:
    """The text and its table."""
    return "\n".join([TEXT, *_table(), ""])


def _table() -> Iterator[str]:
    titles = ("state", "source", "runs (families)", *(f"rate {side}" for side in SIDES))
    yield f"| {' | '.join(titles)} |"
    yield "|" + "---|" * len(titles)
    with FILE.open(encoding="utf-8", newline="") as file:
        for about, rows in groupby(csv.DictReader(file), lambda row: [row[one] for one in OF]):
            _, state, source, runs, problems = about
            shares = [_share(row) for row in rows]
            yield f"| {' | '.join((state, source, f'{runs} ({problems})', *shares))} |"


def _share(row: dict[str, str]) -> str:
    """A share with its interval, a dash where too few runs are known."""
    if not row["share"]:
        return "–"
    share, low, high = (float(row[one]) for one in ("share", "from", "to"))
    return f"{share:.0%} [{low:.0%}, {high:.0%}]"

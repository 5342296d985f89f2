"""The section on the families of problems that a verdict on the rate is least right of."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

FILE = Path(__file__).resolve().with_name("left-out-families.csv")
SHOWN = 8
COLUMNS = ("wrong_of_named", "named", "alarms_on_good")


def section() -> str:
    """Reliability, risk and coverage as figures, and the worst families as a table."""
    return "\n".join([TEXT, *_table(), ""])


TEXT = """### How sure, and how often right

Each line is a source; a probability that held would lie on the dashed line.

![Share that is right by probability](images/reliability.svg)

What is wrong when only the surest part of the logs is answered:

![Share that is wrong by the share answered](images/risk-coverage.svg)

### The worst families

Data set, model and kind of budget; logs that say how they were trained. The worst first, of those
with 60 logs and more; all are in [left-out-families.csv](left-out-families.csv).
"""


def _table() -> Iterator[str]:
    titles = ("family", "logs (problems)", "wrong of those named", "named", "good runs called off")
    yield f"| {' | '.join(titles)} |"
    yield "|" + "---|" * len(titles)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in islice(csv.DictReader(file), SHOWN):
            cells = [f"{float(row[name]):.0%}" for name in COLUMNS]
            cells[-1] = f"{cells[-1]} of {row['good']}" if int(row["good"]) else "–"
            logs = f"{row['logs']} ({row['problems']})"
            yield f"| {' | '.join([row['family'], logs, *cells])} |"

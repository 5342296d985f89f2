"""The section on verdicts beside few other rates, from ``docs/best-of-few.csv``."""

import csv
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).resolve().with_name("best-of-few.csv")

TEXT = """## Beside few siblings

Who tries two rates knows which of them is better, and not whether a third one is better still. So
a rate that no sibling beats is called good as likely as its own curve makes it, and a side on
which something near was tried counts less: half of its chance is left within a decade, seven
tenths within two, a quarter in a grid of five and more. Below one half the lamp says that it
cannot tell, and the best run is asked for one more at a rate on the likelier side.

Counted are the runs that siblings were asked about, in families of two, three and five rates and
in whole grids. What is true is the outcome of the whole grid, of the world with all seeds. The
shares were measured on the world alone, while the networks that judge a curve learned from all
three sources. Before, every one of these runs was named. Of the pairs of the world 76% were
right, and 58% of those called good; of DeepOBS 84% and 71%; of our own grids 89% and 81%. Made by
`python -m benchmarks.best_of_few --data PATH`.
"""

TITLES = ("source", "rates", "runs", "named", "right", "called good", "how sure", "right")
SHARES = {"named", "right", "sure", "good_right"}


def section() -> str:
    """The text and its table."""
    return "\n".join([TEXT, *_table(), ""])


def _table() -> Iterator[str]:
    yield f"| {' | '.join(TITLES)} |"
    yield "|" + "---|" * len(TITLES)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = [f"{float(row[name]):.0%}" if name in SHARES else row[name] for name in row]
            yield f"| {' | '.join(cells)} |"

"""The section on every state as it is said, from ``docs/states.csv``."""

import csv
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).resolve().with_name("states.csv")

TEXT = """## Every state, as it is said

One log of every run of the world, whole or cut short, with and without its settings, judged alone
by networks that had not seen its family. *Right* is by the outcome of an intervention; a run is
lost, or on its way to be, where a lower rate would have saved it. In brackets are 90% intervals
over problems. Noise, oscillation and plateaus are said without a confidence. *Healthy* is right
where no intervention is known to gain anything. Of *one more run* the share tells how often the
better rates lay on the side that was asked for. Made by `python -m benchmarks.states`.

Until 30 November 2026 *diverged* was said with 98% wherever the loss ended above its start, or
above that of any guess while the accuracy stood still. Of such runs of the world without a NaN 44%
had a rate that was too high. Most others had one far too low, or a loss summed over examples.
*Diverging* was said with 70 or 85% and was right of 57%.
"""
SAID_BY = ("headline", "stability", "learning_rate", "batch_size", "fit", "advice")
TITLES = ("said by", "state", "logs (problems)", "how sure", "right", "calibration error")


def section() -> str:
    """The text and its table."""
    return "\n".join([TEXT, *_table(), ""])


def _table() -> Iterator[str]:
    yield f"| {' | '.join(TITLES)} |"
    yield "|" + "---|" * len(TITLES)
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: SAID_BY.index(row["lamp"]))
    for row in rows:
        low, high = (f"{float(row[edge]):.2f}" for edge in ("low", "high"))
        cells = (
            row["lamp"].replace("_", " "),
            row["state"].replace("_", " "),
            f"{row['logs']} ({row['problems']})",
            f"{float(row['sure']):.2f}" if row["sure"] else "–",
            f"{float(row['right']):.2f} [{low}, {high}]",
            f"{float(row['off']):.3f}" if row["off"] else "–",
        )
        yield f"| {' | '.join(cells)} |"

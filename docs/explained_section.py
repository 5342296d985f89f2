"""The section of ``docs/diagnosis.md`` on reasons and margins, from ``docs/explained.csv``."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from dashboard.diagnosis.reasons.groups import GROUPS
from dashboard.diagnosis.reasons.reason import LEAST

FILE = Path(__file__).with_name("explained.csv")
LAMPS = {"learning_rate": "Learning rate", "batch_size": "Batch size", "fit": "Fit"}
STATES = {
    "slightly_low": "low",
    "too_low": "low",
    "slightly_high": "high",
    "too_high": "high",
    "too_large": "too large",
    "stopped_too_early": "stopped too early",
    "broken_from_start": "not learning",
}
"""What states are called in the table; those that are called alike are counted together."""

COUNTS = ("verdicts", "curve", "settings", "whole", "against", "margin")

TEXT = f"""## Why a verdict, and how far from the next

What moves a verdict is found by leaving it out. The readings of the networks are put together to
{len(GROUPS)} things to see. Among them: how much the losses still fall in the last fifth, how they
vary from point to point, the rate beside the usual one of its optimizer. Each in turn is set to the
median of healthy runs (`dashboard/diagnosis/reasons/ordinary.csv`), as far as the log has it, and
the run is judged again. What then lowers the probability of the verdict by {100 * LEAST:g} points
or more is a reason, what raises it by as much speaks against it. A rate that is called low or high
has two probabilities, with the settings and by the curve alone, and both must be high enough; the
one that moves further counts. A finding that a rule asks for is a reason where the verdict falls
without it.

A group could also have been hidden instead. The networks learned with single readings hidden and
have never seen a log without a whole group; in a trial, hiding gave another strongest reason than
setting to what is usual for about half of the rates that were called low or high.

For the two strongest reasons on the curve, the reading that moves most by itself is moved alone. It
stays within the 1st and 99th percentile of the logs that learned, until the lamp, judged by its own
rule and limits, says something else: that is the margin. There is none where no such value turns
the verdict, or turns it for good. All else stays as it was, the findings too, which on a real curve
would go with the reading: a margin says how near a verdict is, not what a change of settings would
do. Overfitting is named by a rule; its margin is that of the rise that the rule asks for.

Counted on VERDICTS verdicts on logs of the world, each judged alone
(`python -m benchmarks.learn.explained`):

"""

HEADS = (
    *("lamp", "state", "verdicts", "with a reason on the curve", "in the settings alone"),
    *("in the curve as a whole alone", "with something against it", "with a margin"),
)


def section() -> str:
    """The section as Markdown."""
    counts = _counts()
    total = sum(count["verdicts"] for count in counts.values())
    return TEXT.replace("VERDICTS", str(total)) + "\n".join(_table(counts)) + "\n"


def _counts() -> Mapping[tuple[str, str], dict[str, int]]:
    """The counts by lamp and state, as the table calls them."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            key = LAMPS[line["lamp"]], STATES.get(line["state"], line["state"])
            one = found.setdefault(key, dict.fromkeys(COUNTS, 0))
            for name in COUNTS:
                one[name] += int(line[name])
    return found


def _table(counts: Mapping[tuple[str, str], dict[str, int]]) -> Iterator[str]:
    yield f"| {' | '.join(HEADS)} |"
    yield "|" + "---|" * len(HEADS)
    for (lamp, state), count in counts.items():
        shares = (f"{count[name] / count['verdicts']:.0%}" for name in COUNTS[1:])
        yield f"| {lamp} | {state} | {count['verdicts']} | {' | '.join(shares)} |"

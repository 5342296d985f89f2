"""The section on verdicts beside few other rates, from three tables of ``docs``."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

FILE = Path(__file__).resolve().with_name("best-of-few.csv")
SIDES_FILE = FILE.with_name("rate-sides.csv")
BATCH_FILE = FILE.with_name("batch-sides.csv")

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

SIDES_TEXT = """
A rate that a sibling beats is called too low or too high. The lamp was 98% sure of that until
30 November 2026, less only near the border. But seeds differ where curves end calmly, a small
held-out set flatters one of them, and the loss may rank runs otherwise than the accuracy. So the
siblings' probability is weighed with the one that the run's own curve gives that side. The weights
were fitted on half the problems of the world, with families left out and outcomes over all seeds.
The labels of DeepOBS and of our own grids come from the very runs that are compared, so that
siblings cannot be wrong there. No verdict changed for it; below even odds it is said with 50%. Made
by `python -m benchmarks.rate_sides --data PATH`.
"""

BATCH_TEXT = """
What siblings say of a batch size was measured in the same way. It was said with 97% where another
batch ended clearly better, with 82% on average where none did. Right is what the other seeds bear
out: *too large* where a smaller batch at the same rate gained more than 2% of what training gains,
*good* where neither neighbour did. All is of families of the world left out. Made by
`python -m benchmarks.batch_sides`.
"""

TITLES = ("source", "rates", "runs", "named", "right", "called good", "how sure", "right")
SHARES = {"named", "right", "before", "sure", "good_right"}


BATCH_TITLES = ("batch size", "verdicts", "problems", "how sure", "right")
SIDES_TITLES = ("source", "side", "rates", "verdicts", "how sure before", "how sure", "right")


def section() -> str:
    """The texts and their tables."""
    parts = (
        (TEXT, FILE, TITLES),
        (SIDES_TEXT, SIDES_FILE, SIDES_TITLES),
        (BATCH_TEXT, BATCH_FILE, BATCH_TITLES),
    )
    lines = [line for text, path, titles in parts for line in (text, *_table(path, titles))]
    return "\n".join([*lines, ""])


def _table(path: Path, titles: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield "|" + "---|" * len(titles)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = [f"{float(row[name]):.0%}" if name in SHARES else row[name] for name in row]
            yield f"| {' | '.join(cells)} |"

"""How many verdicts have a reason on the curve and a margin, on logs of the world.

    python -m benchmarks.learn.explained [--logs 4000]

Draws runs of the world, logs each as people log, judges it alone and counts what explains it.
Writes ``docs/explained.csv``, of which ``docs/diagnosis.md`` is made.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.world.logged import Form, logged
from benchmarks.world.store import world
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.explained import explain
from dashboard.diagnosis.reasons.reason import Explained
from dashboard.diagnosis.verdict import LampName
from dashboard.model.curve import RunCurves

TABLE = Path(__file__).parents[2] / "docs" / "explained.csv"
SEED = 3
WHOLE = 10**6  # epochs: more than any run has


def main() -> None:
    """Count and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--logs", type=int, default=4000)
    table = counted(parser.parse_args().logs)
    table.to_csv(TABLE, index=False, lineterminator="\n")
    print(table.to_string())


def counted(logs: int) -> pd.DataFrame:
    """One row for each lamp and state: how many verdicts, and how many of them have what."""
    counts: Counter[tuple[LampName, str, str]] = Counter()
    for curves in drawn(logs):
        case = examine(curves)
        for name, one in explain(curves, case.symptoms, case.lamps).items():
            state = case.lamps[name].state.value
            counts.update((name, state, what) for what in facts(one))
    states = {(name, state) for name, state, _ in counts}
    columns = ("verdicts", "by_network", "curve", "settings", "whole", "against", "margin")
    rows = [
        {"lamp": name.value, "state": state}
        | {column: counts[name, state, column] for column in columns}
        for name in LampName
        for state in dict.fromkeys(state for lamp, state in sorted(states) if lamp is name)
    ]
    return pd.DataFrame(rows)


def facts(one: Explained) -> Iterator[str]:
    """What is counted of one explanation."""
    yield "verdicts"
    yield one.rests_on
    if not np.isnan(one.named_from):
        yield "by_network"
    if one.against:
        yield "against"
    if one.margins:
        yield "margin"


def drawn(logs: int) -> Iterator[RunCurves]:
    """Logs of as many runs of the world, each in a form drawn for it."""
    table, chance = world(), np.random.default_rng(SEED)
    places = chance.choice(len(table), min(logs, len(table)), replace=False)
    for row in table.iloc[np.sort(places)].itertuples():
        form = Form.drawn(chance, is_once='"once"' in str(row.settings))
        yield logged(row, form, WHOLE)


if __name__ == "__main__":
    main()

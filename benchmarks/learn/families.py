"""The families of problems on which the lamp of the rate is right least often."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from benchmarks.learn.left_out import LeftOut
from benchmarks.learn.measures import SIDE, lamp
from dashboard.model.table import IntArray

FEWEST = 60  # logs of a family; of fewer a share says little


def families(found: LeftOut) -> pd.DataFrame:
    """One row for each family: its logs, what of them is named, wrong, and an alarm on a good run.

    The logs say how they were trained.  The worst family comes first.
    """
    return (
        pd.DataFrame(_rows(found))
        .sort_values("wrong_of_named", ascending=False)
        .reset_index(drop=True)
    )


def _rows(found: LeftOut) -> Iterator[dict[str, object]]:
    truth, about = found.examples.answers["rate"], found.examples.about
    said, _ = lamp(found, found.told)
    kinds = (about["source"] + "|" + about["family"]).to_numpy(str)
    for kind in np.unique(kinds):
        rows: IntArray = np.flatnonzero((kinds == kind) & (truth >= 0))
        if len(rows) < FEWEST:
            continue
        side, given = SIDE[truth[rows]], said[rows]
        is_named, is_good = given >= 0, side == 1
        alarms = np.isin(given, (0, 2))[is_good]
        wrong = (given != side)[is_named]
        yield {
            "source": kind.partition("|")[0],
            "family": kind.partition("|")[2],
            "logs": len(rows),
            "problems": about["problem"].iloc[rows].nunique(),
            "named": float(is_named.mean()),
            "wrong_of_named": float(wrong.mean()) if len(wrong) else 0.0,
            "alarms_on_good": float(alarms.mean()) if len(alarms) else 0.0,
            "good": int(is_good.sum()),
        }

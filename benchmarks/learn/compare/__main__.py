"""Compare ways of weighing a run's readings, on families of problems left out whole.

    python -m benchmarks.learn.compare --data PATH [--every 3] [--only NAME ...]

Writes ``docs/models.csv``.  All of them learn from, and are asked about, the same logs in the same
folds: those of every third problem of the world, of our own grids and of DeepOBS.
"""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.learn.compare.asked import TOGETHER, Asked, asked, part_of, together
from benchmarks.learn.compare.model import all_models
from benchmarks.learn.compare.resampled import read_with_curves
from benchmarks.learn.examples import of_grids, of_world
from benchmarks.learn.left_out import LeftOut, joined
from benchmarks.learn.measures import SIDE, macro_f1, rate_lines, sides
from benchmarks.world.store import world

TABLE = Path(__file__).parents[3] / "docs" / "models.csv"
EVERY = 3  # of the problems of the world: all of them would take two hours
WANTED = (
    "macro-F1 of the likeliest",
    "alarms of the likeliest",
    "calibration error",
    "macro-F1",
    "alarms on good",
)
FEWEST = 60  # logs of a family that is counted among the worst


def main() -> None:
    """Fit all of them, ask, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder with the published labelled curves")
    parser.add_argument("--every", type=int, default=EVERY, help="take every so manieth problem")
    parser.add_argument("--only", nargs="*", default=[], help="the ways by name")
    parser.add_argument("--out", type=Path, default=TABLE)
    chosen = parser.parse_args()
    sampled = part_of(world(), chosen.every)
    examples = joined(
        [of_world(sampled, read_with_curves), of_grids(chosen.data, read_with_curves)]
    )
    done: dict[str, Asked] = {}
    lines: list[dict[str, Any]] = []
    for model in all_models():
        if chosen.only and model.name not in chosen.only:
            continue
        done[model.name] = asked(model, examples)
        lines += _lines(model.name, done[model.name])
        lines.append({"model": model.name, "measure": "what it is", "words": model.words})
        _say(lines)
    for name, of in TOGETHER.items():
        if set(of) <= set(done):
            lines += _lines(name, together([done[one] for one in of]))
            _say(lines)
    pd.DataFrame(lines).round(4).to_csv(chosen.out, index=False)


def _lines(name: str, one: Asked) -> Iterator[dict[str, Any]]:
    """The measures by source, the worst family, and the costs of one way of weighing."""
    for line in rate_lines(one.found, WANTED):
        yield {"model": name, **asdict(line)}
    for told, source, value, logs in _worst(one.found):
        yield {"model": name, "question": "rate", "source": source, "told": told, "logs": logs} | {
            "measure": "worst family",
            "value": value,
            "problems": 1,
        }
    costs = {
        "fit, s": one.fit_s,
        "ask, ms for 1,000 logs": one.ask_ms,
        "size, MB": one.megabytes,
    }
    for measure, value in costs.items():
        yield {"model": name, "question": "cost", "measure": measure, "value": value} | {
            "source": "all",
            "told": "settings",
            "logs": len(one.found.examples),
            "problems": one.found.examples.about["problem"].nunique(),
        }


def _worst(found: LeftOut) -> Iterator[tuple[str, str, float, int]]:
    """With and without settings, the family with the lowest macro-F1 of the likeliest."""
    truth, family = found.examples.answers["rate"], found.examples.about["family"].to_numpy(str)
    for told, answers in (("settings", found.told), ("none", found.untold)):
        said = sides(answers["rate"]).argmax(1)
        scores = []
        for one in sorted(set(family)):
            at = np.flatnonzero((family == one) & (truth >= 0))
            if len(at) >= FEWEST:
                scores.append((macro_f1(SIDE[truth[at]], said[at]), one, len(at)))
        value, name, logs = min(scores)
        yield told, name, value, logs


def _say(lines: list[dict[str, Any]]) -> None:
    """Print what the last way of weighing reached."""
    table = pd.DataFrame(lines)
    last = table[table["model"] == table["model"].iloc[-1]]
    columns = ["model", "source", "told", "measure", "value"]
    print(last.reindex(columns=columns).to_string(index=False), flush=True)


if __name__ == "__main__":
    main()

"""Judge runs as they grow, and say how early, how surely and how often in vain.

    python -m benchmarks.early [--data PATH] [--networks FOLDER] [--problems N] [--workers N]

Writes ``docs/early.csv``.  Needs the world (``python -m benchmarks.world``); ``--data`` holds the
public studies.  With ``--networks`` the networks that leave half of the world out are kept in a
folder and not fitted again.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import pandas as pd

from benchmarks.early.known import of_studies, of_world
from benchmarks.early.limits import chosen, left_out, told_by
from benchmarks.early.measures import Line, call_lines, divergence, lamp_lines, stop
from benchmarks.early.networks import halves
from benchmarks.early.seen import Seen, seen_of

TABLE = Path(__file__).parents[2] / "docs" / "early.csv"


def main() -> None:
    """Follow every run, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder with the published labelled curves")
    parser.add_argument("--networks", type=Path, help="folder in which the networks are kept")
    parser.add_argument("--problems", type=int, help="only so many problems of the world")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    both = halves(given.networks)
    world = list(seen_of(of_world(given.problems), both, given.workers))
    print(f"{len(world)} runs of the world", flush=True)
    studies = list(seen_of(of_studies(given.data), both, given.workers))
    by_source = {"world": world} | {
        name: list(part) for name, part in groupby(studies, key=lambda one: one.run.source)
    }
    lines = [asdict(line) for line in _lines(by_source)]
    table = pd.DataFrame(lines).round(4)
    table.to_csv(TABLE, index=False)
    print(table[table["cut"] == ""].to_string())


def _lines(by_source: Mapping[str, Sequence[Seen]]) -> Iterator[Line]:
    for source, seen in by_source.items():
        yield from call_lines(source, "stop", seen, stop)
        yield from call_lines(source, "divergence", seen, divergence)
    tested: list[Seen] = []
    for limits, out in left_out(by_source["world"]):
        print(limits)
        tested += [told_by(limits, one) for one in out]
    print("all:", chosen(by_source["world"]))
    yield from call_lines("world", "stop, limits left out", tested, stop)
    for source, seen in by_source.items():
        yield from lamp_lines(source, seen)


if __name__ == "__main__":
    main()

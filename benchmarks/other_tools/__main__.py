"""Ask every tool about every labelled run, and write ``docs/other-tools.csv``."""

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError
from pathlib import Path

from benchmarks.other_tools.measures import measured
from benchmarks.other_tools.sets import labelled, sample
from benchmarks.other_tools.tool import Place, Tool, all_tools, distribution, licence
from benchmarks.published import PUBLISHED, Labelled

FILE = Path(__file__).parents[2] / "docs" / "other-tools.csv"
COLUMNS = (
    *("tool", "version", "licence", "source", "measure"),
    *("value", "low", "high", "runs", "note"),
)
NOT_MEASURED = "not measured"
Line = dict[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the tools and write the table; exit code 2 when data or names are wrong."""
    parser = argparse.ArgumentParser(description="Score other tools on the labelled curves.")
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled curves")
    parser.add_argument("--tools", type=Path, required=True, help="a virtual environment a tool")
    parser.add_argument("--only", nargs="+", default=[], help="these; the others keep their lines")
    parser.add_argument("--work", type=Path, help="folder for logs and answers, to go on later")
    parser.add_argument("--workers", type=int, default=2, help="processes at a time")
    given = parser.parse_args(arguments)
    missing = [name for name in PUBLISHED if not (given.data / name / "labels.csv").is_file()]
    if missing:
        print(f"{given.data} lacks labels.csv in: {', '.join(missing)}", file=sys.stderr)
        return 2
    tools = all_tools()
    strange = set(given.only) - {tool.name for tool in tools}
    if strange:
        known = ", ".join(tool.name for tool in tools)
        print(f"no tool called {', '.join(sorted(strange))}; there are: {known}", file=sys.stderr)
        return 2
    asked = [tool for tool in tools if not given.only or tool.name in given.only]
    runs = labelled(given.data)
    with tempfile.TemporaryDirectory() as temporary:
        work = (given.work or Path(temporary)).resolve()
        found = [line for tool in asked for line in lines(tool, runs, _place(tool, given, work))]
    write(tools, asked, found, FILE)
    return 0


def _place(tool: Tool, given: argparse.Namespace, work: Path) -> Place:
    place = Place((given.tools / tool.name).resolve(), work / tool.name, given.workers)
    if tool.program:
        place.work.mkdir(parents=True, exist_ok=True)
    return place


def lines(tool: Tool, runs: Sequence[Labelled], place: Place) -> Iterator[Line]:
    """The lines of one tool; one that says so where it is not installed."""
    named = {"tool": tool.name, "version": tool.version, "licence": tool.licence}
    if tool.program:
        try:
            package = distribution(tool, place)
        except PackageNotFoundError:
            reason = f"not installed in {place.installed.name}/"
            yield {**named, "measure": NOT_MEASURED, "note": reason}
            return
        named |= {"version": package.version, "licence": licence(package)}
    asked = sample(runs, share=tool.share)
    started = time.monotonic()
    verdicts = tool.judge(asked, place)
    taken = (time.monotonic() - started) / len(asked)
    print(f"{tool.name} {named['version']}: {len(asked)} runs, {taken:.2f} s each", flush=True)
    part = f"{tool.share:.0%} of the runs of every problem" if tool.share < 1 else ""
    for one in measured(list(zip(asked, verdicts, strict=True)), tool.says):
        learned = "it learned from this source" if one.source in tool.seen else ""
        numbers = {name: f"{getattr(one, name):.3f}" for name in ("value", "low", "high")}
        yield {
            **named,
            **numbers,
            "source": one.source,
            "measure": one.measure,
            "runs": str(one.runs),
            "note": "; ".join(filter(None, (part, learned))),
        }


def write(tools: Sequence[Tool], asked: Sequence[Tool], found: Sequence[Line], file: Path) -> None:
    """The lines in the order of the tools; those of tools that were not asked are kept.

    A tool that was never asked has a line that says so.
    """
    fresh = {tool.name for tool in asked}
    kept: list[Line] = []
    if file.is_file():
        with file.open(encoding="utf-8", newline="") as old:
            kept = [line for line in csv.DictReader(old) if line["tool"] not in fresh]
    order = [tool.name for tool in tools]
    both = [line for line in (*kept, *found) if line["tool"] in order]
    there = {line["tool"] for line in both}
    unasked = {"measure": NOT_MEASURED, "note": "not asked yet"}
    both += [{"tool": name, **unasked} for name in order if name not in there]
    with file.open("w", encoding="utf-8", newline="") as new:
        writer = csv.DictWriter(new, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(both, key=lambda line: order.index(line["tool"])))


if __name__ == "__main__":
    sys.exit(main())

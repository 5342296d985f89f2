"""Fuzz every parser: ``python -m tests.fuzz --minutes 10 [--only READER] [--jobs 2]``.

Needs atheris, which is on no list of requirements because it has wheels for Linux on x86-64 alone:
``.venv/bin/python -m pip install atheris`` (3.0.0 on Python 3.11, 3.1.0 on 3.12 to 3.14).

The minutes are shared between all targets; what is no reader gets three times a reader's share, so
that both kinds get about as much.  Told is the processor time too.  A
finding is an exception, a broken promise
(``tests/logs/promises.py``), or more time or memory than ``limits.py`` allows; its input is kept
under ``--out``.  The exit status is 1 when there is any.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Queue

from dashboard.logs.registry import all_readers
from tests.fuzz.targets import targets

HANG_S = 20  # seconds of the wall clock after which libFuzzer ends a process
MEMORY_MB = 2_000  # resident, after which it does the same
OTHERS = 3  # shares of the time of what is no reader
LOG = "log.txt"
_EXECUTIONS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_PEAK = re.compile(r"stat::peak_rss_mb:\s*(\d+)")


@dataclass(frozen=True)
class Outcome:
    """What became of one target."""

    name: str
    executions: int
    peak_mb: int
    findings: list[str]
    cpu_s: float  # of the fuzzing alone


class Ready:
    """A process that has everything loaded, and forks for each target (``one.py``)."""

    def __init__(self) -> None:
        """Start it."""
        words = [sys.executable, "-W", "ignore", "-m", "tests.fuzz.one"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(words, text=True, **pipes)

    def fuzz(self, name: str, folder: Path, *flags: str) -> float:
        """Fuzz a target until the fork ends; the processor time that it took, in seconds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps([name, str(folder), *flags])}\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def end(self) -> None:
        """There is no other target."""
        self._process.communicate()


def fuzz(ready: "Queue[Ready]", name: str, folder: Path, seconds: int) -> Outcome:
    """Fuzz one target in a process of its own, again after one that ended it, until time is up."""
    folder.mkdir(parents=True, exist_ok=True)
    process = ready.get()
    end = time.monotonic() + seconds
    executions, peak, cpu = 0, 0, 0.0
    while (left := int(end - time.monotonic())) > 0:
        flags = [f"-max_total_time={left}", f"-timeout={HANG_S}", f"-rss_limit_mb={MEMORY_MB}"]
        cpu += process.fuzz(name, folder, *flags, "-print_final_stats=1")
        said = (folder / LOG).read_text(errors="replace")
        executions += sum(map(int, _EXECUTIONS.findall(said)))
        peak = max([peak, *map(int, _PEAK.findall(said))])
        if not executions:
            raise RuntimeError(f"{name} does not start:\n{said[-2_000:]}")
    ready.put(process)
    return Outcome(name, executions, peak, _findings(name, folder), cpu)


def _findings(name: str, folder: Path) -> list[str]:
    """The inputs kept in a target's folder that fail again, and by what.

    Counting coverage takes time, so that some that took too long do not.
    """
    found = []
    for kept in sorted(one for kind in _KINDS for one in folder.glob(kind) if not one.suffix):
        try:
            again = _python("tests.fuzz.again", name, str(kept), limit=HANG_S)
        except subprocess.TimeoutExpired:
            found.append(f"{kept}: no end")
            continue
        if again.returncode:
            kept.with_suffix(".txt").write_text(again.stderr[-5_000:])
            found.append(f"{kept}: {again.stderr.strip().splitlines()[-1][:150]}")
    return found


_KINDS = ("finding-*", "crash-*", "timeout-*", "oom-*", "slow-unit-*")
"""What ``one.py`` keeps, and what libFuzzer keeps before it ends."""


def _python(module: str, *said: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", module, *said],
        check=False,  # what ends the process is a finding
        capture_output=True,
        text=True,
        errors="replace",
        timeout=limit,
    )


def main(arguments: list[str]) -> int:
    """Fuzz, say what came out, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="for all targets together")
    parser.add_argument("--only", action="append", help="a reader or another target, by its name")
    parser.add_argument("--jobs", type=int, default=2, help="targets at a time")
    parser.add_argument("--out", type=Path, default=Path("fuzz-findings"))
    said = parser.parse_args(arguments)
    names = [one.name for one in targets()]
    chosen = said.only or names
    if unknown := sorted(set(chosen) - set(names)):
        parser.error(f"{unknown[0]!r} is no target; there are: {', '.join(names)}")
    readers = {one.name for one in all_readers()}
    shares = [1 if name in readers else OTHERS for name in chosen]
    seconds = [max(int(said.minutes * 60 * said.jobs * one / sum(shares)), 5) for one in shares]
    ready: Queue[Ready] = Queue()
    for _ in range(said.jobs):
        ready.put(Ready())
    with ThreadPoolExecutor(said.jobs) as pool:
        folders = [said.out / re.sub(r"\W+", "-", name) for name in chosen]
        outcomes = list(pool.map(partial(fuzz, ready), chosen, folders, seconds))
    for _ in range(said.jobs):
        ready.get().end()
    for one in outcomes:
        print(f"| `{one.name}` | {one.executions:,} | {one.peak_mb} | {len(one.findings)} |")
        for finding in one.findings:
            print(f"  {finding}")
    total = sum(one.executions for one in outcomes)
    cpu = sum(one.cpu_s for one in outcomes)
    print(f"{total:,} executions of {len(outcomes)} targets in {cpu / 60:.1f} CPU-minutes")
    return 1 if any(one.findings for one in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

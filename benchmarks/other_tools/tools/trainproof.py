"""trainproof: "a deterministic linter for ML training runs"; asked by ``trainproof doctor``.

A process judges up to twenty logs of a folder, and none with fewer than three points.

The meanings follow its list of rules (RULES.md) for single runs.  Rules on gradient norms, times
and the machine cannot fire on these logs, which have none; they stand here for completeness.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.other_tools.command_line import output
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.logs import write_csv
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("TP-NAN", "The loss curve contains NaN or Infinity values", Said.DIVERGED),
    Meaning.of("TP-NAN-GRAD", "Gradient norm is NaN or Inf", Said.DIVERGED),
    Meaning.of("TP-ZERO-LOSS", "exactly zero: the run learned nothing", Said.BROKEN),
    Meaning.of("TP-ZERO-LOSS-ONSET", "the run died partway through", Said.BROKEN),
    Meaning.of("TP-ZERO-GRAD", "no gradient reached the weights", Said.BROKEN),
    Meaning.of("TP-FLAT", "Loss curve is completely flat (dead run)", Said.BROKEN),
    Meaning.of("TP-DIVERGE", "The run is diverging", Said.DIVERGED),
    Meaning.of("TP-DEAD-RUN", "Loss never improved over the run (dead run)", Said.BROKEN),
    Meaning.of("TP-GRAD-SPIKE", "Gradient norm spikes detected", Said.UNSTABLE),
    Meaning.of("TP-ZERO-LR", "the optimizer never steps", Said.BROKEN),
    Meaning.of("TP-ZERO-LR-PARTIAL", "zero for a large fraction of the run", Said.OTHER),
    Meaning.of("TP-OVERFIT", "Overfitting detected", Said.OVERFITTING),
    Meaning.of("TP-THROUGHPUT", "steps/sec over the run"),
    Meaning.of("TP-STEP-CLIFF", "Step time cliff detected"),
    Meaning.of("TP-LOADER-BOUND", "Dataloader stall detected"),
    Meaning.of("TP-GPU-UTIL", "median GPU utilization"),
    Meaning.of("TP-STALL", "The log file has not grown"),
    Meaning.of("TP-PASS", "No mechanical failures detected"),
)

NOT_JUDGED = frozenset({"TP-NO-RECORDS", "TP-NO-LOSS", "TP-NOT-CHECKED"})
"""Its words for a log that it cannot judge."""

GRAVE = frozenset({"WARN", "FAIL"})


MOST = 20  # logs that ``trainproof doctor`` judges at once; it leaves out further ones


def read(answer: str) -> Mapping[str, Verdict]:
    """The verdict on each log, by its name, in what ``trainproof doctor --json`` prints."""
    reports = json.loads(answer)["reports"]
    return {Path(report["file"]).name: _verdict(report["findings"]) for report in reports}


def _verdict(found: Sequence[Mapping[str, str]]) -> Verdict:
    if not found or any(one["id"] in NOT_JUDGED for one in found):
        return UNREAD
    return verdict_of((Finding(one["id"], one["level"] in GRAVE) for one in found), MEANINGS)


def judge(runs: Sequence[Labelled], place: Place) -> list[Verdict]:
    """Every run, a folder of logs a process."""
    parts = (runs[start : start + MOST] for start in range(0, len(runs), MOST))
    return [verdict for part in parts for verdict in _part(part, place)]


def _part(runs: Sequence[Labelled], place: Place) -> list[Verdict]:
    """One log on which it fails (a loss beyond 1e154) costs all: then they are given in halves."""
    with tempfile.TemporaryDirectory(dir=place.work) as temporary:
        folder = Path(temporary)
        names = [f"{number}.csv" for number in range(len(runs))]
        for name, run in zip(names, runs, strict=True):
            write_csv(run, folder).rename(folder / name)
        answer = output([place.program("trainproof"), "doctor", folder, "--json"], place.work)
    if answer is None and len(runs) > 1:
        half = len(runs) // 2
        return [*_part(runs[:half], place), *_part(runs[half:], place)]
    found = {} if answer is None else read(answer)
    return [found.get(name, UNREAD) for name in names]


TOOL = Tool("trainproof", MEANINGS, judge, program="trainproof")

"""trainproof: "a deterministic linter for ML training runs"; asked by ``trainproof doctor``.

A process judges up to twenty logs of a folder, and none with fewer than three points.

The meanings follow its list of rules (RULES.md) for single runs.  Rules on gradient norms, times
and the machine cannot fire on these logs, which have none; they stand here for completeness.
"""

import json
import shutil
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
    Meaning.of("TP-ZERO-LR", "the optimizer never steps", Said.RATE_LOW, Said.BROKEN),
    Meaning.of("TP-ZERO-LR-PARTIAL", "zero for a large fraction of the run", Said.RATE_LOW),
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
    verdicts: list[Verdict] = []
    for start in range(0, len(runs), MOST):
        part = runs[start : start + MOST]
        folder = place.work / f"logs-{start}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        names = [f"{number}.csv" for number in range(len(part))]
        for name, run in zip(names, part, strict=True):
            write_csv(run, folder).rename(folder / name)
        answer = output([place.program("trainproof"), "doctor", folder, "--json"], place.work)
        found = {} if answer is None else read(answer)
        verdicts += [found.get(name, UNREAD) for name in names]
    return verdicts


TOOL = Tool("trainproof", MEANINGS, judge, program="trainproof")

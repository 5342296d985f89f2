"""losslint: "lint your training logs"; asked by ``losslint check``, many logs a process.

The rate is read from its messages: of stagnation "consider stopping or raising the LR".
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.other_tools.command_line import folder_of, output
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.logs import write_csv
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("nan_inf", "NaN/Inf in any numeric series", Said.DIVERGED),
    Meaning.of("divergence", "train loss ends materially higher than it started", Said.DIVERGED),
    Meaning.of("loss_spike", "isolated point above 10x the local rolling median", Said.UNSTABLE),
    Meaning.of("step_backtrack", "strictly decreasing step indices"),
    Meaning.of(
        "overfit_onset", "eval loss worsening while train loss still improves", Said.OVERFITTING
    ),
    Meaning.of("stagnation", "plateaued: consider stopping or raising the LR", Said.RATE_LOW),
    Meaning.of("parse", "malformed log lines skipped"),
)

GRAVE = frozenset({"warning", "error"})
BATCH = 200  # logs a process


def read(answer: str) -> Mapping[str, Verdict]:
    """The verdict on each log, by its path, in what ``losslint check --format json`` prints."""
    report = json.loads(answer)
    found: dict[str, list[Finding]] = {run["source"]: [] for run in report["runs"]}
    for one in report["findings"]:
        found[one["source"]].append(Finding(one["check"], one["severity"] in GRAVE))
    return {source: verdict_of(findings, MEANINGS) for source, findings in found.items()}


def judge(runs: Sequence[Labelled], place: Place) -> list[Verdict]:
    """Every run; its own folder of logs is given in parts."""
    logs = [write_csv(run, folder_of(run, place)) for run in runs]
    verdicts: dict[str, Verdict] = {}
    for start in range(0, len(logs), BATCH):
        verdicts |= _part(logs[start : start + BATCH], place)
    return [verdicts.get(str(log), UNREAD) for log in logs]


def _part(logs: Sequence[Path], place: Place) -> Mapping[str, Verdict]:
    """One log that it cannot read makes it refuse all of them: then they are given in halves."""
    answer = output([place.program("losslint"), "check", *logs, "--format", "json"], place.work)
    if answer is not None:
        return read(answer)
    if len(logs) == 1:
        return {}
    half = len(logs) // 2
    return {**_part(logs[:half], place), **_part(logs[half:], place)}


TOOL = Tool("losslint", MEANINGS, judge, program="losslint")

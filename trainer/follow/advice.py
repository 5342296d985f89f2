"""What the dashboard advises for runs, asked through its command line.

The two programs meet only on disk and in this one call: `python -m dashboard diagnose … --format
json`, whose form is docs/report-schema.json. This module knows nothing of training.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError

HOME = Path(__file__).resolve().parents[2]  # where `dashboard` lies beside `trainer`
BAD = 2  # its exit code where nothing could be read


@dataclass(frozen=True, slots=True)
class Advice:
    """One change to try: `changes` are our settings with their new values, empty if it is none.

    `parameter`, `start` and `to` are the dashboard's own words for it; `forecast` is what it
    predicts: metric, split, direction (up or down), now, expected, chance.
    """

    action: str
    parameter: str
    start: Any
    to: Any
    text: str
    because: tuple[str, ...]
    changes: Mapping[str, Any]
    forecast: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What the dashboard says of one run: its verdict in a code and in words, and its advice."""

    verdict: str
    sentence: str
    advice: tuple[Advice, ...]


def ask(folders: Sequence[Path], lang: str) -> list[Told]:
    """The dashboard's verdict on the run in each folder, each judged beside the others.

    Errors: `TrainerError` where the dashboard is not installed or finds no run in a folder.
    """
    return [_told(run) for run in _runs(folders, lang)]


def is_of_trees(folder: Path, lang: str) -> bool:
    """Whether the dashboard takes the run for one of boosted trees; not where it reads no run."""
    try:
        (run,) = _runs([folder], lang)
    except TrainerError:
        return False
    return any(
        one["code"] == "other-objective" and one["evidence"].get("objective") == "boosting"
        for one in run["findings"]
    )


def _runs(folders: Sequence[Path], lang: str) -> list[dict[str, Any]]:
    """The runs of the dashboard's report, one for each folder."""
    words = [sys.executable, "-P", "-m", "dashboard", "diagnose", *map(str, folders)]
    words += ["--format", "json", "--lang", lang]
    paths = filter(None, (str(HOME), os.environ.get("PYTHONPATH")))
    found = subprocess.run(  # noqa: S603 - this Python and words of our own; no shell
        words,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"},
    )
    try:
        runs: list[dict[str, Any]] = json.loads(found.stdout)["runs"]
    except (ValueError, KeyError, TypeError):
        raise TrainerError("no-dashboard", reason=_last_line(found.stderr)) from None
    if len(runs) != len(folders):
        raise TrainerError("not-one-run", paths=", ".join(map(str, folders)), found=len(runs))
    return runs


def _last_line(text: str) -> str:
    return next(reversed(text.strip().splitlines()), "")


def _told(run: Mapping[str, Any]) -> Told:
    head = run["headline"]
    return Told(
        verdict=head["state"],
        sentence=head["text"],
        advice=tuple(_advice(one) for one in run["recommendations"]),
    )


def _advice(one: Mapping[str, Any]) -> Advice:
    return Advice(
        action=one["action"],
        parameter=one["parameter"],
        start=one["from"],
        to=one["to"],
        text=one["text"],
        because=tuple(one["because"]),
        changes=one["follow"] or {},
        forecast=one["forecast"],
    )

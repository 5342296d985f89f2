"""Train a setting, ask the dashboard, follow what it says: one trial of the advice.

Every run is a folder of the trainer's own files, named by its settings, so that what was trained
once is never trained again: an interrupted benchmark goes on where it was.
"""

import csv
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from dashboard.api import diagnose, load_logs
from trainer.data import dataset, prepare, read
from trainer.errors import TrainerError
from trainer.forms.dataset import Source
from trainer.run_files.log import cells_of, columns_of
from trainer.run_files.run_folder import WRITER
from trainer.settings import Settings, as_mapping, from_mapping
from trainer.study import Run
from trainer.train import train

LAST = 3  # epochs whose median is the end of a run, as the shortest have four
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class End:
    """How a run ended on held-out data; accuracy is NaN for values, all are NaN for a lost run."""

    accuracy: float
    loss: float
    best_loss: float  # the lowest on the way
    best_accuracy: float  # at that epoch
    start_accuracy: float  # before the first update
    start_loss: float


@dataclass(frozen=True, slots=True)
class Noise:
    """What another seed may change: of the accuracy absolutely, of the loss as a share."""

    accuracy: float
    loss: float


def trained(settings: Settings, store: Path) -> Path:
    """The folder of the run with these settings, trained now unless it lies there complete."""
    text = json.dumps(as_mapping(settings), sort_keys=True)
    folder = store / hashlib.sha256(text.encode()).hexdigest()[:16]
    if (folder / "hparams.yaml").is_file():
        return folder
    data = prepare(settings, _source(dataset(settings).key(settings), settings))
    rows: list[Any] = []
    train(settings, data, rows.append)
    folder.mkdir(parents=True, exist_ok=True)
    columns = columns_of(rows[0])
    with (folder / "metrics.csv").open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(["" if v is None else v for v in cells_of(row, columns)])
    about: dict[str, Any] = {"written_by": WRITER, "log_format": 1}
    about |= Run(folder.name, settings).hparams()
    about |= {"train_examples": len(data.train_y), "test_examples": len(data.test_y)}
    if rows[0].test_accuracy is not None:
        about["classes"] = int(data.shape.outputs)
    about |= {"epochs_done": rows[-1].epoch, "steps": rows[-1].step, "finished": True}
    temporary = folder / f"hparams.{os.getpid()}"
    temporary.write_text(yaml.safe_dump(about, sort_keys=False))
    temporary.replace(folder / "hparams.yaml")
    return folder


_SOURCES: dict[Any, Source] = {}


def _source(key: Any, settings: Settings) -> Source:
    if key not in _SOURCES:
        _SOURCES[key] = read(settings, None)
    return _SOURCES[key]


@cache
def end_of(folder: Path) -> End:
    """How the run in ``folder`` ended, from its file."""
    with (folder / "metrics.csv").open() as file:
        rows = list(csv.DictReader(file))
    loss = np.array([float(row["test_loss"]) for row in rows])
    error = [row.get("test_accuracy") for row in rows]
    accuracy = np.array([float(one) if one else np.nan for one in error])
    nan = float("nan")
    if not np.isfinite(float(rows[-1]["train_loss"])) or not np.isfinite(loss[-1]):
        return End(nan, nan, nan, nan, float(accuracy[0]), float(loss[0]))
    best = int(np.nanargmin(loss))
    tail = slice(-LAST, None)
    return End(
        float(np.median(accuracy[tail])),
        float(np.median(loss[tail])),
        float(loss[best]),
        float(accuracy[best]),
        float(accuracy[0]),
        float(loss[0]),
    )


def better(before: End, after: End, noise: Noise, *, same_loss: bool = True) -> int:
    """1 if ``after`` ended better than ``before`` beyond noise, -1 if worse, else 0.

    Accuracy decides; where it is the same within noise, or there is none, the loss does, unless
    the two were trained by different ones.
    """
    if not np.isfinite(before.loss) or not np.isfinite(after.loss):
        return int(np.isfinite(after.loss)) - int(np.isfinite(before.loss))
    gained = after.accuracy - before.accuracy
    if abs(gained) > noise.accuracy:
        return 1 if gained > 0 else -1
    if not same_loss:
        return 0
    ratio = (after.loss + 1e-12) / (before.loss + 1e-12)
    return 1 if ratio < 1 - noise.loss else -1 if ratio > 1 + noise.loss else 0


def asked(folders: Sequence[Path]) -> dict[str, Any]:
    """What the dashboard says of the last of ``folders``, beside the others, as its JSON does."""
    book = load_logs([*folders])
    document = diagnose(book).to_dict()
    name = folders[-1].name
    found: dict[str, Any] = next(
        one for one in document["runs"] if name in f"{one['run_id']} {one['source']}"
    )
    return found


def changed(settings: Settings, follow: dict[str, Any]) -> Settings:
    """``settings`` with what the advice changes."""
    values = as_mapping(settings) | follow
    return replace(from_mapping(values), switches=settings.switches)


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of advice followed: what it was, what it changed, how the run then ended."""

    action: str
    follow: dict[str, Any]
    end: End
    verdict: str  # before
    better: int  # than the run it was given for


def follow(
    settings: Settings, store: Path, noise: Noise, rounds: int = ROUNDS
) -> tuple[list[Step], list[Settings], str]:
    """Follow the dashboard's advice up to ``rounds`` times, each time from the best run so far.

    Returns:
        The steps; the settings from the first to the last; the reason why it stopped, a verdict.
    """
    chain = [settings]
    best, steps = settings, list[Step]()
    while True:
        others = [trained(one, store) for one in chain if one != best]
        told = asked([*others, trained(best, store)])
        verdict = _verdict(told)
        if len(steps) == rounds:
            return steps, chain, verdict
        given = list(_untried(told["recommendations"], best, chain))
        if not given:
            actions = "+".join(one["action"] for one in told["recommendations"])
            return steps, chain, f"{verdict} ({actions or 'no advice'})"
        advice, child = given[0]
        try:
            end = end_of(trained(child, store))
        except TrainerError as error:
            return steps, chain, f"{verdict} ({advice['action']}: {error})"
        before = end_of(trained(best, store))
        step = better(before, end, noise, same_loss=best.loss == child.loss)
        steps.append(Step(advice["action"], advice["follow"], end, verdict, step))
        chain.append(child)
        if step >= 0:
            best = child


def _verdict(told: dict[str, Any]) -> str:
    head = told["headline"]
    return f"{head['lamp']}:{head['state']}" if head["lamp"] else str(head["state"])


def _untried(
    advice: Iterable[dict[str, Any]], settings: Settings, chain: Sequence[Settings]
) -> Iterable[tuple[dict[str, Any], Settings]]:
    for one in advice:
        if one["follow"]:
            try:
                child = changed(settings, one["follow"])
            except TrainerError:
                continue
            if child not in chain:
                yield one, child

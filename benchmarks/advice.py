"""Advice put to the test: wrong settings are trained, advised, and trained as advised.

    python -m benchmarks.advice              # the table of the last results
    python -m benchmarks.advice --train      # two workers; what was trained is kept in --store

A *wrong* setting is one mistake made on a problem's best setting (see
:mod:`benchmarks.advice_problems`) that ends worse than it, beyond the noise of seeds and by more
than 2% of what it gained, or that overfits: the held-out loss ends 10%, and beyond noise, above its
lowest and above that of the best setting.  Few samples by themselves are no wrong setting.  The
dashboard is asked, its first advice that a command can follow is followed, and so on, three times
at most, from the best run so far.

*Improved* is a held-out accuracy that ends higher beyond noise; where it is equal, or there is
none, a held-out loss that ends lower beyond noise.  *Healthy after three* is an end within noise,
or 2% of the way from the start, of the problem's best setting, without a loss that ended 10% above
its lowest (or as far as that of the best setting); a run on fewer samples is held to the best epoch
with these samples and clean labels.

The *healthy* runs are those of :mod:`benchmarks.advice_healthy`; any advice to one is an error.

The noise of a group is 2·√2 standard deviations of its seeds, at least half a point of accuracy and
5% of the loss.  Every third group of data set and model is held out: no rule was changed for it.
"""

import argparse
import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.advice_healthy import healthy_runs
from benchmarks.advice_problems import BASES, MISTAKES, RATES, Problem, problems
from benchmarks.advice_table import show
from benchmarks.advice_trial import End, Noise, asked, better, end_of, follow, trained
from trainer.errors import TrainerError
from trainer.settings import Settings

OUT = Path(__file__).parent / "advice" / "cases.csv"
STORE = Path(tempfile.gettempdir()) / "curva-advice"
WORKERS = 2
SEEDS = 6  # of the best setting, for the noise
LEAST_NOISE = Noise(accuracy=0.005, loss=0.05)
REGRET = 0.02  # share of what the best setting gained: the guide's limit of a good run
RISE = 0.10  # of the held-out loss over its lowest: overfitted
CALM = 0.05  # of the best setting, where one of the grid rises by no more
HEALTHY = 60
EACH = 2  # of the mistakes, every second is made on a problem: all of them on two
HEALTHY_RUN = "healthy"  # the name of such a case, before its number
BY_NAME = {mistake.name: mistake for mistake in MISTAKES}


@dataclass(frozen=True, slots=True)
class Reference:
    """A problem's best setting and the noise of its seeds; ``start`` is its first accuracy."""

    problem: Problem
    settings: Settings
    seeds: tuple[End, ...]
    healthy: tuple[Settings, ...]

    @property
    def end(self) -> End:
        """How the first seed ended."""
        return self.seeds[0]


def main() -> None:
    """Train, ask and follow where asked to; print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--store", type=Path, default=STORE)
    parser.add_argument("--only", default="", help="problems or mistakes whose name has this")
    parser.add_argument("--workers", type=int, default=WORKERS)
    asked_for = parser.parse_args()
    if asked_for.train:
        run(asked_for.store, asked_for.only, asked_for.workers)
    with OUT.open(encoding="utf-8") as file:
        show([row for row in csv.DictReader(file) if asked_for.only in row["case"]])


def run(store: Path, only: str, workers: int) -> None:
    """Every case, into ``OUT``; of ``only`` some, in place of their lines."""
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_alone) as pool:
        references = list(pool.map(partial(reference, store=store), problems()))
        noise = {name: _noise(found) for name, found in _by_group(references).items()}
        work = [
            (found, noise[found.problem.group], what)
            for place, found in enumerate(references)
            for what in (
                *(name for i, name in enumerate(BY_NAME) if (place + i) % EACH == 0),
                *(f"{HEALTHY_RUN}{i}" for i in range(len(found.healthy))),
            )
        ]
        work = [one for one in work if only in _name(one[0], one[2])]
        waiting = [pool.submit(_case, one, store) for one in work]
        rows = []
        for i, done in enumerate(as_completed(waiting), start=1):
            row = done.result()
            rows += [row] if row else []
            if i % 20 == 0:
                print(f"{i}/{len(work)}", flush=True)
                _write(rows)
    rows = _sixty(rows)
    if only and OUT.is_file():
        with OUT.open(encoding="utf-8") as file:
            kept = [row for row in csv.DictReader(file) if only not in row["case"]]
        rows = [*kept, *rows]
    _write(rows)


def _write(rows: Sequence[Mapping[str, Any]]) -> None:
    OUT.parent.mkdir(exist_ok=True)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: str(row["case"])))


def _alone() -> None:
    """One thread a worker: two slow each other down."""
    import torch  # noqa: PLC0415 - in the worker alone

    torch.set_num_threads(1)


def _name(found: Reference, what: str) -> str:
    return f"{found.problem.name}|{what}"


def reference(problem: Problem, store: Path) -> Reference:
    """The best rate of a problem's grid, its seeds, and the runs among which healthy ones are."""
    rates = RATES[problem.optimizer]
    ends = [end_of(trained(problem.at(lr), store)) for lr in rates]
    calm = [i for i, end in enumerate(ends) if end.loss <= (1 + CALM) * end.best_loss]
    best = max(calm or range(len(rates)), key=lambda i: _rank(ends[i]))
    settings = problem.at(rates[best])
    seeds = [end_of(trained(replace(settings, seed=seed), store)) for seed in range(SEEDS)]
    healthy = tuple(healthy_runs(problem, settings, store))
    return Reference(problem, settings, tuple(seeds), healthy)


def _rank(end: End) -> tuple[float, float]:
    if not np.isfinite(end.loss):
        return -np.inf, -np.inf
    return (0.0 if np.isnan(end.accuracy) else end.accuracy), -end.loss


def _regret(end: End, top: End, found: Reference) -> float:
    """What a run lost against ``top``, as a share of what that one gained over guessing."""
    if not np.isfinite(end.loss):
        return np.inf
    start = found.seeds[0].start_accuracy if not np.isnan(end.accuracy) else -found.end.start_loss
    mine, most = (
        (end.accuracy, top.accuracy) if not np.isnan(end.accuracy) else (-end.loss, -top.loss)
    )
    return float((most - mine) / max(most - start, 1e-9))


def part_of(group: str) -> str:
    """Every third group is held out, by the alphabet: nobody chose."""
    return "held out" if sorted(BASES).index(group) % 3 == 0 else "development"


def _by_group(references: Iterable[Reference]) -> Mapping[str, list[Reference]]:
    groups: dict[str, list[Reference]] = defaultdict(list)
    for one in references:
        groups[one.problem.group].append(one)
    return groups


def _noise(references: Sequence[Reference]) -> Noise:
    """2·√2 standard deviations over the seeds, pooled over a group's optimizers."""
    accuracy = [np.var([end.accuracy for end in one.seeds], ddof=1) for one in references]
    loss = [
        np.var([end.loss for end in one.seeds], ddof=1)
        / np.mean([end.loss for end in one.seeds]) ** 2
        for one in references
    ]
    by = 2 * np.sqrt(2)
    return Noise(
        max(LEAST_NOISE.accuracy, float(np.nan_to_num(by * np.sqrt(np.mean(accuracy))))),
        max(LEAST_NOISE.loss, float(by * np.sqrt(np.mean(loss)))),
    )


COLUMNS = (
    "case", "part", "kind", "verdict", "accuracy", "loss", "best_accuracy", "best_loss", "noise",
    "advice", "first", "improved", "accuracy_1", "loss_1", "all", "accuracy_3", "loss_3",
    "improved_3", "healthy_3", "verdict_3", "stopped",
)  # fmt: skip


def _case(work: tuple[Reference, Noise, str], store: Path) -> dict[str, Any] | None:
    """One line of the results; ``None`` for a mistake that the problem does not mind."""
    found, noise, what = work
    mistake = BY_NAME.get(what)
    if mistake is None:
        wrong: Settings | None = found.healthy[int(what.removeprefix(HEALTHY_RUN))]
    else:
        wrong = mistake.make(found.settings, found.problem)
    if wrong is None:
        return None
    try:
        end = end_of(trained(wrong, store))
    except TrainerError:
        return None
    row: dict[str, Any] = {
        "case": _name(found, what),
        "part": part_of(found.problem.group),
        "kind": mistake.kind if mistake else "healthy",
        "accuracy": _number(end.accuracy),
        "loss": _number(end.loss),
        "best_accuracy": _number(found.end.accuracy),
        "best_loss": _number(found.end.loss),
        "noise": _number(noise.accuracy),
    }
    if mistake is None:
        told = asked([trained(wrong, store)])
        actions = "+".join(one["action"] for one in told["recommendations"])
        return row | {"verdict": told["headline"]["state"], "advice": actions}
    overfitted = end.loss > (1 + max(RISE, noise.loss)) * end.best_loss
    overfitted &= end.loss > (1 + noise.loss) * found.end.loss
    has_fewer_samples = mistake.kind == "overfitting"
    same = wrong.loss == found.settings.loss
    worse = (
        not has_fewer_samples
        and better(end, found.end, noise, same_loss=same) > 0
        and _regret(end, found.end, found) > REGRET
    )
    if not worse and not overfitted:
        return None
    steps, _, last = follow(wrong, store, noise)
    first = steps[0] if steps else None
    final = _kept(end, steps)
    told = asked([trained(wrong, store)])
    aim = found.end
    if wrong.max_train_examples != found.settings.max_train_examples:  # what these samples allow
        aim = _best_of(end_of(trained(replace(wrong, label_noise=0.0), store)))
    return row | {
        "verdict": steps[0].verdict if steps else last.split(" (")[0],
        "advice": "+".join(one["action"] for one in told["recommendations"]),
        "first": _words(first.action, first.follow) if first else "",
        "improved": first.better if first else 0,
        "accuracy_1": _number(first.end.accuracy) if first else "",
        "loss_1": _number(first.end.loss) if first else "",
        "all": " > ".join(_words(one.action, one.follow) for one in steps),
        "accuracy_3": _number(final.accuracy),
        "loss_3": _number(final.loss),
        "improved_3": better(end, final, noise),
        "healthy_3": int(_is_cured(final, aim, found, noise)),
        "verdict_3": last.split(" (")[0],
        "stopped": last.partition(" (")[2].rstrip(")"),
    }


def _kept(end: End, steps: Sequence[Any]) -> End:
    """The run that a person would keep: each step that did not make it worse."""
    for one in steps:
        end = one.end if one.better >= 0 else end
    return end


def _best_of(end: End) -> End:
    """A run at its best epoch."""
    return replace(end, accuracy=end.best_accuracy, loss=end.best_loss)


def _is_cured(end: End, aim: End, found: Reference, noise: Noise) -> bool:
    """Within noise or the limit of the aim, and not overfitted."""
    most = max(1 + RISE, found.end.loss / found.end.best_loss)  # as the best setting at most
    if not np.isfinite(end.loss) or end.loss > most * end.best_loss:
        return False
    near = not np.isnan(end.accuracy) and aim.accuracy - end.accuracy <= noise.accuracy
    near |= np.isnan(end.accuracy) and end.loss <= (1 + noise.loss) * aim.loss
    return bool(near or _regret(end, aim, found) <= REGRET)


def _words(action: str, changes: Mapping[str, Any]) -> str:
    return action + " " + " ".join(f"{name}={to}" for name, to in changes.items())


def _number(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.4g}"


def _sixty(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All wrong runs, and sixty healthy ones: the first of every problem, and so on."""
    healthy = [row for row in rows if row["kind"] == "healthy"]
    healthy.sort(key=lambda row: (row["case"][-1], row["case"]))
    kept = {row["case"] for row in healthy[:HEALTHY]}
    return [row for row in rows if row["kind"] != "healthy" or row["case"] in kept]


if __name__ == "__main__":
    main()

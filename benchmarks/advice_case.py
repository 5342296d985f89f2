"""One case of the advice: a mistake made on a problem's best setting, advised, and followed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.advice_problems import BASES, MISTAKES, UNSEEN
from benchmarks.advice_reference import Reference, regret
from benchmarks.advice_trial import End, Noise, asked, better, end_of, follow, trained
from trainer.errors import TrainerError
from trainer.settings import Settings

REGRET = 0.02  # share of what the best setting gained: the guide's limit of a good run
RISE = 0.10  # of the held-out loss over its lowest: overfitted
HEALTHY_RUN = "healthy"  # the name of such a case, before its number
BY_NAME = {mistake.name: mistake for mistake in MISTAKES}

COLUMNS = (
    "case", "part", "kind", "verdict", "accuracy", "loss", "best_accuracy", "best_loss", "noise",
    "advice", "first", "improved", "accuracy_1", "loss_1", "all", "accuracy_3", "loss_3",
    "improved_3", "healthy_3", "verdict_3", "stopped",
)  # fmt: skip


def name_of(found: Reference, what: str) -> str:
    """How the case of a mistake, or of a healthy run, is called in the results."""
    return f"{found.problem.name}|{what}"


def part_of(group: str) -> str:
    """Every third group is held out, by the alphabet: nobody chose; some came after all advice."""
    if group in UNSEEN:
        return "unseen"
    return "held out" if sorted(BASES.keys() - UNSEEN).index(group) % 3 == 0 else "development"


def row_of(work: tuple[Reference, Noise, str], store: Path) -> dict[str, Any] | None:
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
        "case": name_of(found, what),
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
        and regret(end, found.end, found) > REGRET
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
    return bool(near or regret(end, aim, found) <= REGRET)


def _words(action: str, changes: Mapping[str, Any]) -> str:
    return action + " " + " ".join(f"{name}={to}" for name, to in changes.items())


def _number(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.4g}"

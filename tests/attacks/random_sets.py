"""Sets of logs drawn at random from a number: the same number draws the same set again.

A set is either a folder of files, which the program reads, or a log book made by hand, which
reaches what no file holds.  What is drawn is what nobody would write and some log does: no loss,
rates of zero and below, batch sizes that are infinite, values that are no numbers, one point,
names in any script.  The shapes of curves and axes are those of ``tests.whole_way.random_books``.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from tests.attacks import random_facts
from tests.whole_way.random_books import (
    AXES,
    COLUMNS,
    KINDS,
    LENGTHS,
    METRICS,
    SCALES,
    SETTINGS,
    axis,
    curve,
    frozen,
)

NO_LOSS = ("reward", "learning_rate", "gradient_norm", "fid", "episode_return", "f1", "accuracy")
"""Metrics of runs that log no loss."""

NO_LOSS_COLUMNS = ("reward", "lr", "grad_norm", "FID", "ep_rew_mean", "val_accuracy", "f1", "é")

NAMES = (
    "run",
    "lr0.1_bs64",
    "lr0_bs0",
    "lr=-1e-3,batch=-8",
    "a/b/c",
    "<b>x</b>",
    "*_[x](y)_* `z` :red[w] $q$",
    "{ $rate }",
    "=HYPERLINK(1)",
    "treino_ação",
    "训练 一",
    "تدريب",
    "\u202eevil\u202c",
    "👩‍🔬",
    "x" * 400,
    "0",
    "nan",
    "None",
    " ",
    "a.b:c",
    "seed1",
    "seed2",
    "%s %d {0}",
    "\\",
    "\n",
)
ODD_METRICS = ("loss:x", "a.b", "λ", "الخسارة", "m" * 300, "[0]", "nan", "%", "", "$x$", "<i>", "_")
RATES = (
    0,
    0.0,
    -0.1,
    1e-300,
    1e300,
    float("inf"),
    float("-inf"),
    float("nan"),
    5e-324,
    "0",
    "fast",
)
SIZES = (0, -8, 1, 10**30, 0.5, float("inf"), float("nan"), "64", "all", True, None, [8, 16])
VALUES = (
    *(None, True, False, 0, 1, -1, 64, 10**9, 2**70, 0.0, -0.0, 0.1, 1e-300, 1e300, 1.7e308),
    *(float("inf"), float("-inf"), float("nan"), 5e-324),
    *("", " ", "none", "None", "adam", "SGD", "cosine", "0.1", "1e400", "nan", "inf", "[1, 2]"),
    *("x" * 300, "ação", "دفعة", "<b>", "{ $x }", "\x00", "a\nb", "1/2", "1,5", "0x10"),
    *([], [1, 2], ["a", None], [[1], [2, [3]]], ["x"] * 50),
)
TOTALS, ENDS = ("epochs", "max_steps"), (1, 30, 0, -1, 1e308, 10**30, float("inf"), float("nan"))
CLOCKS = ("wall_time", "timestamp", "time", "date")
USUAL_RATES = (0.001, 0.003, 0.01, 0.1, 1.0)
USUAL_SIZES = (16, 64, 256, 1024)
COUNTS = (1, 1, 2, 2, 3, 3, 4, 6, 9, 14)
"""Runs of a set; beside them one set in a hundred is of ``CROWD``."""
CROWD = 130


def is_files(number: int) -> bool:
    """Whether the set of that number is a folder of files."""
    return bool(number % 3 == 0)


def book(number: int) -> LogBook:
    """The log book of that number, made by hand."""
    rng = Random(number)
    rule = _rule(rng)
    runs, series = [], {}
    unit = rng.choice(list(XUnit))
    for name in _names(rng):
        config = {key: frozen(value) for key, value in _settings(rng, rule).items()}
        run = Run(name, name, name, rng.choice(["made up", "trainer", ""]), unit, config)
        if rng.random() < 0.2:
            run = replace(
                run,
                started_at=rng.choice(random_facts.MOMENTS),
                finished=rng.choice((None, True, False)),
                parts=tuple(rng.choices(random_facts.PLACES, k=rng.randint(0, 3))),
                lineage=random_facts.lineage(rng, [one.run_id for one in runs]),
            )
        runs.append(run)
        if rng.random() > 0.04:
            series[name] = _series(rng, rule)
    receipt = random_facts.receipt(rng, tuple(runs))
    return LogBook(tuple(runs), series, receipt, random_facts.changes(rng, series))


def write(number: int, folder: Path) -> Path:
    """Write the files of that number into ``folder``, and return what is to be opened."""
    rng = Random(number)
    rule = _rule(rng)
    for place in range(min(rng.choice(COUNTS), 9)):
        where = folder / rng.choice(["", "a", "b", f"run{place}", f"lr{place}", "ação", "تدريب"])
        where.mkdir(exist_ok=True, parents=True)
        rng.choice([_table, _records])(rng, rule, where, place)
        if rng.random() < 0.7:
            text = json.dumps(_settings(rng, rule))
            (where / rng.choice(["config.json", "hparams.json"])).write_text(text, encoding="utf-8")
    if rng.random() < 0.1:
        (folder / "metrics.csv").write_bytes(rng.randbytes(rng.choice([0, 1, 400])))
    return folder


Rule = dict[str, Any]


def _rule(rng: Random) -> Rule:
    """What holds of a whole set: families are made of runs that have something in common."""
    kind = rng.choice(["usual", "no loss", "no loss", "one split", "odd names", "anything"])
    return {
        "kind": kind,
        "length": rng.choice(LENGTHS),
        "axis": rng.choice([*AXES, "rising", "rising"]),
        "curve": rng.choice([None, None, *KINDS]),
        "same": rng.random() < 0.5,  # every run logs the same
        "metrics": rng.sample(NO_LOSS, rng.randint(1, 3)),
        "splits": rng.choice([[Split.TRAIN], [Split.VAL], [Split.TEST], [Split.NONE], list(Split)]),
        "settings": rng.choice(["usual", "usual", "odd rates", "anything", "none"]),
        "rate": rng.choice(RATES),
        "size": rng.choice(SIZES),
    }


def _names(rng: Random) -> list[str]:
    count = CROWD if rng.random() < 1 / 100 else rng.choice(COUNTS)
    if rng.random() < 0.03:
        return []
    if rng.random() < 0.4:
        return [
            f"lr{rng.choice(USUAL_RATES)}_bs{rng.choice(USUAL_SIZES)}_{n}" for n in range(count)
        ]
    many = [rng.choice(NAMES) + rng.choice(["", str(n)]) for n in range(count)]
    return list(dict.fromkeys(many))


def _settings(rng: Random, rule: Rule) -> dict[str, Any]:
    usual = {"lr": rng.choice(USUAL_RATES), "batch_size": rng.choice(USUAL_SIZES)}
    usual |= rng.choice(
        [{}, {"seed": rng.randint(0, 2)}, {"optimizer": rng.choice(["sgd", "adam"])}]
    )
    usual |= rng.choice([{}, {}, {rng.choice(TOTALS): rng.choice(ENDS)}])
    match rule["settings"]:
        case "none":
            return {}
        case "usual":
            return usual
        case "odd rates":
            odd = {"lr": rng.choice([rule["rate"], rng.choice(RATES)])}
            odd |= {"batch_size": rng.choice([rule["size"], *USUAL_SIZES])}
            return usual | rng.choice([odd, {"lr": odd["lr"]}, {"batch_size": odd["batch_size"]}])
    names = (*SETTINGS, "my <setting>", "α", "x" * 200, "", "a.b", "_wandb", "path")
    return {rng.choice(names): rng.choice(VALUES) for _ in range(rng.randint(0, 6))}


def _pairs(rng: Random, rule: Rule) -> list[tuple[str, Split]]:
    """The metrics of a run, each with its part of the data."""
    if rule["kind"] == "usual":
        return [("loss", Split.TRAIN), ("loss", Split.VAL), ("accuracy", Split.VAL)]
    if rule["kind"] == "no loss":
        names: Sequence[str] = rule["metrics"] if rule["same"] else rng.sample(NO_LOSS, 2)
    elif rule["kind"] == "one split":
        names = rng.sample(METRICS, rng.randint(1, 3))
    else:
        odd = ODD_METRICS if rule["kind"] == "odd names" else ()
        names = [rng.choice((*METRICS, *odd)) for _ in range(rng.randint(1, 5))]
    return list(dict.fromkeys((name, rng.choice(rule["splits"])) for name in names))


def _series(rng: Random, rule: Rule) -> list[Series]:
    many = []
    for metric, split in _pairs(rng, rule):
        n = rule["length"] if rng.random() < 0.8 else rng.choice(LENGTHS)
        steps, epochs = axis(rule["axis"], n)
        times = rng.choice([None, None, *_times(rng, n)])
        many.append(
            Series.of(
                f"{split}/{metric}", metric, split, steps, _curve(rng, rule, n), epochs, times
            )
        )
    return many


def _times(rng: Random, n: int) -> list[list[float]]:
    """Moments: a minute apart, all one, backwards, unknown in part, out of every calendar."""
    minutes = [1.7e9 + 60.0 * place for place in range(n)]
    partly = [one if rng.random() < 0.5 else float("nan") for one in minutes]
    return [minutes, [0.0] * n, minutes[::-1], partly, [1e300] * n, [-1e15] * n]


def _curve(rng: Random, rule: Rule, n: int) -> Any:
    kind = rule["curve"] or rng.choice([*KINDS, "falling", "falling"])
    return curve(kind, n, rng.choice([1.0, 1.0, *SCALES]), rng.randrange(2**32))


def _columns(rng: Random, rule: Rule) -> tuple[list[str], list[list[Any]]]:
    """A header and the rows under it: some out of order, some of one step."""
    n = rule["length"]
    steps, epochs = axis(rule["axis"], n)
    x = list((steps if epochs is None or rng.random() < 0.5 else epochs).tolist())
    x = rng.choice([x, x, x, rng.sample(x, n), rng.choices(x, k=n), [x[0]] * n])
    names = NO_LOSS_COLUMNS if rule["kind"] == "no loss" else (*COLUMNS, *ODD_METRICS)
    chosen = rng.sample(names, rng.randint(1, 4))
    if rule["kind"] == "usual":
        chosen = ["train_loss", "val_loss", "val_accuracy"]
    header = [rng.choice(["step", "epoch", "iteration", "global_step"]), *chosen]
    columns = [x, *(_curve(rng, rule, n).tolist() for _ in chosen)]
    if rng.random() < 0.3:
        header.append(rng.choice(CLOCKS))
        columns.append(rng.choice(_times(rng, n)))
    return header, columns


def _table(rng: Random, rule: Rule, where: Path, place: int) -> None:
    header, columns = _columns(rng, rule)
    rows = (",".join(map(repr, row)) for row in zip(*columns, strict=True))
    text = "\n".join([",".join(name.replace(",", "") for name in header), *rows])
    (where / rng.choice(["metrics.csv", f"log{place}.csv"])).write_text(text, encoding="utf-8")


def _records(rng: Random, rule: Rule, where: Path, place: int) -> None:
    header, columns = _columns(rng, rule)
    rows = (json.dumps(dict(zip(header, row, strict=True))) for row in zip(*columns, strict=True))
    (where / f"metrics{place}.jsonl").write_text("\n".join(rows), encoding="utf-8")

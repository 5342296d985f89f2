"""`noise-scale`: the gradient noise scale at several points of a training."""

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from trainer import packages
from trainer.commands.run import RUNS, manner_of
from trainer.console.flag_values import whole
from trainer.console.output import tell
from trainer.forms.command import FLAGS, Command
from trainer.parser import Parser, add_settings
from trainer.settings import Range, Settings, from_mapping
from trainer.study import Run
from trainer.text import number, say

POINTS, BATCHES = 10, 64
FEW_TO_MANY = Range(2, 1000)
ENOUGH = Range(16, 10**6)  # batches at a point: `trainer.measurements.noise_scale.GROUPS` at least
KIND = "noise_scale"


def add(parser: Parser, lang: str) -> None:
    """How much is drawn, where it goes, and a flag for every setting."""
    what = parser.add_argument_group(say(lang, "help-arguments"))
    what.add_argument("--points", metavar="N", help=say(lang, "help-points"))
    what.add_argument("--batches", metavar="N", help=say(lang, "help-batches"))
    what.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-out-one"))
    what.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    for flag in ("verbose", "quiet"):
        what.add_argument(f"--{flag}", action="store_true", help=say(lang, f"help-{flag}"))
    add_settings(parser, FLAGS, lang)


def run(asked: argparse.Namespace, lang: str) -> None:
    """Train, measure on the way, say the noise scale in one sentence and where the log is."""
    given = {name: getattr(asked, name) for name in FLAGS if getattr(asked, name) is not None}
    settings = from_mapping(given)
    points = whole("points", asked.points, POINTS, FEW_TO_MANY)
    batches = whole("batches", asked.batches, BATCHES, ENOUGH)
    out = asked.out or RUNS / f"noise_scale_batch{settings.batch_size}_lr{settings.lr:g}"
    hparams = {
        **Run(out.resolve().name, settings).hparams(),
        "kind": KIND,
        "points": points,
        "batches": batches,
    }
    with packages.needed():
        from trainer.measurements import measured  # noqa: PLC0415 - late on purpose
        from trainer.running.measuring import Measuring  # noqa: PLC0415
    manner = manner_of(asked, sys.stderr)
    with closing(Measuring("points", points, sys.stderr, lang, manner)) as progress:
        found = measured.noise_scale(
            settings, out, hparams, asked.data_dir, points, batches, progress.take
        )
    tell(f"{sentence(found, settings, lang)}\n{say(lang, 'logs-in', path=out)}")


def sentence(found: dict[str, Any], settings: Settings, lang: str) -> str:
    """The last estimate that there is, with its interval; else why there is none."""
    numbers = {
        name: number(lang, f"{value:.2g}" if not abs(value) >= 100 else f"{value:.0f}")
        for name, value in found.items()
        if isinstance(value, float)
    }
    counts = {name: value for name, value in found.items() if isinstance(value, int)}
    values = {**numbers, **counts, "batch": settings.batch_size}
    if not found["estimated"]:
        return say(lang, "noise-not-estimable", **values)
    beside = "noise-about"
    if settings.batch_size < found["last_low"]:
        beside = "noise-below"
    elif settings.batch_size > found["last_high"]:
        beside = "noise-above"
    return f"{say(lang, 'noise-scale', **values)} {say(lang, beside, **values)}"


COMMAND = Command("noise-scale", "noise-scale [--points N] [--batches N] [--lr …]", add, run)

"""`find-lr`: a range test of the learning rate, and the rates that it suggests."""

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from trainer import packages
from trainer.commands.run import RUNS, manner_of
from trainer.console.flag_values import decimal, whole
from trainer.console.output import tell
from trainer.errors import TrainerError
from trainer.forms.command import FLAGS, Command
from trainer.parser import Parser, add_settings
from trainer.settings import Range, Settings, from_mapping
from trainer.study import Run
from trainer.text import number, say

LOW, HIGH, UPDATES, REPEATS = 1e-6, 10.0, 200, 3
RATES = Range(0, 10**6, includes_low=False)
ENOUGH = Range(20, 20_000)  # updates: `trainer.measurements.suggested_rates.FEWEST` at least
SEVERAL = Range(1, 100)
KIND = "lr_range_test"
NAMES = ("valley", "steepest", "minimum_10", "ours")
OWN_RATE = ("lr", "epochs", "schedule", "decay", "decay_rate", "decay_every", "decay_by")
FLAGS_HERE = tuple(name for name in FLAGS if name not in {*OWN_RATE, "warmup_epochs", "patience"})


def add(parser: Parser, lang: str) -> None:
    """The range of the rate, how long, how often, and a flag for every setting but the rate's."""
    what = parser.add_argument_group(say(lang, "help-arguments"))
    what.add_argument("--from", dest="low", metavar="LR", help=say(lang, "help-from"))
    what.add_argument("--to", dest="high", metavar="LR", help=say(lang, "help-to"))
    what.add_argument("--updates", metavar="N", help=say(lang, "help-updates"))
    what.add_argument("--repeats", metavar="N", help=say(lang, "help-repeats"))
    what.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-out-one"))
    what.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    for flag in ("verbose", "quiet"):
        what.add_argument(f"--{flag}", action="store_true", help=say(lang, f"help-{flag}"))
    add_settings(parser, FLAGS_HERE, lang)


def run(asked: argparse.Namespace, lang: str) -> None:
    """Test the rates, say which one is suggested and where the log is."""
    given = {n: getattr(asked, n) for n in FLAGS_HERE if getattr(asked, n) is not None}
    settings = from_mapping(given)
    low = decimal("from", asked.low, LOW, RATES)
    high = decimal("to", asked.high, HIGH, RATES)
    if low >= high:
        raise TrainerError("range-upside-down", low=low, high=high)
    updates = whole("updates", asked.updates, UPDATES, ENOUGH)
    repeats = whole("repeats", asked.repeats, REPEATS, SEVERAL)
    out = asked.out or RUNS / f"find_lr_{settings.optimizer}_batch{settings.batch_size}"
    hparams = _hparams(out, settings, low, high, updates) | {"repeats": repeats}
    with packages.needed():
        from trainer.measurements import measured  # noqa: PLC0415 - late on purpose
        from trainer.running.measuring import Measuring  # noqa: PLC0415
    manner = manner_of(asked, sys.stderr)
    with closing(Measuring("updates", updates, sys.stderr, lang, manner)) as progress:
        found = measured.range_test(
            settings, out, hparams, asked.data_dir, (low, high), updates, repeats, progress.take
        )
    tell(f"{sentence(found, lang)}\n{say(lang, 'logs-in', path=out)}")


def _hparams(
    out: Path, settings: Settings, low: float, high: float, updates: int
) -> dict[str, Any]:
    """The settings of the test: those of a run but for the rate, which has its own course."""
    values = Run(out.resolve().name, settings).hparams()
    kept = {name: value for name, value in values.items() if name not in OWN_RATE}
    return {**kept, "kind": KIND, "lr_from": low, "lr_to": high, "updates": updates}


def sentence(found: dict[str, Any], lang: str) -> str:
    """The suggestion, with the others beside it; or that the loss never fell."""
    rates = {
        name: number(lang, f"{found[f'suggested_{name}']:.2g}")
        for name in NAMES
        if f"suggested_{name}" in found
    }
    if not rates:
        low, high = (number(lang, f"{found[name]:.2g}") for name in ("lr_from", "lr_to"))
        return say(lang, "range-no-fall", low=low, high=high)
    return say(lang, "range-suggests", **rates)


COMMAND = Command("find-lr", "find-lr [--from LR] [--to LR] [--updates N] …", add, run)

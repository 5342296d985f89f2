"""`run`: train a study, a grid, or one run from settings.

run digits                                     a study; also the path of a TOML file
run --lr 0.01,0.1 --batch-size 64,1024 --seeds 3   a grid: every combination, each with 3 seeds
run --hidden 256,256 --hidden 64               two models: a list of widths is one value
run --lr 0.1 --epochs 10                       one run
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TextIO, TypeAlias

from trainer import grid, packages, study
from trainer.console.flag_values import whole_if_given
from trainer.console.output import tell
from trainer.errors import TrainerError
from trainer.forms.command import FLAGS, Command
from trainer.parser import Parser, add_settings
from trainer.running.cores import cores
from trainer.running.manner import Manner
from trainer.running.worker_processes import warm_up
from trainer.settings import from_mapping
from trainer.text import say

OVERRIDES = ("dataset", "seed")  # the settings that a study lets the command line change
RUNS = Path("runs")  # where logs go unless --out says otherwise
SWITCHES = (
    "oversubscribe",
    "stop-on-divergence",
    "keep-checkpoint",
    "verbose",
    "quiet",
)
Given: TypeAlias = dict[str, list[str]]  # the values that the command line gives a setting
Asked: TypeAlias = tuple[list[tuple[study.Run, Path]], Path]  # runs with folders; the folder of all


def add(parser: Parser, lang: str) -> None:
    """A study's name, folders, and a flag for every setting."""
    what = parser.add_argument_group(say(lang, "help-arguments"))
    what.add_argument("study", nargs="?", metavar="STUDY", help=say(lang, "help-study"))
    what.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-out"))
    what.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    what.add_argument("--seeds", metavar="N", help=say(lang, "help-seeds"))
    add_settings(parser, FLAGS, lang, repeated=True)
    how = parser.add_argument_group(say(lang, "help-how"))
    how.add_argument("--device", default="auto", metavar="…", help=say(lang, "help-device"))
    how.add_argument("--workers", metavar="N", help=say(lang, "help-workers"))
    how.add_argument("--scheduler", default="", metavar="…", help=say(lang, "help-scheduler"))
    for flag in SWITCHES:
        name = flag.replace("-", "_")
        how.add_argument(f"--{flag}", action="store_true", help=say(lang, f"help-{name}"))


def run(asked: argparse.Namespace, lang: str) -> None:
    """Train what is asked for and say where its logs are."""
    runs, out = what_is_asked(asked)
    workers = workers_of(asked)
    manner = manner_of(asked, sys.stderr)
    if min(workers, len(runs)) > 1:
        warm_up(run.settings.dataset for run, _ in runs)
    training, device = _loaded()
    options = training.Options(
        device.device_of(asked.device), asked.stop_on_divergence, asked.keep_checkpoint
    )
    hands = training.Hands(workers, asked.oversubscribe, asked.scheduler)
    training.run_all(runs, asked.data_dir, sys.stderr, lang, options, hands, manner)
    tell(say(lang, "logs-in", path=out))


def what_is_asked(asked: argparse.Namespace) -> Asked:
    """The runs of the command line, each with its folder; and the folder that holds them all.

    Errors: `TrainerError` where a setting is impossible or a study is not to be found.
    """
    given: Given = {
        name: grid.split(name, getattr(asked, name))
        for name in FLAGS
        if getattr(asked, name) is not None
    }
    seeds = whole_if_given("seeds", asked.seeds)
    if asked.study:
        return _study_runs(asked, given, seeds)
    if seeds is None and all(len(values) == 1 for values in given.values()):
        return _single_run(asked, given)
    return _grid_runs(asked, given, seeds)


def workers_of(asked: argparse.Namespace) -> int:
    """How many processes are to train: as many as there are cores for `auto`."""
    if asked.workers == "auto":
        return cores()
    count = whole_if_given("workers", asked.workers)
    if count is not None and count < 1:
        raise TrainerError("out-of-range", setting="workers", value=count, low=1, high=cores())
    if asked.scheduler and count is not None:
        raise TrainerError("workers-and-scheduler")
    return count or 1


def manner_of(asked: argparse.Namespace, stream: TextIO) -> Manner:
    """How progress is shown: bars on a terminal, lines elsewhere or where they are asked for."""
    if asked.quiet and asked.verbose:
        raise TrainerError("quiet-and-verbose")
    if asked.quiet:
        return Manner.QUIET
    return Manner.LINES if asked.verbose or not stream.isatty() else Manner.BARS


def _loaded() -> tuple[ModuleType, ModuleType]:
    """The modules that train; loading torch takes seconds that a mistake need not cost."""
    with packages.needed():
        from trainer import device  # noqa: PLC0415 - late on purpose
        from trainer.running import run  # noqa: PLC0415
    return run, device


def _study_runs(asked: argparse.Namespace, given: Given, seeds: int | None) -> Asked:
    surplus = [f"--{name.replace('_', '-')}" for name in given if name not in OVERRIDES]
    if surplus:
        raise TrainerError("study-or-settings", given=", ".join(surplus))
    found = study.load(asked.study, given, seeds)
    return _placed(found.runs, asked.out or RUNS / found.name)


def _grid_runs(asked: argparse.Namespace, given: Given, seeds: int | None) -> Asked:
    fixed = {name: values[0] for name, values in given.items() if len(values) == 1}
    axes = {name: values for name, values in given.items() if len(values) > 1}
    found = study.parse("", {"settings": fixed, "grid": axes}, {}, seeds=seeds)
    differ = "_".join(grid.SHORT.get(name, name) for name in axes) or "seeds"
    return _placed(found.runs, asked.out or RUNS / grid.shortened(differ))


def _placed(runs: Sequence[study.Run], out: Path) -> Asked:
    return [(run, out / run.name) for run in runs], out


def _single_run(asked: argparse.Namespace, given: Given) -> Asked:
    settings = from_mapping({name: values[0] for name, values in given.items()})
    out = asked.out or RUNS / f"batch{settings.batch_size}_lr{settings.lr:g}"
    return [(study.Run(out.resolve().name, settings), out)], out


COMMAND = Command("run", "run [STUDY | FILE.toml] [--out DIR] [--lr 0.01,0.1 …]", add, run)

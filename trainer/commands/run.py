"""`run`: train a study, or one run from settings."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from trainer import study
from trainer.command import FLAGS, Command
from trainer.errors import TrainerError
from trainer.parser import Parser, add_settings
from trainer.settings import from_mapping
from trainer.text import say

OVERRIDES = ("dataset", "seed")  # the settings that a study lets the command line change
RUNS = Path("runs")  # where logs go unless --out says otherwise


def add(parser: Parser, lang: str) -> None:
    """A study's name, folders, and a flag for every setting."""
    what = parser.add_argument_group(say(lang, "help-arguments"))
    what.add_argument("study", nargs="?", metavar="STUDY", help=say(lang, "help-study"))
    what.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-out"))
    what.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    add_settings(parser, FLAGS, lang)


def run(asked: argparse.Namespace, lang: str) -> None:
    """Train what is asked for and say where its logs are."""
    given = {name: getattr(asked, name) for name in FLAGS if getattr(asked, name) is not None}
    runs, out = _study_runs(asked, given) if asked.study else _single_run(asked, given)

    run_all = _loaded()
    run_all(runs, asked.data_dir, sys.stderr, lang)
    sys.stdout.write(f"{say(lang, 'logs-in', path=out)}\n")


def _loaded() -> Callable[[Sequence[tuple[study.Run, Path]], Path | None, TextIO, str], None]:
    """The function that trains; loading torch takes seconds that a mistake need not cost."""
    try:
        from trainer.run import run_all  # noqa: PLC0415 - late on purpose
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name in {"", "trainer"}:  # a fault of this program, not of the installation
            raise
        raise TrainerError("no-packages", name=name) from None
    return run_all


def _study_runs(
    asked: argparse.Namespace, given: dict[str, str]
) -> tuple[list[tuple[study.Run, Path]], Path]:
    surplus = [f"--{name.replace('_', '-')}" for name in given if name not in OVERRIDES]
    if surplus:
        raise TrainerError("study-or-settings", given=", ".join(surplus))
    found = study.load(asked.study, given)
    out = asked.out or RUNS / found.name
    return [(run, out / run.name) for run in found.runs], out


def _single_run(
    asked: argparse.Namespace, given: dict[str, str]
) -> tuple[list[tuple[study.Run, Path]], Path]:
    settings = from_mapping(given)
    out = asked.out or RUNS / f"batch{settings.batch_size}_lr{settings.lr:g}"
    return [(study.Run(out.resolve().name, settings), out)], out


COMMAND = Command("run", "run [STUDY] [--out DIR] [--lr …]", add, run)

"""`follow`: train runs again as the dashboard advises, and record whether that was right."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from trainer import packages
from trainer.flag_values import whole
from trainer.forms.command import Command
from trainer.parser import Parser
from trainer.settings import Range
from trainer.text import say

ONCE, ROUNDS = 1, Range(1, 20)


def add(parser: Parser, lang: str) -> None:
    """The runs, where the new ones go, and how often to follow."""
    what = parser.add_argument_group(say(lang, "help-arguments"))
    what.add_argument(
        "runs", nargs="+", type=Path, metavar="RUN", help=say(lang, "help-follow-runs")
    )
    what.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-follow-out"))
    what.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    what.add_argument("--rounds", metavar="N", help=say(lang, "help-rounds"))


def run(asked: argparse.Namespace, lang: str) -> None:
    """Follow the advice for each run."""
    rounds = whole("rounds", asked.rounds, ONCE, ROUNDS)
    _loaded()(asked.runs, asked.out, asked.data_dir, rounds, lang)


def _loaded() -> Callable[[Sequence[Path], Path | None, Path | None, int, str], None]:
    """The function that follows; loading torch takes seconds that a mistake need not cost."""
    with packages.needed():
        from trainer.follow.rounds import follow_all  # noqa: PLC0415 - late on purpose
    return follow_all


COMMAND = Command("follow", "follow RUN… [--out DIR] [--rounds N]", add, run)

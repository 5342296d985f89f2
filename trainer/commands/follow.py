"""`follow`: train runs again as the dashboard advises, and record whether that was right."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from trainer.errors import TrainerError
from trainer.forms.command import Command
from trainer.parser import Parser
from trainer.settings import Range
from trainer.text import say

ROUNDS = Range(1, 20)


def add(parser: Parser, lang: str) -> None:
    """The runs, where the new ones go, and how often to follow."""
    what = parser.add_argument_group(say(lang, "help-arguments"))
    what.add_argument(
        "runs", nargs="+", type=Path, metavar="RUN", help=say(lang, "help-follow-runs")
    )
    what.add_argument("--out", type=Path, metavar="DIR", help=say(lang, "help-follow-out"))
    what.add_argument("--data-dir", type=Path, metavar="DIR", help=say(lang, "help-data-dir"))
    what.add_argument("--rounds", default="1", metavar="N", help=say(lang, "help-rounds"))


def run(asked: argparse.Namespace, lang: str) -> None:
    """Follow the advice for each run."""
    rounds = _rounds(asked.rounds)
    _loaded()(asked.runs, asked.out, asked.data_dir, rounds, lang)


def _rounds(given: str) -> int:
    if not given.isdecimal():
        raise TrainerError("bad-value", setting="rounds", value=given, kind="int")
    ROUNDS.check("rounds", int(given))
    return int(given)


def _loaded() -> Callable[[Sequence[Path], Path | None, Path | None, int, str], None]:
    """The function that follows; loading torch takes seconds that a mistake need not cost."""
    try:
        from trainer.follow.rounds import follow_all  # noqa: PLC0415 - late on purpose
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name in {"", "trainer"}:  # a fault of this program, not of the installation
            raise
        raise TrainerError("no-packages", name=name) from None
    return follow_all


COMMAND = Command("follow", "follow RUN… [--out DIR] [--rounds N]", add, run)

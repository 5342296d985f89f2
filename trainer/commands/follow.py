"""`follow`: train runs again as the dashboard advises, and record whether that was right.

follow runs/slow                             what is advised first for one run
follow runs/slow --beside runs --advice raise_lr    that piece of advice, judged beside others
"""

import argparse
from pathlib import Path

from trainer import packages
from trainer.console.flag_values import whole
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
    what.add_argument(
        "--beside",
        nargs="+",
        type=Path,
        default=[],
        metavar="RUN",
        help=say(lang, "help-follow-beside"),
    )
    what.add_argument("--advice", default="", metavar="…", help=say(lang, "help-follow-advice"))
    what.add_argument("--quiet", action="store_true", help=say(lang, "help-quiet"))


def run(asked: argparse.Namespace, lang: str) -> None:
    """Follow the advice for each run."""
    rounds = whole("rounds", asked.rounds, ONCE, ROUNDS)
    with packages.needed():  # loading torch takes seconds that a mistake need not cost
        from trainer.follow.rounds import How, follow_all  # noqa: PLC0415 - late on purpose
    how = How(asked.out, asked.data_dir, rounds, lang, asked.advice, asked.quiet)
    follow_all(asked.runs, asked.beside, how)


COMMAND = Command("follow", "follow RUN… [--out DIR] [--rounds N]", add, run)

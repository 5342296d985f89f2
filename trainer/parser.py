"""The parser of the command line: argparse, with every word of it in the person's language."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from trainer.console.output import tell
from trainer.errors import TrainerError
from trainer.settings import CHOICES
from trainer.text import LANGUAGES, say

CURVA = "curva train"  # what curva tells this program that it is called


def program() -> str:
    """What was typed to get here, for help that can be typed again."""
    return CURVA if sys.argv[0] == CURVA else "python -m trainer"


class Parser(argparse.ArgumentParser):
    """argparse, complaining by `TrainerError` instead of in English and by leaving."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        """A parser without argparse's "usage:", which is English; the description shows it."""
        super().__init__(
            prog,
            usage=argparse.SUPPRESS,
            description=description,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise; argparse's own message is dropped, because it exists in English only."""
        del message
        raise TrainerError("bad-usage", program=program())

    def print_help(self, file: object = None) -> None:
        """Print the help; raise where it cannot be printed, which argparse passes over."""
        del file
        tell(self.format_help().rstrip("\n"))

    def option_names(self) -> list[str]:
        """The options that it takes, as they are typed: `--out`."""
        return [name for action in self._actions for name in action.option_strings]


def add_common(parser: Parser, lang: str) -> None:
    """Add what every command takes: help and language."""
    options = parser.add_argument_group(say(lang, "help-options"))
    options.add_argument("-h", "--help", action="help", help=say(lang, "help-help"))
    options.add_argument("--lang", choices=LANGUAGES, help=say(lang, "help-lang"))


def add_settings(
    parser: Parser, names: Sequence[str], lang: str, *, repeated: bool = False
) -> None:
    """Add a flag for each setting in `names`, its value left as text.

    Where it may be `repeated`, it is a list of texts, one for each time it stands.
    """
    action = "append" if repeated else "store"
    group = parser.add_argument_group(say(lang, "help-settings"))
    for name in names:
        words = ", ".join(filter(None, CHOICES.get(name, ())))
        about = say(lang, f"help-{name}", choices=words)
        flag = f"--{name.replace('_', '-')}"
        group.add_argument(flag, dest=name, metavar="…", help=about, action=action)

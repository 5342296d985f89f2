"""The form of a command: what a file in `trainer/commands/` ends with."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, fields

from trainer.parser import Parser
from trainer.settings import Settings

# A study alone has switches: as flags they would be a language of their own.
FLAGS = tuple(field.name for field in fields(Settings) if field.name != "switches")


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line, as in `python -m trainer run`.

    `help-<name>` in `trainer/locales/` says in one line what it does. `add` gives its parser the
    arguments; `run` carries it out and may raise `TrainerError`. `usage` is shown above its help.
    """

    name: str
    usage: str
    add: Callable[[Parser, str], None]
    run: Callable[[argparse.Namespace, str], None]

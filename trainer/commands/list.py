"""`list`: the studies, with their runs."""

import argparse
import sys

from trainer import study
from trainer.command import Command
from trainer.parser import Parser
from trainer.text import number, say


def add(parser: Parser, lang: str) -> None:
    """It takes nothing of its own."""
    del parser, lang


def run(asked: argparse.Namespace, lang: str) -> None:
    """Print each study, what it shows and its runs."""
    del asked
    for name in study.names():
        found = study.load(name)
        sys.stdout.write(f"{name}: {found.about[lang]}\n")
        for one in found.runs:
            chosen = one.settings
            values = {"lr": number(lang, f"{chosen.lr:g}"), "batch_size": chosen.batch_size}
            line = say(lang, "list-run", name=one.name, epochs=chosen.epochs, **values)
            sys.stdout.write(f"    {line}\n")


COMMAND = Command("list", "list", add, run)

"""`list`: the studies, with their runs; `list --parts`: what a setting may name, and what fits."""

import argparse
from collections.abc import Iterator

from trainer import packages, study
from trainer.console.output import tell
from trainer.forms.command import Command
from trainer.parser import Parser
from trainer.text import number, say


def add(parser: Parser, lang: str) -> None:
    """A flag for the parts."""
    what = parser.add_argument_group(say(lang, "help-arguments"))
    what.add_argument("--parts", action="store_true", help=say(lang, "help-parts"))


def run(asked: argparse.Namespace, lang: str) -> None:
    """Print each study, what it shows and its runs; or each part and what it fits."""
    for line in _parts(lang) if asked.parts else _studies(lang):
        tell(line)


def _studies(lang: str) -> Iterator[str]:
    for name in study.names():
        found = study.load(name)
        yield f"{name}: {found.about[lang]}"
        for one in found.runs:
            chosen = one.settings
            values = {"lr": number(lang, f"{chosen.lr:g}"), "batch_size": chosen.batch_size}
            line = say(lang, "list-run", name=one.name, epochs=chosen.epochs, **values)
            yield f"    {line}"


def _parts(lang: str) -> Iterator[str]:
    with packages.needed():
        from trainer.parts_in_words import lines  # noqa: PLC0415 - torch takes seconds to load
    return lines(lang)


COMMAND = Command("list", "list [--parts]", add, run)

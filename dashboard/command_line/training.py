"""``train …``: the trainer, which is a program of its own and reads its words itself.

``train digits`` is ``python -m trainer run digits``; without a word its help is shown.  It says so
itself where the packages of the extra ``train`` are missing.
"""

import argparse

from dashboard.command_line import program
from dashboard.command_line.command import LANG, Command, Request
from dashboard.text.sentences import Sentences

NAME = "curva train"
OWN = frozenset({"list", "describe", "run", "find-lr", "noise-scale", "follow", "-h", "--help"})
"""What the trainer is asked for by name; anything else is a study or a setting to train."""


def options(_: argparse.ArgumentParser) -> None:
    """The trainer reads its own options."""


def run(request: Request, words: Sentences) -> int:
    """Run the trainer and return its exit code."""
    given = list(request.paths) or ["--help"]
    if given[0] not in OWN:
        given.insert(0, "run")
    if not any(word == "--lang" or word.startswith("--lang=") for word in given):
        given += ["--lang", words.lang]
    return program.run("trainer", NAME, given)


COMMAND = Command("train", options, run, LANG, reads_own=True)

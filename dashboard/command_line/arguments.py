"""From words that were typed to a request; the words of help and errors are our own."""

import argparse
import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from dashboard.command_line.command import Command, Request, UsageError
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.languages import LANGUAGES, of_system


def language(given: Sequence[str]) -> str:
    """The language that ``--lang`` asks for, else that of the environment."""
    for word, following in pairwise([*given, ""]):
        name, _, value = word.partition("=")
        asked = value or following
        if name == "--lang" and asked in LANGUAGES:
            return asked
    return of_system(os.environ)


def after_language(given: Sequence[str]) -> list[str]:
    """``given`` without a ``--lang`` and its language at the very start."""
    if given and given[0] == "--lang":
        return list(given[2:])
    return list(given[1:] if given and given[0].startswith("--lang=") else given)


def is_there(path: str) -> bool:
    """Whether a file or folder has that name; a name that no file can have is not there."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long a name, a NUL in it
        return False


def parse(command: Command, given: Sequence[str], lang: str) -> Request:
    """Read the arguments of a command; raise ``UsageError`` if they cannot be followed."""
    if command.reads_own:
        return Request(command.name, tuple(given), lang)
    end = given.index("--") if "--" in given else len(given)
    try:
        options, rest = _parser(command).parse_known_args(given[:end])
    except argparse.ArgumentError as error:
        option = (error.argument_name or "").rpartition("/")[2]
        name = option.removeprefix("--").replace("-", "_")
        wants_value = name in command.choices or name in command.valued
        message = "cli-value-missing" if wants_value else "cli-value-unexpected"
        raise UsageError(message, option=option) from error
    unknown = [word for word in rest if word.startswith("-") and word != "-"]
    if unknown:
        option = plain(unknown[0].partition("=")[0], NAME_LIMIT)
        raise UsageError("cli-unknown-option", option=option, command=command.name)
    said = {name: value for name, value in vars(options).items() if value is not None}
    for name, allowed in command.choices.items():
        if name in said and said[name] not in allowed:
            raise UsageError(
                "cli-bad-value",
                option="--" + name.replace("_", "-"),
                value=plain(said[name], NAME_LIMIT),
                allowed=", ".join(allowed),
            )
    paths = (*rest, *given[end + 1 :])
    request = Request(command.name, paths, **({"lang": lang} | said))
    if not request.wants_help:
        command.check(request)
    return request


def _parser(command: Command) -> argparse.ArgumentParser:
    """What a command takes besides paths."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("-h", "--help", dest="wants_help", action="store_true")
    parser.add_argument("--lang")
    command.options(parser)
    return parser

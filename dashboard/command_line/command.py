"""What a command is, what was asked of it, and how it ends."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.diagnosis.verdict import Severity
from dashboard.text.escape import plain
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences

IS_WINDOWS = os.name == "nt"

OK, MET, BAD = 0, 1, 2
"""Exit codes: done; done and ``--fail-on`` met; bad usage or nothing readable."""

LANG: Mapping[str, Sequence[str]] = {"lang": LANGUAGES}
"""The choice that every command has."""


class UsageError(Exception):
    """Arguments that cannot be followed; ``message`` is the id of the sentence that says why."""

    def __init__(self, message: str, **values: object) -> None:
        """Keep the sentence's id and its values."""
        super().__init__(message)
        self.message = message
        self.values = values


@dataclass(frozen=True, slots=True)
class Request:
    """One command with its options; those that a command does not have stay as they are here."""

    command: str
    paths: tuple[str, ...]
    lang: str
    wants_help: bool = False
    format: str = "text"
    siblings: bool = True
    apart: bool = False
    fail_on: str = Severity.NONE.value
    scheduler: str | None = None
    corrections: bool = True
    output: str = ""
    metric: str = ""
    runs: str = ""
    theme: str = "light"
    comma: bool = False
    port: str = ""
    root: str = ""
    browser: bool = True
    allow_training: bool = False
    data_dir: str = ""


def takes_paths(request: Request) -> None:
    """Raise ``UsageError`` unless at least one path is given."""
    if not request.paths:
        raise UsageError("cli-no-path", command=request.command)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its options beside help and language, the check of what was asked, its deed."""

    name: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Request, Sentences], int]
    choices: Mapping[str, Sequence[str]]  # by option, what it can be set to
    check: Callable[[Request], None] = takes_paths
    valued: frozenset[str] = frozenset()  # further options that need a value
    reads_own: bool = False  # all its words go on to the program that it runs, unread


def nothing_readable(words: Sentences, because: Sequence[str] = ()) -> int:
    """Say that no run was found, and why where the document does not."""
    return complain(words.say("cli-nothing-readable"), *(f"– {plain(one)}" for one in because))


def complain(*sentences: str) -> int:
    """Say on the error stream what went wrong."""
    sys.stderr.write("".join(f"{sentence}\n" for sentence in sentences))
    return BAD


def write(document: str) -> int:
    """Print a document.

    Raises:
        BrokenPipeError: Nobody reads it any more.
    """
    try:
        sys.stdout.write(document + "\n")
    except OSError as error:
        raise pipe_closed(error) from error
    return OK


def flush() -> None:
    """Send what was printed on its way; raises as :func:`write` does."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise pipe_closed(error) from error


def pipe_closed(error: OSError) -> OSError:
    """``error`` as what it means: Windows calls a pipe that nobody reads an invalid argument."""
    is_pipe = IS_WINDOWS and error.errno == errno.EINVAL
    return BrokenPipeError(errno.EPIPE, error.strerror) if is_pipe else error

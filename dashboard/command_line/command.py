"""What a command is, what was asked of it, and how it ends."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from dashboard.diagnosis.verdict import Severity
from dashboard.text.escape import plain
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.whole_files import is_full

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


class NoOutputError(Exception):
    """What was to be printed cannot be: there is no room for it, or nowhere to print to."""

    def __init__(self, *, is_full: bool) -> None:
        """Keep whether there is no room."""
        super().__init__()
        self.message = "cli-output-full" if is_full else "cli-output-closed"


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
    out: str = ""
    decisions: bool = True
    figures: bool = False


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
    """Say on the error stream what went wrong; where that is closed or full, nobody hears it."""
    if sys.stderr is not None:
        try:
            sys.stderr.write("".join(f"{sentence}\n" for sentence in sentences))
            sys.stderr.flush()
        except OSError:
            to_nowhere(sys.stderr)
    return BAD


def write(document: str) -> int:
    """Print a document.

    Raises:
        BrokenPipeError: Nobody reads it any more.
        NoOutputError: It cannot be written.
    """
    if sys.stdout is None:
        raise NoOutputError(is_full=False)
    try:
        sys.stdout.write(document + "\n")
    except OSError as error:
        raise _refused(error) from error
    return OK


def flush() -> None:
    """Send what was printed on its way; raises as :func:`write` does."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _refused(error) from error


def to_nowhere(stream: IO[str] | None) -> None:
    """Let what a stream holds, and what is written to it from now on, go nowhere."""
    if stream is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _refused(error: OSError) -> Exception:
    """``error`` as what it means: Windows calls a pipe that nobody reads an invalid argument."""
    if error.errno == errno.EPIPE or (IS_WINDOWS and error.errno == errno.EINVAL):
        return BrokenPipeError(errno.EPIPE, error.strerror)
    return NoOutputError(is_full=is_full(error))

"""The command line: ``curva`` opens the dashboard, ``curva COMMAND …`` does without a page.

``python -m dashboard`` is the same, but that without a word it shows its help.
Exit code 0; 1 when ``--fail-on`` is met; 2 on bad usage, when nothing could be read or printed, and
on a fault of our own, which is said in a sentence and never by a trace.  This module
chooses the command; :mod:`dashboard.command_line` has a module for each.
"""

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dashboard.cluster import SchedulerError
from dashboard.command_line import arguments, streams
from dashboard.command_line.command import (
    Command,
    NoOutputError,
    UsageError,
    complain,
    flush,
    to_nowhere,
    write,
)
from dashboard.model.contained import Failure, Stage, contained
from dashboard.program_version import version
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences

INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 + the number of the signal, as shells report SIGINT and SIGPIPE."""

EXPECTED = (UsageError, SchedulerError, BrokenPipeError, NoOutputError)
"""What is said in words of its own, or ends the process without any."""

OPEN = "open"
"""The command of a line that names none."""

COMMANDS: Mapping[str, str] = {
    OPEN: "opening",
    "inspect": "inspecting",
    "diagnose": "diagnosing",
    "chart": "charting",
    "report": "reporting",
    "train": "training",
    "lab-book": "lab_book",
    "meetings": "meetings",
    "cache": "clearing",
}
"""The modules of the commands: what draws is loaded only where something is drawn."""


def main(argv: Sequence[str] | None = None, *, opens: bool = False) -> int:
    """Follow the arguments, by default those of the process, and return the exit code.

    Without any argument the help is shown, or the dashboard where ``opens``.
    """
    given = list(sys.argv[1:] if argv is None else argv)
    words = Sentences(arguments.language(given))
    given = arguments.after_language(given)
    if given == ["--version"] or not (given or opens) or given[:1] in (["-h"], ["--help"]):
        return write(f"curva {version()}" if "--version" in given else words.say("cli-help"))
    name = _command_name(given)
    if name is None:
        unknown = words.say("cli-unknown-command", command=plain(given[0], NAME_LIMIT))
        return complain(unknown, words.say("cli-see-help", command=""))
    command = command_of(name)
    rest = given[1:] if given[:1] == [name] else given
    try:
        request = arguments.parse(command, rest, words.lang)
        if request.wants_help:
            return write(words.say(f"cli-help-{name}"))
        deed, fault = partial(command.run, request, words), partial(_fault, words)
        return contained(Stage.SHOW, name, deed, fault, passing=EXPECTED)
    except UsageError as error:
        problem = words.say(error.message, **error.values)
        return complain(problem, words.say("cli-see-help", command=f" {name}"))
    except SchedulerError as error:
        return complain(words.say(error.message, address=plain(error.address, NAME_LIMIT)))


def _command_name(given: Sequence[str]) -> str | None:
    """The command that is typed, or meant by an option or by the name of logs; else ``None``."""
    first = given[0] if given else "-"
    if first in COMMANDS:
        return first
    return OPEN if first.startswith("-") or arguments.is_there(first) else None


def _fault(words: Sentences, failure: Failure) -> int:
    """Say that the command failed by a fault of our own."""
    return complain(words.say("cli-own-fault", error=failure.error))


def command_of(name: str) -> Command:
    """The command of that name, one of ``COMMANDS``."""
    module = importlib.import_module(f"dashboard.command_line.{COMMANDS[name]}")
    command: Command = module.COMMAND
    return command


def open_or_run() -> int:
    """What ``curva`` does: :func:`run_from_shell`, and the dashboard where nothing is asked."""
    return run_from_shell(partial(main, opens=True))


def run_from_shell(deed: Callable[[], int] | None = None) -> int:
    """Do what the arguments ask; a closed pipe and Ctrl-C end it without a word.

    Where nothing can be printed, that is said in a sentence.
    """
    streams.set_up()
    try:
        code = (deed or main)()
        flush()
    except BrokenPipeError:
        to_nowhere(sys.stdout)
        return PIPE_CLOSED
    except NoOutputError as error:
        to_nowhere(sys.stdout)
        return complain(Sentences(arguments.language(sys.argv[1:])).say(error.message))
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


if __name__ == "__main__":
    sys.exit(run_from_shell())

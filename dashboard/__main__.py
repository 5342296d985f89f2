"""The command line: ``inspect PATH…``, ``diagnose PATH…``, ``chart PATH…``, ``cache clear``.

Exit code 0; 1 when ``--fail-on`` is met; 2 on bad usage, when nothing could be read, and on a fault
of our own, which is said in a sentence and never by a trace.  This module
chooses the command; :mod:`dashboard.command_line` has a module for each.
"""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial

from dashboard.cluster import SchedulerError
from dashboard.command_line import arguments, streams
from dashboard.command_line.command import Command, UsageError, complain, write
from dashboard.model.contained import Failure, Stage, contained
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences

INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 + the number of the signal, as shells report SIGINT and SIGPIPE."""

EXPECTED = (UsageError, SchedulerError, BrokenPipeError)
"""What is said in words of its own, or ends the process without any."""

COMMANDS: Mapping[str, str] = {
    "inspect": "inspecting",
    "diagnose": "diagnosing",
    "chart": "charting",
    "cache": "clearing",
}
"""The modules of the commands: what draws is loaded only where something is drawn."""


def main(argv: Sequence[str] | None = None) -> int:
    """Follow the arguments, by default those of the process, and return the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    words = Sentences(arguments.language(given))
    if not given or given[0] in {"-h", "--help", "--lang"} or given[0].startswith("--lang="):
        return write(words.say("cli-help"))
    name = given[0]
    if name not in COMMANDS:
        unknown = words.say("cli-unknown-command", command=plain(name, NAME_LIMIT))
        return complain(unknown, words.say("cli-see-help", command=""))
    command = command_of(name)
    try:
        request = arguments.parse(command, given[1:], words.lang)
        if request.wants_help:
            return write(words.say(f"cli-help-{name}"))
        deed, fault = partial(command.run, request, words), partial(_fault, words)
        return contained(Stage.SHOW, name, deed, fault, passing=EXPECTED)
    except UsageError as error:
        problem = words.say(error.message, **error.values)
        return complain(problem, words.say("cli-see-help", command=f" {name}"))
    except SchedulerError as error:
        return complain(words.say(error.message, address=plain(error.address, NAME_LIMIT)))


def _fault(words: Sentences, failure: Failure) -> int:
    """Say that the command failed by a fault of our own."""
    return complain(words.say("cli-own-fault", error=failure.error))


def command_of(name: str) -> Command:
    """The command of that name, one of ``COMMANDS``."""
    module = importlib.import_module(f"dashboard.command_line.{COMMANDS[name]}")
    command: Command = module.COMMAND
    return command


def run_from_shell() -> int:
    """Run :func:`main`; a closed pipe and Ctrl-C end it without a word."""
    streams.set_up()
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


if __name__ == "__main__":
    sys.exit(run_from_shell())

"""The command line: ``python -m dashboard inspect PATH…``, ``diagnose PATH…``, ``cache clear``.

Exit code 0; 1 when ``--fail-on`` is met; 2 on bad usage or when nothing could be read.  This module
reads arguments and chooses a document; what the documents say is not its business.
"""

import argparse
import logging
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO

from dashboard.api import diagnose, load_logs
from dashboard.cluster import SchedulerError
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Severity
from dashboard.logs import cache, kept_corrections
from dashboard.logs.corrections import NONE
from dashboard.logs.remote import is_address
from dashboard.logs.run import LogBook
from dashboard.report import as_json, as_markdown, as_text, receipt_as_text
from dashboard.report.opening import losses
from dashboard.report.terminal import Paper
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.languages import LANGUAGES, choose
from dashboard.text.sentences import Sentences

OK, MET, BAD = 0, 1, 2
"""Exit codes: done; done and ``--fail-on`` met; bad usage or nothing readable."""

INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 + the number of the signal, as shells report SIGINT and SIGPIPE."""

FORMATS = ("text", "json", "markdown")
FAIL_ON = (Severity.NONE.value, Severity.WARNING.value, Severity.CRITICAL.value)
CHOICES: Mapping[str, Sequence[str]] = {"lang": LANGUAGES, "format": FORMATS, "fail_on": FAIL_ON}

CLEAR = "clear"
"""What ``cache`` can be told to do."""

NARROWEST, WIDEST = 50, 100
"""Columns of the text: narrower breaks every line, wider is tiring to read."""


class UsageError(Exception):
    """Arguments that cannot be followed; ``message`` is the id of the sentence that says why."""

    def __init__(self, message: str, **values: object) -> None:
        """Keep the sentence's id and its values."""
        super().__init__(message)
        self.message = message
        self.values = values


@dataclass(frozen=True, slots=True)
class Request:
    """One command with its options."""

    command: str
    paths: tuple[str, ...]
    lang: str
    wants_help: bool = False
    format: str = "text"
    siblings: bool = True
    fail_on: str = Severity.NONE.value
    scheduler: str | None = None
    corrections: bool = True


def main(argv: Sequence[str] | None = None) -> int:
    """Follow the arguments, by default those of the process, and return the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    words = Sentences(_language(given))
    if not given or given[0] in {"-h", "--help", "--lang"} or given[0].startswith("--lang="):
        return _write(words.say("cli-help"))
    command = given[0]
    if command not in COMMANDS:
        unknown = words.say("cli-unknown-command", command=plain(command, NAME_LIMIT))
        return _complain(unknown, words.say("cli-see-help", command=""))
    try:
        request = _parse(command, given[1:], words.lang)
    except UsageError as error:
        problem = words.say(error.message, **error.values)
        return _complain(problem, words.say("cli-see-help", command=f" {command}"))
    if request.wants_help:
        return _write(words.say(f"cli-help-{command}"))
    try:
        return COMMANDS[command](request, words)
    except SchedulerError as error:
        return _complain(words.say(error.message, address=plain(error.address, NAME_LIMIT)))


def _language(given: Sequence[str]) -> str:
    """The language that ``--lang`` asks for, else that of the environment."""
    for word, following in pairwise([*given, ""]):
        name, _, value = word.partition("=")
        asked = value or following
        if name == "--lang" and asked in LANGUAGES:
            return asked
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    return choose(locale)


def _parse(command: str, given: Sequence[str], lang: str) -> Request:
    """Read the arguments of a command; raise ``UsageError`` if they cannot be followed."""
    end = given.index("--") if "--" in given else len(given)
    try:
        options, rest = _parser(command).parse_known_args(given[:end])
    except argparse.ArgumentError as error:
        name = (error.argument_name or "").removeprefix("--").replace("-", "_")
        wants_value = name in CHOICES or name == "scheduler"
        message = "cli-value-missing" if wants_value else "cli-value-unexpected"
        raise UsageError(message, option=error.argument_name) from error
    unknown = [word for word in rest if word.startswith("-") and word != "-"]
    if unknown:
        option = plain(unknown[0].partition("=")[0], NAME_LIMIT)
        raise UsageError("cli-unknown-option", option=option, command=command)
    said = {name: value for name, value in vars(options).items() if value is not None}
    for name, allowed in CHOICES.items():
        if name in said and said[name] not in allowed:
            raise UsageError(
                "cli-bad-value",
                option="--" + name.replace("_", "-"),
                value=plain(said[name], NAME_LIMIT),
                allowed=", ".join(allowed),
            )
    paths = (*rest, *given[end + 1 :])
    if not options.wants_help:
        if command == "cache" and paths != (CLEAR,):
            raise UsageError("cli-cache-only-clear", action=CLEAR)
        if not paths:
            raise UsageError("cli-no-path", command=command)
    return Request(command, paths, **({"lang": lang} | said))


def _parser(command: str) -> argparse.ArgumentParser:
    """What a command takes besides paths; the words of help and errors are our own."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("-h", "--help", dest="wants_help", action="store_true")
    parser.add_argument("--lang")
    if command in {"inspect", "diagnose"}:
        parser.add_argument("--scheduler")
        parser.add_argument("--no-corrections", dest="corrections", action="store_false")
    if command == "inspect":
        parser.add_argument("--json", dest="format", action="store_const", const="json")
    elif command == "diagnose":
        parser.add_argument("--format")
        parser.add_argument("--no-siblings", dest="siblings", action="store_false")
        parser.add_argument("--fail-on")
    return parser


def _read(request: Request) -> LogBook:
    """The logs asked for, read as their person once corrected them on the page."""
    said = NONE
    if request.corrections and not any(map(is_address, request.paths)):
        said = kept_corrections.recall(kept_corrections.key_of_paths(map(Path, request.paths)))
    return load_logs(request.paths, scheduler=request.scheduler, corrections=said)


def _inspect(request: Request, words: Sentences) -> int:
    """Print the receipt: what was read, what was lost and why."""
    book = _read(request)
    if request.format == "json":
        _write(as_json.write_receipt(book.receipt, words))
    else:
        _write(receipt_as_text.write(book.receipt, words, _paper()))
    return OK if book.runs else _nothing_readable(words)


def _diagnose(request: Request, words: Sentences) -> int:
    """Print the diagnosis in the format that was asked for."""
    book = _read(request)
    report = diagnose(
        book, siblings=request.siblings, lang=request.lang, scheduler=request.scheduler
    )
    if request.format == "json":
        _write(as_json.write(report))
    elif request.format == "markdown":
        _write(as_markdown.write(report, words))
    elif book.runs:
        _write(as_text.write(report, words, _paper()))
    if not book.runs:
        return _nothing_readable(words, losses(book.receipt, words))
    return MET if _is_met(report, request.fail_on) else OK


def _clear_cache(_: Request, words: Sentences) -> int:
    """Remove the kept readings and print what that freed."""
    freed = cache.clear()
    return _write(words.say("cli-cache-freed", count=freed.entries, megabytes=freed.size / 1e6))


COMMANDS: Mapping[str, Callable[[Request, Sentences], int]] = {
    "inspect": _inspect,
    "diagnose": _diagnose,
    "cache": _clear_cache,
}


def _is_met(report: Report, fail_on: str) -> bool:
    """Whether some run's headline is at least as severe as ``fail_on``; ``none`` is never met."""
    order = list(Severity)
    least = order.index(Severity(fail_on))
    return least > 0 and any(
        order.index(diagnosis.headline.severity) >= least for diagnosis in report.diagnoses
    )


def _nothing_readable(words: Sentences, because: Sequence[str] = ()) -> int:
    """Say that no run was found, and why where the document does not."""
    return _complain(words.say("cli-nothing-readable"), *(f"– {plain(one)}" for one in because))


def _complain(*sentences: str) -> int:
    """Say on the error stream what went wrong."""
    sys.stderr.write("".join(f"{sentence}\n" for sentence in sentences))
    return BAD


def _write(document: str) -> int:
    sys.stdout.write(document + "\n")
    return OK


def _paper() -> Paper:
    width = shutil.get_terminal_size(fallback=(WIDEST, 24)).columns
    terminal = os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
    knows_colour = os.name != "nt" or "WT_SESSION" in os.environ
    is_coloured = terminal and knows_colour and not os.environ.get("NO_COLOR")
    return Paper(min(WIDEST, max(NARROWEST, width)), is_coloured)


class _MessageOnly(logging.Formatter):
    """A warning of the engine as its one line; the trace is for its developers."""

    def format(self, record: logging.LogRecord) -> str:
        """The message without level, name and trace."""
        return record.getMessage()


def _set_up_streams() -> None:
    """UTF-8 into files and pipes; on a screen, what it cannot show must not stop the rest."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    handler = logging.StreamHandler()
    handler.setFormatter(_MessageOnly())
    logging.getLogger("dashboard").addHandler(handler)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _never_fail(stream: IO[str]) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors="replace")
    else:  # in JSON a lone surrogate becomes \udcff, which is its valid escape
        reconfigure(encoding="utf-8", errors="backslashreplace")


def run_from_shell() -> int:
    """Run :func:`main`; a closed pipe and Ctrl-C end it without a word."""
    _set_up_streams()
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

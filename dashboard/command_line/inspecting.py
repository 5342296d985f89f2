"""``inspect PATH…``: print what was read, what was lost and why."""

import argparse

from dashboard.command_line import reading
from dashboard.command_line.command import LANG, OK, Command, Request, nothing_readable, write
from dashboard.command_line.streams import paper
from dashboard.report import as_json, receipt_as_text
from dashboard.text.sentences import Sentences


def options(parser: argparse.ArgumentParser) -> None:
    """The options of ``inspect``."""
    reading.options(parser)
    parser.add_argument("--json", dest="format", action="store_const", const="json")


def run(request: Request, words: Sentences) -> int:
    """Print the receipt."""
    book = reading.read(request)
    if request.format == "json":
        write(as_json.write_receipt(book.receipt, words))
    else:
        write(receipt_as_text.write(book.receipt, words, paper()))
    return OK if book.runs else nothing_readable(words)


COMMAND = Command("inspect", options, run, LANG, valued=frozenset({"scheduler"}))

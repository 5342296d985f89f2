"""``cache clear``: remove what was read of logs and print what that freed."""

import argparse

from dashboard.command_line.command import LANG, Command, Request, UsageError, write
from dashboard.logs.cache import cache_files
from dashboard.text.sentences import Sentences

CLEAR = "clear"
"""What ``cache`` can do."""


def options(_: argparse.ArgumentParser) -> None:
    """``cache`` has no options of its own."""


def check(request: Request) -> None:
    """Raise ``UsageError`` unless the one word is there."""
    if request.paths != (CLEAR,):
        raise UsageError("cli-cache-only-clear", action=CLEAR)


def run(_: Request, words: Sentences) -> int:
    """Remove what was read of logs and print what that freed."""
    freed = cache_files.clear()
    return write(words.say("cli-cache-freed", count=freed.entries, megabytes=freed.size / 1e6))


COMMAND = Command("cache", options, run, LANG, check)

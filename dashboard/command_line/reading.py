"""The logs that a command is given, and the options that say how they are read."""

import argparse
from pathlib import Path

from dashboard.api import load_logs
from dashboard.command_line.command import Request
from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.sources.remote import is_address
from dashboard.model.run import LogBook


def options(parser: argparse.ArgumentParser) -> None:
    """The options of every command that reads logs."""
    parser.add_argument("--scheduler")
    parser.add_argument("--no-corrections", dest="corrections", action="store_false")


def read(request: Request) -> LogBook:
    """The logs asked for, read as their person once corrected them on the page."""
    corrections = corrections_of(request)
    return load_logs(request.paths, scheduler=request.scheduler, corrections=corrections)


def corrections_of(request: Request) -> Corrections:
    """What their person once corrected on the page of the logs asked for."""
    if not request.corrections or any(map(is_address, request.paths)):
        return NONE
    return saved_corrections.read(saved_corrections.key_of_paths(map(Path, request.paths)))

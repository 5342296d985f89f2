"""The process that reads, asked on its standard input.

It reads one file after the other and ends when nobody asks any more, or when whoever started it has
gone.  One that hangs ends itself some time after the limit, also where nobody is left to end it.
"""

import faulthandler
import json
import os
import struct
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.logs.apart.answers import written
from dashboard.logs.apart.frames import Kind, write_frame
from dashboard.logs.apart.limits import limits_of
from dashboard.logs.apart.questions import on_standard_streams, questions_on
from dashboard.logs.corrections.correction import Corrections
from dashboard.logs.one_file import read_into
from dashboard.logs.part import Part
from dashboard.logs.registry import all_readers
from dashboard.logs.sources.disk import LogFile, bytes_file, disk_file
from dashboard.model.contained import overheard
from dashboard.model.progress import Progress, within_file

THE_FILE = "file"
"""The name under which the corrections of the one file are passed on."""

_GRACE_S = 30.0  # seconds over the limit after which it ends itself


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer one question after the other, until there are no more."""
    all_readers()
    for plain, sent in questions_on(questions):
        seconds = limits_of(plain["size"]).seconds + _GRACE_S
        with Path(os.devnull).open("w") as nowhere:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            _answer(plain, sent, answers)
            faulthandler.cancel_dump_traceback_later()


def _answer(plain: dict[str, Any], data: bytes, answers: BinaryIO) -> None:
    def told(progress: Progress) -> None:
        write_frame(answers, Kind.SHARE, struct.pack(">d", progress.share))

    file = _file(plain, data)
    corrections = Corrections.from_dict(plain["corrections"])
    part = Part()
    with overheard() as failures, within_file(told, Progress(0, 1, 0)):
        read_into(part.batch, part.receipt, file, corrections.of(THE_FILE))
    if failures:
        held = [(one.stage.value, one.code, one.run_id, one.error) for one in failures]
        write_frame(answers, Kind.FAILED, json.dumps(held).encode())
    write_frame(answers, Kind.PART, written(part))


def _file(plain: dict[str, Any], data: bytes) -> LogFile:
    if plain["path"]:
        return disk_file(Path(plain["path"]), plain["name"], plain["size"])
    return bytes_file(plain["name"], data)


def main() -> None:
    """Serve on the standard streams."""
    on_standard_streams(serve)

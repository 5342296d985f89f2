"""The process that draws pictures, asked on its standard input: one after the other."""

import json
import os
import sys
import threading
from typing import BinaryIO

from dashboard.logs.apart.frames import Kind, read_frame, write_frame
from dashboard.report.figures.render import rendered

IDLE_S = 120.0
"""Seconds without a question after which the process ends: it holds some two hundred megabytes."""

WARM = json.dumps(
    {
        "data": {"values": [{"x": 1, "y": 1}]},
        "mark": "line",
        "encoding": {axis: {"field": axis, "type": "quantitative"} for axis in ("x", "y")},
    }
)
"""A figure that is drawn before anybody asks: the first takes a second longer than any other."""


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer one question after the other, until there are no more."""
    rendered(WARM, "png")
    while True:
        idle = threading.Timer(IDLE_S, os._exit, (0,))
        idle.daemon = True
        idle.start()
        asked = read_frame(questions)
        spec = read_frame(questions)
        idle.cancel()
        if asked is None or spec is None:
            return
        form = str(json.loads(asked[1])["form"])
        try:
            made = rendered(spec[1].decode(), form) if spec[1] else b""
        except Exception as error:  # noqa: BLE001 - whatever a renderer raises is told to whoever asked
            write_frame(answers, Kind.FAILED, str(error).encode("utf-8", "replace"))
            made = b""
        write_frame(answers, Kind.PART, made)


def main() -> None:
    """Serve on the standard streams; what a package prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, answers)
    except OSError:  # nobody waits for the answer any more
        os._exit(0)

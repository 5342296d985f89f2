"""The side of a process that is asked on its standard input, one question after the other."""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from dashboard.logs.apart.frames import read_frame

IDLE_S = 120.0
"""Seconds without a question after which the process ends: it holds some hundred megabytes."""


def questions_on(stream: BinaryIO) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The questions, each with the bytes that go with it, until nobody asks any more.

    After :data:`IDLE_S` without one the process ends.
    """
    while True:
        idle = threading.Timer(IDLE_S, os._exit, (0,))
        idle.daemon = True
        idle.start()
        asked = read_frame(stream)
        sent = read_frame(stream)
        idle.cancel()
        if asked is None or sent is None:
            return
        yield json.loads(asked[1]), sent[1]


def on_standard_streams(serve: Callable[[BinaryIO, BinaryIO], None]) -> None:
    """Serve on the standard streams; what a package prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, answers)
    except OSError:  # nobody waits for the answer any more
        os._exit(0)

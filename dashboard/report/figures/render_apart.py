"""Pictures drawn by a process of its own, so that nobody's click waits for another's export.

The process is started when somebody is about to ask (:func:`warm`), stays for two minutes after the
last picture, and is ended where a picture takes longer or more memory than any honest one.
"""

import atexit
import json
import os
import sys
import threading
from contextlib import suppress
from functools import lru_cache

from dashboard.logs.apart.limits import Limits
from dashboard.logs.apart.workers import PACKAGE_PATH, GivenUpError, GoneError, Workers
from dashboard.report.figures.render import rendered

CODE = f"{PACKAGE_PATH};from dashboard.report.figures.render_worker import main; main()"
PROGRAM = (sys.executable, "-P", "-c", CODE)

AT_ONCE = max((os.cpu_count() or 1) // 2, 1)
"""Pictures that are drawn at a time: a renderer uses a whole core."""

LIMITS = Limits(seconds=60.0, memory=2 << 30)
"""Of one picture; one of 400 lines takes two seconds and 300 MB."""


@lru_cache(maxsize=1)
def shared_renderers() -> Workers:
    """The processes that draw for everyone; they end with this one."""
    workers = Workers(PROGRAM, AT_ONCE)
    atexit.register(workers.close)
    return workers


def rendered_apart(spec: str, form: str, workers: Workers | None = None) -> bytes:
    """The picture, as :func:`dashboard.report.figures.render.rendered` draws it; here if need be.

    Raises:
        RuntimeError: The specification could not be drawn, or not within the limits.
    """
    question = json.dumps({"form": form}).encode()
    try:
        answer = (workers or shared_renderers()).ask(question, spec.encode(), LIMITS, _nothing)
    except OSError:  # no process could be started
        return rendered(spec, form)
    except (GivenUpError, GoneError) as error:
        raise RuntimeError("the picture took too long, or too much memory") from error
    if not answer.part:
        raise RuntimeError(answer.failed.decode("utf-8", "replace"))
    return answer.part


def warm() -> None:
    """Start the process where none is ready; who calls this need not wait."""
    threading.Thread(target=_warmed, args=(shared_renderers(),), daemon=True).start()


def _warmed(workers: Workers) -> None:
    """Ask for nothing, which is answered once the process is ready."""
    with suppress(OSError, GivenUpError, GoneError):
        workers.ask(b'{"form": ""}', b"", LIMITS, _nothing)


def _nothing(_: float) -> None:
    """Nobody is told how far a picture has come."""

"""epochix: "a plain-English story with a letter grade"; asked by ``epochix run --export json``.

Its warnings have kinds; what its story says of the end has none, but ends in one of three fixed
sentences ("Next step: …").  A warning that it later withdraws (``overfit_cleared``) does not count,
as in its own reports.  The grade is a level of accuracy, no fault, and is not used.  It says
"divergence" as a warning of no level: all of its warnings count as warnings, the story as a remark.

A process starts a server and waits for it, so that a run takes seconds: a share is asked.
"""

import json
import threading
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from benchmarks.other_tools.command_line import ask_each
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.logs import write_console
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("overfit", "the model may be memorising its training data", Said.OVERFITTING),
    Meaning.of(
        "plateau", "less than 1% over 5 readings; a lower learning rate may restart progress",
        Said.RATE_HIGH,
    ),
    Meaning.of(
        "divergence", "The teacher may need to lower the learning rate",
        Said.DIVERGED, Said.RATE_HIGH,
    ),
    Meaning.of("lr_drop", "Learning rate decreased"),
    Meaning.of("story: past its best", "use early stopping on this metric", Said.OVERFITTING),
    Meaning.of("story: stalled", "the model is not learning yet", Said.BROKEN),
    Meaning.of(
        "story: diverged", "lower the learning rate or clip the gradients",
        Said.DIVERGED, Said.RATE_HIGH,
    ),
)  # fmt: skip

ENDS = {
    "Next step: keep the checkpoint from epoch": "story: past its best",
    "Next step: check the learning rate first": "story: stalled",
    "Next step: lower the learning rate or clip": "story: diverged",
}
CLEARED = "_cleared"
FIRST_PORT = 17_860  # of the servers on the loopback interface, one a thread

_ports = count(FIRST_PORT)
_thread = threading.local()


def read(answer: str) -> Verdict:
    """The verdict in what ``epochix run --export json`` writes."""
    report = json.loads(answer)
    frames = report["frames"]
    if not frames:
        return UNREAD
    kinds = (warning["kind"] for frame in frames for warning in frame["warnings"])
    findings = [Finding(kind, is_grave=True) for kind in standing(kinds)]
    story = report["run"]["story_summary"] or ""
    findings += [Finding(code, is_grave=False) for words, code in ENDS.items() if words in story]
    return verdict_of(findings, MEANINGS)


def standing(kinds: Iterable[str]) -> set[str]:
    """The kinds of warning that were not withdrawn later."""
    left: set[str] = set()
    for kind in kinds:
        if kind.endswith(CLEARED):
            left.discard(kind.removesuffix(CLEARED))
        else:
            left.add(kind)
    return left


def judge(runs: Sequence[Labelled], place: Place) -> list[Verdict]:
    """Every run, a process each."""

    def command(log: Path, answer: Path) -> list[str | Path]:
        if not hasattr(_thread, "port"):
            _thread.port = next(_ports)
        return [
            *(place.program("epochix"), "run", log, "--headless", "--no-llm"),
            *("--port", str(_thread.port), "--export", "json", "--output", answer),
        ]

    return ask_each(runs, place, write_console, command, read, is_written=True)


TOOL = Tool("epochix", MEANINGS, judge, program="epochix", share=0.1)

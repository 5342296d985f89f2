"""One line that fills: how far the study and its present run have come.

On a terminal the line is drawn over itself; elsewhere (a file, a pipe) each run gets one line when
it ends, so that a log stays readable.
"""

import math
from typing import TextIO

from trainer.log import Row
from trainer.text import number, say

WIDTH = 16  # characters of one bar
CLEAR = "\r\x1b[K"  # back to the first column and erase the line


class Progress:
    """Draws on `stream` in `lang`; `runs` is how many runs the study has."""

    def __init__(self, stream: TextIO, lang: str, runs: int) -> None:
        self._stream, self._lang, self._runs = stream, lang, runs
        self._live = stream.isatty()
        self._done = 0  # runs

    def epoch(self, name: str, row: Row, epochs: int) -> None:
        """Show that `row` was measured, of `epochs` in this run."""
        if not self._live:
            return
        share = row.epoch / epochs
        bars = [_bar(say(self._lang, "run-bar"), share, f"{row.epoch}/{epochs}")]
        if self._runs > 1:
            whole = (self._done + share) / self._runs
            count = f"{self._done + 1}/{self._runs}"
            bars.insert(0, _bar(say(self._lang, "study-bar"), whole, count))
        line = "  ".join([*bars, name, self._accuracy(row)])
        self._stream.write(CLEAR + line)
        self._stream.flush()

    def run_done(self, name: str, row: Row) -> None:
        """Leave one line that stays: how the run ended."""
        code = "run-done" if math.isfinite(row.train_loss) else "run-not-finite"
        loss = number(self._lang, row.test_loss, 4)
        values = {"accuracy": self._accuracy(row), "loss": loss}
        self._line(say(self._lang, code, name=name, epoch=row.epoch, **values))

    def skipped(self, name: str) -> None:
        """Say that a run was already complete."""
        self._line(say(self._lang, "skipped", name=name))

    def _line(self, text: str) -> None:
        self._done += 1
        self._stream.write(f"{CLEAR if self._live else ''}{text}\n")
        self._stream.flush()

    def _accuracy(self, row: Row) -> str:
        return number(self._lang, 100 * row.test_accuracy, 1, "%")


def _bar(label: str, share: float, count: str) -> str:
    full = round(WIDTH * share)
    return f"{label} [{'█' * full}{'·' * (WIDTH - full)}] {count}"

"""Two bars while training: how far the study has come, and how far its present run.

Bars are drawn on a terminal only. Elsewhere (a file, a pipe) each run leaves one line when it
ends, so that a log stays readable. It knows nothing of how training is done.
"""

import math
from collections.abc import Mapping
from types import TracebackType
from typing import Never, Self, TextIO

from tqdm import tqdm

from trainer.log import Row
from trainer.text import number, say
from trainer.train_job import Note

SHAPE = "{desc} {bar:20} {n_fmt}/{total_fmt}  {elapsed}<{remaining}  {postfix}"


class Progress:
    """The bars of one command; use it in a `with`, so that an interruption closes them."""

    def __init__(self, stream: TextIO, lang: str, runs: int, epochs: Mapping[str, int]) -> None:
        """Draw on `stream` in `lang`; with a single run there is no bar for the study.

        `epochs` has those that each run is to train, by the name of the run.
        """
        self._stream, self._lang, self._epochs = stream, lang, epochs
        label = say(lang, "study-bar")
        self._study = self._bar(label, runs, position=0, hidden=runs == 1)
        self._run = self._bar("", 1, position=1, hidden=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._run.close()
        self._study.close()

    def take(self, note: Note) -> None:
        """Show what happened to a run."""
        if note.row is None:
            return
        if note.ended is None:
            self._epoch(note.name, note.row, self._epochs[note.name])
        else:
            self._run_done(note.name, note.row)

    def _epoch(self, name: str, row: Row, epochs: int) -> None:
        if row.epoch == 0:
            label = f"{say(self._lang, 'run-bar')} {name}"
            self._run = self._bar(label, epochs, position=1, hidden=False)
        else:
            self._run.set_postfix_str(self._measure(row), refresh=False)
            self._run.update()

    def _run_done(self, name: str, row: Row) -> None:
        """Print a lasting line: how the run ended."""
        code = "run-done" if math.isfinite(row.train_loss) else "run-not-finite"
        loss = number(self._lang, f"{row.test_loss:.4g}")
        measure = self._measure(row)
        self._line(say(self._lang, code, name=name, epoch=row.epoch, measure=measure, loss=loss))

    def skipped(self, name: str) -> None:
        """Print that a run was already complete."""
        self._line(say(self._lang, "skipped", name=name))

    def _line(self, text: str) -> None:
        self._run.close()
        tqdm.write(text, file=self._stream)
        self._study.update()

    def _measure(self, row: Row) -> str:
        """The measure that counts in this run, in words."""
        if row.test_accuracy is not None:
            accuracy = number(self._lang, f"{row.test_accuracy:.1%}")
            return say(self._lang, "test-accuracy", accuracy=accuracy)
        if row.test_mae is not None:
            return say(self._lang, "test-mae", mae=number(self._lang, f"{row.test_mae:.4g}"))
        return say(self._lang, "train-loss", loss=number(self._lang, f"{row.train_loss:.4g}"))

    def _bar(self, label: str, total: int, *, position: int, hidden: bool) -> "tqdm[Never]":
        return tqdm(
            desc=label,
            total=total,
            file=self._stream,
            position=position,
            leave=False,
            bar_format=SHAPE,
            disable=True if hidden else None,  # None: only where the stream is no terminal
        )

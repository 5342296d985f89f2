"""What is said while training: how far the study has come, and how far its present run.

On a terminal these are two bars (runs that are trained at once share theirs), with a lasting line
for each run that ends; elsewhere (a file, a pipe), or where it is asked for, a line per epoch; or
nothing at all. The time left of the study is that of the work left, not of the number of runs: one
run may be a hundred times another. It knows nothing of how training is done.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Never, TextIO

from tqdm import tqdm

from trainer.row import Row
from trainer.running.durations import duration
from trainer.running.manner import Manner
from trainer.running.note import Note
from trainer.text import number, say

RUN_SHAPE = "{desc} {bar:20} {n_fmt}/{total_fmt}  {elapsed}<{remaining}  {postfix}"
STUDY_SHAPE = "{desc} {bar:20} {postfix}"
ENDINGS = {
    "": "run-done",
    "loss_not_finite": "run-loss-not-finite",
    "target_loss": "run-target-loss",
    "early_stopping": "run-early-stopping",
    "diverged": "run-diverged",
    "at_chance": "run-at-chance",
}
"""The sentence for each reason that `trainer/stop.py` gives."""


@dataclass(slots=True)
class Present:
    """A run that is being trained: since when, and how many of its epochs are done."""

    began_s: float
    first: int  # epochs done when this session began
    epoch: int


class Progress:
    """Shows what happens to the runs of one command; `close` it in the end."""

    def __init__(
        self,
        stream: TextIO,
        lang: str,
        manner: Manner,
        work: Mapping[str, Sequence[float]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is trained yet.

        Args:
            stream: where to write.
            lang: of the sentences.
            manner: bars, lines or nothing.
            work: of each run that is to be trained, by its name: the work of each of its epochs,
                epoch 0 included, see `trainer/running/work.py`.
            clock: seconds.
        """
        self._stream, self._lang, self._manner, self._clock = stream, lang, manner, clock
        self._work = work
        self._began_s = clock()
        self._left = {name: sum(epochs) for name, epochs in work.items()}
        self._total = sum(self._left.values())
        self._left_in_all = self._total
        self._done = 0.0  # work done here, which tells how fast this machine is
        self._ended = 0
        self._present: dict[str, Present] = {}
        label = say(lang, "study-bar")
        self._study = self._bar(label, self._total, STUDY_SHAPE, 0, hidden=len(work) < 2)
        self._run = self._bar("", 1, RUN_SHAPE, 1, hidden=True)

    def close(self) -> None:
        """Take the bars away."""
        self._run.close()
        self._study.close()

    def take(self, note: Note) -> None:
        """Show what happened to a run."""
        if note.ended is not None:
            self._leave(note.name)
            self._line(self._how_it_ended(note.name, note.row, note.ended))
        elif note.row is None:
            if note.lost:
                self._line(self._how_many_are_lost(note.name, note.lost))
            self._begins(note.name, note.epoch)
        else:
            self._epoch(note.name, note.row)

    def skipped(self, name: str) -> None:
        """Say that a run was already complete."""
        self._line(say(self._lang, "skipped", name=name))

    def _begins(self, name: str, epoch: int) -> None:
        self._set_left(name, sum(self._work[name][epoch + 1 if epoch else 0 :]))
        self._present[name] = Present(self._clock(), epoch, epoch)
        if epoch:
            self._line(say(self._lang, "run-goes-on", name=name, epoch=epoch))
        self._draw_present()

    def _how_many_are_lost(self, name: str, lost: int) -> str:
        code = "run-begins-anew" if lost == 1 else "runs-begin-anew"
        return say(self._lang, code, name=name, runs=lost)

    def _draw_present(self) -> None:
        """A bar of the run that is being trained, or one of all that are trained at once."""
        self._run.close()
        total = sum(len(self._work[name]) - 1 for name in self._present)
        done = sum(present.epoch for present in self._present.values())
        label = f"{say(self._lang, 'run-bar')} {''.join(self._present)}"
        if len(self._present) > 1:
            label = say(self._lang, "runs-bar", runs=len(self._present))
        self._run = self._bar(label, total, RUN_SHAPE, 1, hidden=not self._present, initial=done)

    def _epoch(self, name: str, row: Row) -> None:
        present = self._present[name]
        present.epoch = row.epoch
        self._done += self._work[name][row.epoch]
        self._set_left(name, sum(self._work[name][row.epoch + 1 :]))
        if not row.epoch:
            return
        if len(self._present) == 1:
            self._run.set_postfix_str(self._measure(row), refresh=False)
        self._run.update()
        if self._manner is Manner.LINES:
            self._line(self._line_of(name, row, present))

    def _set_left(self, name: str, work: float) -> None:
        """Take over the work that a run still has to do; it may grow where a run begins anew."""
        self._left_in_all += work - self._left[name]
        self._left[name] = work
        self._study.n = self._total - self._left_in_all
        self._study.set_postfix_str(self._of_study(), refresh=False)
        self._study.update(0)

    def _of_study(self) -> str:
        left = duration(self.seconds_left(), self._lang)
        return say(self._lang, "study-left", ended=self._ended, runs=len(self._work), left=left)

    def _line_of(self, name: str, row: Row, present: Present) -> str:
        epochs = len(self._work[name]) - 1
        seconds = (self._clock() - present.began_s) / (row.epoch - present.first)
        words = {
            "name": name,
            "epoch": row.epoch,
            "epochs": epochs,
            "loss": number(self._lang, f"{row.train_loss:.4g}"),
            "measure": self._measure(row),
            "left": duration(seconds * (epochs - row.epoch), self._lang),
        }
        line = say(self._lang, "epoch-done", **words)
        if len(self._work) > 1:
            line += f" · {self._of_study()}"
        return line

    def seconds_left(self) -> float:
        """Until the study is done, if what is left of the work goes as fast as what is done."""
        elapsed = self._clock() - self._began_s
        return elapsed * self._left_in_all / self._done if self._done else 0.0

    def _how_it_ended(self, name: str, row: Row | None, why: str) -> str:
        if row is None:
            return say(self._lang, "skipped", name=name)
        loss = number(self._lang, f"{row.test_loss:.4g}")
        words = {"name": name, "epoch": row.epoch, "measure": self._measure(row), "loss": loss}
        return say(self._lang, ENDINGS[why], **words)

    def _leave(self, name: str) -> None:
        """Count a run as ended, and the epochs that it did not need as no longer to be done."""
        self._present.pop(name, None)
        self._ended += 1
        self._set_left(name, 0.0)
        self._draw_present()

    def _line(self, text: str) -> None:
        if self._manner is not Manner.QUIET:
            tqdm.write(text, file=self._stream)

    def _measure(self, row: Row) -> str:
        """The measure that counts in this run, in words."""
        if row.test_accuracy is not None:
            accuracy = number(self._lang, f"{row.test_accuracy:.1%}")
            return say(self._lang, "test-accuracy", accuracy=accuracy)
        if row.test_mae is not None:
            return say(self._lang, "test-mae", mae=number(self._lang, f"{row.test_mae:.4g}"))
        return say(self._lang, "train-loss", loss=number(self._lang, f"{row.train_loss:.4g}"))

    def _bar(
        self,
        label: str,
        total: float,
        shape: str,
        position: int,
        *,
        hidden: bool,
        initial: int = 0,
    ) -> "tqdm[Never]":
        return tqdm(
            desc=label,
            total=total,
            initial=initial,
            file=self._stream,
            position=position,
            leave=False,
            bar_format=shape,
            smoothing=0,  # the mean pace: epochs of other runs are no newer estimate of it
            disable=True if hidden or self._manner is not Manner.BARS else None,
        )

"""What is said while something is measured beside a run: how far it is, and how long it takes yet.

On a terminal this is a bar; elsewhere a line for every tenth of the way; or nothing at all. It is
to a range test what `progress.py` is to the runs of a command.
"""

import time
from collections.abc import Callable
from typing import Never, TextIO

from tqdm import tqdm

from trainer.running.durations import duration
from trainer.running.manner import Manner
from trainer.text import number, say

SHAPE = "{desc} {bar:20} {n_fmt}/{total_fmt}  {elapsed}<{remaining}  {postfix}"
LINES = 10  # in all, where there is no bar


class Measuring:
    """Shows how far a measurement is; `close` it in the end."""

    def __init__(
        self,
        what: str,
        total: int,
        stream: TextIO,
        lang: str,
        manner: Manner,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is measured yet.

        Args:
            what: the message that names one measurement of the `total`, such as `updates`.
            total: how many there will be, or fewer.
            stream: where to write.
            lang: of the sentences.
            manner: bars, lines or nothing.
            clock: seconds.
        """
        self._what, self._total, self._lang = say(lang, what), total, lang
        self._stream, self._manner, self._clock = stream, manner, clock
        self._began_s = clock()
        self._bar: tqdm[Never] = tqdm(
            desc=self._what,
            total=total,
            file=stream,
            leave=False,
            bar_format=SHAPE,
            smoothing=0,
            disable=None if manner is Manner.BARS else True,
        )

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()

    def take(self, done: int, loss: float) -> None:
        """Show that `done` are measured, the training loss being `loss` at the last."""
        words = say(self._lang, "train-loss", loss=number(self._lang, f"{loss:.4g}"))
        self._bar.set_postfix_str(words, refresh=False)
        self._bar.update(done - self._bar.n)
        is_due = done * LINES // self._total > (done - 1) * LINES // self._total
        if self._manner is Manner.LINES and is_due:
            left = (self._clock() - self._began_s) / done * (self._total - done)
            line = say(
                self._lang,
                "measuring",
                what=self._what,
                done=done,
                total=self._total,
                loss=words,
                left=duration(left, self._lang),
            )
            tqdm.write(line, file=self._stream)

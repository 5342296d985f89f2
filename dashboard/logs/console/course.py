"""The state of reading a console log: the epoch, the count, and the heading above.

A heading applies until the training goes on. A count that falls back to its first value restarts; a
count within unnamed epochs begins its next round. Knows places; knows no metric.
"""

from dataclasses import dataclass

from dashboard.logs.console.places import NOWHERE, Place
from dashboard.model.table import Split

_HEADING_HOLDS = 30  # lines without a measure under it; then it was no heading
_FIRST_HEADING_HOLDS = 4  # lines, where no place was given before it
_LEAST_COUNTS = 3  # places that a count must have had before it can restart
_LEAST_FALL = 2  # epochs; the processes of one training often print one after the other


@dataclass(slots=True)
class Course:
    """The state of the reading of one fold."""

    epoch: int | None = None
    first_epoch: int | None = None
    epochs: int | None = None  # planned
    last: int | None = None  # the last count
    first: int | None = None
    of: int | None = None
    fit: int = 0  # how often the count had begun again before
    turns: int = 0  # rounds of a count of how many that are over
    places: int = 0  # that measured something in this fit
    at_place: Place = NOWHERE  # given by a line that measured nothing
    is_in_block: bool = False  # only blank lines and numbers since then
    split_word: str = ""  # the split of the last measures, until the next place
    section: str = ""  # the split of the heading
    section_age: int = 0  # lines since the heading, or since something was measured under it
    section_epoch: int | None = None  # the epoch of the heading
    section_last: int | None = None
    measured_in: str = ""  # the section of the last line that measured something
    measured_epoch: int | None = None

    @property
    def has_begun(self) -> bool:
        """Whether any place was given."""
        return self.epoch is not None or self.last is not None

    @property
    def is_held_out(self) -> bool:
        """Whether the heading above is one of held-out data."""
        return self.section not in ("", Split.TRAIN)

    def is_behind(self, place: Place) -> bool:
        """Whether the place is one that the training has left."""
        if place.epoch is not None and self.epoch is not None:
            return place.epoch < self.epoch
        return place.at is not None and self.last is not None and place.at < self.last

    def move(self, place: Place, heading: str, *, is_blank: bool) -> None:
        """Move to the place of a line."""
        if heading:
            self.section, self.split_word, self.section_age = heading, "", 0
            self.section_epoch, self.section_last = self.epoch, self.last
        elif not is_blank:
            self.section_age += 1
        self._leave_section(place)
        if not place.is_given:
            return
        if self._begins_again(place):
            self.fit += 1
            self.epoch = self.first_epoch = self.last = self.first = self.of = None
            self.places = self.turns = 0
        if place.epoch is not None:
            self.first_epoch = place.epoch if self.first_epoch is None else self.first_epoch
            self.epoch, self.epochs = place.epoch, place.epochs or self.epochs
        if place.at is not None and not self.is_of_an_evaluation(place):
            self.turns += self._turns(place)
            self.first = place.at if self.first is None else self.first
            self.last, self.of = place.at, place.of
        self.at_place, self.split_word = NOWHERE, ""

    def _leave_section(self, place: Place) -> None:
        if not self.section:
            return
        is_first = self.section_epoch is None and self.section_last is None
        if self.section_age > (_FIRST_HEADING_HOLDS if is_first else _HEADING_HOLDS):
            self.section = ""
        if self.is_of_an_evaluation(place):
            return
        if place.epoch is not None and self.section_epoch is not None:
            has_gone_on = place.epoch > self.section_epoch
        elif place.at is not None and self.section_last is not None:
            has_gone_on = self.is_held_out and place.at > self.section_last
        else:
            has_gone_on = False
        if has_gone_on:
            self.section = ""

    def is_of_an_evaluation(self, place: Place) -> bool:
        """Whether a count is of an evaluation's own batches."""
        return self.is_held_out and place.of is not None and place.of != self.of

    def _begins_again(self, place: Place) -> bool:
        """Whether a training begins here, after another had gone on."""
        if not self.places or self.section != self.measured_in:
            return False  # or a second table of the same training
        if place.epoch is not None and self.epoch is not None and self.first_epoch is not None:
            return self._epochs_begin_again(place, self.epoch, self.first_epoch)
        if place.epoch is not None or self.epoch is not None:
            return False
        if place.at is None or self.last is None or self.first is None:
            return False
        falls = place.at < self.last and place.at <= self.first
        return falls and self.places >= _LEAST_COUNTS and not self._turns(place)

    def _epochs_begin_again(self, place: Place, epoch: int, first: int) -> bool:
        if place.epoch == epoch == first == place.epochs:  # "Epoch 1/1" again
            return place.at is None and self.measured_epoch == epoch
        falls = place.epoch is not None and place.epoch < epoch and place.epoch <= first
        is_over = epoch == self.epochs or epoch + 1 == self.epochs
        return falls and (is_over or epoch - first >= _LEAST_FALL)

    def _turns(self, place: Place) -> bool:
        """Whether a count within unnamed epochs begins its next round."""
        if place.at is None or place.of is None or place.of != self.of:
            return False
        if self.epoch is not None or self.last is None or self.first is None:
            return False
        is_over = self.last + max(self.first, 1) >= place.of
        return is_over and place.at < self.last and place.at <= self.first

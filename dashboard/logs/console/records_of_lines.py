"""Console lines as records: the place, the measured values and the heading of each.

``Epoch [3/10], Step [100/600], Loss: 0.5`` counts within its epoch; ``Test set: Average loss: 0.05,
Accuracy: 9830/10000`` belongs to the end of the epoch before it; lines under ``> EVALUATION`` were
measured on held-out data, lines under ``Fold 2`` belong to that fold. A count that restarts begins
another training, or continues the same one: :mod:`dashboard.logs.console.runs_of_console`.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dashboard.logs.console.context import fold_of, heading_of, is_over_folds
from dashboard.logs.console.copypaste import MARK, CopiedTable
from dashboard.logs.console.course import Course
from dashboard.logs.console.measures import Measured, calls_itself_a_measure, measured
from dashboard.logs.console.places import NOWHERE, Place, place_of
from dashboard.logs.console.records import ConsoleText, Kind, Line, Names, sifted
from dashboard.logs.console.shapes import by_shape, shape_of
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, understand
from dashboard.logs.names.translations import unaccented

_PART_OF_TEST = re.compile(
    r"^\W*(?:test|val|valid|validation|eval)\w*\W*\[\s*\d+\s*/"
    r"|\[eval\]\[epoch \d{1,18}\]\[iter\b",  # PaddleClas; the average of them comes after
    re.IGNORECASE,
)
_OF_THE_BEST = re.compile(r"^.{0,60}\bbest (?:metric|result|score|model)s?\b", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"\b(?:best|from|restor\w{1,4}|load\w{0,3}|checkpoint\w?|sav\w{1,3}|resum\w{1,3}|stopp\w{2,3}"
    r"|early|melhor|melhores)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\b(?:results?|oof|summary|best|finished|done)\b", re.IGNORECASE)
_FINAL_LOSS = re.compile(r"\bLoss for final step: ")  # TF Estimator
_SUMMARY = "wandb:"  # W&B prints the final values after the training, in the order of the names


_NO_NAMES: Names = {}


class _Shape(NamedTuple):
    """The properties that all lines of one shape share."""

    heading: str
    is_blank: bool
    is_part_of_test: bool
    is_of_the_best: bool
    looks_back: bool
    is_final: bool
    names_fold: bool
    is_summary: bool
    is_copied: bool


@by_shape
def _kind(shape: str) -> _Shape:
    names_fold = fold_of(unaccented(shape)) is not None
    return _Shape(
        heading="" if names_fold else heading_of(shape),
        is_blank=not shape.strip(),
        is_part_of_test=_PART_OF_TEST.search(shape) is not None,
        is_of_the_best=_OF_THE_BEST.match(shape) is not None,
        looks_back=_LOOKS_BACK.search(shape) is not None,
        is_final=_FINAL_LOSS.search(shape) is not None,
        names_fold=names_fold,
        is_summary=shape.startswith(_SUMMARY),
        is_copied=MARK in shape,
    )


def console_text(lines: Iterable[str]) -> ConsoleText:
    """All values that console lines give at a place on the axis."""
    walk = _Walk()
    found = [line for text in lines for line in walk.take(text)]
    return sifted(found, walk.left_out, walk.clocks)


class _Walk:
    """The state of reading the lines of one log."""

    def __init__(self) -> None:
        self.folds: defaultdict[int | None, Course] = defaultdict(Course)
        self.fold: int | None = None
        self.is_summing_up = False  # what follows is about a fold as a whole, or about all
        self.copied = CopiedTable()
        self.left_out: Counter[str] = Counter()
        self.clocks: Counter[str] = Counter()
        self.names: dict[tuple[tuple[str, str], ...], Names] = {}  # shared by all their lines
        self.numbers = array("d")  # of all lines
        self.kinds: dict[tuple[int | None, ...], Kind] = {}
        self.other_names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def take(self, line: str) -> Iterator[Line]:
        """The record of the next line, where it is one."""
        shape = shape_of(line)
        kind = _kind(shape)
        if kind.is_part_of_test:
            return
        if kind.is_copied:
            yield from self._copied(line)
            return
        plain = unaccented(line)
        place = place_of(plain, shape if plain is line else shape_of(plain))
        if kind.is_summary:
            place = NOWHERE
        if kind.names_fold and self._is_summary_of_fold(plain, place):
            self._leave_out(measured(line, shape))
            return
        course = self.folds[self.fold]
        if kind.looks_back and course.is_behind(place):
            self._leave_out(measured(line, shape))  # "restored from epoch 3, loss 0.5"
            return
        course.move(place, kind.heading, is_blank=kind.is_blank)
        if place.is_given:
            self.is_summing_up = False
        elif not self.is_summing_up and len(self.folds) > 1:
            self.is_summing_up = is_over_folds(plain)
        if place.is_given or course.has_begun:
            found = measured(
                line, shape, course.section, "" if place.is_given else course.split_word
            )
            yield from self._measured(course, place, found, kind)

    def _copied(self, line: str) -> Iterator[Line]:
        course = self.folds[self.fold]
        values = self.copied.take(line)
        if values and course.has_begun:
            place = (course.epoch, course.last, course.of)
            yield self._line(place, course, _NO_NAMES, values)

    def _is_summary_of_fold(self, line: str, place: Place) -> bool:
        """Go to the fold that the line names, unless that is over and summed up here."""
        fold = fold_of(line)
        if fold is None:
            return False
        if fold != self.fold and fold in self.folds and not place.is_given:
            return True
        self.fold = fold
        self.is_summing_up = _RESULT.search(line) is not None
        return False

    def _measured(
        self, course: Course, place: Place, found: Measured, kind: _Shape
    ) -> Iterator[Line]:
        self.clocks.update(found.clocks)
        if not (found.known or found.others):
            if place.is_given:
                course.at_place, course.is_in_block = place, True
            elif not found.clocks and not kind.is_blank:
                course.is_in_block = False
            return
        if self.is_summing_up or kind.is_of_the_best:
            self.left_out.update([*found.known, *found.others])
        elif place.is_given or _is_result(found, course) or kind.is_final:
            yield from self._record(course, place, found)

    def _record(self, course: Course, place: Place, found: Measured) -> Iterator[Line]:
        if place.is_given:
            course.at_place, course.is_in_block = NOWHERE, False
        else:
            place = course.at_place
        at, of = place.at, place.of
        if at is not None and of is not None and course.is_of_an_evaluation(place):
            if at < of:
                return  # the evaluation is still under way
            at = of = None
        if at is not None:
            at += course.turns * (of or 0)
        course.places += 1
        course.split_word, course.section_age = found.split_word, 0
        course.measured_in, course.measured_epoch = course.section, course.epoch
        names = self.names.setdefault(tuple(found.endings.items()), found.endings)
        yield self._line((course.epoch, at, of), course, names, found.others, found.known)

    def _line(
        self,
        place: tuple[int | None, int | None, int | None],
        course: Course,
        names: Names,
        others: Mapping[str, float],
        known: Mapping[str, float] | None = None,
    ) -> Line:
        other_names = self.other_names.setdefault(tuple(others), tuple(others))
        start = len(self.numbers)
        self.numbers.extend((*(known or {}).values(), *others.values()))
        key = (id(names), id(other_names), self.fold, course.fit)
        if key not in self.kinds:  # which keep the names, and so their ids
            self.kinds[key] = Kind(names, other_names, self.numbers, self.fold, course.fit)
        return Line(*place, self.kinds[key], start)

    def _leave_out(self, found: Measured) -> None:
        self.left_out.update([*found.known, *found.others])
        self.clocks.update(found.clocks)


def _is_result(found: Measured, course: Course) -> bool:
    """Whether a line without a place is a result of the place before, as ``val loss 0.5`` is."""
    if course.is_in_block and found.known:
        return True
    is_placed = course.is_in_block or bool(course.section or course.split_word)
    if is_placed and any(map(calls_itself_a_measure, found.others)):
        return True
    names = [understand(name) for name in found.known]
    if course.epoch is None:
        return any(name.split_said for name in names)
    return any(name.metric not in WITHOUT_SPLIT for name in names)

"""Free console lines as records: where each lies, what it measured, and under which heading.

``Epoch [3/10], Step [100/600], Loss: 0.5`` counts within its epoch; ``Test set: Average loss: 0.05,
Accuracy: 9830/10000`` belongs to the end of the epoch before it; what stands under ``> EVALUATION``
was measured on held-out data, what stands under ``Fold 2`` belongs to that fold.  A count that
begins again begins another training, or the same one again: :mod:`dashboard.logs.console.runs`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.logs.console.context import fold_of, heading_of, is_over_folds
from dashboard.logs.console.measures import Measured, calls_itself_a_measure, measured
from dashboard.logs.console.places import Place, place_of
from dashboard.logs.table import Split
from dashboard.logs.translations import unaccented
from dashboard.logs.vocabulary import WITHOUT_SPLIT, understand

_PART_OF_TEST = re.compile(
    r"^\W*(?:test|val|valid|validation|eval)\w*\W*\[\s*\d+\s*/"
    r"|\[eval\]\[epoch \d{1,18}\]\[iter\b",  # PaddleClas; the average of them comes after
    re.IGNORECASE,
)
_OF_THE_BEST = re.compile(r"^.{0,60}\bbest (?:metric|result|score|model)s?\b", re.IGNORECASE)
_FINAL_LOSS = re.compile(r"\bLoss for final step: ")  # TF Estimator
_SUMMARY = "wandb:"  # W&B says after the training what it ended with, in the order of the names
_HEADING_HOLDS = 30  # lines without a measure under it; then it was no heading
_HEADING_FIRST_HOLDS = 4  # lines, where no place was said before it
_LEAST_COUNTS = 3  # places that a count must have had to be said to begin again
_LEAST_TIMES = 2  # places at which a name stands that the vocabulary does not know


_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Line:
    """A line that measures something: its epoch, its count, and of how many."""

    epoch: int | None
    at: int | None
    of: int | None
    values: Mapping[str, float]
    fold: int | None = None
    fit: int = 0  # how often the count had begun again before
    others: Mapping[str, float] = field(default_factory=dict)  # names that are not known
    endings: Mapping[str, str] = field(default_factory=dict)  # the known name in each of ``values``


@dataclass(frozen=True, slots=True)
class ConsoleText:
    """The lines that measure something, and the numbers that were left out, by name."""

    lines: tuple[Line, ...]
    left_out: Mapping[str, int]
    clocks: Mapping[str, int]


@dataclass(slots=True)
class _State:
    """Where the reading of one fold is."""

    epoch: int | None = None
    first_epoch: int | None = None
    last: int | None = None  # the last count
    first: int | None = None
    of: int | None = None
    fit: int = 0
    turns: int = 0  # how often a count within something began again
    places: int = 0  # that measured something in this fit
    at_place: Place = _NOWHERE  # said by a line that measured nothing
    is_in_block: bool = False  # only blank lines and numbers since then
    said: str = ""  # the split that the last measures had, until the next place
    section: str = ""
    section_age: int = 0  # lines since it was said, or since something was measured under it
    section_epoch: int | None = None
    section_last: int | None = None
    measured_in: str = ""  # the section of the last line that measured something
    measured_epoch: int | None = None


def console_text(lines: Iterable[str]) -> ConsoleText:
    """All that console lines measure at a place on the axis."""
    walk = _Walk()
    found = [line for text in lines for line in walk.take(text)]
    return walk.sifted(found)


class _Walk:
    """The way through the lines of one log."""

    def __init__(self) -> None:
        self.folds: defaultdict[int | None, _State] = defaultdict(_State)
        self.fold: int | None = None
        self.left_out: Counter[str] = Counter()
        self.clocks: Counter[str] = Counter()

    def take(self, line: str) -> Iterator[Line]:
        """The record of the next line, where it is one."""
        if _PART_OF_TEST.search(line):
            return
        plain = unaccented(line)
        place = _NOWHERE if line.startswith(_SUMMARY) else place_of(plain)
        fold = fold_of(plain)
        if fold is not None:
            if fold != self.fold and fold in self.folds and not place.is_said:
                self._leave_out(measured(line))  # the summary of a fold that is over
                return
            self.fold = fold
        state = self.folds[self.fold]
        heading = heading_of(line)
        _move(state, place, heading, is_line=bool(plain.strip()))
        if not place.is_said and state.epoch is None and state.last is None:
            return
        found = measured(line, state.section, "" if place.is_said else state.said)
        self.clocks.update(found.clocks)
        if not (found.known or found.others):
            if place.is_said:
                state.at_place, state.is_in_block = place, True
            elif not found.clocks and plain.strip():
                state.is_in_block = False
            return
        if len(self.folds) > 1 and not place.is_said and is_over_folds(plain):
            self._leave_out(found)
        elif _OF_THE_BEST.match(line):
            self._leave_out(found)
        elif place.is_said or _tells_a_result(found, state) or _FINAL_LOSS.search(line):
            yield from self._record(state, place, found)

    def _record(self, state: _State, place: Place, found: Measured) -> Iterator[Line]:
        if not place.is_said:
            place = state.at_place
        else:
            state.at_place, state.is_in_block = _NOWHERE, False
        at, of = place.at, place.of
        if state.section not in ("", Split.TRAIN) and of is not None and of != state.of:
            if at is not None and at < of:
                return  # the evaluation is still under way
            at = of = None
        if at is not None:
            at += state.turns * (of or 0)
        state.places += 1
        state.said, state.section_age = found.said, 0
        state.measured_in, state.measured_epoch = state.section, state.epoch
        yield Line(
            *(state.epoch, at, of, found.known, self.fold, state.fit),
            others=found.others,
            endings=found.endings,
        )

    def _leave_out(self, found: Measured) -> None:
        self.left_out.update([*found.known, *found.others])
        self.clocks.update(found.clocks)

    def sifted(self, lines: list[Line]) -> ConsoleText:
        """The lines with those other names that are measures."""
        kept, shared = _measures_of(lines), _shared_endings(lines)
        found = []
        for line in lines:
            values: dict[str, float] = {}
            for name, value in line.values.items():
                ending = line.endings[name]
                values[name if ending in shared else ending] = value
            for name, value in line.others.items():
                if name in kept:
                    values[name] = value
                else:
                    self.left_out[name] += 1
            if values:
                found.append(replace(line, values=values, others={}, endings={}))
        return ConsoleText(tuple(found), self.left_out, self.clocks)


def _measures_of(lines: Sequence[Line]) -> set[str]:
    """The names that measure something although the vocabulary does not know them.

    Those that call themselves a measure, and those that stand beside a measure more than once.
    """
    stands_at: defaultdict[str, set[tuple[int | None, ...]]] = defaultdict(set)
    for line in lines:
        if line.values or any(map(calls_itself_a_measure, line.others)):
            for name in line.others:
                stands_at[name].add(_place_in_log(line))
    kept = {name for name, places in stands_at.items() if len(places) >= _LEAST_TIMES}
    return kept | {name for name in stands_at if calls_itself_a_measure(name)}


def _shared_endings(lines: Sequence[Line]) -> set[str]:
    """The known names that several of one place end in: ``critic loss`` and ``policy loss``."""
    names_at: dict[tuple[int | None, ...], dict[str, str]] = {}
    shared: set[str] = set()
    for line in lines:
        names = names_at.setdefault(_place_in_log(line), {})
        for name, ending in line.endings.items():
            if names.setdefault(ending, name) != name:
                shared.add(ending)
    return shared


def _place_in_log(line: Line) -> tuple[int | None, ...]:
    return (line.fold, line.fit, line.epoch, line.at)


def _move(state: _State, place: Place, heading: str, *, is_line: bool) -> None:
    """Bring the state to where the line says that it is."""
    if heading:
        state.section, state.said = heading, ""
        state.section_epoch, state.section_last = state.epoch, state.last
        state.section_age = 0
    elif is_line:
        state.section_age += 1
    _leave_section(state, place)
    if place.is_said and _begins_again(state, place):
        state.fit += 1
        state.epoch = state.first_epoch = state.last = state.first = state.of = None
        state.places = state.turns = 0
    if place.epoch is not None:
        if state.first_epoch is None:
            state.first_epoch = place.epoch
        state.epoch = place.epoch
    if place.at is not None and not _is_of_an_evaluation(state, place):
        if _turns(state, place):
            state.turns += 1
        if state.first is None:
            state.first = place.at
        state.last, state.of = place.at, place.of
    if place.is_said:
        state.at_place, state.said = _NOWHERE, ""


def _leave_section(state: _State, place: Place) -> None:
    """A heading holds until the training has gone on."""
    if not state.section:
        return
    is_first = state.section_epoch is None and state.section_last is None
    if state.section_age > (_HEADING_FIRST_HOLDS if is_first else _HEADING_HOLDS):
        state.section = ""
    if _is_of_an_evaluation(state, place):
        return
    by_epoch = None not in (place.epoch, state.section_epoch)
    said, was = (
        (place.epoch, state.section_epoch) if by_epoch else (place.at, state.section_last)
    )
    if said is not None and was is not None and said > was:
        state.section = "" if by_epoch or state.section != Split.TRAIN else state.section


def _is_of_an_evaluation(state: _State, place: Place) -> bool:
    """Whether a count is of an evaluation's own batches."""
    held_out = state.section not in ("", Split.TRAIN)
    return held_out and place.of is not None and place.of != state.of


def _begins_again(state: _State, place: Place) -> bool:
    """Whether the place is that of a training that begins, after another had gone on."""
    if not state.places or state.section != state.measured_in:
        return False  # or a second table of the same training
    if place.epoch is not None and state.epoch is not None and state.first_epoch is not None:
        if place.epoch == state.epoch == state.first_epoch == place.epochs:
            return place.at is None and state.measured_epoch == place.epoch
        return place.epoch < state.epoch and place.epoch <= state.first_epoch
    if place.epoch is not None or state.epoch is not None:
        return False
    if place.at is None or state.last is None or state.first is None:
        return False
    falls = place.at < state.last and place.at <= state.first
    return falls and state.places >= _LEAST_COUNTS and not _turns(state, place)


def _turns(state: _State, place: Place) -> bool:
    """Whether a count of how many, of epochs that are never named, begins its next round."""
    if place.at is None or place.of is None or place.of != state.of or state.epoch is not None:
        return False
    if state.last is None or state.first is None or place.epoch is not None:
        return False
    step = max(state.first, 1)
    return place.at < state.last and place.at <= state.first and state.last + step >= place.of


def _tells_a_result(found: Measured, state: _State) -> bool:
    """Whether a line without a place is a result of the place before, as ``val loss 0.5`` is."""
    names = [understand(name) for name in found.known]
    if state.is_in_block and found.known:
        return True
    if (state.is_in_block or state.section) and any(map(calls_itself_a_measure, found.others)):
        return True
    if state.epoch is None:
        return any(name.split_said for name in names)
    return any(name.metric not in WITHOUT_SPLIT for name in names)

"""The records of a console log, and which names in them are measures."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import eq
from typing import TypeAlias

from dashboard.logs.console.measures import calls_itself_a_measure

_LEAST_TIMES = 2  # places at which a name outside the vocabulary must occur


Names: TypeAlias = Mapping[str, str]
"""Names, each with the known name that it ends in."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What many lines share: their names, their fold, and the column that holds their numbers."""

    names: Names  # of ``values``
    other_names: tuple[str, ...]  # of ``others``
    numbers: "array[float]"
    fold: int | None = None
    fit: int = 0  # how often the count had begun again before


@dataclass(frozen=True, slots=True)
class Line:
    """A line that measures something: its epoch, its count, and of how many.

    A log may have a million lines, so that a line holds no more than is its own.
    """

    epoch: int | None
    at: int | None
    of: int | None
    kind: Kind
    start: int  # of its numbers in their column: those of ``values``, then of ``others``

    @property
    def names(self) -> Names:
        """The names of its ``values``."""
        return self.kind.names

    @property
    def other_names(self) -> tuple[str, ...]:
        """The names of its ``others``."""
        return self.kind.other_names

    @property
    def fold(self) -> int | None:
        """The fold that it belongs to."""
        return self.kind.fold

    @property
    def fit(self) -> int:
        """How often the count had begun again before."""
        return self.kind.fit

    @property
    def values(self) -> dict[str, float]:
        """Its numbers by their names."""
        end = self.start + len(self.names)
        return dict(zip(self.names, self.kind.numbers[self.start : end], strict=True))

    @property
    def others(self) -> dict[str, float]:
        """Its numbers under names that are not known."""
        start = self.start + len(self.names)
        end = start + len(self.other_names)
        return dict(zip(self.other_names, self.kind.numbers[start:end], strict=True))

    @property
    def is_plain(self) -> bool:
        """Whether every name is in the vocabulary as written."""
        return not self.other_names and all(map(eq, self.names, self.names.values()))

    @property
    def place(self) -> tuple[int | None, ...]:
        """Its place in the log."""
        return (self.fold, self.fit, self.epoch, self.at)

    def with_values(self, values: Mapping[str, float]) -> "Line":
        """The same line with other numbers alone."""
        names = {name: name for name in values}
        kind = Kind(names, (), array("d", values.values()), self.fold, self.fit)
        return replace(self, kind=kind, start=0)


@dataclass(frozen=True, slots=True)
class ConsoleText:
    """The lines that measure something, and the numbers that were left out, by name."""

    lines: tuple[Line, ...]
    left_out: Mapping[str, int]
    clocks: Mapping[str, int]


def sifted(lines: Sequence[Line], left_out: Counter[str], clocks: Counter[str]) -> ConsoleText:
    """The lines with known names, and with those others that are measures."""
    kept, shared = _measures_of(lines), _shared_endings(lines)
    means, spelt = _means_of(kept), _other_spellings(lines)
    kinds: dict[tuple[object, ...], Kind] = {}
    numbers = array("d")  # of the lines that do not stay as they are
    found: list[Line] = []
    for line in lines:
        if line.is_plain and spelt.keys().isdisjoint(line.names):
            found.append(line)
            continue
        values: dict[str, float] = {}
        for name, value in line.values.items():
            ending = line.names[name]
            values[name if ending in shared else spelt.get(ending, ending)] = value
        for name, value in line.others.items():
            if name in kept:
                values[means.get(name, name)] = value
            else:
                left_out[name] += 1
        if values:
            key = (tuple(values), line.fold, line.fit)
            if key not in kinds:
                names = {name: name for name in values}
                kinds[key] = Kind(names, (), numbers, line.fold, line.fit)
            found.append(replace(line, kind=kinds[key], start=len(numbers)))
            numbers.extend(values.values())
    return ConsoleText(tuple(found), left_out, clocks)


def _measures_of(lines: Sequence[Line]) -> set[str]:
    """The names that measure something although the vocabulary does not know them.

    Those whose name contains the word for a measure, and those beside a measure more than once.
    """
    stands_at: defaultdict[str, set[tuple[int | None, ...]]] = defaultdict(set)
    for line in lines:
        others = line.other_names
        if others and (line.names or any(map(calls_itself_a_measure, others))):
            for name in others:
                if len(stands_at[name]) < _LEAST_TIMES:
                    stands_at[name].add(line.place)
    kept = {name for name, places in stands_at.items() if len(places) >= _LEAST_TIMES}
    return kept | {name for name in stands_at if calls_itself_a_measure(name)}


def _other_spellings(lines: Sequence[Line]) -> dict[str, str]:
    """The known names that were spelt with other capitals before, and how: ``Loss``, ``loss``."""
    seen = dict.fromkeys(ending for names in _all_names(lines) for ending in names.values())
    first: dict[str, str] = {}
    for name in seen:
        first.setdefault(name.lower(), name)
    return {name: first[name.lower()] for name in seen if first[name.lower()] != name}


def _all_names(lines: Sequence[Line]) -> Iterable[Names]:
    """The names of lines, once for all that share them, in the order of the lines."""
    return {id(line.names): line.names for line in lines}.values()


def _means_of(names: Collection[str]) -> dict[str, str]:
    """Names of means without the word for it, where training logs the same name.

    Coqui prints ``loss_mel`` of a batch in training, ``avg_loss_mel`` of the evaluation.
    """
    plain = {name.split()[-1] for name in names}
    return {
        name: f"{before}{own}"
        for name in names
        if (own := name.split()[-1].removeprefix("avg_")) != name.split()[-1] and own in plain
        if (before := name[: -len(name.split()[-1])])
    }


def _shared_endings(lines: Sequence[Line]) -> set[str]:
    """The known names that several of one place end in: ``critic loss`` and ``policy loss``."""
    ends: defaultdict[str, set[str]] = defaultdict(set)
    for names in _all_names(lines):
        for name, ending in names.items():
            ends[ending].add(name)
    several = {ending for ending, names in ends.items() if len(names) > 1}
    if not several:
        return several
    name_at: dict[tuple[object, ...], str] = {}
    shared: set[str] = set()
    for line in lines:
        for name, ending in line.names.items():
            if ending in several and name_at.setdefault((ending, *line.place), name) != name:
                shared.add(ending)
    return shared

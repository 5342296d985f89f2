"""The records of a console log, and which names in them are measures."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import eq

from dashboard.logs.console.measures import calls_itself_a_measure

_LEAST_TIMES = 2  # places at which a name outside the vocabulary must occur


@dataclass(frozen=True, slots=True)
class Line:
    """A line that measures something: its epoch, its count, and of how many."""

    epoch: int | None
    at: int | None
    of: int | None
    values: Mapping[str, float]
    fold: int | None = None
    fit: int = 0  # how often the count had begun again before
    others: Mapping[str, float] = field(default_factory=dict)  # of names that are not known
    endings: Mapping[str, str] = field(default_factory=dict)  # the known name in each of ``values``

    @property
    def is_plain(self) -> bool:
        """Whether every name is in the vocabulary as written."""
        return not self.others and all(map(eq, self.endings, self.endings.values()))

    @property
    def place(self) -> tuple[int | None, ...]:
        """Its place in the log."""
        return (self.fold, self.fit, self.epoch, self.at)


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
    found: list[Line] = []
    for line in lines:
        if line.is_plain and spelt.keys().isdisjoint(line.values):
            found.append(line)
            continue
        values: dict[str, float] = {}
        for name, value in line.values.items():
            ending = line.endings[name]
            values[name if ending in shared else spelt.get(ending, ending)] = value
        for name, value in line.others.items():
            if name in kept:
                values[means.get(name, name)] = value
            else:
                left_out[name] += 1
        if values:
            found.append(replace(line, values=values, others={}, endings={}))
    return ConsoleText(tuple(found), left_out, clocks)


def _measures_of(lines: Sequence[Line]) -> set[str]:
    """The names that measure something although the vocabulary does not know them.

    Those whose name contains the word for a measure, and those beside a measure more than once.
    """
    stands_at: defaultdict[str, set[tuple[int | None, ...]]] = defaultdict(set)
    for line in lines:
        if line.others and (line.values or any(map(calls_itself_a_measure, line.others))):
            for name in line.others:
                if len(stands_at[name]) < _LEAST_TIMES:
                    stands_at[name].add(line.place)
    kept = {name for name, places in stands_at.items() if len(places) >= _LEAST_TIMES}
    return kept | {name for name in stands_at if calls_itself_a_measure(name)}


def _other_spellings(lines: Sequence[Line]) -> dict[str, str]:
    """The known names that were spelt with other capitals before, and how: ``Loss``, ``loss``."""
    seen = dict.fromkeys(ending for line in lines for ending in line.endings.values())
    first: dict[str, str] = {}
    for name in seen:
        first.setdefault(name.lower(), name)
    return {name: first[name.lower()] for name in seen if first[name.lower()] != name}


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
    names_at: dict[tuple[int | None, ...], dict[str, str]] = {}
    shared: set[str] = set()
    for line in lines:
        names = names_at.setdefault(line.place, {})
        for name, ending in line.endings.items():
            if names.setdefault(ending, name) != name:
                shared.add(ending)
    return shared

"""Long lists of JSON numbers or objects in columns: Python holds each in many times its text.

A number takes eight bytes; values are made when they are asked for, and are not kept.  Knows
values; knows no text and no file.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, repeat
from operator import itemgetter
from typing import Any, NoReturn, Protocol, SupportsIndex, overload

import numpy as np

MOST_SHAPES = 16
"""Sets of names in one stretch; where there are more, columns save nothing."""


class Stretch(Protocol):
    """Some values that follow each other."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """The values, made anew."""
        ...


@dataclass(frozen=True, slots=True)
class Alike:
    """Objects with the same names in the same order, and the columns under these."""

    count: int
    names: tuple[str, ...]
    columns: tuple[Stretch, ...]

    def __len__(self) -> int:
        """How many there are."""
        return self.count

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The objects, made anew."""
        return map(dict, map(zip, repeat(self.names), zip(*self.columns, strict=True)))

    def numbers(self) -> "dict[str, array[float] | array[int]] | None":
        """The columns by their names; ``None`` where one holds more than numbers."""
        if not all(isinstance(column, array) for column in self.columns):
            return None
        return dict(zip(self.names, self.columns, strict=True))  # type: ignore[arg-type] # as asked


@dataclass(frozen=True, slots=True)
class _Mixed:
    """Objects with several sets of names, and which of them follows which."""

    order: bytes
    shapes: tuple[Stretch, ...]

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        parts = [iter(shape) for shape in self.shapes]
        return (next(parts[number]) for number in self.order)


@dataclass(frozen=True, slots=True)
class _Empty:
    """Lists without an item, or objects without a name."""

    count: int
    kind: type[list[Any]] | type[dict[str, Any]]

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Any]:
        return (self.kind() for _ in range(self.count))


@dataclass(frozen=True, slots=True)
class Again:
    """Values that no column holds, read anew whenever they are asked for."""

    count: int
    read: Callable[[], list[Any]]

    def __len__(self) -> int:
        """How many there are."""
        return self.count

    def __iter__(self) -> Iterator[Any]:
        """The values."""
        return iter(self.read())


def packed(values: list[Any]) -> Stretch | None:
    """Values in columns; ``None`` where they are none that columns hold."""
    kinds = set(map(type, values))
    if kinds <= {int, float, bool, type(None)}:
        return _numbers(values, kinds)
    if kinds in ({list}, {dict}):
        if not any(values):
            return _Empty(len(values), type(values[0]))
        return None if kinds == {list} else _objects(values)
    if kinds <= {str, bool, type(None)}:
        known: dict[Any, Any] = {}
        shared = [known.setdefault(value, value) for value in values]
        return shared if 2 * len(known) <= len(values) else None
    return None


def _numbers(values: list[Any], kinds: set[type[Any]]) -> Stretch:
    """A column of eight bytes a number where one holds them; else the values."""
    with suppress(OverflowError):  # no such column holds 2**63
        if kinds == {float}:
            return array("d", values)
        if kinds == {int}:
            return array("q", values)
    return values


def _objects(values: list[dict[str, Any]]) -> Stretch | None:
    first = tuple(values[0])
    shapes = list(map(tuple, values))
    if shapes.count(first) == len(shapes):
        return _alike(first, values)
    by_names: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for shape, value in zip(shapes, values, strict=True):
        by_names.setdefault(shape, []).append(value)
    if len(by_names) > MOST_SHAPES:
        return None
    alike = [_alike(names, held) for names, held in by_names.items()]
    whole = tuple(one for one in alike if one is not None)
    if len(whole) < len(alike):
        return None
    numbers = {names: number for number, names in enumerate(by_names)}
    return _Mixed(bytes(map(numbers.__getitem__, shapes)), whole)


def _alike(names: tuple[str, ...], values: list[dict[str, Any]]) -> Stretch | None:
    if not names:
        return _Empty(len(values), dict)
    columns = []
    for name in names:
        column = packed(list(map(itemgetter(name), values)))
        if column is None:
            return None
        columns.append(column)
    return Alike(len(values), names, tuple(columns))


class PackedList(list[Any]):
    """A list of stretches that reads as the list of their values.

    It is a list for those who ask whether it is one, and cannot be changed.  What takes the items
    of a list without asking it, as ``json.dumps`` does, finds none.
    """

    def __init__(self, stretches: Sequence[Stretch], kind: type[object] | None) -> None:
        """Keep the stretches; each value is of that very ``kind``, unless it is ``None``."""
        super().__init__()
        self.stretches = tuple(stretches)
        self._ends = list[int]()
        for one in self.stretches:
            self._ends.append((self._ends[-1] if self._ends else 0) + len(one))
        self.kind = kind

    def __len__(self) -> int:
        """How many values there are."""
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Any]:
        """The values, each made anew."""
        return chain.from_iterable(self.stretches)

    def __reversed__(self) -> Iterator[Any]:
        """The values from the last one on."""
        return chain.from_iterable(reversed(list(one)) for one in reversed(self.stretches))

    @overload
    def __getitem__(self, at: SupportsIndex) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Any:
        """The value at that place, or those."""
        if isinstance(at, slice):
            return list(self)[at]
        place = range(len(self))[at]
        number = bisect_right(self._ends, place)
        since = self._ends[number - 1] if number else 0
        return next(value for n, value in enumerate(self.stretches[number], since) if n == place)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        """For NumPy, which would look for the values where a list has them."""
        del copy  # it always is one
        parts = [
            np.frombuffer(one, one.typecode) if isinstance(one, array) else np.array(list(one))
            for one in self.stretches
        ]
        joined = np.concatenate(parts)
        return joined if dtype is None else joined.astype(dtype, copy=False)

    def as_floats(self) -> "PackedList | None":
        """Its numbers, where each stretch is a column of numbers."""
        if not all(isinstance(one, array) for one in self.stretches):
            return None
        return PackedList([array("d", one) for one in self.stretches], float)

    def __contains__(self, value: object) -> bool:
        """Whether a value is among them."""
        if value is None and self.kind is not None:
            return self.kind is type(None)
        return any(value == one for one in self)

    def __eq__(self, other: object) -> bool:
        """Whether it holds what a list holds."""
        if not isinstance(other, list) or len(self) != len(other):
            return False
        return all(mine == its for mine, its in zip(self, other, strict=True))

    def __ne__(self, other: object) -> bool:
        """Whether it does not."""
        return not self == other

    __hash__ = None

    def __repr__(self) -> str:
        """What a list is written as."""
        return repr(list(self))

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("a packed list cannot be changed")

    append = extend = insert = reverse = pop = remove = clear = _refuse
    sort = __setitem__ = __delitem__ = _refuse  # type: ignore[assignment] # overloaded
    __iadd__ = __imul__ = _refuse

    def copy(self) -> list[Any]:
        """The values as a list."""
        return list(self)

    def index(self, *_: object) -> NoReturn:
        """No place is looked up."""
        raise TypeError("a packed list is not searched")


def are_all(held: Sequence[Any], kind: type[object]) -> bool:
    """Whether each value is of that very kind, as quickly as that can be told."""
    if isinstance(held, PackedList) and held.kind is not None:
        return held.kind is kind
    return all(type(one) is kind for one in held)

"""Several names made shorter together, so that what tells them apart survives.

Words that all names have go first, from the middle on: ``resnet50…lr0.01…final``.  What is still
too long loses its own middle, or, where names would then read alike, what they share around what
differs.  A number is kept whole or goes whole.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

CUT = "…"

LEAST = 5
"""Characters below which nothing is left to cut: one before, one after, and what differs."""

LONGEST_NUMBER = 8
"""Digits of a number that is kept whole; a longer row of them is part of a hash or of a date."""

_NUMBER_MARKS = ".,"
_WORD = re.compile(r"(\d+(?:[.,]\d+)*|[^\W\d_]+)")


def shortened(names: Iterable[str], limit: int) -> Mapping[str, str]:
    """Each of the names in at most ``limit`` characters; names that differ stay different.

    One that cannot differ from another in so few is as long as it must be.  The order of the names
    does not matter, and neither does how often one is given.
    """
    every = sorted(set(names))
    longer = max(limit, LEAST)
    spare = _of_all(every)
    bare = {name: _without(name, spare, longer) for name in every}
    bare |= {name: name for name in _alike(bare)}
    cut = dict(zip(bare.values(), _distinct(list(bare.values()), longer), strict=True))
    said = {name: cut[bare[name]] for name in every}
    while alike := _alike(said):  # whole names differ, so this ends
        longer += 1
        for name in alike:
            said[name] = _middle_cut(name, longer)
    return said


def _of_all(names: Sequence[str]) -> frozenset[str]:
    """The words that every one of several names has: they tell none from another."""
    if len(names) < 2:
        return frozenset()
    return frozenset.intersection(*(frozenset(_WORD.findall(name)) for name in names))


def _without(name: str, spare: frozenset[str], limit: int) -> str:
    """The name without as many ``spare`` words as must go for ``limit``, the middle ones first."""
    parts = _WORD.split(name)  # words stand at the odd places, what is between at the even ones
    spared = sorted(
        (at for at in range(1, len(parts), 2) if parts[at] in spare),
        key=lambda at: abs(at - len(parts) / 2),
    )
    text, gone = name, set[int]()
    for at in spared:
        if len(text) <= limit:
            break
        gone.add(at)
        text = _with_gaps(parts, gone)
    return text


def _with_gaps(parts: Sequence[str], gone: set[int]) -> str:
    """The parts with one sign for words that are ``gone`` and for what stands around them."""
    kept = [CUT if {at, at - 1, at + 1} & gone else part for at, part in enumerate(parts) if part]
    return "".join(one for n, one in enumerate(kept) if one != CUT or kept[n - 1 : n] != [CUT])


def _distinct(names: Sequence[str], limit: int) -> list[str]:
    """The names cut in the middle; those that then read alike by where they differ."""
    said = {name: _middle_cut(name, limit) for name in names}
    groups = defaultdict(list)
    for name in names:
        groups[said[name]].append(name)
    for group in groups.values():
        if len(group) > 1:
            said |= _by_difference(group, limit)
    return [said[name] for name in names]


def _middle_cut(name: str, limit: int) -> str:
    if len(name) <= limit:
        return name
    head = limit // 2
    return _joined(name, head, len(name) - (limit - head - 1))


def _by_difference(names: Sequence[str], limit: int) -> dict[str, str]:
    """Names that begin and end alike, by what stands between."""
    start, end = _shared(names), _shared([name[::-1] for name in names])
    end = min(end, min(map(len, names)) - start)
    start = min(_out_of_number(name, start, -1) for name in names)
    end = min(len(name) - _out_of_number(name, len(name) - end, 1) for name in names)
    between = [name[start : len(name) - end] for name in names]
    room = limit - 2 * (1 + len(CUT))
    if max(map(len, between)) > room:
        between = _distinct(between, max(room, LEAST)) if start + end else _ends(names, limit)
    left = max(limit - max(map(len, between)) - 2 * len(CUT), 2)
    before, after = min(start, left - left // 2), min(end, left // 2)
    head = names[0][:before].rstrip() + CUT * (before < start)
    tail = CUT * (after < end) + names[0][len(names[0]) - after :].lstrip()
    return {
        name: f"{head}{one}{tail}".replace(CUT + CUT, CUT)
        for name, one in zip(names, between, strict=True)
    }


def _ends(names: Sequence[str], limit: int) -> list[str]:
    """The names by their beginnings or by their endings, whichever tell them apart."""
    most = limit - len(CUT)
    starts = [name if len(name) <= limit else name[:most] + CUT for name in names]
    ends = [name if len(name) <= limit else CUT + name[-most:] for name in names]
    return next((some for some in (starts, ends) if len(set(some)) == len(names)), list(names))


def _joined(name: str, head: int, tail: int) -> str:
    """The name without what stands from ``head`` to ``tail``, and without parts of numbers."""
    head, tail = _out_of_number(name, head, -1), _out_of_number(name, tail, 1)
    return f"{name[:head].rstrip()}{CUT}{name[tail:].lstrip()}"


def _out_of_number(name: str, at: int, step: int) -> int:
    """The next place for a cut, towards the side of ``step``, that leaves no part of a number."""
    for place in range(at, at + step * LONGEST_NUMBER, step):
        if not _is_inside_number(name, place):
            return place
    return at


def _is_inside_number(name: str, at: int) -> bool:
    """Whether a cut before the character ``at`` would leave a part of a number."""
    if not 0 < at < len(name):
        return False
    before, after = name[at - 1], name[at]
    if before in _NUMBER_MARKS:
        return after.isdigit() and at > 1 and name[at - 2].isdigit()
    if after in _NUMBER_MARKS:
        return before.isdigit() and at + 1 < len(name) and name[at + 1].isdigit()
    return before.isdigit() and after.isdigit()


def _shared(names: Sequence[str]) -> int:
    """Characters that all names begin with."""
    first, last = min(names), max(names)
    same = (n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return next(same, min(len(first), len(last)))


def _alike(said: Mapping[str, str]) -> list[str]:
    """The names that read like another, without those that are whole already."""
    by_text = defaultdict(list)
    for name, text in said.items():
        by_text[text].append(name)
    return [name for group in by_text.values() if len(group) > 1 for name in group
            if said[name] != name]  # fmt: skip

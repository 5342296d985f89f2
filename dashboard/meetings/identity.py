"""Telling the same run again by what it contains, wherever its log lies and however long it is.

A run is known by digests of the first 1, 2, 4, … values of one of its curves.  A log that has grown
since still begins with the same values; one that was cut short begins with fewer of them.  Steps,
times, names and settings are left out: a reader may number rows otherwise once a log is longer, and
settings may come from the name of a folder.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.model.table import Series, Split

MOST = 64
"""Values that are looked at: two trainings of other settings part long before."""

LENGTH = 16
"""Bytes of a digest: among 10**9 runs two of 16 bytes are alike by chance once in 10**20."""

_FIRST = ("loss", "accuracy")  # a loss is never scaled by a reader, as a percentage may be
_SPLITS = (Split.TRAIN, Split.VAL, Split.TEST, Split.NONE)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a run is known by: digests, as hexadecimal, of ever more of its values.

    Attributes:
        digests: of the first 1, 2, 4, … values, as far as the run went; at least one.
    """

    digests: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The digest of most values: the run's key as far as it went."""
        return self.digests[-1]

    def is_of(self, other: "Identity") -> bool:
        """Whether both are one run, of which one log may go further than the other."""
        return self.whole in other.digests or other.whole in self.digests


def identity_of(many: Sequence[Series]) -> Identity | None:
    """What a run with these series is known by; ``None`` where it has no point.

    Of the series that begins first in this order one is taken: a loss, an accuracy, any other; on
    training, validation, test data; by the name of its tag.
    """
    held = [one for one in many if len(one)]
    if not held:
        return None
    chosen = min(held, key=_order)
    values = chosen.value[:MOST]
    counts = [2**power for power in range(len(values).bit_length())]  # 1, 2, 4, … as far as it goes
    return Identity(tuple(_digest(chosen.tag, values[:count].tobytes()) for count in counts))


def match(
    known: Iterable[tuple[str, Identity]], runs: Iterable[tuple[str, Identity]]
) -> dict[str, list[str]]:
    """Which of the ``runs`` each of the ``known`` ones is, by their names; none where none is.

    Where several runs begin as a known one did that was cut short, all of them are named.
    """
    by_digest: dict[str, list[str]] = {}
    by_whole: dict[str, list[str]] = {}
    for name, identity in runs:
        for digest in identity.digests:
            by_digest.setdefault(digest, []).append(name)
        by_whole.setdefault(identity.whole, []).append(name)
    found: dict[str, list[str]] = {}
    for name, identity in known:
        alike = list(by_digest.get(identity.whole, ()))
        for digest in identity.digests[:-1]:
            alike.extend(one for one in by_whole.get(digest, ()) if one not in alike)
        found[name] = alike
    return found


def _order(one: Series) -> tuple[int, int, str]:
    rank = _FIRST.index(one.metric) if one.metric in _FIRST else len(_FIRST)
    return rank, _SPLITS.index(one.split), one.tag


def _digest(tag: str, values: bytes) -> str:
    return hashlib.sha256(tag.encode() + b"\0" + values).hexdigest()[: 2 * LENGTH]

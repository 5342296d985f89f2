"""Which files a meeting was held over, by their SHA-256, and whether others are open now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.logs.source_digests import SourceDigest
from dashboard.text.sentences import Sentences

SOURCES = "sources"
"""Where a meeting keeps them."""

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Parted:
    """How the files that are open differ from those of a meeting, by their names."""

    changed: tuple[str, ...] = ()  # the same name, other bytes
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether they differ at all."""
        return bool(self.changed or self.new or self.gone)


def to_json(sources: Iterable[SourceDigest]) -> list[dict[str, Any]]:
    """As they are kept with a meeting."""
    return [asdict(one) for one in sources]


def kept_with(seen: Mapping[str, Any]) -> tuple[SourceDigest, ...]:
    """The files that are kept with a meeting; of a hand-made document what is right in it."""
    kept = seen.get(SOURCES)
    return tuple(_sources(kept if isinstance(kept, list) else []))


def parted(then: Sequence[SourceDigest], now: Sequence[SourceDigest]) -> Parted:
    """How the files of ``now`` differ from those of ``then``.

    A file that was moved or named otherwise is the same one.
    """
    before = {one.path: one.sha256 for one in then}
    after = {one.path: one.sha256 for one in now}
    were, are = set(before.values()), set(after.values())
    return Parted(
        tuple(path for path, held in after.items() if before.get(path, held) != held),
        tuple(path for path, held in after.items() if path not in before and held not in were),
        tuple(path for path, held in before.items() if path not in after and held not in are),
    )


def told(found: Parted, words: Sentences) -> str:
    """One sentence on how the open files differ, or that they do not."""
    kinds = {"changed": found.changed, "new": found.new, "gone": found.gone}
    parts = [
        words.say(f"meeting-files-{name}", files=len(many)) for name, many in kinds.items() if many
    ]
    if not parts:
        return words.say("meeting-files-same")
    return words.say("meeting-files-other", told=", ".join(parts))


def _sources(kept: Iterable[object]) -> Iterator[SourceDigest]:
    for one in kept:
        if not isinstance(one, Mapping):
            continue
        path, size, digest = (one.get(name) for name in ("path", "size", "sha256"))
        is_digest = isinstance(digest, str) and len(digest) == 64 and set(digest) <= _HEX
        if isinstance(path, str) and isinstance(size, int) and is_digest:
            yield SourceDigest(path, size, str(digest))

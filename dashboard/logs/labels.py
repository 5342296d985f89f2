"""What a run is called: an id that no other run of the book has, and a short name for people."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_OPAQUE = re.compile(  # folder names that every project has; the part above tells more
    r"^(version_\d+|tb|tensorboard|tensorboard_logs|tb_logs|tblogs|events|logs?|runs?|train"
    r"|lightning_logs|csv_logs|default|metrics|results|summaries|0|vis_data|plots|files)$",
    re.IGNORECASE,
)
_SUFFIXES = frozenset(
    {".csv", ".tsv", ".json", ".jsonl", ".log", ".txt", ".wandb", ".gz", ".ndjson", ".dat"}
)


def unique(name: str, taken: set[str]) -> str:
    """``name``, with a number behind it if it is taken; marks it as taken."""
    choice, count = name, 2
    while choice in taken:
        choice, count = f"{name} ({count})", count + 1
    taken.add(choice)
    return choice


def labels_of(homes: Sequence[str], root: str) -> list[str]:
    """A short name for each home, made longer to the left until they differ."""
    parts = [_parts(home, root) for home in homes]
    depth = [_telling(one) for one in parts]
    for _ in range(max(map(len, parts), default=0)):
        labels = [_name(one, n) for one, n in zip(parts, depth, strict=True)]
        clashing = _clashing(labels)
        if not clashing:
            break
        depth = [
            min(n + 1, len(one)) if label in clashing else n
            for one, n, label in zip(parts, depth, labels, strict=True)
        ]
    return [_name(one, n) for one, n in zip(parts, depth, strict=True)]


def _clashing(labels: list[str]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for label in labels:
        (twice if label in seen else seen).add(label)
    return twice


def _parts(home: str, root: str) -> tuple[str, ...]:
    path = PurePosixPath(home)
    if path.suffix.lower() in _SUFFIXES:
        path = path.with_suffix("")
    return path.parts or (root,)


def _telling(parts: tuple[str, ...]) -> int:
    """How many parts from the right to take: up to the first that is not opaque."""
    for count in range(1, len(parts) + 1):
        if not _OPAQUE.match(parts[-count]):
            return count
    return 1


def _name(parts: tuple[str, ...], count: int) -> str:
    return "/".join(parts[-count:])

"""Names of runs: an id that is unique in the log book, and a short label for people."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_OPAQUE = re.compile(  # folder names that every project has; the part above is more distinctive
    r"^(version_\d+|tb|tensorboard|tensorboard_logs|tb_logs|tblogs|events|logs?|runs?|train"
    r"|\d{1,4}|lightning_logs|csv_logs|default|metrics|results|summaries|0|vis_data|plots|files)$",
    re.IGNORECASE,
)
_SUFFIXES = frozenset(
    {".csv", ".tsv", ".json", ".jsonl", ".log", ".txt", ".wandb", ".gz", ".ndjson", ".dat"}
    | {".md", ".rst", ".html", ".ipynb"}
)


def unique(name: str, taken: set[str]) -> str:
    """``name``, with a number behind it if it is taken; marks it as taken."""
    choice, count = name, 2
    while choice in taken:
        choice, count = f"{name} ({count})", count + 1
    taken.add(choice)
    return choice


def labels_of(homes: Sequence[str]) -> list[str]:
    """A short name for each home, the last distinctive part, longer until they differ."""
    names = [_names(_parts(home)) for home in homes]
    chosen = [0] * len(names)
    while True:
        labels = [one[at] for one, at in zip(names, chosen, strict=True)]
        clashing = _clashing(labels)
        longer = [
            at + int(label in clashing and at + 1 < len(one))
            for one, at, label in zip(names, chosen, labels, strict=True)
        ]
        if longer == chosen:
            return labels
        chosen = longer


def _clashing(labels: list[str]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for label in labels:
        (twice if label in seen else seen).add(label)
    return twice


def _parts(home: str) -> tuple[str, ...]:
    path = PurePosixPath(home)
    if path.suffix.lower() in _SUFFIXES:
        path = path.with_suffix("")
    return path.parts or (home,)


def _names(parts: tuple[str, ...]) -> list[str]:
    """Ever longer names: the last distinctive part, then the path from it, then parts before it."""
    last = next((at for at in reversed(range(len(parts))) if not _OPAQUE.match(parts[at])), 0)
    return [parts[last], *("/".join(parts[at:]) for at in reversed(range(last + 1)))]

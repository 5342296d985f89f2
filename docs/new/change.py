"""What a skeleton is made of: new files, and texts added to files that are there."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]

MARKERS = ("FILL" + " IN", "PREENCHA")
"""What stands in a skeleton where a person has to write, in English and in Portuguese texts."""


class SkeletonError(Exception):
    """The skeleton cannot be written; nothing was."""


@dataclass(frozen=True, slots=True)
class Change:
    """A text for the file ``path``, relative to the repository.

    Without ``before`` the file is new. Otherwise the file is there, and the text comes before its
    last line that is exactly ``before``, or at its end where that is empty.
    """

    path: PurePosixPath
    text: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What can be added to the program, and what its skeleton is made of."""

    name: str
    changes: Callable[[str], Sequence[Change]]
    """The changes for a code such as ``my-code``."""


def write(changes: Sequence[Change], root: Path) -> None:
    """Make all changes under ``root``, or none.

    Raises:
        SkeletonError: A file that should be new is there, or one to be added to is not as expected.
    """
    written = {root / one.path: _changed(root / one.path, one) for one in changes}
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _changed(path: Path, change: Change) -> str:
    if change.before is None:
        if path.exists():
            raise SkeletonError(f"{path} is there already: choose another code, or remove it")
        return change.text
    if not path.is_file():
        raise SkeletonError(f"{path} is not there: expected the file that the text is added to")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if not change.before:
        return "".join(lines) + change.text
    places = [at for at, line in enumerate(lines) if line.rstrip("\n") == change.before]
    if not places:
        raise SkeletonError(f"{path} has no line {change.before!r}: expected one to write before")
    return "".join([*lines[: places[-1]], change.text, *lines[places[-1] :]])


def folder(package: ModuleType) -> PurePosixPath:
    """Where a package lies, relative to the repository."""
    return PurePosixPath(Path(next(iter(package.__path__))).resolve().relative_to(ROOT).as_posix())


def module(code: str) -> str:
    """The name of the file for a code: ``my-code`` → ``my_code``."""
    return code.replace("-", "_")


def imports(*things: object) -> str:
    """The lines that import classes and functions from where they are defined, sorted."""
    names = defaultdict(set)
    for thing in things:
        names[thing.__module__].add(getattr(thing, "__name__", ""))
    return "\n".join(f"from {one} import {', '.join(sorted(names[one]))}" for one in sorted(names))


def texts(area: str, messages: dict[str, dict[str, str]], locales: Path) -> list[Change]:
    """Messages added to ``<area>.ftl`` of each language: by language, then by their ids."""
    return [
        Change(
            PurePosixPath((locales / lang / f"{area}.ftl").relative_to(ROOT).as_posix()),
            "\n" + "".join(f"{name} = {text}\n" for name, text in said.items()),
            before="",
        )
        for lang, said in messages.items()
    ]

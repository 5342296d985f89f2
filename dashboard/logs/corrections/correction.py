"""What a person says of files that were guessed wrongly: format, axis, columns, names of tags.

Corrections are values: they go into a reading beside the files and are applied after the guess, in
:func:`chosen_reader` and :func:`read_corrected` only.  This module knows no page and no disk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.logs.corrections.renaming import TagName, on_axis, renamed
from dashboard.logs.file_head import Head
from dashboard.logs.reader import Reader, Reading
from dashboard.logs.registry import all_readers
from dashboard.logs.tabular.chosen import Columns, read_chosen
from dashboard.model.run import XUnit
from dashboard.model.table import Split

NOT_A_LOG = "not a log"
"""The format of a file that is to be left out."""

LONG_TABLE = "long csv"
"""The table whose columns have roles of their own, which no column choice can change."""

MAX_FILES = 10_000  # files corrected in one log set; each is a choice made by hand
MAX_TAGS = 10_000  # tags renamed in one file, as many as the widest log seen has, and room
MAX_NAME = 1_000  # characters of a file, column, tag or metric; paths are shorter than that
_ANY_TABLE = "csv"
_VERSION = 1  # of the JSON


class CorrectionsError(ValueError):
    """Corrections that cannot be meant; the message says in one sentence what is wrong."""


@dataclass(frozen=True, slots=True)
class FileCorrection:
    """What a person corrects of one file; empty where the guess stands.

    ``columns`` are those of a table by their header; ``axis`` says what the steps are to count.
    """

    format: str = ""  # a reader's name, or ``NOT_A_LOG``
    axis: XUnit | None = None
    columns: Columns = field(default_factory=Columns)
    tags: tuple[tuple[str, TagName], ...] = ()


NOTHING = FileCorrection()
"""The guess stands."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of a log set, by file as the receipt names it."""

    files: tuple[tuple[str, FileCorrection], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is corrected."""
        return bool(self.files)

    def of(self, path: str) -> FileCorrection:
        """The correction of the file that the receipt calls ``path``."""
        return next((correction for name, correction in self.files if name == path), NOTHING)

    def under(self, folder: str) -> "Corrections":
        """Those of the files in ``folder``, by their names in it; all of them for no folder."""
        start = f"{folder}/" if folder else ""
        inside = [(path, correction) for path, correction in self.files if path.startswith(start)]
        return Corrections(
            tuple((path.removeprefix(start), correction) for path, correction in inside)
        )

    def having(self, path: str, correction: FileCorrection) -> "Corrections":
        """The same with ``correction`` of ``path``, in place of any before."""
        others = tuple(item for item in self.files if item[0] != path)
        return Corrections(
            others if correction == NOTHING else tuple(sorted([*others, (path, correction)]))
        )

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON; :meth:`from_dict` gives the same corrections back."""
        return {
            "version": _VERSION,
            "files": {path: _plain(correction) for path, correction in self.files},
        }

    @staticmethod
    def from_dict(plain: object) -> "Corrections":
        """The corrections that :meth:`to_dict` wrote.

        Raises:
            CorrectionsError: when a key is unknown, or a value is not what its key takes.
        """
        values = _object(plain, "the corrections", {"version", "files"})
        if values.get("version") != _VERSION:
            raise CorrectionsError(f"the corrections should have version {_VERSION}")
        files = _mapping(values.get("files", {}), "files", MAX_FILES)
        return Corrections(tuple(sorted((_name(path), _file(one)) for path, one in files.items())))


NONE = Corrections()
"""Every guess stands."""


def chosen_reader(
    head: Head, correction: FileCorrection, guess: Callable[[Head], Reader | None]
) -> Reader | None:
    """The reader a person chose, else the guess; a table whose columns are named needs none."""
    by_name = {reader.name: reader for reader in all_readers()}
    if correction.format:
        return by_name.get(correction.format)
    guessed = guess(head)
    return by_name[_ANY_TABLE] if guessed is None and correction.columns else guessed


def read_corrected(reader: Reader, head: Head, data: bytes, correction: FileCorrection) -> Reading:
    """What ``reader`` finds in ``data``, with what a person said of columns, axis and tags."""
    by_column = correction.columns or (correction.axis is not None and head.table is not None)
    if by_column and head.table is not None and reader.name != LONG_TABLE:
        reading = read_chosen(head, data, correction.columns, correction.axis)
    else:
        reading = on_axis(reader.read(head, data), correction.axis)
    return renamed(reading, dict(correction.tags))


def _plain(correction: FileCorrection) -> dict[str, Any]:
    """One file's corrections without what is empty."""
    plain: dict[str, Any] = {
        "format": correction.format,
        "axis": correction.axis and correction.axis.value,
    }
    plain |= {name: getattr(correction.columns, name) for name in _COLUMNS}
    plain["tags"] = {
        tag: {"metric": name.metric, "split": name.split.value} for tag, name in correction.tags
    }
    return {key: value for key, value in plain.items() if value}


_COLUMNS = ("step", "epoch", "run")


def _file(plain: object) -> FileCorrection:
    values = _object(plain, "a file's corrections", {"format", "axis", "tags", *_COLUMNS})
    known = [NOT_A_LOG, *(reader.name for reader in all_readers())]
    if values.get("format", "") not in ["", *known]:
        raise CorrectionsError(f"{values['format']!r} is no format: it should be one of {known}")
    axis = values.get("axis")
    if axis is not None and axis not in list(XUnit):
        raise CorrectionsError(f"{axis!r} is no axis: it should be 'step' or 'epoch'")
    tags = _mapping(values.get("tags", {}), "tags", MAX_TAGS)
    return FileCorrection(
        values.get("format", ""),
        None if axis is None else XUnit(axis),
        Columns(*(_name(values[name]) if name in values else "" for name in _COLUMNS)),
        tuple(sorted((_name(tag), _tag(one)) for tag, one in tags.items())),
    )


def _tag(plain: object) -> TagName:
    values = _object(plain, "a tag's name", {"metric", "split"})
    if values.get("split") not in list(Split):
        raise CorrectionsError(f"{values.get('split')!r} is no split: it should be one of the four")
    return TagName(_name(values.get("metric")), Split(values["split"]))


def _object(plain: object, what: str, keys: set[str]) -> dict[str, Any]:
    values = _mapping(plain, what, len(keys))
    unknown = sorted(values.keys() - keys)
    if unknown:
        raise CorrectionsError(f"{what} should not have {unknown[0]!r}: known are {sorted(keys)}")
    return values


def _mapping(plain: object, what: str, most: int) -> dict[str, Any]:
    if not isinstance(plain, Mapping) or not all(isinstance(key, str) for key in plain):
        raise CorrectionsError(f"{what} should be an object, not {type(plain).__name__}")
    if len(plain) > most:
        extra = max(plain)
        raise CorrectionsError(f"{what} should have at most {most} keys; {extra!r} is one too many")
    return dict(plain)


def _name(plain: object) -> str:
    if not isinstance(plain, str) or not 0 < len(plain) <= MAX_NAME:
        raise CorrectionsError(f"a name should be a text of 1 to {MAX_NAME} characters")
    if any("\ud800" <= character <= "\udfff" for character in plain):
        raise CorrectionsError("a name should be a text of whole characters, not halves of pairs")
    return plain

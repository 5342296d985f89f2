"""Zip archives, member by member, with every claim of the directory distrusted."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence

from dashboard.logs.sources.disk import Found, LogFile, gigabytes
from dashboard.model.run import Note

MAX_MEMBER_BYTES = 1 << 30  # bytes of one unpacked member
_MAX_RATIO = 200  # unpacked to packed, once beyond the floor
_RATIO_FLOOR = 16 << 20  # bytes of one member
_ALL_FLOOR = 64 << 20  # bytes of all members
_WHERE = {Note.TOO_BIG: gigabytes(MAX_MEMBER_BYTES), Note.PACKED_TOO_TIGHTLY: str(_MAX_RATIO)}
_ENCRYPTED = 0x1  # general purpose flag, APPNOTE.TXT 4.4.4
_LOCAL_HEADER = 30  # bytes of a local file header without its name, APPNOTE.TXT 4.3.7
_READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,  # a password, or a compression that zipfile does not know
    ValueError,
    OverflowError,
    IndexError,
    struct.error,
)


def open_zip(file: LogFile, prefix: str, found: Found, max_entries: int, max_total: int) -> None:
    """Add the members of a zip to ``found``; refuse what is not to be trusted."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.read(-1)))
        members = [info for info in archive.infolist() if not info.filename.endswith("/")]
    except (*_READ_ERRORS, MemoryError):
        found.refuse(file.name, Note.BAD_ARCHIVE)
        return
    if len(members) > max_entries:
        found.refuse(file.name, Note.TOO_MANY_FILES, str(max_entries))
        return
    total = sum(info.file_size for info in members)
    if total > max_total:
        found.refuse(file.name, Note.TOO_BIG, gigabytes(max_total))
        return
    if total > _ALL_FLOOR and total > _MAX_RATIO * file.size:
        found.refuse(file.name, Note.PACKED_TOO_TIGHTLY, str(_MAX_RATIO))
        return
    if _overlap(members):
        found.refuse(file.name, Note.BAD_ARCHIVE)
        return
    seen: set[str] = set()
    for info in members:
        _add(archive, info, prefix, found, seen)


def _overlap(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes, as in bombs without nesting."""
    end = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
    return False


def _add(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, prefix: str, found: Found, seen: set[str]
) -> None:
    shown = found.name_of_member(info.orig_filename, prefix)
    if shown is None:
        return
    reason = _refusal(info)
    if shown in seen:
        found.refuse(shown, Note.NAME_TWICE)
    elif reason is not None:
        found.refuse(shown, reason, _WHERE.get(reason, ""))
    else:
        seen.add(shown)
        found.files.append(_member(archive, info, shown))


def _refusal(info: zipfile.ZipInfo) -> Note | None:
    if info.flag_bits & _ENCRYPTED:
        return Note.ENCRYPTED
    if stat.S_ISLNK(info.external_attr >> 16):
        return Note.LINK_NOT_FOLLOWED
    bomb = info.file_size > _RATIO_FLOOR and info.file_size > _MAX_RATIO * info.compress_size
    if bomb:
        return Note.PACKED_TOO_TIGHTLY
    return Note.TOO_BIG if info.file_size > MAX_MEMBER_BYTES else None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> LogFile:
    """A member unpacked when it is read, never beyond the size that the directory gives."""

    def read(limit: int) -> bytes:
        try:
            with archive.open(info) as stream:
                return stream.read(info.file_size if limit < 0 else min(limit, info.file_size))
        except _READ_ERRORS as error:
            raise OSError(str(error)) from error

    return LogFile(name, info.file_size, read)

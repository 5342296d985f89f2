"""Archives opened in memory: zip, tar (plain, gz, xz, bz2) and single compressed files.

Nothing is extracted to disk.  Limits are checked before anything is unpacked, by what the archive
claims, and again while unpacking, by what comes out.
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

from dashboard.logs.sources.disk import Found, LogFile, bytes_file, gigabytes
from dashboard.logs.sources.zips import open_zip
from dashboard.model.run import Note

MAX_ARCHIVE_BYTES = 1 << 30  # bytes of the packed archive
MAX_UNPACKED_BYTES = 2 << 30  # bytes of all that is unpacked from one archive
MAX_ENTRIES = 100_000  # members of one archive
_MAX_RATIO = 200  # unpacked to packed, once beyond the floor: logs pack to a tenth or less
_RATIO_FLOOR = 64 << 20  # bytes; a small file may pack very well
_STEP = 1 << 20  # bytes unpacked at a time
_MAGIC = 512  # bytes; tar's own mark stands at 257

_Opener = Callable[[io.BytesIO], gzip.GzipFile | lzma.LZMAFile | bz2.BZ2File]
_PACKERS: tuple[tuple[bytes, _Opener], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
    (b"BZh", bz2.BZ2File),
)
_UNPACK_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, MemoryError)
_NOT_BUNDLES = (".npz", ".pt", ".pth", ".ckpt", ".bin", ".keras", ".jar", ".whl", ".xlsx", ".docx")


class _TooMuchError(Exception):
    """More comes out than the limits allow."""


class _BombError(Exception):
    """Far more comes out than logs are packed to."""


def is_archive(file: LogFile, head: bytes) -> bool:
    """Whether a file is packed, by its first bytes; models packed as zip are no bundles of logs."""
    if file.name.lower().endswith(_NOT_BUNDLES):
        return False
    packed = any(head.startswith(magic) for magic, _ in _PACKERS)
    return packed or head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or _is_tar(head)


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def open_archive(file: LogFile, prefix: str) -> Found | None:
    """The members of an archive under names that begin with ``prefix``; None if it is none."""
    try:
        head = file.read(_MAGIC)
    except OSError:
        return None
    if not is_archive(file, head):
        return None
    found = Found()
    if file.size > MAX_ARCHIVE_BYTES:
        found.refuse(file.name, Note.TOO_BIG, gigabytes(MAX_ARCHIVE_BYTES))
        return found
    try:
        _open(file, head, prefix, found)
    except _TooMuchError:
        found.refuse(file.name, Note.TOO_BIG, gigabytes(MAX_UNPACKED_BYTES))
    except _BombError:
        found.refuse(file.name, Note.PACKED_TOO_TIGHTLY, str(_MAX_RATIO))
    except (*_UNPACK_ERRORS, tarfile.TarError):
        found.refuse(file.name, Note.BAD_ARCHIVE)
    else:
        if not found.problems or found.files:
            found.refuse(file.name, Note.ARCHIVE_OPENED, count=len(found.files))
    return found


def _open(file: LogFile, head: bytes, prefix: str, found: Found) -> None:
    if head.startswith(b"PK"):
        open_zip(file, prefix, found, MAX_ENTRIES, MAX_UNPACKED_BYTES)
        return
    data = file.read(-1)
    opener = next((opener for magic, opener in _PACKERS if head.startswith(magic)), None)
    if opener is not None:
        data = _unpacked(data, opener)
    if _is_tar(data[:_MAGIC]):
        _open_tar(file.name, data, prefix, found)
        return
    inner = prefix.rstrip("/") or PurePosixPath(file.name).with_suffix("").name
    found.files.append(bytes_file(inner, data))


def _unpacked(packed: bytes, opener: _Opener) -> bytes:
    """The whole content of a compressed file, within the limits."""
    parts: list[bytes] = []
    total = 0
    with opener(io.BytesIO(packed)) as stream:
        while part := stream.read(_STEP):
            total += len(part)
            if total > _RATIO_FLOOR and total > _MAX_RATIO * len(packed):
                raise _BombError
            if total > MAX_UNPACKED_BYTES:
                raise _TooMuchError
            parts.append(part)
    return b"".join(parts)


def _open_tar(name: str, data: bytes, prefix: str, found: Found) -> None:
    seen: set[str] = set()
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for count, member in enumerate(archive):
            if count >= MAX_ENTRIES:
                found.refuse(name, Note.TOO_MANY_FILES, str(MAX_ENTRIES))
                return
            if not member.isdir():
                _add_member(member, data, prefix, found, seen)


def _add_member(
    member: tarfile.TarInfo, data: bytes, prefix: str, found: Found, seen: set[str]
) -> None:
    shown = found.name_of_member(member.name, prefix)
    if shown is None:
        return
    if member.issym() or member.islnk():
        found.refuse(shown, Note.LINK_NOT_FOLLOWED)
    elif not member.isreg():
        found.refuse(shown, Note.NOT_A_LOG)
    elif shown in seen:
        found.refuse(shown, Note.NAME_TWICE)
    else:
        seen.add(shown)
        begin, end = member.offset_data, member.offset_data + member.size
        found.files.append(LogFile(shown, member.size, partial(_slice, data, begin, end)))


def _slice(data: bytes, begin: int, end: int, limit: int) -> bytes:
    """The first bytes of a member, copied when they are read: all at once would be held twice."""
    return data[begin : end if limit < 0 else min(begin + limit, end)]

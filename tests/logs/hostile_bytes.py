"""Logs changed as an attacker would: inside their structure, with checksums put right again.

Bytes turned at random seldom get past a checksum, a compressed stream or a JSON parser; here the
change is made inside and the shell closed again around it.  All chance comes from a ``Random``.
"""

import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from random import Random

from dashboard.logs.events.frames import FOOTER, HEADER, checked_size
from dashboard.logs.file_head import to_text
from dashboard.logs.parsing.crc32c import mask
from dashboard.logs.parsing.leveldb import LogDamage, records
from tests.logs.hostile_text import hostile_text
from tests.logs.small_logs import frame

Change = Callable[[bytes], bytes]
WANDB_HEADER = 7  # bytes of ``:W&B`` and version before the first chunk
TRICKY = (b"\x00", b"nan", b"-", b"1e400", b"9" * 400, b'"', b"{", b"}", b"[", b"]", b",", b"\n")
TRICKY += (
    b"\r",
    b"null",
    b"true",
    b"{}",
    b"\xff\xfe",
    b":",
    b"inf",
    b"9" * 23,
    b"\xff" * 9,
    b"\x80",
)
TRICKY += (b"*a", b"&a ", b"<<: *a\n", b"!!int ", b"!!bool ", b"0x" + b"f" * 5000, b"- " * 900)


_NO_SHELL = (ValueError, OSError, EOFError, RuntimeError, LookupError)
_NO_SHELL += (zlib.error, lzma.LZMAError, zipfile.BadZipFile)
"""What is raised where only the first bytes are those of an archive."""


def hostile(data: bytes, rng: Random, raw: Change | None = None) -> bytes:
    """``data`` with one change; ``raw`` changes bytes that have no structure known here."""
    plain = raw or (lambda held: turned(held, rng))
    if not data or rng.random() < 0.15:
        return plain(data)
    with suppress(*_NO_SHELL):
        for opens, change in _SHELLS:
            if opens(data):
                return change(data, rng, plain)
    if to_text(data) is None or rng.random() < 0.2:
        return plain(data)
    text = to_text(data) or ""
    return hostile_text(text, rng).encode("utf-8", rng.choice(["replace", "surrogatepass"]))


def turned(data: bytes, rng: Random) -> bytes:
    """Bytes with a stretch taken out and something put in."""
    at = rng.randint(0, len(data))
    added = rng.choice([*TRICKY, rng.randbytes(rng.randint(0, 4)), data[at : at + 9]])
    return data[:at] + added + data[at + rng.choice([0, 1, len(added), 30]) :]


def _events(data: bytes, rng: Random, raw: Change) -> bytes:
    """One record changed, doubled, moved or taken out; both checksums right."""
    payloads, position = [], 0
    while (size := checked_size(data[position : position + HEADER])) is not None:
        payloads.append(data[position + HEADER : position + size - FOOTER])
        position += size
    at = rng.randrange(len(payloads))
    how = rng.randrange(8)
    if how == 0:
        payloads.insert(rng.randrange(len(payloads)), payloads[at])
    elif how == 1:
        del payloads[at]
    else:
        payloads[at] = raw(payloads[at])
    return b"".join(map(frame, payloads)) + data[position:]


def _wandb(data: bytes, rng: Random, raw: Change) -> bytes:
    held = list(records(data, WANDB_HEADER, LogDamage()))
    at = rng.randrange(len(held))
    how = rng.randrange(8)
    if how == 0:
        held.insert(rng.randrange(len(held)), held[at])
    elif how == 1:
        del held[at]
    else:
        held[at] = raw(held[at])
    return data[:WANDB_HEADER] + b"".join(_chunk(one[:30_000]) for one in held)


def _chunk(record: bytes) -> bytes:
    return struct.pack("<IHB", mask(zlib.crc32(b"\x01" + record)), len(record), 1) + record


def _zip(data: bytes, rng: Random, raw: Change) -> bytes:
    """One member changed inside, renamed, or its directory entry made to lie."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    at = rng.randrange(len(members))
    name, held = members[at]
    if rng.random() < 0.15:
        name = rng.choice(["../x.csv", "", "a\\..\\b", "C:x", "a/", "\ud7ff", "x" * 300, "a.zip"])
    members[at] = (name, hostile(held, rng, raw))
    buffer = io.BytesIO()
    with zipfile.ZipFile(
        buffer, "w", rng.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    ) as out:
        for one, inside in dict(members).items():
            info = zipfile.ZipInfo("placeholder")
            info.filename, info.compress_type = one, out.compression
            out.writestr(info, inside)
    closed = buffer.getvalue()
    return _lying(closed, rng) if rng.random() < 0.3 else closed


def _lying(data: bytes, rng: Random) -> bytes:
    """A field of the central directory set to something else."""
    held = bytearray(data)
    at = held.find(b"PK\x01\x02")
    offset = rng.choice([6, 8, 10, 16, 20, 24, 28, 30, 32, 38, 42])  # APPNOTE.TXT 4.3.12
    struct.pack_into(
        "<H", held, at + offset, rng.choice([0, 1, 8, 14, 0xFFFF, rng.getrandbits(16)])
    )
    return bytes(held)


def _gzip(data: bytes, rng: Random, raw: Change) -> bytes:
    return gzip.compress(hostile(gzip.decompress(data), rng, raw), 1, mtime=0)


_SHELLS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, Random, Change], bytes]], ...] = (
    (lambda data: data.startswith(b":W&B"), _wandb),
    (lambda data: data.startswith(b"PK\x03\x04"), _zip),
    (lambda data: data.startswith(b"\x1f\x8b"), _gzip),
    (lambda data: checked_size(data[:HEADER]) is not None, _events),
)

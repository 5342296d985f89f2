"""Blocks of data in an HTML file, found again without reading the HTML.

A block is a ``script`` element of a type that no browser runs, with Base64 of bytes that are
compressed already.  What stands around the blocks does not matter: a pack whose page was edited is
still a pack.
"""

import base64
import binascii
import re
import zlib
from collections.abc import Mapping
from html import escape

MARK = b"<!doctype html><html data-curva-pack="
"""How a pack begins; the number of its form follows."""

SCHEMA = 1

MOST_BYTES = 1 << 30
"""Of a block that is not compressed any more: far more than a pack holds."""

_BLOCK = re.compile(
    rb'<script type="application/x-curva" data-name="([a-z0-9-]{1,60})">'
    rb"([A-Za-z0-9+/=\s]*)</script>"
)


class PackError(ValueError):
    """The file begins as a pack and is none that can be opened."""


def is_pack(start: bytes) -> bool:
    """Whether a file begins as a pack does."""
    return start.startswith(MARK)


def element(name: str, data: bytes) -> str:
    """A block as an HTML element."""
    held = base64.b64encode(data).decode()
    return f'<script type="application/x-curva" data-name="{escape(name)}">{held}</script>'


def blocks(page: bytes) -> Mapping[str, bytes]:
    """The blocks of a pack by their names; of two with one name the first.

    Raises:
        PackError: it is no pack, one of a newer form, or damaged.
    """
    if not is_pack(page):
        raise PackError("no pack")
    version = re.match(rb'"(\d{1,4})"', page[len(MARK) : len(MARK) + 8])
    if version is None or not 1 <= int(version[1]) <= SCHEMA:
        raise PackError("another form")
    found: dict[str, bytes] = {}
    try:
        for match in _BLOCK.finditer(page):
            found.setdefault(match[1].decode(), base64.b64decode(match[2], validate=False))
    except binascii.Error as error:
        raise PackError("damaged") from error
    return found


def packed(data: bytes) -> bytes:
    """Bytes compressed as a browser can undo it: ``DecompressionStream("deflate")``."""
    return zlib.compress(data, 9)


def unpacked(data: bytes) -> bytes:
    """What was compressed.

    Raises:
        PackError: it is damaged, or is more than :data:`MOST_BYTES`.
    """
    undo = zlib.decompressobj()
    try:
        held = undo.decompress(data, MOST_BYTES)
    except zlib.error as error:
        raise PackError("damaged") from error
    if undo.unconsumed_tail or not undo.eof:
        raise PackError("damaged")
    return held

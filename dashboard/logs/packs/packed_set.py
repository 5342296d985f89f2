"""What was read of a set as the blocks of a pack, and back.

What every file gave is kept before runs are put together, so that who opens the pack gets the runs,
curves and receipt that the files themselves would give, by the program that opens it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from dashboard.logs.packs.container import PackError, packed, unpacked
from dashboard.logs.part import Part
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.stored.stored_parts import CachedPart, is_storable, read_parts, write_parts
from dashboard.model.run import Note, ReceiptNote

ABOUT, MEETINGS = "about", "meetings"
"""Blocks of JSON: of the pack itself, and of what was decided about its runs."""

_PROGRAM = "pack"
_PARTS = "parts-{}"


@dataclass(frozen=True, slots=True)
class PackedBatch:
    """What was read under one opened path.

    Attributes:
        root: what the path is called.
        prefix: what stands before the ids of its runs, where several paths were opened.
        parts: what each file gave, by its name.
        problems: what had to be passed over while files were listed, by name.
    """

    root: str
    prefix: str
    parts: Mapping[str, Part]
    problems: tuple[tuple[str, ReceiptNote], ...] = ()


@dataclass(frozen=True, slots=True)
class PackedSet:
    """A set as a pack holds it; ``about`` is what the pack says of itself."""

    batches: tuple[PackedBatch, ...]
    about: Mapping[str, Any] = field(default_factory=dict)


def written(packed_set: PackedSet) -> dict[str, bytes]:
    """The blocks of a set by their names."""
    found: dict[str, bytes] = {}
    heads = []
    for number, batch in enumerate(packed_set.batches):
        parts = {name: CachedPart("", _kept(part)) for name, part in batch.parts.items()}
        sink = BytesIO()
        write_parts(parts, _PROGRAM, sink, compression="zstd")
        found[_PARTS.format(number)] = sink.getvalue()
        problems = [(name, one.code.value, one.count, one.where) for name, one in batch.problems]
        heads.append({"root": batch.root, "prefix": batch.prefix, "problems": problems})
    about = {**packed_set.about, "batches": heads}
    return {ABOUT: packed(json.dumps(about, ensure_ascii=False).encode()), **found}


def read(blocks: Mapping[str, bytes]) -> PackedSet:
    """The set that is in the blocks of a pack.

    Raises:
        PackError: something of it is missing or damaged.
    """
    about = about_of(blocks)
    try:
        heads = list(about["batches"])
        batches = []
        for number, head in enumerate(heads):
            parts = read_parts(BytesIO(blocks[_PARTS.format(number)]), _PROGRAM)
            if not parts:
                raise PackError("damaged")
            problems = tuple(
                (str(name), ReceiptNote(Note(code), int(count), str(where)))
                for name, code, count, where in head["problems"]
            )
            batches.append(
                PackedBatch(
                    str(head["root"]),
                    str(head["prefix"]),
                    {name: one.part for name, one in parts.items()},
                    problems,
                )
            )
    except (KeyError, TypeError, ValueError) as error:
        raise PackError("damaged") from error
    return PackedSet(tuple(batches), about)


def about_of(blocks: Mapping[str, bytes]) -> dict[str, Any]:
    """What a pack says of itself.

    Raises:
        PackError: it is missing or damaged.
    """
    return json_of(blocks, ABOUT)


def json_of(blocks: Mapping[str, bytes], name: str) -> dict[str, Any]:
    """A block of JSON.

    Raises:
        PackError: it is missing, damaged or no object.
    """
    if name not in blocks:
        raise PackError("damaged")
    try:
        held = json.loads(unpacked(blocks[name]))
    except (ValueError, RecursionError) as error:
        raise PackError("damaged") from error
    if not isinstance(held, dict):
        raise PackError("damaged")
    return held


def _kept(part: Part) -> Part:
    """The part, or of one that cannot be stored its receipt alone."""
    if is_storable(replace(part, batch=replace(part.batch, root=""))):  # the root stands above
        return part
    receipt = ReceiptBuilder()
    receipt.add_all(part.receipt)
    return Part(receipt=receipt, problems=part.problems)

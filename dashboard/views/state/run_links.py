"""A choice of runs in the address: short, and right when other runs have come since.

Each run is told by the first characters of a digest of its id, not by its place in the list.  Of
chosen and left out the fewer are written: ``4kQ3x9-Za`` are two runs in four characters each, and
``not-4kQ3x`` is every run but one, those included that are logged later.
"""

from base64 import urlsafe_b64encode
from collections.abc import Collection, Sequence
from hashlib import blake2b

WIDTHS = (4, 6, 8)
"""Characters of a short id, 6 bits each; the first that tells all runs apart is taken."""

NOT = "not-"
_DIGEST_BYTES = 6  # WIDTHS[-1] characters in base 64


def short_id(run_id: str, width: int = WIDTHS[0]) -> str:
    """The first ``width`` characters of the run's digest; they need no escape in an address."""
    digest = blake2b(run_id.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()
    return urlsafe_b64encode(digest).decode("ascii")[:width]


def write(chosen: Collection[str], everyone: Sequence[str]) -> str:
    """``chosen``, some of the run ids ``everyone``, as text for the address; empty for all."""
    picked = set(chosen)
    left_out = [one for one in everyone if one not in picked]
    if not picked or not left_out:
        return ""
    named = [one for one in everyone if one in picked]
    is_negated = len(left_out) < len(named)
    width = _width(everyone)
    ids = "".join(short_id(one, width) for one in (left_out if is_negated else named))
    return f"{NOT if is_negated else ''}{width}{ids}"


def read(text: str, everyone: Sequence[str]) -> list[str]:
    """Those of ``everyone`` that ``text`` chooses, in their order; none where it says nothing.

    Runs that are gone are passed over, and so is a text that nobody wrote here.
    """
    is_negated = text.startswith(NOT)
    body = text.removeprefix(NOT)
    if body[:1] not in {str(width) for width in WIDTHS}:
        return []
    width = int(body[0])
    ids = {body[at : at + width] for at in range(1, len(body), width)}
    found = [one for one in everyone if short_id(one, width) in ids]
    if not is_negated or not found:
        return found
    return [one for one in everyone if one not in found]


def _width(everyone: Sequence[str]) -> int:
    for width in WIDTHS[:-1]:
        if len({short_id(one, width) for one in everyone}) == len(everyone):
            return width
    return WIDTHS[-1]

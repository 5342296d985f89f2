"""Numbers as people write them in a query, read alike in both languages."""

import math
import re

from dashboard.report.run_query.query_error import QueryError

_NUMBER = re.compile(r"([+-]?(?:\d++(?:[.,]\d*+)?|[.,]\d++)(?:e[+-]?\d{1,3})?)(%?)", re.ASCII)
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII)
"""A comma before three digits: 1,024 is 1.024 to one reader and 1024 to another."""


def number(text: str, at: int) -> float | None:
    """The number that ``text`` is, ``None`` if it is none: 1e-3, 0,001, 97%.

    Raises:
        QueryError: A comma may be that of a decimal or of thousands; ``at`` is its place.
    """
    plain = text.casefold().replace("\u2212", "-")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    if _AMBIGUOUS.fullmatch(plain.removesuffix("%")):
        point, whole = text.replace(",", "."), text.replace(",", "")
        raise QueryError("two-readings", at, len(text), text=text, point=point, whole=whole)
    value = float(found[1].replace(",", "."))
    if not math.isfinite(value):
        return None
    return value / 100 if found[2] else value

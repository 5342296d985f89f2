"""Rows that JSON knows as they are."""

from typing import Any


class PlainRows(list[dict[str, Any]]):
    """Rows that are written as they stand, without a look at every value: outlines have thousands.

    They hold nothing but texts, finite numbers, lists and dictionaries.
    """

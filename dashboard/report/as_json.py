"""The report as JSON: the document that ``docs/report-schema.json`` describes."""

import json
from typing import Any

import numpy as np

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import SCHEMA_VERSION
from dashboard.diagnosis.words import Words
from dashboard.model.run import Receipt

INDENT = 1  # spaces: readable, and a diff stays narrow


def write(report: Report) -> str:
    """The whole report, in the language it was given; UTF-8 text without NaN.

    Raises:
        ValueError: if a number that is not finite would get into the document.
    """
    return _dump(report.to_dict())


def write_receipt(receipt: Receipt, words: Words) -> str:
    """The receipt alone: the ``schema`` and ``receipt`` keys of the same document."""
    document = Report((), (), (), receipt).spoken(words).to_dict()
    return _dump({"schema": SCHEMA_VERSION, "receipt": document["receipt"]})


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=INDENT, default=_plain)


def _plain(value: object) -> Any:
    """A NumPy number that the engine measured, as a plain one."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} has no place in a report")

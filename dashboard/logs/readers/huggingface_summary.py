"""Hugging Face's ``all_results.json`` and similar files: averages and last values of a run.

Recognised by: such a name and a ``…_runtime`` in one flat JSON object.  It holds no curve, the
points are in ``trainer_state.json`` beside it; the receipt notes that it was left out.
"""

import re

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader, Reading, from_head
from dashboard.model.run import Note, ReceiptNote

_NAME = re.compile(r"^(?:all|train|eval|test|predict)_results\.json$")


def _guess(head: Head) -> Claim:
    value = head.json if _NAME.match(head.base) else None
    own = isinstance(value, dict) and any(str(name).endswith("_runtime") for name in value)
    return Claim.SIGNATURE if own else Claim.NO


def _read(head: Head, _: bytes) -> Reading:
    values = len(head.json) if isinstance(head.json, dict) else 1
    return Reading(notes=(ReceiptNote(Note.SUMMARY_LEFT_OUT, values),))


READER = Reader("huggingface summary", _guess, _read, read_file=from_head(_read))

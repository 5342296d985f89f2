"""The splits of columns without one, where the header identifies the writer.

Hugging Face and fastai measure all but the training loss on the validation set, spaCy its scores
on the development set.
"""

import re
from collections.abc import Mapping, Sequence

from dashboard.logs.names.column_names import key
from dashboard.logs.names.metric_names import SPLIT_WORDS, WITHOUT_SPLIT, understand
from dashboard.logs.names.translations import folded
from dashboard.logs.text_tables.found_table import TextTable
from dashboard.model.table import Split

_WORD = re.compile(r"[a-z]+")
_CLOCKS = ("time", "elapsed", "dur", "wps", "speed", "eta", "remaining", "per second", "/s")


def splits_of(written: Sequence[str], names: Sequence[str]) -> Mapping[str, Split]:
    """The splits by the columns' ``names``, of those whose own name has none.

    ``written`` are the names as the header has them.
    """
    keys = {key(name) for name in written}
    if {"e", "itn", "itn."} & keys and any("loss" in name for name in keys):
        return {name: _of_spacy(name) for name in names if not _is_neither(name)}
    validated = _evaluated_after(names)
    return {name: Split.VAL for name in names[validated:] if has_no_split(name)}


def split_above(table: TextTable) -> Split | None:
    """The split in the line above a table, or in its title: "Validation results"."""
    for text in (table.caption, table.heading):
        found = {SPLIT_WORDS[word] for word in _WORD.findall(folded(text)) if word in SPLIT_WORDS}
        if len(found) == 1:
            return found.pop()
    return None


def _of_spacy(name: str) -> Split:
    return Split.TRAIN if "loss" in name.lower() else Split.VAL


def _evaluated_after(names: Sequence[str]) -> int:
    """Where the metrics of the evaluation begin: behind the losses of training and validation."""
    known = [understand(name) for name in names]
    losses = {
        name.split: at
        for at, name in enumerate(known)
        if name.metric == "loss" and name.split_said and name.known
    }
    if Split.TRAIN not in losses or Split.VAL not in losses:
        return len(names)
    return losses[Split.VAL] + 1


def has_no_split(name: str) -> bool:
    """Whether a column measures something and its name has no split."""
    return not understand(name).split_said and not _is_neither(name)


def _is_neither(name: str) -> bool:
    """Whether a column is of the training itself: an axis, a rate, a clock."""
    lower = name.lower()
    return (
        lower in ("epoch", "step", "")
        or understand(name).metric in WITHOUT_SPLIT
        or any(word in lower for word in _CLOCKS)
    )

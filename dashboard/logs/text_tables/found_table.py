"""A table found in a text, and the meaning of its header."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.logs.names.column_names import EPOCH_NAMES, STEP_NAMES, key
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, understand
from dashboard.logs.names.translations import unaccented

Row = tuple[str, ...]

_AXES = frozenset({*STEP_NAMES, *EPOCH_NAMES})
_SPACY = {"E": "epoch", "#": "step", "Itn": "epoch", "Itn.": "epoch"}  # spacy/training/loggers.py
_TELLING = frozenset(  # words that occur only in names of measured quantities
    {"loss", "acc", "accuracy", "err", "wer", "cer", "ter", "per", "bleu", "sacrebleu", "chrf"}
    | {"rouge", "rouge1", "rouge2", "rougel", "rougelsum", "meteor", "exact", "f1", "precision"}
    | {"recall", "map", "map50", "miou", "iou", "dice", "psnr", "ssim", "fid", "reward", "rewards"}
    | {"return", "perplexity", "ppl", "bpc", "mse", "mae", "rmse", "deviance", "traindeviance"}
    | {"validdeviance", "auc", "roc", "kappa", "mcc", "matthews", "spearman", "pearson", "las"}
    | {"uas", "ents_f", "kl", "elbo", "nll", "logloss", "r2", "smape", "mape"}
)
_AXIS_WORDS = frozenset({*_AXES, "itn", "itn."})
_OF_SPACY = frozenset({"e", "#"})
_NUMBER_ALONE = re.compile(r"(?<!\S)[+\-]?\d[\d.,:/%]*(?!\S)")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A header and the rows under it, every row as long as the header.

    ``line`` is that of the header, counted from 1; ``heading`` the title that stands above it and
    ``caption`` the line of words right before it.
    ``is_first`` means that no text precedes it, ``is_fenced`` that it is in a fenced block of
    Markdown; ``bad_lines`` are rows that lost some of their cells.
    """

    header: Row
    rows: tuple[Row, ...]
    line: int
    heading: str = ""
    is_first: bool = False
    bad_lines: tuple[int, ...] = ()
    is_fenced: bool = False
    caption: str = ""


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns without emphasis; those of one letter that spaCy prints in full."""
    plain = (name.strip("*`_ ") if name[:1] in "*`_" else name for name in header)
    return tuple(_SPACY.get(name, name) for name in plain)


def names_axis(cells: Iterable[str]) -> bool:
    """Whether one of the cells is the name of an axis, and nothing besides."""
    return any(cell in _SPACY or key(cell) in _AXES for cell in cells)


@lru_cache(maxsize=65_536)
def is_measure(name: str) -> bool:
    """Whether a column's name is that of something measured that we know."""
    known = understand(name)
    if known.known:
        return known.metric not in WITHOUT_SPLIT
    words = name.lower().replace("/", " ").replace("-", " ").replace("_", " ").split()
    return not _TELLING.isdisjoint(words)


def may_be_header(line: str) -> bool:
    """Whether a line has the name of an axis as a word and no number; few lines of a log have."""
    return _has_axis_word(line) and not _NUMBER_ALONE.search(line)


def may_hold_table(text: str) -> bool:
    """Whether some line of a text may be the header of a curve; called for every file."""
    if not _has_axis_word(text):
        return "<th></th>" in text
    return any(map(may_be_header, text.splitlines()))


def _has_axis_word(text: str) -> bool:
    plain = text.lower().replace("|", " ").replace("│", " ").replace("┃", " ")
    words = set(plain.replace("<", " ").replace(">", " ").split())
    if not words.isdisjoint(_AXIS_WORDS) or words >= _OF_SPACY:
        return True
    accented = (word for word in words if not word.isascii())
    return any(unaccented(word) in _AXIS_WORDS for word in accented)

"""Headings: lines that give the split or the fold of the lines after them.

``> EVALUATION`` · ``--> EVAL PERFORMANCE`` · ``***** Running evaluation *****`` ·
``----- Fold 3 -----`` · ``Fold : 1/5``.  Knows lines; knows no number.
"""

import re

from dashboard.logs.names.metric_names import SPLIT_WORDS
from dashboard.logs.names.translations import unaccented
from dashboard.model.table import Split

_LONGEST = 120  # characters of a heading
_PREFIX = re.compile(r"^.{0,60}?(?:\bINFO\b|\bDEBUG\b|\d{2}:\d{2}:\d{2})[^A-Za-z]{0,40}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_HEADS: dict[str, Split] = {
    **SPLIT_WORDS,
    **dict.fromkeys(("evaluating", "validating", "avaliacao", "avaliando", "validando"), Split.VAL),
    **dict.fromkeys(("treinando",), Split.TRAIN),
}
_BESIDE = frozenset(
    {"performance", "results", "result", "set", "phase", "mode", "metrics", "metric", "stats"}
    | {"statistics", "summary", "step", "started", "start", "starting", "running", "run", "begin"}
    | {"beginning", "begins", "epoch", "epochs", "on", "the", "of", "for", "data", "dataset"}
    | {"loop", "report", "scores", "score", "net", "model", "at", "now", "in", "table", "curve"}
    | {"history", "log", "tensorflow", "root", "epoca", "fase", "resultados", "de", "do", "da"}
    | {"info", "conjunto", "iter", "iteration", "fold"}
)
_STARTS = frozenset({"start", "starting", "started", "begin", "begins", "beginning"})
_FOLD = re.compile(
    r"(?<![\w\-])(?:fold|dobra)\s{0,9}[:=#_\-]?\s{0,9}[\[(]?\s{0,9}#?(\d{1,3})(?!\d|\.\d|\s?-?\s?fold)",
    re.IGNORECASE,
)
_OVER_FOLDS = re.compile(
    r"\bfolds\b|\bk-?fold\b|\bcross[ -]?validation\b|\bcv\b|\bdobras\b|\bvalidacao cruzada\b",
    re.IGNORECASE,
)


def heading_of(line: str) -> str:
    """The split that ``line`` is the heading of, as a word; empty if it is none."""
    if not 0 < len(line) <= _LONGEST:
        return ""
    plain = unaccented(line)
    words = _WORD.findall(_PREFIX.sub("", plain).lower()) or _WORD.findall(plain.lower())
    if not words or len(words) > 8:
        return ""
    heads = [word for word in words if word in _HEADS]
    if not heads or any(word not in _HEADS and word not in _BESIDE for word in words):
        return ""
    splits = {_HEADS[word] for word in heads}
    if len(splits) > 1 or (splits == {Split.TRAIN} and _STARTS & set(words)):
        return ""  # "Starting training": evaluations come under it too
    return splits.pop().value


def fold_of(line: str) -> int | None:
    """The number of the fold that ``line`` names."""
    lowered = line.lower()
    if "fold" not in lowered and "dobra" not in lowered:
        return None
    match = _FOLD.search(line)
    return int(match[1]) if match else None


def is_over_folds(line: str) -> bool:
    """Whether the line is about all folds together."""
    return _OVER_FOLDS.search(line) is not None

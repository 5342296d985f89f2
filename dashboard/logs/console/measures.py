"""The values of a line: every number under its name, with the split that the line gives.

A name of the vocabulary is taken wherever it occurs. Any other keeps its own name; whether it is a
measure depends on the whole log (:mod:`dashboard.logs.console.records_of_lines`), except for names
that contain the word for one (``mAP``, ``loss_cls``, ``Average Return``).  Times, speeds and
counters are none.
Knows lines; knows no axis.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from dashboard.logs.console.clocks import UNIT, is_clock, is_unit
from dashboard.logs.console.shapes import by_shape
from dashboard.logs.names.metric_names import SPLIT_WORDS, WITHOUT_SPLIT, understand
from dashboard.logs.names.translations import unaccented
from dashboard.logs.points.text_lines import bare_matches_in, matches_in, name_with_split, value_of
from dashboard.model.table import Split

_STARRED = re.compile(r"^\s*\*\s")  # PyTorch's ImageNet example so marks the result on validation
_SPLIT_WORD = re.compile(rf"(?<![\w.])(?:{'|'.join(SPLIT_WORDS)})(?!\w|\.py)", re.IGNORECASE)
_EVALUATED = re.compile(  # TF Estimator; acme's second process; PaddleOCR
    r"\bSaving dict for global step \d|\[evaluat(?:or|ion)[ \]]|^\W*evaluator\b|\bcur metric, ",
    re.IGNORECASE,
)
_AXES = frozenset(
    {"step", "steps", "iter", "iters", "iteration", "iterations", "epoch", "epochs", "ep", "it"}
    | {"update", "updates", "batch", "batches", "episode", "episodes", "timestep", "timesteps"}
    | {"fold", "global", "current", "num", "eta", "cuda", "gpu", "rank", "device", "worker", "pid"}
)
_OF_THE_BEST = frozenset(
    {"best", "lowest", "highest", "minimum", "maximum", "previous", "prev", "target", "melhor"}
)
_CELL = re.compile(  # "| Reward 200 |": between bars even a whole number is one
    r"(?:(?<=[|\t])|^)[^\S\t]*+(?P<name>[A-Za-z_][\w/.\-@ ]{0,40}?)(?P<of>(?!))?\s++"
    r"(?P<value>[+-]?\d{1,12})(?P<unit>(?!))?\s*+(?=[|\t]|$)"
)
_MAY_HOLD_ONE = re.compile(r"\d\.|nan|inf", re.IGNORECASE)  # a pair without a sign
_MAX_BEFORE = 90  # characters before a preposition that are looked at
_MAX_WORDS, _MAX_NAME = 5, 48  # of a name; a longer one is prose
_WORDS_OF_PROSE = frozenset(
    {"in", "at", "to", "of", "is", "was", "took", "from", "with", "for", "than", "after", "by"}
    | {"and", "or", "the", "a", "an", "version", "v", "using", "over", "below", "above", "reduced"}
    | {"improved", "until", "since", "on", "takes", "approximately", "about", "between", "python"}
)
_AXIS_WORD = r"(?:epoch|iteration|iter|step|batch|episode|update)s?"
_PLACED = re.compile(  # "Cost after iteration 100: 0.5", "Training loss (for 1 batch) at step 0: 9"
    r"^(?P<name>\w[\w ]{0,40}?)(?: \([^()]{0,40}\))? (?:after|at|in|for|on|of|over|@)"
    rf" (?:the |this |final |last )?(?:end of )?{_AXIS_WORD} ?#?[\d,]{{0,18}}$",
    re.IGNORECASE,
)
_OF_A_MODEL = re.compile(  # "Accuracy of the network on the 10000 test images: 54 %"
    r"^(?P<name>\w{1,20}) of the (?:network|model|net) on the [\d ]{0,20}\w{0,12} ?\w{1,12}$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"^(?:after|at|in|for|on|over) ", re.IGNORECASE)
_BRACKETS_BEFORE = re.compile(r"(\w[\w ]{0,40}) \([^()]{0,40}\) ?$")
_MEANS = frozenset({"macro", "micro", "weighted", "avg", "average", "mean", "%", "ema", "smoothed"})
_CALLED_MEASURES = frozenset(
    {"map", "ap", "ar", "return", "returns", "reward", "rewards", "score", "scores", "iou", "miou"}
    | {"dice", "jaccard", "f1", "fscore", "fbeta", "precision", "recall", "auc", "auroc", "psnr"}
    | {"ssim", "lpips", "fid", "bleu", "rouge", "meteor", "cider", "wer", "cer", "bpb", "bpc"}
    | {"elbo", "kl", "kld", "entropy", "loss", "losses", "nll", "error", "mse", "mae", "rmse"}
    | {"mape", "acc", "accuracy", "perplexity", "ppl", "pearson", "spearman", "kappa", "mcc"}
    | {"ndcg", "mrr", "hits", "eer", "sisdr", "pesq", "stoi", "specificity", "sensitivity"}
    | {"recompensa", "retorno", "precisao", "revocacao", "critic", "actor"}
)
_NAMES_OF_NOTHING = (  # "train.py:128" is a place in a program, v_num Lightning's number of a run
    *(".py", ".cc", ".cpp", ".cu", ".go", ".rs", "v_num"),
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT_NAME = re.compile(r"[^a-z]+")


@dataclass(slots=True)
class Measured:
    """The numbers of one line, by their names."""

    known: dict[str, float] = field(default_factory=dict)  # that end in a name of the vocabulary
    endings: dict[str, str] = field(default_factory=dict)  # that name, of each of those
    others: dict[str, float] = field(default_factory=dict)  # under their own names
    clocks: list[str] = field(default_factory=list)  # the names of times, speeds and counts
    split_word: str = ""  # the split of the last of them, as printed


def measured(line: str, shape: str, section: str = "", before: str = "") -> Measured:
    """What ``line``, of that :func:`shape <shape_of>`, measures.

    A name without a split has the last split before it. ``section`` is the split of the heading
    above the line, where there is one; ``before`` that of the line before, if both are about one
    place: ``Val F1: 0.8`` and then ``Precision: 0.7``.  A name that is of training data by itself
    has nothing of that line.
    """
    found = Measured(split_word=before or section)
    layout = _layout(shape)
    above = section if before in {"", section} else ""
    for spot in layout.spots:
        split_word = spot.split_word or above
        _sort_in(
            found,
            spot,
            split_word,
            line,
            is_above=not spot.split_word,
            is_alone=not (above or layout.split_word),
        )
    if layout.split_word or above:
        found.split_word = layout.split_word or above
    return found


class _Spot(NamedTuple):
    """The position of a pair on all lines of one shape."""

    name: slice
    of: str | None  # in brackets behind the name
    value: slice
    whole: slice | None  # "10000" of "9830/10000"
    is_percent: bool
    has_unit: bool  # of time, size or speed
    split_word: str  # the last split before it on the line


class _Layout(NamedTuple):
    """The pairs on all lines of one shape, and their last split."""

    spots: tuple[_Spot, ...]
    split_word: str


@by_shape
def _layout(shape: str) -> _Layout:
    matches = list(_matches(shape))
    if "|" in shape or "\t" in shape:
        matches = sorted([*matches, *_CELL.finditer(shape)], key=lambda match: match.start("value"))
    if not matches:
        return _Layout((), "")
    splits = [
        (match.start(), SPLIT_WORDS[unaccented(match[0].lower())].value)
        for match in _SPLIT_WORD.finditer(shape)
    ]
    if _STARRED.match(shape) or _EVALUATED.search(shape):
        splits.insert(0, (-1, "val"))
    places = [at for at, _ in splits]
    spots = []
    for match in matches:
        start, end = match.span("name")
        if _PREPOSITION.match(match["name"]) is not None:
            before = _BRACKETS_BEFORE.search(shape, max(0, start - _MAX_BEFORE), start)
            start = before.start() if before is not None else start
        before_end = bisect_left(places, end)  # how many splits stand before the name's end
        unit, behind = match["unit"] or "", match.end("unit")
        spots.append(
            _Spot(
                slice(start + _joint(shape[start:end]), end),
                match["of"],
                slice(*match.span("value")),
                slice(match.start("unit") + 1, behind) if unit.startswith("/") else None,
                unit.endswith("%"),
                is_unit(match["of"] or "") or UNIT.match(shape, match.end()) is not None,
                splits[before_end - 1][1] if before_end else "",
            )
        )
    return _Layout(tuple(spots), splits[-1][1] if splits else "")


def _joint(name: str) -> int:
    """Where the name itself begins: a pair before it may be part of it, ``loss 0.5 - acc``."""
    at = name.rfind(" - ")
    return at + 3 if at >= 0 else 0


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The pairs with a sign between name and number, and those without one between them."""
    at = 0
    for match in matches_in(text):
        begins = match.start() + _joint(match["name"])
        if _MAY_HOLD_ONE.search(text, at, begins) is not None:
            yield from bare_matches_in(text, at, begins)
        yield match
        at = match.end()
    if at < len(text):
        yield from bare_matches_in(text, at, len(text))


class _Meant(NamedTuple):
    """The meaning of a name: itself, and the known name that it ends in."""

    name: str
    known: str | None
    is_clock: bool
    is_told: bool  # the split is in it, or it has none
    split: Split
    counts_errors: bool  # if its number is whole: the number of errors, not their rate
    is_share: bool  # of right answers


@lru_cache(maxsize=16_384)
def _meant(text: str, of: str | None) -> _Meant | None:
    """What the name ``text`` means; ``None`` for axes, prose and places in programs."""
    own = name_with_split(text, of).strip(" -")
    placed = _PLACED.match(own) or _OF_A_MODEL.match(own)
    own = placed["name"] if placed is not None else own
    if set(_SPLIT_NAME.split(own.lower())) <= _AXES | set(SPLIT_WORDS) or own.endswith(
        _NAMES_OF_NOTHING
    ):
        return None
    known = known_ending(own)
    if known is None and of and _is_part_of_name(of):
        own = f"{own}({of})"  # "D(x)" of a discriminator
    named = _own_name(own) or known
    if named is None and not is_clock(own):
        return None
    name = understand(known or named or own)
    return _Meant(
        named or own,
        known,
        is_clock(own),
        name.split_said or name.metric in WITHOUT_SPLIT,
        name.split,
        name.metric == "error" and not name.split_said,
        name.metric.startswith("acc"),
    )


def _is_part_of_name(of: str) -> bool:
    """Whether the text in brackets is part of a name, not a unit, a split or a kind of mean."""
    words = set(of.lower().split())
    return not (is_unit(of) or words <= _MEANS or words & set(SPLIT_WORDS))


def _sort_in(
    found: Measured, spot: _Spot, split_word: str, line: str, *, is_above: bool, is_alone: bool
) -> None:
    meant = _meant(line[spot.name], spot.of)
    value = value_of(line[spot.value]) if meant is not None else None
    if meant is None or value is None:
        return
    if meant.is_clock or (meant.known is None and spot.has_unit):
        found.clocks.append(meant.name)
        return
    if meant.counts_errors and not spot.is_percent and value.is_integer():
        return
    if spot.is_percent:
        value /= 100
    if spot.whole is not None and meant.is_share and meant.known is not None:
        value /= int(line[spot.whole]) or 1
    split = ""
    if not meant.is_told:
        if split_word and not (is_above and split_word == meant.split):
            split = f"{split_word} "
        elif is_alone and found.split_word and meant.split is Split.NONE:
            split = f"{found.split_word} "
    if meant.known is None:
        found.others[split + meant.name] = value
        return
    name = intern(split + meant.name)  # one text for a million lines
    found.known[name] = value
    found.endings[name] = intern(split + meant.known)


@lru_cache(maxsize=16_384)
def known_ending(name: str) -> str | None:
    """The longest ending of ``name`` that the vocabulary knows, unless it is of the best value."""
    words = name.split()
    if _OF_THE_BEST & {word.lower().strip("'\"") for word in words}:
        return None
    endings = (" ".join(words[at:]) for at in range(len(words)))
    return next((ending for ending in endings if understand(ending).known), None)


@lru_cache(maxsize=16_384)
def _own_name(name: str) -> str | None:
    """The name as a metric's, without the numbers before it; ``None`` for prose and axes."""
    words = name.split()
    numbered = [at for at, word in enumerate(words) if word.strip("./").isdigit()]
    words = words[numbered[-1] + 1 :] if numbered else words
    plain = [word.lower().strip(".'\"") for word in words]
    if not words or len(words) > _MAX_WORDS or len(name) > _MAX_NAME:
        return None
    if _WORDS_OF_PROSE & set(plain) or set(plain) <= _AXES | set(SPLIT_WORDS):
        return None
    return " ".join(words)


@lru_cache(maxsize=16_384)
def calls_itself_a_measure(name: str) -> bool:
    """Whether a name that the vocabulary does not know has a word that names a measure."""
    words = set(_SPLIT_NAME.split(_CAMEL.sub(" ", name).lower()))
    whole = set(_SPLIT_NAME.split(name.lower()))  # "mAP" is one word
    return bool((words | whole) & _CALLED_MEASURES)

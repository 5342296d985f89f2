"""What a line measures: every number under its name, with the split that the line says.

A name of the vocabulary is taken wherever it stands.  Any other keeps its own name; whether it is
a measure is for the whole log to say (:mod:`dashboard.logs.console.lines`), except for names that
call themselves one (``mAP``, ``loss_cls``, ``Average Return``).  Times, speeds and counters are
none.  Knows lines; knows no axis.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.logs.console.clocks import UNIT, is_clock, is_unit
from dashboard.logs.table import Split
from dashboard.logs.text_lines import Pair, bare_pairs_in, pairs_in
from dashboard.logs.vocabulary import SPLIT_WORDS, WITHOUT_SPLIT, understand

_STARRED = re.compile(r"^\s*\*\s")  # PyTorch's ImageNet example so marks the result on validation
_SPLIT_WORD = re.compile(rf"(?<![\w.])(?:{'|'.join(SPLIT_WORDS)})(?!\w|\.py)", re.IGNORECASE)
_EVALUATED = re.compile(  # TF Estimator; acme's second process; PaddleOCR
    r"\bSaving dict for global step \d|\[evaluat(?:or|ion)[ \]]|^\W*evaluator\b|\bcur metric, ",
    re.IGNORECASE,
)
_AXES = frozenset(
    {"step", "iter", "iteration", "epoch", "update", "eta", "batch", "episode", "global", "current"}
    | {"steps", "iters", "iterations", "epochs", "updates", "batches", "episodes", "num", "ep", "it"}
)
_OF_THE_BEST = frozenset(
    {"best", "lowest", "highest", "minimum", "maximum", "previous", "prev", "target", "melhor"}
)
_JOINTS = re.compile(r"\s-\s|,\s*|\|\s*|\]\s*|:\s+")
_ABOVE = -1  # where a split stands that is said above the line
_MAX_WORDS, _MAX_NAME = 5, 48  # of a name; a longer one is prose
_WORDS_OF_PROSE = frozenset(
    {"in", "at", "to", "of", "is", "was", "took", "from", "with", "for", "than", "after", "by"}
    | {"and", "or", "the", "a", "an", "version", "v", "using", "over", "below", "above", "reduced"}
    | {"improved", "until", "since", "on", "takes", "approximately", "about", "between", "python"}
)
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
    """The numbers of one line by their names."""

    known: dict[str, float] = field(default_factory=dict)  # that end in a name of the vocabulary
    endings: dict[str, str] = field(default_factory=dict)  # that name, of each of those
    others: dict[str, float] = field(default_factory=dict)  # under their own names
    clocks: list[str] = field(default_factory=list)  # the names of times, speeds and counts
    said: str = ""  # the split of the last of them, as it was said


def measured(line: str, section: str = "", before: str = "") -> Measured:
    """What ``line`` measures; a name without a split has the last split said before it.

    ``section`` is the split of the heading that the line stands under, where there is one;
    ``before`` that of the line before, if both tell of one place: ``Val F1: 0.8`` and then
    ``Precision: 0.7``.  A name that is of training data by itself has nothing of that line.
    """
    found = Measured(said=before or section)
    pairs = list(_pairs(line))
    if not pairs:
        return found
    splits = [(match.start(), match[0]) for match in _SPLIT_WORD.finditer(line)]
    if _STARRED.match(line) or _EVALUATED.search(line):
        splits.insert(0, (_ABOVE, "val"))
    elif section and not before:
        splits.insert(0, (_ABOVE, section))
    for pair in pairs:
        _sort_in(found, pair, splits, line)
    if splits:
        found.said = splits[-1][1].lower()
    return found


def _pairs(line: str) -> Iterator[Pair]:
    """The pairs with a sign between name and number, and those without one between them."""
    at = 0
    for pair in pairs_in(line):
        last = 0
        for joint in _JOINTS.finditer(pair.name):
            last = joint.end()
        if at < pair.start + last:
            yield from bare_pairs_in(line, at, pair.start + last)
        yield pair
        at = pair.end
    yield from bare_pairs_in(line, at, len(line))


def _sort_in(found: Measured, pair: Pair, splits: list[tuple[int, str]], line: str) -> None:
    own = _JOINTS.split(pair.name)[-1].strip(" -")
    known = known_ending(own)
    if set(_SPLIT_NAME.split(own.lower())) <= _AXES or own.endswith(_NAMES_OF_NOTHING):
        return
    has_unit = UNIT.match(line, pair.end) is not None or is_unit(pair.of)
    if is_clock(own) or (known is None and has_unit):
        found.clocks.append(own)
        return
    if known is None and pair.of and not is_unit(pair.of) and pair.of.lower() not in SPLIT_WORDS:
        own = f"{own}({pair.of})"  # "D(x)" of a discriminator
    named = _own_name(own) or known
    if named is None:
        return
    name = understand(known or named)
    if name.metric == "error" and pair.value.is_integer() and not name.split_said:
        return  # the number of an error, not its rate
    said = [split for split in splits if split[0] < pair.start + len(pair.name)][-1:]
    is_told = name.split_said or name.metric in WITHOUT_SPLIT
    split = ""
    if said and not is_told and said[0] != (_ABOVE, name.split):
        split = f"{said[0][1].lower()} "
    elif not splits and found.said and not is_told and name.split is Split.NONE:
        split = f"{found.said} "
    if known is not None:
        found.known[split + named] = _value(pair, name.metric)
        found.endings[split + named] = split + known
    else:
        found.others[split + named] = pair.value


@lru_cache(maxsize=16_384)
def known_ending(name: str) -> str | None:
    """The longest ending of ``name`` that the vocabulary knows, unless it tells of the best."""
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
    whole = {word for word in _SPLIT_NAME.split(name.lower())}  # "mAP" is one word
    return bool((words | whole) & _CALLED_MEASURES)


def _value(pair: Pair, metric: str) -> float:
    """An accuracy written as right answers of all is their share."""
    return pair.value / pair.whole if pair.whole and metric.startswith("acc") else pair.value

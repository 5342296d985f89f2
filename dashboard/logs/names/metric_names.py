"""From a tag as it stands in a log to a metric and a split.

The rule follows what the writers of training logs do: strip the padding, split the tag at
``/ . _ - space @`` and at camel case, take one word as the split, drop the words that carry no
meaning, and look the rest up, in English or in one of the languages of ``translations``, with or
without accents.  A name that is not found is kept in lower case.  Knows tags; knows no file.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.logs.names import translations
from dashboard.logs.names.translations import folded, unaccented
from dashboard.model.table import Split

SPLIT_WORDS: Mapping[str, Split] = {
    **dict.fromkeys(("train", "training", "traning", "learn", "trn", "tr"), Split.TRAIN),
    **dict.fromkeys(("val", "valid", "validation", "dev", "eval", "evaluation"), Split.VAL),
    **dict.fromkeys(("vali", "va", "holdout", "heldout"), Split.VAL),
    **dict.fromkeys(("test", "tst", "testing", "te"), Split.TEST),
    **translations.SPLITS,
}
_GLUED = re.compile(r"^(train|val|valid|test|eval)(loss|acc|accuracy|error)$")
_EPOCH_WORDS = frozenset({"epoch", "epochs", *translations.EPOCHS})
_STEP_WORDS = frozenset(
    {"step", "steps", "iter", "iteration", "iterations", "batch", "minibatch", "running", "inner"}
    | {"mini"}  # "Mini-batch Loss" of MATLAB
    | {*translations.STEPS}
)
_FILLERS = frozenset(
    {"average", "avg", "mean", "per", "total", "cur", "current", "overall", "metrics", "metric"}
    | {"history", "parameters", "params", "charts", "scalars", "performance", "info", "learner"}
    | {"hyperparameters", "log", "logs", "optimizer", "optim", "opt", "vs", "set", "score"}
    | {"curves", "x"}
    | {"main"}  # Chainer's "validation/main/loss"
    | {"%", *translations.LINKS}
)
_SPELLINGS: Mapping[str, str] = {
    "loss": "loss, losses, nll, ce, cross entropy, crossentropy, xent, cost, objective, logloss,"
    " nll loss, ce loss, cross entropy loss, crossentropy loss, loss loss, lm loss, mse loss,"
    " bce, bce loss, binary crossentropy, binary cross entropy, binary logloss, multi logloss,"
    " mlogloss, log loss, neg log likelihood, negative log likelihood, loss value, lm loss value,"
    " categorical crossentropy, sparse categorical crossentropy",
    "accuracy": "accuracy, acc, accuracies, accs, top1, top 1, acc1, acc 1, prec1, prec 1,"
    " top1 accuracy, top1 acc, top 1 accuracy, top 1 acc, accuracy top1, accuracy top 1, acc top1,"
    " acc top 1, categorical accuracy, sparse categorical accuracy, binary accuracy,"
    " multiclass accuracy, accuracy accuracy, accuracy 1, eval acc",
    "accuracy_top5": "top5, top 5, acc5, acc 5, prec5, prec 5, top5 accuracy, top5 acc,"
    " top 5 accuracy, accuracy top5, accuracy top 5, accuracy 5, acc top5",
    "learning_rate": "lr, learning rate, learningrate, lrs, eta, base learning rate, learn rate",
    "batch_size": "batch size, bs, bsz, batchsize, global batch size, mini batch size",
    "grad_norm": "grad norm, gnorm, gradient norm, gradnorm, grad gnorm, gradients norm,"
    " grad l2 norm, grad norm l2, grad 2 norm, grad 2 0 norm, global grad norm",
    "weight_distance": "weight distance, distance from init, distance from initial",
    "weight_norm": "weight norm, param norm, parameter norm, weights norm",
    "perplexity": "perplexity, ppl",
    "error": "error, err, error rate, err1, top1 err, top1 error",
    "f1": "f1, f 1",
    "mse": "mse",
    "mae": "mae",
    "rmse": "rmse",
    "auc": "auc",
    "epoch": "epoch",
}
_QUANTITIES: Mapping[str, str] = {
    spelling.strip(): metric
    for spelt in (_SPELLINGS, translations.METRICS)
    for metric, spellings in spelt.items()
    for spelling in spellings.split(",")
}
_LEARN_RATE = ["learn", "rate"]  # MATLAB and spaCy; "learn" alone is CatBoost's training set
_LR_GROUP = re.compile(
    r"^(lr|learning rate) ?(pg|lr|group|adam\w*+|sgd|rmsprop|lion)? ?\d*( pg ?\d+)?$"
)
WITHOUT_SPLIT = frozenset(  # of the training itself, not of data, even as train/learning_rate
    {"learning_rate", "batch_size", "grad_norm", "weight_distance", "weight_norm", "epoch"}
)
_TRAIN_BY_DEFAULT = frozenset({"loss", "accuracy", "accuracy_top5", "perplexity", "error"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[\s/._\-@:()\[\]|,]+")
_SPLIT_WORD = r"(?:train(?:ing)?|learn|val(?:id(?:ation)?)?|teste?|eval|dev|treino|valida[cç][aã]o)"
_PAID_IN_SECONDS = frozenset({"batch", "reader", "data", "iter", "step", "time"})
"""Words before ``cost`` that make it a time, as in PaddlePaddle's ``batch_cost``, and no loss."""
_EDGE_SPLIT = re.compile(
    rf"^{_SPLIT_WORD}[/._\- ]|[/._\- ]{_SPLIT_WORD}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A tag understood: the metric, its split, and how the number was averaged."""

    metric: str
    split: Split
    per: str = ""  # "epoch", "step" or "" when the tag does not say
    known: bool = False  # the metric is a word of the vocabulary
    split_said: bool = False  # the split is in the tag


@lru_cache(maxsize=65_536)
def understand(tag: str) -> Name:
    """The metric and split that one tag means on its own."""
    words = _words(tag)
    if words == _LEARN_RATE:
        return Name("learning_rate", Split.NONE, known=True)
    split_words = [word for word in words if word in SPLIT_WORDS]
    split = SPLIT_WORDS[split_words[-1]] if split_words else _of_batches(words)
    if split is Split.VAL and split_words[-1].startswith("eval") and "test" in split_words:
        split = Split.TEST  # "test_coco_eval_bbox": evaluated on the test set
    rest = [word for word in words if word not in SPLIT_WORDS]
    if rest[-1:] == ["cost"] and _PAID_IN_SECONDS & set(rest):
        rest = []
    for candidate, per in _candidates(rest):
        metric = _lookup(candidate)
        if metric is not None:
            return _known(metric, split, per)
    own = _own_name(tag) if split is not None else tag.strip().lower()
    return Name(own, split or Split.NONE, split_said=split is not None)


def _known(metric: str, split: Split | None, per: str) -> Name:
    """A name of the vocabulary, with its split for tags that have none."""
    if metric in WITHOUT_SPLIT:
        return Name(metric, Split.NONE, per, known=True, split_said=split is not None)
    default = Split.TRAIN if metric in _TRAIN_BY_DEFAULT else Split.NONE
    return Name(metric, split or default, per, known=True, split_said=split is not None)


def _of_batches(words: list[str]) -> Split | None:
    """What is measured on a "mini-batch" is measured in training; nothing else has them."""
    return Split.TRAIN if "mini batch" in " ".join(words) else None


def _candidates(words: list[str]) -> Iterable[tuple[list[str], str]]:
    """The words as they are, without fillers, and without the words that say how it was averaged.

    Whole first, so that ``batch_size`` is not read as the size of something per batch.
    """
    yield words, ""
    plain = [word for word in words if word not in _FILLERS]
    yield plain, ""
    without = [word for word in plain if word not in _EPOCH_WORDS | _STEP_WORDS]
    if len(without) < len(plain):
        yield without, "epoch" if _EPOCH_WORDS & set(plain) else "step"


def _lookup(words: list[str]) -> str | None:
    phrase = " ".join(words)
    found = _QUANTITIES.get(phrase)
    if found is None and _LR_GROUP.match(phrase):
        return "learning_rate"
    return found


def _words(tag: str) -> list[str]:
    spaced = _CAMEL.sub(" ", unaccented(tag.strip()))
    words: list[str] = []
    for word in _SEPARATORS.split(folded(spaced)):
        glued = _GLUED.match(word)
        words.extend(glued.groups() if glued else [word])
    return [word for word in words if word]


def _own_name(tag: str) -> str:
    """The tag in lower case without the split word at its edge."""
    stripped = tag.strip()
    return (_EDGE_SPLIT.sub("", stripped, count=1) or stripped).lower()


def name_tags(tags: Iterable[str]) -> dict[str, Name]:
    """The names of all tags of one run, no two of them the same.

    Of several tags that mean the same (``train_loss``, ``train_loss_epoch``,
    ``train_loss_step``), the plain one keeps the canonical name, then the average of the epoch;
    the step's becomes ``loss_step``, and any other keeps its own name.
    """
    understood = _beside_twins({tag: understand(tag) for tag in dict.fromkeys(tags)})
    named: dict[str, Name] = {}
    taken: dict[tuple[str, Split], int] = {}  # with the number that was last put behind each
    for tag in sorted(understood, key=lambda tag: _rank(tag, understood[tag])):
        named[tag] = _free(tag, understood[tag], taken)
    return {tag: named[tag] for tag in understood}


def _beside_twins(names: dict[str, Name]) -> dict[str, Name]:
    """``mae`` beside ``val_mae`` is that of the training set, as in Keras' logs."""
    twins = {name.metric for name in names.values() if name.split in (Split.VAL, Split.TEST)}
    trained = {name.metric for name in names.values() if name.split is Split.TRAIN}
    lonely = twins - trained - WITHOUT_SPLIT
    return {
        tag: replace(name, split=Split.TRAIN)
        if name.split is Split.NONE and name.metric in lonely
        else name
        for tag, name in names.items()
    }


def _rank(tag: str, name: Name) -> tuple[bool, bool, int, int, str]:
    per = ("", "epoch", "step").index(name.per)
    return (not name.known, not name.split_said, per, len(tag), tag)


def _free(tag: str, name: Name, taken: dict[tuple[str, Split], int]) -> Name:
    """The name of ``tag``, another where that is taken; it is taken from then on."""
    own = (tag.strip().lower(), name.split)
    choices = [
        (name.metric, name.split),
        *([(f"{name.metric}_{name.per}", name.split)] if name.per else []),
        *([] if name.split_said else [(name.metric, Split.NONE)]),
        own,
    ]
    choice = next((one for one in choices if one not in taken), own)
    while choice in taken:
        taken[own] += 1
        choice = (f"{own[0]}.{taken[own]}", name.split)
    taken[choice] = 1
    return Name(*choice, name.per, name.known, name.split_said)

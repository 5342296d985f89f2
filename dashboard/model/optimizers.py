"""What an optimizer's name says: its kind, and whether its step grows with the gradient.

Frameworks write the same one as ``SGD``, ``GradientDescentOptimizer`` or ``torch.optim.AdamW``.
"""

from functools import lru_cache

RMSPROP = ("rmsprop",)
LIKE_ADAM = ("adam", "lamb", "adafactor", "lion")
ADAPTIVE = (*LIKE_ADAM, *RMSPROP, "adagrad", "adadelta")
"""Parts of names of optimizers whose step does not grow with the gradient."""

DECOUPLED = ("adamw", "lamb", "lion", "sgdw")
"""Parts of names of optimizers whose weight decay does not pass through the gradient."""

DESCENT = ("sgd", "gradientdescent")
WITH_MOMENTUM = ("momentum", "nesterov")

KINDS = (
    ("rmsprop", RMSPROP),
    ("adam", LIKE_ADAM),
    ("momentum", WITH_MOMENTUM),
    ("sgd", DESCENT),
)
"""Kinds that share a usual rate, by parts of their names, the first match wins."""

BY_WRITER = {
    **dict.fromkeys(("huggingface", "huggingface stdout"), "adamw"),
    **dict.fromkeys(("nanogpt", "llm.c"), "adamw"),
}
"""The optimizer that a program takes unless told otherwise, by the reader of what it writes.

Their logs do not name it.  ``TrainingArguments.optim`` of Hugging Face's transformers is AdamW by
default; nanoGPT's ``train.py`` and llm.c's ``train_gpt2`` have no other."""


def of_writer(readers: str) -> str:
    """The optimizer of :data:`BY_WRITER`, empty without one.

    Args:
        readers: the readers of a run's logs, joined by ``+``.
    """
    return next((BY_WRITER[one] for one in readers.split("+") if one in BY_WRITER), "")


def is_adaptive(name: str) -> bool:
    """Whether it is Adam or similar."""
    return any(word in name for word in ADAPTIVE)


def is_decoupled(name: str) -> bool:
    """Whether its weight decay acts on the weights themselves, and is no L2 penalty."""
    return any(word in _plain(name) for word in DECOUPLED)


def is_descent(name: str) -> bool:
    """Whether it is gradient descent, with or without momentum."""
    plain = _plain(name)
    return any(word in plain for word in (*DESCENT, "momentum"))


@lru_cache(maxsize=1024)
def kind_of(name: str, momentum: float | None) -> str:
    """One of :data:`KINDS`; empty for another optimizer, and where the name is unknown.

    Kept: the runs of a log set share a few names, and each of them is asked about four times.
    """
    plain = _plain(name)
    for kind, words in KINDS:
        if any(word in plain for word in words):
            return "momentum" if kind == "sgd" and (momentum or 0.0) > 0 else kind
    return ""


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")

"""One setting put right, as lines of Keras; for the names of the reader see ``for_keras``."""

from collections.abc import Callable, Mapping

from dashboard.text.snippets.given import Comment, Given, literal


def mend(given: Given, comment: Comment) -> str:
    """The lines that give the setting its better value."""
    return MENDS[given.parameter](given, comment)


def _init(_: Given, __: Comment) -> str:
    return (
        "import keras\n\n"
        "keras.layers.Dense(\n"
        '    width, activation="relu", kernel_initializer="he_normal"\n'
        ")\n"
    )


def _scaling(_: Given, comment: Comment) -> str:
    return (
        f"{comment('of-the-training-set')}\n"
        "mean, spread = x_train.mean(), x_train.std()\n"
        "x_train = (x_train - mean) / spread\n"
        "x_val = (x_val - mean) / spread\n"
    )


def _loss(_: Given, comment: Comment) -> str:
    return (
        "import keras\n\n"
        f"{comment('raw-scores')}\n"
        "loss = keras.losses.SparseCategoricalCrossentropy(\n"
        "    from_logits=True\n)\n"
    )


def _labels(_: Given, comment: Comment) -> str:
    return f"print(y_train[:9])  {comment('look-at-labels')}\n"


def _order(_: Given, __: Comment) -> str:
    return (
        "import numpy as np\n\n"
        "at_random = np.random.default_rng(0).permutation(len(x_train))\n"
        "x_train, y_train = x_train[at_random], y_train[at_random]\n"
    )


def _dropout(given: Given, comment: Comment) -> str:
    return f"import keras\n\nkeras.layers.Dropout({given.to_literal})  {comment('wide-layers')}\n"


def _l1(given: Given, _: Comment) -> str:
    return (
        "import keras\n\n"
        "keras.layers.Dense(\n"
        "    width,\n"
        f"    kernel_regularizer=keras.regularizers.L1({given.to_literal}),\n"
        ")\n"
    )


def _clip(given: Given, _: Comment) -> str:
    return f"model.optimizer.global_clipnorm = {literal(given.to or 1.0)}\n"


def _decay(given: Given, comment: Comment) -> str:
    rate = literal(given.lr) if given.lr is not None else "0.001"
    return f"{comment('no-decay')}\nmodel.optimizer.learning_rate = {rate}\n"


def _batch(given: Given, _: Comment) -> str:
    return f"model.fit(x_train, y_train, batch_size={given.to_literal})\n"


MENDS: Mapping[str, Callable[[Given, Comment], str]] = {
    "init": _init,
    "input_scaling": _scaling,
    "loss": _loss,
    "label_noise": _labels,
    "fault": _labels,
    "order": _order,
    "dropout": _dropout,
    "l1": _l1,
    "clip": _clip,
    "decay": _decay,
    "batch_size": _batch,
}
"""By the setting that is at fault."""

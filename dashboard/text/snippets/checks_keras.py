"""Lines of Keras 3 that look for what is broken: numbers, labels, a split, a metric.

The names are those of :mod:`dashboard.text.snippets.for_keras`.
"""

from dashboard.text.snippets.checks_pytorch import MEMORISED, MEMORISING_STEPS
from dashboard.text.snippets.given import Comment, Given


def data(_: Given, comment: Comment) -> str:
    """The inputs: numbers, spread, and the loss before training."""
    return (
        "import numpy as np\n\n"
        "assert np.isfinite(x_train).all()\n"
        f"{comment('mean-and-spread')}\n"
        "print(x_train.mean(), x_train.std())\n"
        "print(x_val.mean(), x_val.std())\n"
        f"{comment('initial-loss')}\n"
        "print(model.evaluate(x_train, y_train))\n"
        "print(np.log(classes))\n"
    )


def labels(_: Given, comment: Comment) -> str:
    """A copy of the model that must memorise a few examples."""
    return (
        "import keras\n\n"
        f"x, y = x_train[:{MEMORISED}], y_train[:{MEMORISED}]\n"
        f"print(y)  {comment('look-at-labels')}\n"
        "probe = keras.models.clone_model(model)\n"
        'probe.compile(optimizer="adam", loss=loss)\n'
        f"probe.fit(x, y, epochs={MEMORISING_STEPS}, verbose=0)\n"
        f"print(probe.evaluate(x, y))  {comment('almost-zero')}\n"
    )


def precision(_: Given, comment: Comment) -> str:
    """A model in float32, evaluated."""
    return (
        "import keras\n\n"
        f"{comment('on-the-cpu')}\n"
        'keras.config.set_dtype_policy("float32")\n'
        "probe = keras.models.clone_model(model)\n"
        "probe.set_weights(model.get_weights())\n"
        'probe.compile(optimizer="sgd", loss=loss)\n'
        f"print(probe.evaluate(x_val, y_val))  {comment('still-a-number')}\n"
    )


def probe_rate(_: Given, comment: Comment) -> str:
    """A hundred steps of a copy at a tenth of the rate."""
    return (
        "import keras\n\n"
        f"{comment('hundred-steps')}\n"
        "rate = float(model.optimizer.learning_rate) / 10\n"
        "probe = keras.models.clone_model(model)\n"
        "probe.compile(keras.optimizers.SGD(rate), loss=loss)\n"
        "probe.fit(x_train[:3200], y_train[:3200], batch_size=32)\n"
    )


def scaling(_: Given, comment: Comment) -> str:
    """A layer that scales the inputs, before the model."""
    return (
        "import keras\n\n"
        "scale = keras.layers.Normalization()\n"
        f"{comment('from-training-set')}\n"
        "scale.adapt(x_train)\n"
        "model = keras.Sequential([scale, model])\n"
        "model.compile(optimizer=optimizer, loss=loss)\n"
    )


def output_layer(_: Given, comment: Comment) -> str:
    """The range of the labels, and the loss beside ln(classes)."""
    return (
        "import numpy as np\n\n"
        "print(np.min(y_train), np.max(y_train))\n"
        f"{comment('initial-loss')}\n"
        "print(model.evaluate(x_train, y_train))\n"
        "print(np.log(classes))\n"
    )


def metric(_: Given, comment: Comment) -> str:
    """Precision, recall and F1 of one class by hand."""
    return (
        "import numpy as np\n\n"
        "found = np.argmax(model.predict(x_val), axis=1)\n"
        "hits = ((found == 1) & (y_val == 1)).sum()\n"
        "precision = hits / max(1, (found == 1).sum())\n"
        "recall = hits / max(1, (y_val == 1).sum())\n"
        "f1 = 2 * precision * recall / max(1e-9, precision + recall)\n"
        f"print(precision, recall, f1)  {comment('by-hand')}\n"
    )


def reduction(_: Given, comment: Comment) -> str:
    """Both losses from one function."""
    return (
        "print(model.evaluate(x_train, y_train))\n"
        f"print(model.evaluate(x_val, y_val))  {comment('mean-over-items')}\n"
    )


def gradient_flow(_: Given, comment: Comment) -> str:
    """Whether a step changes the weights."""
    return (
        "import numpy as np\n\n"
        "before = model.get_weights()\n"
        "model.train_on_batch(x_train[:32], y_train[:32])\n"
        f"{comment('moved')}\n"
        "for old, new in zip(before, model.get_weights()):\n"
        "    print(np.abs(new - old).max())\n"
    )


def predicted(_: Given, comment: Comment) -> str:
    """How often each class is predicted, and how often it is right."""
    return (
        "import numpy as np\n\n"
        "found = np.argmax(model.predict(x_val), axis=1)\n"
        f"print(np.bincount(found))  {comment('more-than-one')}\n"
        "print(np.bincount(np.ravel(y_val)))\n"
    )


def split(_: Given, comment: Comment) -> str:
    """The classes of both sets, and the training set evaluated as the held-out one is."""
    return (
        "import numpy as np\n\n"
        f"{comment('same-order')}\n"
        "print(np.unique(y_train, return_counts=True))\n"
        "print(np.unique(y_val, return_counts=True))\n"
        f"{comment('evaluated-alike')}\n"
        "print(model.evaluate(x_train, y_train))\n"
    )


def shuffle(_: Given, __: Comment) -> str:
    """Inputs and labels in one new order."""
    return (
        "import numpy as np\n\n"
        "order = np.random.default_rng(0).permutation(len(x_train))\n"
        "x_train, y_train = x_train[order], y_train[order]\n"
    )

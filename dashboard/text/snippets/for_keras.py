"""Advice as lines of Keras 3.

``model``, ``loss``, ``x_train``, ``y_train``, ``x_val`` and ``y_val`` are the reader's;
``features``, ``width`` and ``classes`` are sizes of the reader's layers.
"""

from collections.abc import Callable, Mapping

from dashboard.text.snippets import checks_keras, mends
from dashboard.text.snippets.for_pytorch import FIRST_RATE
from dashboard.text.snippets.given import Comment, Given, call, literal
from dashboard.text.snippets.stops_pytorch import PATIENCE, best_was

CLASSES = {
    "sgd": "SGD",
    "adam": "Adam",
    "adamw": "AdamW",
    "rmsprop": "RMSprop",
    "adagrad": "Adagrad",
    "adadelta": "Adadelta",
    "nadam": "Nadam",
    "adamax": "Adamax",
}
"""The class in ``keras.optimizers`` of each optimizer."""

SHIFT = 0.1  # of width and height: a light variation


def _optimizer(given: Given, comment: Comment, **changed: float) -> str:
    """The optimizer anew with what changed; the reader's own where it is not known."""
    kind = given.optimizer
    if not kind or (given.lr is None and "learning_rate" not in changed):
        return "".join(
            f"model.optimizer.{name} = {literal(value)}\n" for name, value in changed.items()
        )
    if "momentum" in changed and kind != "rmsprop":
        kind = "sgd"
    if kind == "adam" and "weight_decay" in changed and not given.weight_decay:
        kind = "adamw"
    known = {"learning_rate": given.lr, "momentum": given.momentum}
    if kind not in {"sgd", "rmsprop"}:
        del known["momentum"]
    values = known | {"weight_decay": given.weight_decay} | changed
    note = ""
    if kind == "sgd" and values["weight_decay"] and values["momentum"] and values["momentum"] < 1:
        # Keras subtracts the decay outside the velocity; the usual penalty goes through it and
        # acts 1 / (1 - momentum) times as much.
        note = f"{comment('decay-and-momentum', decay=values['weight_decay'])}\n"
        values["weight_decay"] /= 1 - values["momentum"]
    options = {name: literal(value) for name, value in values.items() if value}
    if kind == "sgd" and given.is_nesterov and "momentum" in options:
        options["nesterov"] = "True"
    listed = [f"{name}={value}" for name, value in options.items()]
    line = call(f"optimizer = keras.optimizers.{CLASSES[kind]}", listed)
    return (
        f"import keras\n\n{comment('other-arguments')}\n{note}{line}\n"
        'model.compile(\n    optimizer, loss=loss, metrics=["accuracy"]\n)\n'
    )


def _fit(given: Given, callback: str = "", **changed: str) -> str:
    """Train with the run's batch size and epochs, or with what changed."""
    size = "batch_size" if given.batch_size is None else str(given.batch_size)
    epochs = "epochs" if given.epochs is None else str(given.epochs)
    options = {"batch_size": size, "epochs": epochs} | changed
    listed = ", ".join(f"{name}={value}" for name, value in options.items())
    called = f"    callbacks=[{callback}],\n" if callback else ""
    return (
        f"model.fit(\n    x_train, y_train, {listed},\n"
        f"    validation_data=(x_val, y_val),\n{called})\n"
    )


def _rate(given: Given, comment: Comment) -> str:
    if given.to is not None:
        return _optimizer(given, comment, learning_rate=given.to)
    factor = literal(given.evidence.get("factor", 1.0))
    return (
        "now = float(model.optimizer.learning_rate)\n"
        f"model.optimizer.learning_rate = {factor} * now\n"
    )


def _set_rate(given: Given, comment: Comment) -> str:
    return _optimizer(given, comment, learning_rate=given.to or FIRST_RATE)


def _rate_with_warm_up(given: Given, comment: Comment) -> str:
    rate = _rate(given, comment)
    if not rate.startswith("import keras"):
        rate = f"import keras\n\n{rate}"
    return f"{rate}\n{_rising(given, given.evidence.get('warm_up_epochs', 1.0))}"


def _warm_up(given: Given, _: Comment) -> str:
    if "steps" in given.evidence:
        return f"import keras\n\n{_rising_by_step(given, given.to or 1.0)}"
    return f"import keras\n\n{_rising(given, given.to or 1.0)}"


def _rising_by_step(given: Given, steps: float) -> str:
    """The rate from a part to the whole over ``steps``, a little at every step."""
    return (
        "full = float(model.optimizer.learning_rate)\n\n"
        "def set_rate(batch, logs=None):\n"
        "    done = int(model.optimizer.iterations) + 1\n"
        f"    now = full * min(1, done / {literal(steps)})\n"
        "    model.optimizer.learning_rate = now\n\n"
        "warm_up = keras.callbacks.LambdaCallback(\n    on_train_batch_begin=set_rate\n)\n"
        f"{_fit(given, 'warm_up')}"
    )


def _rising(given: Given, epochs: float) -> str:
    """The rate from a part to the whole over ``epochs``, a little at every epoch."""
    return (
        "full = float(model.optimizer.learning_rate)\n"
        "warm_up = keras.callbacks.LearningRateScheduler(\n"
        f"    lambda epoch: full * min(1, (epoch + 1) / {literal(epochs)})\n"
        ")\n"
        f"{_fit(given, 'warm_up')}"
    )


def _batch_size(given: Given, comment: Comment) -> str:
    rate = given.evidence.get("lr")
    changed = "" if rate is None else _optimizer(given, comment, learning_rate=rate) + "\n"
    return f"{changed}{_fit(given, batch_size=given.to_literal)}"


def _train_longer(given: Given, _: Comment) -> str:
    if given.in_epochs:
        return _fit(given, epochs=given.to_literal)
    size = "batch_size" if given.batch_size is None else str(given.batch_size)
    return (
        "import math\n\n"
        f"epochs = math.ceil({given.to_literal} * {size} / len(x_train))\n"
        f"{_fit(given, epochs='epochs')}"
    )


def _stop(given: Given, comment: Comment) -> str:
    return (
        f"import keras\n\n{best_was(given, comment)}\n"
        "stop = keras.callbacks.EarlyStopping(\n"
        f'    monitor="val_loss", patience={PATIENCE},\n'
        "    restore_best_weights=True,\n"
        ")\n"
        f"{_fit(given, 'stop')}"
    )


def _stop_lost(given: Given, comment: Comment) -> str:
    """A callback that ends the training once the loss has stayed above its start."""
    rounds, above = (literal(given.evidence.get(name, 1.0)) for name in ("in_a_row", "above"))
    return (
        "import keras\n\n"
        "losses = []\n\n\n"
        "def look(epoch, logs):\n"
        '    losses.append(logs["loss"])\n'
        f"    {comment('lost-for-good')}\n"
        f"    lately, level = losses[1:][-{rounds}:], {above} * losses[0]\n"
        f"    if len(lately) == {rounds} and min(lately) > level:\n"
        "        model.stop_training = True\n\n\n"
        "no_number = keras.callbacks.TerminateOnNaN()\n"
        "lost = keras.callbacks.LambdaCallback(on_epoch_end=look)\n"
        f"{_fit(given, 'no_number, lost')}"
    )


def _weight_decay(given: Given, comment: Comment) -> str:
    return _optimizer(given, comment, weight_decay=given.to or 0.0)


def _dropout(given: Given, comment: Comment) -> str:
    return (
        "import keras\n\n"
        "model = keras.Sequential([\n"
        '    keras.layers.Dense(width, activation="relu"),\n'
        f"    keras.layers.Dropout({given.to_literal}),  {comment('wide-layers')}\n"
        "    keras.layers.Dense(classes),\n"
        "])\n"
    )


def _augment(_: Given, comment: Comment) -> str:
    return (
        "import keras\n\n"
        "model = keras.Sequential([\n"
        f"    {comment('choose-variations')}\n"
        f"    keras.layers.RandomTranslation({SHIFT}, {SHIFT}),\n"
        f"    model,  {comment('your-layers')}\n"
        "])\n"
    )


def _larger_model(_: Given, comment: Comment) -> str:
    return (
        "import keras\n\n"
        f"width = 2 * width  {comment('twice-as-wide')}\n"
        "model = keras.Sequential([\n"
        '    keras.layers.Dense(width, activation="relu"),\n'
        '    keras.layers.Dense(width, activation="relu"),\n'
        "    keras.layers.Dense(classes),\n"
        "])\n"
    )


def _decay(given: Given, _: Comment) -> str:
    at, factor = given.evidence.get("at"), literal(given.evidence.get("factor", 1.0))
    if at is not None and not given.in_epochs:
        first = "float(model.optimizer.learning_rate)" if given.start is None else ""
        first = first or literal(given.start or 0.0)
        return (
            "import keras\n\n"
            f"first_rate = {first}\n"
            "rates = keras.optimizers.schedules.PiecewiseConstantDecay(\n"
            f"    [{literal(at)}], [first_rate, {factor} * first_rate]\n"
            ")\n"
            "model.optimizer.learning_rate = rates\n"
        )
    where = "epochs // 2" if at is None else literal(at)
    return (
        "import keras\n\n"
        "decay = keras.callbacks.LearningRateScheduler(\n"
        f"    lambda epoch, lr: {factor} * lr if epoch == {where} else lr\n"
        ")\n"
        f"{_fit(given, 'decay')}"
    )


def _clip(given: Given, comment: Comment) -> str:
    return _optimizer(given, comment, global_clipnorm=given.to or 1.0)


def _momentum(given: Given, comment: Comment) -> str:
    return _optimizer(given, comment, momentum=given.to or 0.0)


def _log(given: Given, comment: Comment) -> str:
    return (
        "import keras\n\n"
        f"{comment('open-this')}\n"
        'log = keras.callbacks.CSVLogger("metrics.csv")\n'
        f"{_fit(given, 'log')}"
    )


ACTIONS: Mapping[str, Callable[[Given, Comment], str]] = {
    "raise_lr": _rate,
    "lower_lr": _rate,
    "try_lr": _rate,
    "raise_lr_with_batch": _rate_with_warm_up,
    "lower_batch_size": _batch_size,
    "raise_batch_size": _batch_size,
    "train_longer": _train_longer,
    "stop_at_epoch": _stop,
    "add_weight_decay": _weight_decay,
    "lower_weight_decay": _weight_decay,
    "add_dropout": _dropout,
    "augment": _augment,
    "larger_model": _larger_model,
    "decay_lr": _decay,
    "warm_up": _warm_up,
    "clip_gradients": _clip,
    "add_momentum": _momentum,
    "check_data": checks_keras.data,
    "check_labels": checks_keras.labels,
    "log_more": _log,
    "set_lr": _set_rate,
    "check_precision": checks_keras.precision,
    "probe_lower_lr": checks_keras.probe_rate,
    "scale_inputs": checks_keras.scaling,
    "check_output_layer": checks_keras.output_layer,
    "check_metric": checks_keras.metric,
    "fix_reduction": checks_keras.reduction,
    "check_gradient_flow": checks_keras.gradient_flow,
    "check_classes": checks_keras.predicted,
    "check_split": checks_keras.split,
    "shuffle_data": checks_keras.shuffle,
    "stop_now": _stop_lost,
    "mend_setting": mends.in_keras,
}
"""What writes each action's lines."""

"""Advice as lines of PyTorch.

``model``, ``optimizer``, ``train_set``, ``train_loader`` and ``loss_function`` are the reader's;
``train_one_epoch()`` trains and returns the training loss, ``validate()`` the loss on held-out
data; ``features``, ``width`` and ``classes`` are sizes of the reader's layers.
"""

from collections.abc import Callable, Mapping

from dashboard.text.snippets import checks_pytorch, mends, stops_pytorch
from dashboard.text.snippets.given import Comment, Given, call, literal

CLASSES = {
    "sgd": "SGD",
    "adam": "Adam",
    "adamw": "AdamW",
    "rmsprop": "RMSprop",
    "adagrad": "Adagrad",
    "adadelta": "Adadelta",
    "nadam": "NAdam",
    "adamax": "Adamax",
}
"""The class in ``torch.optim`` of each optimizer of :data:`dashboard.text.snippets.given.KINDS`."""

FIRST_RATE = 0.001  # Adam's own, to begin with where the optimizer is not known
NEAR_ZERO = 0.01  # times the full rate: where a warm-up starts

STEP = """\
    optimizer.zero_grad()
    loss = loss_function(model(inputs), labels)
    loss.backward()
    optimizer.step()
"""


def _optimizer(given: Given, comment: Comment, **changed: float) -> str:
    """The optimizer anew with what changed; the groups of the reader's own if it is not known."""
    kind = given.optimizer
    if not kind or (given.lr is None and "lr" not in changed):
        lines = [f'    group["{name}"] = {literal(value)}\n' for name, value in changed.items()]
        return "for group in optimizer.param_groups:\n" + "".join(lines)
    if "momentum" in changed and kind != "rmsprop":
        kind = "sgd"
    if kind == "adam" and "weight_decay" in changed and not given.weight_decay:
        kind = "adamw"  # the advice is for decay apart from the gradient, which Adam has not
    known = {"lr": given.lr, "momentum": given.momentum, "weight_decay": given.weight_decay}
    if kind not in {"sgd", "rmsprop"}:
        del known["momentum"]
    options = {name: literal(value) for name, value in (known | changed).items() if value}
    if kind == "sgd" and given.is_nesterov and "momentum" in options:
        options["nesterov"] = "True"
    listed = [f"{name}={value}" for name, value in options.items()]
    line = call(f"optimizer = torch.optim.{CLASSES[kind]}", ["model.parameters()", *listed])
    return f"import torch\n\n{comment('other-arguments')}\n{line}\n"


def _rate(given: Given, comment: Comment) -> str:
    if given.to is not None:
        return _optimizer(given, comment, lr=given.to)
    return f'for group in optimizer.param_groups:\n    group["lr"] *= {_factor(given)}\n'


def _set_rate(given: Given, comment: Comment) -> str:
    return _optimizer(given, comment, lr=given.to or FIRST_RATE)


def _factor(given: Given) -> str:
    return literal(given.evidence.get("factor", 1.0))


def _rate_with_warm_up(given: Given, comment: Comment) -> str:
    epochs = given.evidence.get("warm_up_epochs", 1.0)
    imported = "" if given.optimizer else "import torch\n\n"
    return f"{imported}{_rate(given, comment)}\n{_rising(epochs, comment)}"


def _warm_up(given: Given, comment: Comment) -> str:
    return f"import torch\n\n{_rising(given.to or 0.0, comment, by_step='steps' in given.evidence)}"


def _rising(length: float, comment: Comment, *, by_step: bool = False) -> str:
    """The rate from near zero to full over ``length`` epochs or steps, a little at every step."""
    iterations = literal(length) if by_step else f"{literal(length)} * len(train_loader)"
    return (
        "warm_up = torch.optim.lr_scheduler.LinearLR(\n"
        f"    optimizer,\n    start_factor={literal(NEAR_ZERO)},\n"
        f"    total_iters={iterations},\n"
        ")\n"
        f"{_loop(comment)}"
        f"{STEP}"
        f"    warm_up.step()  {comment('every-step')}\n"
    )


def _loop(comment: Comment) -> str:
    return f"{comment('your-loop')}\nfor inputs, labels in train_loader:\n"


def _batch_size(given: Given, comment: Comment) -> str:
    rate = given.evidence.get("lr")
    changed = "" if rate is None else "\n" + _optimizer(given, comment, lr=rate)
    return (
        "from torch.utils.data import DataLoader\n\n"
        "train_loader = DataLoader(\n"
        f"    train_set, batch_size={given.to_literal}, shuffle=True\n)\n"
        f"{changed}"
    )


def _train_longer(given: Given, comment: Comment) -> str:
    if given.in_epochs:
        return (
            f"epochs = {given.to_literal}\n"
            "for epoch in range(epochs):\n"
            f"    train_one_epoch()  {comment('yours')}\n"
        )
    return (
        "from itertools import chain, islice, repeat\n\n"
        f"{comment('epoch-after-epoch')}\n"
        "batches = chain.from_iterable(repeat(train_loader))\n"
        f"for inputs, labels in islice(batches, {given.to_literal}):\n"
        f"{STEP}"
    )


def _weight_decay(given: Given, comment: Comment) -> str:
    return _optimizer(given, comment, weight_decay=given.to or 0.0)


def _dropout(given: Given, comment: Comment) -> str:
    if given.start:
        return (
            "import torch\n\n"
            "for layer in model.modules():\n"
            "    if isinstance(layer, torch.nn.Dropout):\n"
            f"        layer.p = {given.to_literal}\n"
        )
    return (
        "from torch import nn\n\n"
        "model = nn.Sequential(\n"
        "    nn.Linear(features, width),\n"
        "    nn.ReLU(),\n"
        f"    nn.Dropout({given.to_literal}),  {comment('wide-layers')}\n"
        "    nn.Linear(width, classes),\n"
        ")\n"
    )


def _augment(_: Given, comment: Comment) -> str:
    return (
        "import torch\nfrom torch.nn.functional import pad\n\n\n"
        f"{comment('choose-variations')}\n"
        "def shifted(images):\n"
        "    top, left = torch.randint(0, 5, (2,)).tolist()\n"
        "    rows = slice(top, top + images.shape[-2])\n"
        "    columns = slice(left, left + images.shape[-1])\n"
        "    return pad(images, (2, 2, 2, 2))[..., rows, columns]\n\n\n"
        f"{comment('your-loop')}\nfor images, labels in train_loader:\n"
        "    optimizer.zero_grad()\n"
        "    loss = loss_function(model(shifted(images)), labels)\n"
        "    loss.backward()\n"
        "    optimizer.step()\n"
    )


def _larger_model(_: Given, comment: Comment) -> str:
    return (
        "from torch import nn\n\n"
        f"width = 2 * width  {comment('twice-as-wide')}\n"
        "model = nn.Sequential(\n"
        "    nn.Linear(features, width),\n"
        "    nn.ReLU(),\n"
        "    nn.Linear(width, width),\n"
        "    nn.ReLU(),\n"
        "    nn.Linear(width, classes),\n"
        ")\n"
    )


def _decay(given: Given, comment: Comment) -> str:
    at = given.evidence.get("at")
    where = "epochs // 2" if at is None else literal(at)
    head = (
        "import torch\n\n"
        "decay = torch.optim.lr_scheduler.MultiStepLR(\n"
        f"    optimizer, milestones=[{where}], gamma={_factor(given)}\n"
        ")\n"
    )
    if at is not None and not given.in_epochs:
        return f"{head}{_loop(comment)}{STEP}    decay.step()  {comment('every-step')}\n"
    epochs = "epochs" if given.epochs is None else str(given.epochs)
    return (
        f"{head}for epoch in range({epochs}):\n"
        f"    train_one_epoch()  {comment('yours')}\n"
        "    decay.step()\n"
    )


def _clip(given: Given, comment: Comment) -> str:
    clip = (
        f"    {comment('before-step')}\n"
        "    torch.nn.utils.clip_grad_norm_(\n"
        f"        model.parameters(), max_norm={given.to_literal}\n    )\n"
    )
    step = STEP.replace("    optimizer.step()\n", f"{clip}    optimizer.step()\n")
    return f"import torch\n\n{_loop(comment)}{step}"


def _momentum(given: Given, comment: Comment) -> str:
    return _optimizer(given, comment, momentum=given.to or 0.0)


def _log(given: Given, comment: Comment) -> str:
    epochs = "epochs" if given.epochs is None else str(given.epochs)
    return (
        "import csv\n\n"
        f"{comment('open-this')}\n"
        'with open("metrics.csv", "w", newline="") as file:\n'
        "    log = csv.writer(file)\n"
        '    log.writerow(["epoch", "train_loss", "val_loss"])\n'
        f"    for epoch in range({epochs}):\n"
        f"        train_loss = train_one_epoch()  {comment('yours')}\n"
        "        log.writerow([epoch, train_loss, validate()])\n"
        "        file.flush()\n"
    )


ACTIONS: Mapping[str, Callable[[Given, Comment], str]] = {
    "raise_lr": _rate,
    "lower_lr": _rate,
    "try_lr": _rate,
    "raise_lr_with_batch": _rate_with_warm_up,
    "lower_batch_size": _batch_size,
    "raise_batch_size": _batch_size,
    "train_longer": _train_longer,
    "stop_at_epoch": stops_pytorch.at_best,
    "add_weight_decay": _weight_decay,
    "lower_weight_decay": _weight_decay,
    "add_dropout": _dropout,
    "augment": _augment,
    "larger_model": _larger_model,
    "decay_lr": _decay,
    "warm_up": _warm_up,
    "clip_gradients": _clip,
    "add_momentum": _momentum,
    "check_data": checks_pytorch.data,
    "check_labels": checks_pytorch.labels,
    "log_more": _log,
    "set_lr": _set_rate,
    "check_precision": checks_pytorch.precision,
    "probe_lower_lr": checks_pytorch.probe_rate,
    "scale_inputs": checks_pytorch.scaling,
    "check_output_layer": checks_pytorch.output_layer,
    "check_metric": checks_pytorch.metric,
    "fix_reduction": checks_pytorch.reduction,
    "check_gradient_flow": checks_pytorch.gradient_flow,
    "check_classes": checks_pytorch.predicted,
    "check_split": checks_pytorch.split,
    "shuffle_data": checks_pytorch.shuffle,
    "stop_now": stops_pytorch.lost,
    "mend_setting": mends.in_pytorch,
}
"""What writes each action's lines."""

"""One setting put right, as lines of PyTorch and of Keras.

For the names of the reader's own objects see ``for_pytorch`` and ``for_keras``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.text.snippets import checks_keras
from dashboard.text.snippets.given import Comment, Given, literal

Write: TypeAlias = Callable[[Given, Comment], str]


@dataclass(frozen=True, slots=True)
class Mend:
    """The lines that give a setting its better value, in each library."""

    pytorch: Write
    keras: Write


def in_pytorch(given: Given, comment: Comment) -> str:
    """The lines of PyTorch that give the setting its better value."""
    return MENDS[given.parameter].pytorch(given, comment)


def in_keras(given: Given, comment: Comment) -> str:
    """The lines of Keras that give the setting its better value."""
    return MENDS[given.parameter].keras(given, comment)


def _init_in_pytorch(_: Given, __: Comment) -> str:
    return (
        "from torch import nn\n\n"
        "for layer in model.modules():\n"
        "    if isinstance(layer, (nn.Linear, nn.Conv2d)):\n"
        "        nn.init.kaiming_normal_(layer.weight)\n"
        "        if layer.bias is not None:\n"
        "            nn.init.zeros_(layer.bias)\n"
    )


def _init_in_keras(_: Given, __: Comment) -> str:
    return (
        "import keras\n\n"
        "keras.layers.Dense(\n"
        '    width, activation="relu", kernel_initializer="he_normal"\n'
        ")\n"
    )


def _scaling_in_pytorch(_: Given, comment: Comment) -> str:
    return (
        f"{comment('of-the-training-set')}\n"
        "inputs, labels = next(iter(train_loader))\n"
        "mean, spread = inputs.mean(), inputs.std()\n"
        "inputs = (inputs - mean) / spread\n"
    )


def _scaling_in_keras(_: Given, comment: Comment) -> str:
    return (
        f"{comment('of-the-training-set')}\n"
        "mean, spread = x_train.mean(), x_train.std()\n"
        "x_train = (x_train - mean) / spread\n"
        "x_val = (x_val - mean) / spread\n"
    )


def _loss_in_pytorch(_: Given, comment: Comment) -> str:
    return (
        f"from torch import nn\n\n{comment('raw-scores')}\nloss_function = nn.CrossEntropyLoss()\n"
    )


def _loss_in_keras(_: Given, comment: Comment) -> str:
    return (
        "import keras\n\n"
        f"{comment('raw-scores')}\n"
        "loss = keras.losses.SparseCategoricalCrossentropy(\n"
        "    from_logits=True\n)\n"
    )


def _labels_in_pytorch(_: Given, comment: Comment) -> str:
    return (
        f"{comment('look-at-labels')}\n"
        "inputs, labels = next(iter(train_loader))\n"
        "for item, label in zip(inputs[:9], labels[:9]):\n"
        "    print(item.shape, label.item())\n"
    )


def _labels_in_keras(_: Given, comment: Comment) -> str:
    return f"print(y_train[:9])  {comment('look-at-labels')}\n"


def _order_in_pytorch(_: Given, comment: Comment) -> str:
    return (
        "from torch.utils.data import DataLoader\n\n"
        f"{comment('other-arguments')}\n"
        "train_loader = DataLoader(\n"
        "    train_set, batch_size=train_loader.batch_size,\n"
        "    shuffle=True,\n)\n"
    )


def _dropout_in_pytorch(given: Given, comment: Comment) -> str:
    return f"from torch import nn\n\nnn.Dropout({given.to_literal})  {comment('wide-layers')}\n"


def _dropout_in_keras(given: Given, comment: Comment) -> str:
    return f"import keras\n\nkeras.layers.Dropout({given.to_literal})  {comment('wide-layers')}\n"


def _l1_in_pytorch(given: Given, comment: Comment) -> str:
    return (
        f"{comment('your-loop')}\n"
        "inputs, labels = next(iter(train_loader))\n"
        "size = sum(p.abs().sum() for p in model.parameters())\n"
        f"loss = loss_function(model(inputs), labels) + {given.to_literal} * size\n"
    )


def _l1_in_keras(given: Given, _: Comment) -> str:
    return (
        "import keras\n\n"
        "keras.layers.Dense(\n"
        "    width,\n"
        f"    kernel_regularizer=keras.regularizers.L1({given.to_literal}),\n"
        ")\n"
    )


def _clip_in_pytorch(given: Given, comment: Comment) -> str:
    return (
        "import torch\n\n"
        f"{comment('before-step')}\n"
        "torch.nn.utils.clip_grad_norm_(\n"
        f"    model.parameters(), {literal(given.to or 1.0)}\n)\n"
    )


def _clip_in_keras(given: Given, _: Comment) -> str:
    return f"model.optimizer.global_clipnorm = {literal(given.to or 1.0)}\n"


def _decay_in_pytorch(_: Given, comment: Comment) -> str:
    return (
        "import torch\n\n"
        f"{comment('no-decay')}\n"
        "schedule = torch.optim.lr_scheduler.ConstantLR(\n"
        "    optimizer, factor=1.0\n)\n"
    )


def _decay_in_keras(given: Given, comment: Comment) -> str:
    rate = literal(given.lr) if given.lr is not None else "0.001"
    return f"{comment('no-decay')}\nmodel.optimizer.learning_rate = {rate}\n"


def _batch_in_pytorch(given: Given, comment: Comment) -> str:
    return (
        "from torch.utils.data import DataLoader\n\n"
        f"{comment('other-arguments')}\n"
        "train_loader = DataLoader(\n"
        f"    train_set, batch_size={given.to_literal}, shuffle=True\n)\n"
    )


def _batch_in_keras(given: Given, _: Comment) -> str:
    return f"model.fit(x_train, y_train, batch_size={given.to_literal})\n"


MENDS: Mapping[str, Mend] = {
    "init": Mend(_init_in_pytorch, _init_in_keras),
    "input_scaling": Mend(_scaling_in_pytorch, _scaling_in_keras),
    "loss": Mend(_loss_in_pytorch, _loss_in_keras),
    "label_noise": Mend(_labels_in_pytorch, _labels_in_keras),
    "fault": Mend(_labels_in_pytorch, _labels_in_keras),
    "order": Mend(_order_in_pytorch, checks_keras.shuffle),
    "dropout": Mend(_dropout_in_pytorch, _dropout_in_keras),
    "l1": Mend(_l1_in_pytorch, _l1_in_keras),
    "clip": Mend(_clip_in_pytorch, _clip_in_keras),
    "decay": Mend(_decay_in_pytorch, _decay_in_keras),
    "batch_size": Mend(_batch_in_pytorch, _batch_in_keras),
}
"""By the setting that is at fault."""

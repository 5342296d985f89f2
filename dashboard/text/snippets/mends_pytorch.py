"""One setting put right, as lines of PyTorch; for the names of the reader see ``for_pytorch``."""

from collections.abc import Callable, Mapping

from dashboard.text.snippets.given import Comment, Given, literal


def mend(given: Given, comment: Comment) -> str:
    """The lines that give the setting its better value."""
    return MENDS[given.parameter](given, comment)


def _init(_: Given, __: Comment) -> str:
    return (
        "from torch import nn\n\n"
        "for layer in model.modules():\n"
        "    if isinstance(layer, (nn.Linear, nn.Conv2d)):\n"
        "        nn.init.kaiming_normal_(layer.weight)\n"
        "        if layer.bias is not None:\n"
        "            nn.init.zeros_(layer.bias)\n"
    )


def _scaling(_: Given, comment: Comment) -> str:
    return (
        f"{comment('of-the-training-set')}\n"
        "inputs, labels = next(iter(train_loader))\n"
        "mean, spread = inputs.mean(), inputs.std()\n"
        "inputs = (inputs - mean) / spread\n"
    )


def _loss(_: Given, comment: Comment) -> str:
    return (
        f"from torch import nn\n\n{comment('raw-scores')}\nloss_function = nn.CrossEntropyLoss()\n"
    )


def _labels(_: Given, comment: Comment) -> str:
    return (
        f"{comment('look-at-labels')}\n"
        "inputs, labels = next(iter(train_loader))\n"
        "for item, label in zip(inputs[:9], labels[:9]):\n"
        "    print(item.shape, label.item())\n"
    )


def _order(_: Given, comment: Comment) -> str:
    return (
        "from torch.utils.data import DataLoader\n\n"
        f"{comment('other-arguments')}\n"
        "train_loader = DataLoader(\n"
        "    train_set, batch_size=train_loader.batch_size,\n"
        "    shuffle=True,\n)\n"
    )


def _dropout(given: Given, comment: Comment) -> str:
    return f"from torch import nn\n\nnn.Dropout({given.to_literal})  {comment('wide-layers')}\n"


def _l1(given: Given, comment: Comment) -> str:
    return (
        f"{comment('your-loop')}\n"
        "inputs, labels = next(iter(train_loader))\n"
        "size = sum(p.abs().sum() for p in model.parameters())\n"
        f"loss = loss_function(model(inputs), labels) + {given.to_literal} * size\n"
    )


def _clip(given: Given, comment: Comment) -> str:
    return (
        "import torch\n\n"
        f"{comment('before-step')}\n"
        "torch.nn.utils.clip_grad_norm_(\n"
        f"    model.parameters(), {literal(given.to or 1.0)}\n)\n"
    )


def _decay(_: Given, comment: Comment) -> str:
    return (
        "import torch\n\n"
        f"{comment('no-decay')}\n"
        "schedule = torch.optim.lr_scheduler.ConstantLR(\n"
        "    optimizer, factor=1.0\n)\n"
    )


def _batch(given: Given, comment: Comment) -> str:
    return (
        "from torch.utils.data import DataLoader\n\n"
        f"{comment('other-arguments')}\n"
        "train_loader = DataLoader(\n"
        f"    train_set, batch_size={given.to_literal}, shuffle=True\n)\n"
    )


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

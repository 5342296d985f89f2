"""Lines of PyTorch that look for what is broken: numbers, labels, a split, a metric.

The names are those of :mod:`dashboard.text.snippets.for_pytorch`; ``val_loader`` gives the
held-out data.
"""

from dashboard.text.snippets.given import Comment, Given

MEMORISED = 20  # examples to memorise; Karpathy, "A Recipe for Training Neural Networks"
MEMORISING_STEPS = 500
HUNDRED = 100  # steps: an overflow of the first steps shows by then


def data(_: Given, comment: Comment) -> str:
    """The first batch: numbers, spread, and the loss before training."""
    return (
        "import math\n\n"
        "import torch\n\n"
        "inputs, labels = next(iter(train_loader))\n"
        "assert torch.isfinite(inputs).all()\n"
        f"{comment('mean-and-spread')}\n"
        "print(inputs.mean(), inputs.std())\n"
        "with torch.no_grad():\n"
        "    loss = loss_function(model(inputs), labels)\n"
        f"{comment('initial-loss')}\n"
        "print(loss.item(), math.log(classes))\n"
    )


def labels(_: Given, comment: Comment) -> str:
    """A copy of the model that must memorise a few examples."""
    return (
        "import copy\n\n"
        "import torch\n\n"
        "inputs, labels = next(iter(train_loader))\n"
        f"inputs, labels = inputs[:{MEMORISED}], labels[:{MEMORISED}]\n"
        f"print(labels)  {comment('look-at-labels')}\n"
        f"{comment('no-dropout')}\n"
        "probe = copy.deepcopy(model).eval()\n"
        "optimizer = torch.optim.Adam(probe.parameters())\n"
        f"for step in range({MEMORISING_STEPS}):\n"
        "    optimizer.zero_grad()\n"
        "    loss = loss_function(probe(inputs), labels)\n"
        "    loss.backward()\n"
        "    optimizer.step()\n"
        f"print(loss.item())  {comment('almost-zero')}\n"
    )


def precision(_: Given, comment: Comment) -> str:
    """One batch in float32, loss and gradients looked at."""
    return (
        "import torch\n\n"
        f"{comment('on-the-cpu')}\n"
        "model.float()\n"
        "inputs, labels = next(iter(train_loader))\n"
        "loss = loss_function(model(inputs.float()), labels)\n"
        "model.zero_grad()\n"
        "loss.backward()\n"
        "norm = torch.nn.utils.get_total_norm(\n"
        "    p.grad for p in model.parameters()\n)\n"
        f"print(loss.item(), norm.item())  {comment('still-a-number')}\n"
    )


def probe_rate(_: Given, comment: Comment) -> str:
    """A hundred steps of a copy at a tenth of the rate."""
    return (
        "import copy\nfrom itertools import chain, islice, repeat\n\n"
        "import torch\n\n"
        f"{comment('hundred-steps')}\n"
        "probe = copy.deepcopy(model)\n"
        'rate = optimizer.param_groups[0]["lr"] / 10\n'
        "tried = torch.optim.SGD(probe.parameters(), lr=rate)\n"
        "batches = chain.from_iterable(repeat(train_loader))\n"
        f"for inputs, labels in islice(batches, {HUNDRED}):\n"
        "    tried.zero_grad()\n"
        "    loss = loss_function(probe(inputs), labels)\n"
        "    loss.backward()\n"
        "    tried.step()\n"
        f"print(loss.item())  {comment('still-a-number')}\n"
    )


def scaling(_: Given, comment: Comment) -> str:
    """A first layer that scales the inputs, from the training set's mean and deviation."""
    return (
        "import torch\n\n"
        "examples = torch.cat([inputs for inputs, _ in train_loader])\n"
        f"{comment('from-training-set')}\n"
        "mean, spread = examples.mean(dim=0), examples.std(dim=0)\n"
        "for inputs, labels in train_loader:\n"
        "    inputs = (inputs - mean) / (spread + 1e-8)\n"
    )


def output_layer(_: Given, comment: Comment) -> str:
    """The range of the labels, and the loss of raw scores beside ln(classes)."""
    return (
        "import math\n\nimport torch\n\n"
        "inputs, labels = next(iter(train_loader))\n"
        "print(labels.min(), labels.max())\n"
        "with torch.no_grad():\n"
        f"    scores = model(inputs)  {comment('raw-scores')}\n"
        "loss = torch.nn.functional.cross_entropy(scores, labels)\n"
        f"{comment('initial-loss')}\n"
        "print(loss.item(), math.log(classes))\n"
    )


def metric(_: Given, comment: Comment) -> str:
    """Precision, recall and F1 of one class by hand."""
    return (
        "import torch\n\n"
        "model.eval()\n"
        "found, truth = [], []\n"
        "with torch.no_grad():\n"
        "    for inputs, labels in val_loader:\n"
        "        found.append(model(inputs).argmax(dim=1))\n"
        "        truth.append(labels)\n"
        "found, truth = torch.cat(found), torch.cat(truth)\n"
        "hits = ((found == 1) & (truth == 1)).sum().item()\n"
        "precision = hits / max(1, (found == 1).sum().item())\n"
        "recall = hits / max(1, (truth == 1).sum().item())\n"
        "f1 = 2 * precision * recall / max(1e-9, precision + recall)\n"
        f"print(precision, recall, f1)  {comment('by-hand')}\n"
    )


def reduction(_: Given, comment: Comment) -> str:
    """The training loss as a mean over items."""
    return (
        "total, items = 0.0, 0\n"
        f"{comment('your-loop')}\n"
        "for inputs, labels in train_loader:\n"
        "    loss = loss_function(model(inputs), labels)\n"
        "    total += loss.item() * len(labels)\n"
        "    items += len(labels)\n"
        f"print(total / items)  {comment('mean-over-items')}\n"
    )


def gradient_flow(_: Given, comment: Comment) -> str:
    """Every parameter's gradient, and whether the optimizer holds it."""
    return (
        "held = {\n"
        "    id(p) for group in optimizer.param_groups\n"
        '    for p in group["params"]\n}\n'
        "inputs, labels = next(iter(train_loader))\n"
        "model.zero_grad()\n"
        "loss_function(model(inputs), labels).backward()\n"
        f"{comment('moved')}\n"
        "for name, p in model.named_parameters():\n"
        "    size = 0.0 if p.grad is None else p.grad.abs().max()\n"
        "    print(name, float(size), id(p) in held)\n"
    )


def predicted(_: Given, comment: Comment) -> str:
    """How often each class is predicted and how often it is right."""
    return (
        "import torch\n\n"
        "model.eval()\n"
        "found = torch.zeros(classes, dtype=torch.long)\n"
        "truth = torch.zeros(classes, dtype=torch.long)\n"
        "with torch.no_grad():\n"
        "    for inputs, labels in val_loader:\n"
        "        answers = model(inputs).argmax(dim=1)\n"
        "        found += torch.bincount(answers, minlength=classes)\n"
        "        truth += torch.bincount(labels, minlength=classes)\n"
        f"print(found, truth)  {comment('more-than-one')}\n"
    )


def split(_: Given, comment: Comment) -> str:
    """The classes of both sets, and the training set evaluated as the held-out one is."""
    return (
        "import torch\n\n"
        "model.eval()\n"
        'sets = {"train": train_loader, "val": val_loader}\n'
        "for name, loader in sets.items():\n"
        "    right = items = 0\n"
        "    seen = torch.zeros(classes, dtype=torch.long)\n"
        "    with torch.no_grad():\n"
        "        for inputs, labels in loader:\n"
        "            answers = model(inputs).argmax(dim=1)\n"
        "            right += (answers == labels).sum().item()\n"
        "            items += len(labels)\n"
        "            seen += torch.bincount(labels, minlength=classes)\n"
        f"    {comment('same-order')}\n"
        "    print(name, seen)\n"
        f"    print(right / items)  {comment('evaluated-alike')}\n"
    )


def shuffle(_: Given, comment: Comment) -> str:
    """A loader that shuffles at every epoch, and a split at random."""
    return (
        "import torch\n"
        "from torch.utils.data import DataLoader, random_split\n\n"
        "at_random = torch.Generator().manual_seed(0)\n"
        "train_set, val_set = random_split(\n"
        "    train_set, [0.9, 0.1], generator=at_random\n)\n"
        f"{comment('other-arguments')}\n"
        "train_loader = DataLoader(\n"
        "    train_set, batch_size=train_loader.batch_size,\n"
        "    shuffle=True,\n)\n"
    )

"""Loops in PyTorch that end before their last epoch."""

from dashboard.text.snippets.given import Comment, Given, literal

PATIENCE = 5  # evaluations without a better loss: short enough to save most of the rest of a run


def at_best(given: Given, comment: Comment) -> str:
    """A loop that ends some epochs after the best, and goes back to it."""
    is_bounded = given.in_epochs and given.start is not None
    last = int(given.start or 0) + 1
    rounds = f"range(1, {last})" if is_bounded else "itertools.count(1)"
    return (
        f"import copy\n{'' if is_bounded else 'import itertools' + chr(10)}import math\n\n"
        f"{best_was(given, comment)}\n"
        "best_loss, best_epoch = math.inf, 0\n"
        f"for epoch in {rounds}:\n"
        f"    train_one_epoch()  {comment('yours')}\n"
        "    loss = validate()\n"
        "    if loss < best_loss:\n"
        "        best_loss, best_epoch = loss, epoch\n"
        "        weights = copy.deepcopy(model.state_dict())\n"
        f"    elif epoch - best_epoch >= {PATIENCE}:  {comment('patience')}\n"
        "        break\n"
        "model.load_state_dict(weights)\n"
    )


def lost(given: Given, comment: Comment) -> str:
    """A loop that ends once the loss has stayed above its start."""
    rounds, above = (literal(given.evidence.get(name, 1.0)) for name in ("in_a_row", "above"))
    return (
        "import math\n\n"
        "losses = []\n"
        f"for epoch in {'range(epochs)' if given.epochs is None else f'range({given.epochs})'}:\n"
        f"    losses.append(train_one_epoch())  {comment('yours')}\n"
        f"    {comment('lost-for-good')}\n"
        f"    lately, level = losses[1:][-{rounds}:], {above} * losses[0]\n"
        "    if math.isnan(losses[-1]):\n"
        "        break\n"
        f"    if len(lately) == {rounds} and min(lately) > level:\n"
        "        break\n"
    )


def best_was(given: Given, comment: Comment) -> str:
    """A comment: where the best point of this run was."""
    return comment("best-was", unit="epoch" if given.in_epochs else "step", at=given.to)

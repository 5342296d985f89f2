"""The loop, from top to bottom: forward, loss, backward, update, measure, log.

Shapes: N training examples of D pixels in C classes; B examples in a minibatch. Every epoch goes
once through the N examples in a new random order, ceil(N / B) updates, the last on what remains.

What is logged is measured after the epoch with the network at rest (no dropout): the loss and the
accuracy on the test set, and on the training set. A running mean over the epoch would lag half an
epoch behind and make training look worse than testing. Above `train_eval_examples` the training
set is measured on a sample drawn once from the seed, which costs less and misses the true value by
about 0.14 point of accuracy near 98% (binomial standard error, 10,000 examples).
"""

import math
import time
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.nn.utils import get_total_norm

from trainer.data import CLASSES, Data
from trainer.log import Row
from trainer.model import build
from trainer.schedule import base_at, lr_at
from trainer.settings import Settings

EVAL_CHUNK = 2_000  # examples measured at once: bounds the memory, changes nothing else


def train(settings: Settings, data: Data, write: Callable[[Row], None]) -> Row:
    """Train one network, giving `write` one row per epoch, the first before any update.

    Training stops after the first epoch whose training loss is not finite: every later number
    would be NaN as well. That epoch is written, as it is. Returns the last row.
    """
    # One seed, two generators: the order of the examples does not depend on how many weights the
    # model drew, so that two models can be compared on the same sequence of batches.
    torch.manual_seed(settings.seed)  # initial weights, dropout
    order_stream = torch.Generator().manual_seed(settings.seed)

    n, pixels = data.train_x.shape  # N, D
    model = build(pixels, settings.hidden, CLASSES, settings.init, settings.dropout)
    weights = list(model.parameters())
    initial = [w.detach().clone() for w in weights]
    optimizer = make_optimizer(settings, weights)

    # The training examples that are measured: all, or a sample fixed for the whole run.
    sample = torch.randperm(n, generator=order_stream)[: settings.train_eval_examples]
    sample_x, sample_y = data.train_x[sample], data.train_y[sample]  # (S, D), (S,)

    step = 0  # updates so far
    train_loss, train_accuracy = measure(model, sample_x, sample_y)
    test_loss, test_accuracy = measure(model, data.test_x, data.test_y)
    losses = (train_loss, train_accuracy, test_loss, test_accuracy)
    row = Row(0, step, *losses, None, None, None, 0.0, None)
    write(row)

    for epoch in range(1, settings.epochs + 1):
        started = time.perf_counter()
        batch_size, _ = base_at(settings, epoch)
        order = torch.randperm(n, generator=order_stream)  # (N,) a new order every epoch
        batches = torch.split(order, batch_size)  # ceil(N / B) tensors of B indices or fewer
        grad_norm_sum = torch.zeros(())

        model.train()
        for update, batch in enumerate(batches):
            lr = lr_at(settings, epoch, update, len(batches))
            optimizer.param_groups[0]["lr"] = lr

            logits = model(data.train_x[batch])  # (B, D) -> (B, C)
            loss = cross_entropy(logits, data.train_y[batch])  # mean over the B examples
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            grad_norm_sum += get_total_norm([w.grad for w in weights if w.grad is not None])
            optimizer.step()  # sgd without momentum: w <- w - lr * gradient
            step += 1
        seconds = time.perf_counter() - started

        train_loss, train_accuracy = measure(model, sample_x, sample_y)
        test_loss, test_accuracy = measure(model, data.test_x, data.test_y)
        row = Row(
            epoch=epoch,
            step=step,
            train_loss=train_loss,
            train_accuracy=train_accuracy,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            learning_rate=lr,
            batch_size=batch_size,
            grad_norm=grad_norm_sum.item() / len(batches),
            weight_distance=distance(weights, initial),
            epoch_seconds=seconds,
        )
        write(row)
        if not math.isfinite(train_loss):
            break
    return row


def make_optimizer(settings: Settings, weights: list[nn.Parameter]) -> torch.optim.Optimizer:
    """SGD, with momentum m: v <- m*v + g, w <- w - lr*v; or Adam with its usual betas."""
    if settings.optimizer == "adam":
        return torch.optim.Adam(weights, settings.lr, weight_decay=settings.weight_decay)
    return torch.optim.SGD(
        weights, settings.lr, momentum=settings.momentum, weight_decay=settings.weight_decay
    )


@torch.no_grad()
def measure(model: nn.Module, x: Tensor, y: Tensor) -> tuple[float, float]:
    """Mean cross-entropy in nats and accuracy 0 to 1 over x (M, D) and y (M,), without dropout."""
    model.eval()
    loss, right = 0.0, 0
    chunks = zip(torch.split(x, EVAL_CHUNK), torch.split(y, EVAL_CHUNK), strict=True)
    for chunk_x, chunk_y in chunks:
        logits = model(chunk_x)  # (M, D) -> (M, C)
        loss += cross_entropy(logits, chunk_y, reduction="sum").item()
        right += int((logits.argmax(1) == chunk_y).sum())
    return loss / len(y), right / len(y)


@torch.no_grad()
def distance(weights: list[nn.Parameter], initial: list[Tensor]) -> float:
    """Euclidean distance of all parameters, taken as one vector, from where they began."""
    pairs = zip(weights, initial, strict=True)
    return math.sqrt(sum((w - w0).square().sum().item() for w, w0 in pairs))

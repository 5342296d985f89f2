"""The loop, from top to bottom: forward, loss, backward, update, measure, log.

Shapes: N training examples, B of them in a minibatch; an example is D numbers or T tokens. Every
epoch goes once through the N examples in a new random order, ceil(N / B) updates, the last on what
remains.

What is logged is measured after the epoch with the network at rest (no dropout): the loss on the
test set and on the training set, with the accuracy of classes or the mean absolute error of values.
A running mean over the epoch would lag half an epoch behind and make training look worse than
testing. Above `train_eval_examples` the training set is measured on a sample drawn once from the
seed, which costs less and misses the true value by about 0.14 point of accuracy near 98% (binomial
standard error, 10,000 examples).
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from trainer.data import Data, once
from trainer.forms.augmentation import augmented
from trainer.forms.fault import Fault
from trainer.forms.loss import loss_of
from trainer.forms.model import build
from trainer.forms.optimizer import make_optimizer
from trainer.gradients import finished, forget, move
from trainer.guess import loss_of_a_guess
from trainer.measure import Measure
from trainer.parts import part
from trainer.row import Row, Steps
from trainer.schedule import base_at, rates_of
from trainer.settings import Settings
from trainer.state import Moving
from trainer.stop import Stop


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its last row, and why before all epochs were done; "" if they were."""

    last: Row
    why: str


def train(  # noqa: PLR0915 - one loop, to be read from top to bottom
    settings: Settings,
    data: Data,
    write: Callable[[Row], None],
    write_steps: Callable[[Steps], None] | None = None,
    *,
    keep: Callable[[dict[str, Any]], None] | None = None,
    kept: dict[str, Any] | None = None,
    stop_on_divergence: bool = False,
) -> Ended:
    """Train one network, giving `write` one row per epoch, the first before any update.

    Training stops after the first epoch whose training loss is not finite: every later number
    would be NaN as well. That epoch is written, as it is.

    Args:
        settings: the run's.
        data: on the device that is to do the work.
        write: takes each row when it is measured.
        write_steps: takes the minibatch losses of each epoch, where `log_every` asks for them.
        keep: takes the whole state after each epoch, from which the run can go on.
        kept: such a state: go on after its epoch, with the numbers of a run never interrupted.
        stop_on_divergence: end at the first epoch that is lost, see `trainer/stop.py`.
    """
    # One seed, three generators: neither the order of the examples nor their augmentation depends
    # on how many weights the model drew, so that two models can be compared on the same batches.
    torch.manual_seed(settings.seed)  # initial weights, dropout
    order_stream = torch.Generator().manual_seed(settings.seed)
    augment_stream = torch.Generator().manual_seed(settings.seed)

    device, n = data.train_x.device, len(data.train_x)
    model = build(data.shape, settings).to(device)
    weights = list(model.parameters())
    optimizer = make_optimizer(settings, weights)
    loss_function = loss_of(settings, data.shape.task)
    fault: Fault | None = part("faults", settings.fault) if settings.fault else None
    by_target = data.train_y.reshape(n, -1)[:, 0].argsort(stable=True)  # (N,)
    measure = Measure(settings, data, model, loss_function, order_stream)
    stop = Stop(settings, stop_on_divergence, loss_of_a_guess(settings, data))
    moving = Moving(model, optimizer, order_stream, augment_stream, stop)
    if kept is None:
        row = measure.row(epoch=0, step=0)
        write(row)
        stop.seen(row)
    else:
        row = moving.restore(kept)
        if stop.why:  # the run was to end when it was interrupted
            return Ended(row, stop.why)

    step = row.step  # updates so far
    for epoch in range(row.epoch + 1, settings.epochs + 1):
        started = time.perf_counter()
        batch_size, _ = base_at(settings, epoch)
        order = torch.randperm(n, generator=order_stream).to(device)  # (N,) new every epoch
        if settings.order == "sorted":
            order = by_target
        elif settings.order == "once":
            order = once(n, settings, epoch).to(device)  # (N / epochs,)
        batches = torch.split(order, batch_size)  # ceil(N / B) tensors of B indices or fewer
        rates = rates_of(settings, epoch, len(batches))
        losses, norms = [], []  # one each per update, left on the device

        model.train()
        for batch, lr in zip(batches, rates, strict=True):
            optimizer.param_groups[0]["lr"] = lr

            # index_select takes whole rows: a third of the time of `train_x[batch]`, which is equal
            inputs = augmented(
                data.train_x.index_select(0, batch), data.shape, settings, augment_stream
            )
            outputs = model(inputs)  # (B, D) or (B, T) -> (B, C), (B, T, C) or (B, D)
            targets = data.train_y.index_select(0, batch)
            loss = loss_function(outputs, targets)  # mean over the B examples
            forget(weights)  # as optimizer.zero_grad() does
            loss.backward()  # type: ignore[no-untyped-call]
            norm = finished(weights, settings, fault, step)
            move(optimizer)  # as optimizer.step() does; sgd alone: w <- w - lr * gradient
            step += 1
            losses.append(loss.detach())
            norms.append(norm)
        seconds = time.perf_counter() - started

        grad_norms = torch.stack(norms)
        if settings.log_every and write_steps is not None:
            steps = range(step - len(batches) + 1, step + 1)
            measures = torch.stack(losses).tolist(), grad_norms.tolist()
            write_steps(Steps(epoch, steps, *measures, rates).every(settings.log_every))
        row = measure.row(
            epoch=epoch,
            step=step,
            learning_rate=lr,
            batch_size=batch_size,
            grad_norm=grad_norms.mean().item(),
            epoch_seconds=seconds,
        )
        write(row)
        why = stop.seen(row)
        if keep is not None:
            keep(moving.state(row))
        if why:
            return Ended(row, why)
    return Ended(row, "")

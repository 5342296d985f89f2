"""Many small runs of one shape trained together, as one batched computation.

A small network leaves a processor idle between its operations. K of them, with their weights in
common tensors, take hardly more operations than one. Each run keeps its seed, its order of the
examples, its rate, penalties and schedule, and its rows are those that `trainer/train.py` would
have written, up to the last bits of the sums. `epoch_seconds` is a run's share of the time.

A run that diverges or ends early leaves the stack; the others go on and do not notice.
"""

import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import asdict, fields
from functools import partial
from typing import Any

import torch
from torch import Tensor

from trainer.data import Data, once
from trainer.forms.augmentation import augmented
from trainer.forms.fault import Fault
from trainer.forms.model import build
from trainer.guess import loss_of_a_guess
from trainer.parts import part
from trainer.row import Row, Steps
from trainer.schedule import base_at, rates_of
from trainer.settings import Settings
from trainer.stacked.data import Examples
from trainer.stacked.loss import losses_of
from trainer.stacked.measure import Measures
from trainer.stacked.model import Stack
from trainer.stacked.state import Moving
from trainer.stacked.update import RULES, Update
from trainer.state import row_of
from trainer.stop import Stop
from trainer.train import Ended

FREE = frozenset(
    {
        *("lr", "momentum", "weight_decay", "l1", "clip", "seed", "init"),
        *("label_noise", "data_noise", "imbalance", "data_seed", "input_scaling"),
        *("decay", "decay_rate", "decay_every", "decay_by", "warmup_epochs", "switches"),
        *("epochs", "patience", "stop_at_loss"),
    }
)
"""The settings in which runs that train together may differ."""

MOST = 32  # runs in one stack; more gain nothing, and their weights leave the cache
MOST_NUMBERS = 2**25  # in all weights, gradients and moments of a stack: 128 MB


def key_of(settings: Settings) -> Hashable | None:
    """What runs that can train together agree in, or None for a run that has to train alone.

    Alone train runs that draw at random within the network (dropout), and those of an optimizer
    that is not among `RULES`.
    """
    if settings.dropout or settings.optimizer not in RULES:
        return None
    sizes = tuple((s.epoch, s.batch_size) for s in settings.switches if s.batch_size)
    names = (field.name for field in fields(Settings) if field.name not in FREE)
    parts_of_pass = settings.epochs if settings.order == "once" else 0
    return (*(getattr(settings, name) for name in names), sizes, parts_of_pass)


def train_stacked(
    runs: Sequence[Settings],
    data: Sequence[Data],
    write: Callable[[int, Row], None],
    write_steps: Callable[[int, Steps], None] | None = None,
    *,
    start: Mapping[str, Tensor] | None = None,
    stop_on_divergence: bool = False,
    keep: Callable[[dict[str, Any]], None] | None = None,
    kept: Mapping[str, Any] | None = None,
) -> list[Ended]:
    """Train `runs`, which have one `key_of`, each on its own of `data`.

    Args:
        runs: the settings of each.
        data: of each, of one size, on the device that is to do the work; runs on equal data train
            fastest, above all with equal seeds.
        write: takes the number of a run and each of its rows when it is measured.
        write_steps: takes the same of the minibatch losses of each epoch, where `log_every` asks
            for them.
        start: weights that every run begins with, in place of its own; as in fine-tuning.
        stop_on_divergence: end a run at the first epoch that is lost, see `trainer/stop.py`.
        keep: takes the whole state after each epoch, from which all the runs can go on.
        kept: such a state of the same runs: go on after its epoch, with the numbers of runs never
            interrupted.

    Returns:
        How each run ended, in their order.

    Errors: `ValueError` where runs cannot train together.
    """
    if len({key_of(settings) for settings in runs}) > 1 or any(key_of(s) is None for s in runs):
        raise ValueError("runs that train together must have the same key")
    ended = ended_in(kept) if kept else {}

    def keep_all(of_stack: Callable[[], dict[str, Any]], ended_now: Mapping[int, Ended]) -> None:
        if keep is not None:
            both = {**ended, **ended_now}
            ends = {i: {"row": asdict(end.last), "why": end.why} for i, end in both.items()}
            keep({**of_stack(), "ended": ends})

    by_seed = sorted(range(len(runs)), key=lambda i: runs[i].seed)  # equal orders side by side
    while by_seed:
        size = _most(runs[by_seed[0]], data[by_seed[0]])
        chunk, by_seed = by_seed[:size], by_seed[size:]
        if all(i in ended for i in chunk):
            continue
        is_kept = kept is not None and not set(chunk).isdisjoint(kept["alive"])
        ended |= _train_chunk(
            {i: runs[i] for i in chunk},
            [data[i] for i in chunk],
            write,
            write_steps,
            start,
            stop_on_divergence,
            keep_all,
            kept if is_kept else None,
        )
    return [ended[i] for i in range(len(runs))]


def ended_in(kept: Mapping[str, Any]) -> dict[int, Ended]:
    """Of a state that was kept, the runs that had ended and how, by their numbers."""
    return {i: Ended(row_of(end["row"]), end["why"]) for i, end in kept["ended"].items()}


def _most(settings: Settings, data: Data) -> int:
    """How many such runs fit into one stack."""
    weights = sum(w.numel() for w in build(data.shape, settings).parameters())
    return max(1, min(MOST, MOST_NUMBERS // (4 * weights)))


def _train_chunk(  # noqa: C901, PLR0912, PLR0915 - the loop of trainer/train.py, for K runs at once
    runs: dict[int, Settings],
    data: Sequence[Data],
    write: Callable[[int, Row], None],
    write_steps: Callable[[int, Steps], None] | None,
    start: Mapping[str, Tensor] | None,
    stop_on_divergence: bool,
    keep: Callable[[Callable[[], dict[str, Any]], Mapping[int, Ended]], None],
    kept: Mapping[str, Any] | None,
) -> dict[int, Ended]:
    alive, settings = list(runs), list(runs.values())  # K runs, in the order of the stack
    places = list(range(len(alive)))  # of each, in `data`
    first, shape = settings[0], data[0].shape
    device, n = data[0].train_x.device, len(data[0].train_x)
    models = []
    for one in settings:
        torch.manual_seed(one.seed)
        models.append(build(shape, one).to(device))
        if start is not None:
            models[-1].load_state_dict(start)
    stack = Stack(models)
    seeds = [one.seed for one in settings]
    order_streams = {seed: torch.Generator().manual_seed(seed) for seed in seeds}
    augment_streams = {seed: torch.Generator().manual_seed(seed) for seed in seeds}
    losses_function = losses_of(first, shape.task)
    fault: Fault | None = part("faults", first.fault) if first.fault else None
    update = Update(settings, fault, device)
    x, y = (Examples([getattr(d, name) for d in data]) for name in ("train_x", "train_y"))
    by_target = [d.train_y.reshape(n, -1)[:, 0].argsort(stable=True) for d in data]
    measures = Measures(settings, data, stack, losses_function, (x, y), order_streams)
    stops = {
        i: Stop(one, stop_on_divergence, loss_of_a_guess(one, of_run))
        for (i, one), of_run in zip(runs.items(), data, strict=True)
    }
    moving = Moving(stack, update, measures, order_streams, augment_streams, stops, device)

    ended: dict[int, Ended] = {}
    going = list(range(len(alive)))  # the places in the stack of those that go on
    epoch = step = 0
    if kept is None:
        rows = measures.rows(places, seeds, [{"epoch": 0, "step": 0}] * len(alive))
        for i, row in zip(alive, rows, strict=True):
            write(i, row)
            stops[i].seen(row)
    else:
        going = [alive.index(i) for i in kept["alive"]]
    while going:
        if len(going) < len(alive):
            moving.keep(going)
            alive, settings = [alive[k] for k in going], [settings[k] for k in going]
            places, seeds = [places[k] for k in going], [seeds[k] for k in going]
        if kept is not None:
            epoch, step = moving.restore(kept)
            kept = None
        elif epoch:
            keep(partial(moving.state, epoch, step, alive), ended)

        epoch += 1
        started = time.perf_counter()
        batch_size, _ = base_at(settings[0], epoch)
        orders = {s: torch.randperm(n, generator=g).to(device) for s, g in order_streams.items()}
        which = [orders[seed] for seed in seeds]
        is_one_order = len(set(seeds)) == 1
        if first.order == "sorted":
            which, is_one_order = [by_target[place] for place in places], y.is_shared
        elif first.order == "once":
            which = [once(n, one, epoch).to(device) for one in settings]
        batches = torch.split(which[0] if is_one_order else torch.stack(which), batch_size, dim=-1)
        rates = torch.tensor(
            [rates_of(one, epoch, len(batches)) for one in settings], device=device
        )
        each_loss, norms = [], []  # (K,) each for every update

        stack.train(True)
        for batch, lr in zip(batches, rates.T, strict=True):  # (B,) or (K, B) indices; (K,)
            inputs, targets = x.take(batch, places), y.take(batch, places)
            is_shared = x.is_shared and is_one_order
            if first.augment:
                inputs = _augmented(inputs, is_shared, data[0], settings, augment_streams)
            outputs = stack(inputs, is_shared=is_shared)  # (K, B, ...)
            if y.is_shared and is_one_order:
                targets = targets.expand(len(alive), *targets.shape)
            losses = losses_function(outputs, targets)  # (K,)
            for w in stack.weights.values():
                w.grad = None
            losses.sum().backward()  # type: ignore[no-untyped-call] # the gradient of each run is of its own loss alone
            norms.append(update(stack.weights, lr))
            step += 1
            each_loss.append(losses.detach())
        seconds = (time.perf_counter() - started) / len(alive)

        each_norm = torch.stack(norms)  # (updates, K)
        if first.log_every and write_steps is not None:
            steps = range(step - len(batches) + 1, step + 1)
            columns = (column.T.tolist() for column in (torch.stack(each_loss), each_norm, rates.T))
            for i, *of_run in zip(alive, *columns, strict=True):
                write_steps(i, Steps(epoch, steps, *of_run).every(first.log_every))
        grad_norms = each_norm.mean(0).tolist()
        rows = measures.rows(
            places,
            seeds,
            [
                {
                    "epoch": epoch,
                    "step": step,
                    "learning_rate": rates_of(one, epoch, len(batches))[-1],
                    "batch_size": batch_size,
                    "grad_norm": norm,
                    "epoch_seconds": seconds,
                }
                for one, norm in zip(settings, grad_norms, strict=True)
            ],
        )
        for i, one, row in zip(alive, settings, rows, strict=True):
            write(i, row)
            why = stops[i].seen(row)
            if why or epoch == one.epochs:
                ended[i] = Ended(row, why)
        going = [k for k, i in enumerate(alive) if i not in ended]
    keep(partial(moving.state, epoch, step, []), ended)
    return ended


def _augmented(
    x: Tensor,
    is_shared: bool,
    data: Data,
    settings: Sequence[Settings],
    streams: dict[int, torch.Generator],
) -> Tensor:
    """Inputs (B, D) or (K, B, D) with each run's augmentation; equal seeds draw the same."""
    if is_shared:
        return augmented(x, data.shape, settings[0], streams[settings[0].seed])
    states = {seed: stream.get_state() for seed, stream in streams.items()}
    changed = []
    for inputs, one in zip(x, settings, strict=True):
        streams[one.seed].set_state(states[one.seed])
        changed.append(augmented(inputs, data.shape, one, streams[one.seed]))
    return torch.stack(changed)

"""The optimizers over stacked weights (K, ...), each run with a rate and penalties of its own.

PyTorch's optimizers take one rate for all they move. These are the same formulas, with their
constants, and a column (K, 1) in place of every number; `tests/trainer/test_stacked.py` compares
each with its own file in `trainer/optimizers/`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import torch
from torch import Tensor

from trainer.forms.fault import Fault, same_gradients
from trainer.gradients import TINY
from trainer.settings import Settings

EPSILON = 1e-8  # PyTorch's, of Adam, AdamW and RMSprop
BETAS = 0.9, 0.999  # PyTorch's, of Adam and AdamW
ALPHA = 0.99  # PyTorch's, of RMSprop


@dataclass(slots=True)
class Columns:
    """What differs between the runs, (K, 1) each, and the number of updates so far."""

    lr: Tensor
    momentum: Tensor
    weight_decay: Tensor
    updates: int = 0


@dataclass(slots=True)
class Memory:
    """What an optimizer remembers of one weight tensor, (K, P) each."""

    first: Tensor | None = None  # the velocity, or the mean of the gradient
    second: Tensor | None = None  # the mean of its square


Rule: TypeAlias = Callable[[Tensor, Tensor, Memory, Columns], None]
"""Moves weights (K, P) by their gradient (K, P), both in place."""


def sgd(w: Tensor, g: Tensor, memory: Memory, now: Columns) -> None:
    """Velocity v <- m*v + g, w <- w - lr*v."""
    _decayed(w, g, now)
    w.addcmul_(_velocity(g, memory, now), -now.lr)


def nesterov(w: Tensor, g: Tensor, memory: Memory, now: Columns) -> None:
    """Velocity v <- m*v + g, w <- w - lr*(g + m*v)."""
    _decayed(w, g, now)
    w.addcmul_(torch.addcmul(g, _velocity(g, memory, now), now.momentum), -now.lr)


def adam(w: Tensor, g: Tensor, memory: Memory, now: Columns) -> None:
    """Steps by the mean of the gradient over the root of the mean of its square."""
    _decayed(w, g, now)
    _adam(w, g, memory, now)


def adamw(w: Tensor, g: Tensor, memory: Memory, now: Columns) -> None:
    """Adam, and weights drawn towards zero apart from it."""
    w.mul_(1 - now.lr * now.weight_decay)
    _adam(w, g, memory, now)


def rmsprop(w: Tensor, g: Tensor, memory: Memory, now: Columns) -> None:
    """Each w <- w - lr * g / (sqrt(mean of g^2) + eps)."""
    _decayed(w, g, now)
    if memory.second is None:
        memory.second = torch.zeros_like(g)
    memory.second.mul_(ALPHA).addcmul_(g, g, value=1 - ALPHA)
    w.addcmul_(g.div_(memory.second.sqrt().add_(EPSILON)), -now.lr)


RULES: Mapping[str, Rule] = {
    "sgd": sgd,
    "nesterov": nesterov,
    "adam": adam,
    "adamw": adamw,
    "rmsprop": rmsprop,
}
"""The optimizers that can be stacked, by their names."""


def _decayed(w: Tensor, g: Tensor, now: Columns) -> None:
    if now.weight_decay.any():
        g.addcmul_(w, now.weight_decay)


def _velocity(g: Tensor, memory: Memory, now: Columns) -> Tensor:
    if not now.momentum.any():
        return g
    memory.first = g.clone() if memory.first is None else memory.first.mul_(now.momentum).add_(g)
    return memory.first


def _adam(w: Tensor, g: Tensor, memory: Memory, now: Columns) -> None:
    if memory.first is None or memory.second is None:
        memory.first, memory.second = torch.zeros_like(g), torch.zeros_like(g)
    beta1, beta2 = BETAS
    memory.first.lerp_(g, 1 - beta1)
    memory.second.mul_(beta2).addcmul_(g, g, value=1 - beta2)
    scale = memory.second.sqrt().div_((1 - beta2**now.updates) ** 0.5).add_(EPSILON)
    w.addcmul_(memory.first / scale, -now.lr / (1 - beta1**now.updates))


@dataclass(slots=True)
class Update:
    """Finishes the gradients of K runs as `trainer/gradients.py` does, and moves their weights."""

    settings: Sequence[Settings]  # of the K runs, in the order of the stack
    fault: Fault | None
    device: torch.device
    _memory: dict[str, Memory] = field(default_factory=dict)
    _updates: int = 0

    @torch.no_grad()
    def __call__(self, weights: Mapping[str, Tensor], lr: Tensor) -> Tensor:
        """Move `weights` (K, ...) with the rates `lr` (K,); the norms (K,) of their gradients."""
        flat = {n: w.detach().flatten(1) for n, w in weights.items() if w.grad is not None}
        gradients = {n: weights[n].grad.flatten(1) for n in flat}  # type: ignore[union-attr]
        if self.fault is not None and self.fault.of_gradients is not same_gradients:
            for row in range(len(self.settings)):
                views = [w.grad[row] for w in weights.values() if w.grad is not None]
                self.fault.of_gradients(views, self._updates)
        each = [torch.linalg.vector_norm(g, dim=1) for g in gradients.values()]
        norm: Tensor = torch.linalg.vector_norm(torch.stack(each), dim=0)  # (K,)
        clip, l1 = self._column("clip"), self._column("l1")
        if clip.any():
            scale = torch.where(clip > 0, (clip / (norm[:, None] + TINY)).clamp(max=1.0), 1.0)
            for g in gradients.values():
                g.mul_(scale)
        if l1.any():
            for name, g in gradients.items():
                g.addcmul_(flat[name].sign(), l1)
        self._updates += 1
        momentum, decay = self._column("momentum"), self._column("weight_decay")
        now = Columns(lr[:, None], momentum, decay, self._updates)
        rule = RULES[self.settings[0].optimizer]
        for name, g in gradients.items():
            rule(flat[name], g, self._memory.setdefault(name, Memory()), now)
        return norm

    def keep(self, rows: Tensor) -> None:
        """Go on with the runs `rows` alone."""
        self.settings = [self.settings[i] for i in rows.tolist()]
        for memory in self._memory.values():
            memory.first = None if memory.first is None else memory.first[rows]
            memory.second = None if memory.second is None else memory.second[rows]

    def state(self) -> dict[str, Any]:
        """What the optimizer remembers, by the names of the weights, and its updates so far."""
        remembered = {n: (one.first, one.second) for n, one in self._memory.items()}
        return {"updates": self._updates, "memory": remembered}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take over such a state, of the runs that there are."""
        self._updates = state["updates"]
        self._memory = {
            name: Memory(*(None if t is None else t.to(self.device, copy=True) for t in both))
            for name, both in state["memory"].items()
        }

    def _column(self, name: str) -> Tensor:
        values = [getattr(one, name) for one in self.settings]
        return torch.tensor(values, dtype=torch.float32, device=self.device)[:, None]

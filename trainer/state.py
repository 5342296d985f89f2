"""The whole state of a training between two epochs, from which a run goes on as if never stopped.

All of it is tensors, numbers and texts, so that a checkpoint is read without unpickling objects.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn

from trainer.row import Row
from trainer.stop import Stop


@dataclass(frozen=True, slots=True)
class Moving:
    """What changes while a run trains."""

    model: nn.Module
    optimizer: torch.optim.Optimizer
    order_stream: torch.Generator
    augment_stream: torch.Generator
    stop: Stop

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return next(self.model.parameters()).device

    def state(self, row: Row) -> dict[str, Any]:
        """The state after the epoch of `row`."""
        return {
            "row": asdict(row),
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "random": random_state(self.device),
            "order": self.order_stream.get_state(),
            "augment": self.augment_stream.get_state(),
            "stop": self.stop.state(),
        }

    def restore(self, state: dict[str, Any]) -> Row:
        """Take over such a state; the row of its epoch."""
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        set_random_state(self.device, state["random"])
        self.order_stream.set_state(state["order"])
        self.augment_stream.set_state(state["augment"])
        self.stop.restore(state["stop"])
        return row_of(state["row"])


def row_of(state: Mapping[str, Any]) -> Row:
    """The row that `asdict` made `state` of."""
    return Row(**{**state, "weights": tuple(state["weights"])})


def random_state(device: torch.device) -> list[Tensor]:
    """The state of torch's global generators: the processor's, and that of `device` if another."""
    states = [torch.get_rng_state()]
    if device.type == "cuda":
        states.append(torch.cuda.get_rng_state(device))
    elif device.type == "mps":
        states.append(torch.mps.get_rng_state())
    return states


def set_random_state(device: torch.device, states: list[Tensor]) -> None:
    """Take over such a state; that of another kind of device has nothing to say here."""
    torch.set_rng_state(states[0])
    if len(states) > 1 and device.type == "cuda":
        torch.cuda.set_rng_state(states[1], device)
    elif len(states) > 1 and device.type == "mps":
        torch.mps.set_rng_state(states[1])

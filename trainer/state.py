"""The whole state of a training between two epochs, from which a run goes on as if never stopped.

All of it is tensors, numbers and texts, so that a checkpoint is read without unpickling objects.
"""

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import nn

from trainer.log import Row
from trainer.stop import Stop


@dataclass(frozen=True, slots=True)
class Moving:
    """What changes while a run trains."""

    model: nn.Module
    optimizer: torch.optim.Optimizer
    order_stream: torch.Generator
    augment_stream: torch.Generator
    stop: Stop

    def state(self, row: Row) -> dict[str, Any]:
        """The state after the epoch of `row`."""
        return {
            "row": asdict(row),
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "random": torch.get_rng_state(),
            "order": self.order_stream.get_state(),
            "augment": self.augment_stream.get_state(),
            "stop": self.stop.state(),
        }

    def restore(self, state: dict[str, Any]) -> Row:
        """Take over such a state; the row of its epoch."""
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])
        self.order_stream.set_state(state["order"])
        self.augment_stream.set_state(state["augment"])
        self.stop.restore(state["stop"])
        return Row(**{**state["row"], "weights": tuple(state["row"]["weights"])})

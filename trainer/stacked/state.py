"""The whole state of a stack between two epochs, from which its runs go on as if never stopped.

As in `trainer/state.py`, all of it is tensors, numbers and texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from trainer.stacked.measure import Measures
from trainer.stacked.model import Stack
from trainer.stacked.update import Update
from trainer.state import random_state, set_random_state
from trainer.stop import Stop


@dataclass(frozen=True, slots=True)
class Moving:
    """What changes while the runs of a stack train; runs are known by their numbers."""

    stack: Stack
    update: Update
    measures: Measures
    order_streams: Mapping[int, torch.Generator]  # by seed
    augment_streams: Mapping[int, torch.Generator]  # by seed
    stops: Mapping[int, Stop]  # by run
    device: torch.device

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with the runs at the places `rows` of the stack alone."""
        kept = torch.tensor(rows, device=self.device)
        for one in (self.stack, self.update, self.measures):
            one.keep(kept)

    def state(self, epoch: int, step: int, alive: Sequence[int]) -> dict[str, Any]:
        """The state after `epoch` and `step` updates, where the runs `alive` are in the stack."""
        return {
            "epoch": epoch,
            "step": step,
            "alive": list(alive),
            "stack": self.stack.state(),
            "update": self.update.state(),
            "random": random_state(self.device),
            "orders": {seed: one.get_state() for seed, one in self.order_streams.items()},
            "augments": {seed: one.get_state() for seed, one in self.augment_streams.items()},
            "stops": {i: self.stops[i].state() for i in alive},
        }

    def restore(self, state: Mapping[str, Any]) -> tuple[int, int]:
        """Take over such a state, of the runs that are in the stack; its epoch and its step."""
        self.stack.restore(state["stack"], self.device)
        self.update.restore(state["update"])
        set_random_state(self.device, state["random"])
        for seed, stream in self.order_streams.items():
            stream.set_state(state["orders"][seed])
        for seed, stream in self.augment_streams.items():
            stream.set_state(state["augments"][seed])
        for i, stop in state["stops"].items():
            self.stops[i].restore(stop)
        return state["epoch"], state["step"]

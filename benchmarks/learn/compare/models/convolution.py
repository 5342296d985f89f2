"""A small convolutional network on the curves themselves, beside the settings and the log's form.

Two convolutions along the run and a mean over it, then one hidden layer; the settings of a third
of the logs are hidden while it learns.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.learn.compare.model import SEED, STATES, Fitted, Model, partly_told
from benchmarks.learn.compare.resampled import CHANNELS
from benchmarks.learn.examples import READINGS, Examples
from benchmarks.learn.fit import scaling_of
from dashboard.diagnosis.ensemble.network import Network
from dashboard.model.table import FloatArray

FILTERS, WIDTH = 24, 5
HIDDEN = 48
PASSES, BATCH, RATE, DECAY = 16, 256, 5e-3, 1e-2  # AdamW with one cycle of the rate
DROPOUT = 0.1
TOLD = tuple(i for i, name in enumerate(READINGS) if name.startswith(("set.", "fact.")))
"""What no curve of a fixed length says: settings, number of points, and numbers that were lost."""


class Convolution(nn.Module):
    """Curves (B, 2 * CHANNELS, PLACES) and what is told of them (B, T) to scores (B, states)."""

    def __init__(self, told: int) -> None:
        """Weights drawn anew."""
        super().__init__()
        self.along = nn.Sequential(
            nn.Conv1d(2 * CHANNELS, FILTERS, WIDTH, padding=WIDTH // 2),
            nn.ReLU(),
            nn.Conv1d(FILTERS, FILTERS, WIDTH, stride=2, padding=WIDTH // 2),
            nn.ReLU(),
            nn.AdaptiveAvgPool1d(4),
            nn.Flatten(),
        )
        self.weigh = nn.Sequential(
            nn.Linear(4 * FILTERS + told, HIDDEN),
            nn.ReLU(),
            nn.Dropout(DROPOUT),
            nn.Linear(HIDDEN, STATES),
        )

    def forward(self, curves: Tensor, told: Tensor) -> Tensor:
        """Scores of every state."""
        scores: Tensor = self.weigh(torch.cat([self.along(curves), told], dim=1))
        return scores


@dataclass(frozen=True, slots=True)
class OfCurves:
    """The fitted network, and how the settings are scaled."""

    model: Convolution
    scaling: Network

    @property
    def numbers(self) -> int:
        """How many numbers have to be kept of it."""
        return sum(weight.numel() for weight in self.model.parameters())

    def chances(self, logs: Examples) -> FloatArray:
        """The probability of every state of the rate (B, 5)."""
        with torch.no_grad():
            scores = self.model(_curves(logs), _told(logs, self.scaling))
        return np.asarray(torch.softmax(scores, 1).numpy(), np.float64)


def fit(examples: Examples) -> Fitted:
    """Learn from the curves of the logs whose rate is known."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    logs, scaling = partly_told(examples), scaling_of(examples)
    curves, told = _curves(logs), _told(logs, scaling)
    targets, weights = torch.from_numpy(logs.answers["rate"]), torch.from_numpy(logs.weights)
    model = Convolution(told.shape[1])
    optimizer = torch.optim.AdamW(model.parameters(), RATE, weight_decay=DECAY)
    updates = PASSES * -(-len(logs) // BATCH)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=updates + 1)
    for _ in range(PASSES):
        for batch in torch.randperm(len(logs)).split(BATCH):  # type: ignore[no-untyped-call]
            scores = model(curves[batch], told[batch])
            each = nn.functional.cross_entropy(scores, targets[batch], reduction="none")
            loss = (each * weights[batch].float()).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            cycle.step()
    return OfCurves(model.eval(), scaling)


def _curves(logs: Examples) -> Tensor:
    return torch.from_numpy(np.stack(list(logs.about["curves"])).astype(np.float32))


def _told(logs: Examples, scaling: Network) -> Tensor:
    inputs = scaling.scaled(logs.readings.astype(np.float32))
    columns = [*TOLD, *(i + len(READINGS) for i in TOLD)]
    return torch.from_numpy(inputs[:, columns])


MODEL = Model("convolution", "a small 1-D network on the curves at 32 places", fit)

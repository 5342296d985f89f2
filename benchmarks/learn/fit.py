"""Fit the ensemble: every network from its own start, on the same logs, and the trees.

While it learns, the settings of a third of the logs are hidden and single readings are left out at
random, so that it does not lean on what a log may lack.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.learn.examples import QUESTIONS, READINGS, Examples
from benchmarks.learn.hidden import HIDE_READING, HIDE_RECIPE, ONCE_UNTOLD
from benchmarks.learn.trees import fitted_trees
from dashboard.diagnosis.ensemble.network import Floats, Network
from dashboard.diagnosis.weighed import RECIPE

NETWORKS, HIDDEN = 4, 48
PASSES, BATCH, RATE, DECAY = 30, 256, 8e-3, 3e-2  # AdamW with one cycle of the rate
DROPOUT = 0.1  # of hidden units
OF_OTHERS = 0.4  # weight of each question beside that of the rate
LEAST_SPREAD = 1e-3


def fitted(examples: Examples, provenance: str = "", networks: int = NETWORKS) -> Network:
    """An ensemble that answers every question as ``examples`` do."""
    return replace(fitted_networks(examples, provenance, networks), trees=fitted_trees(examples))


def fitted_networks(examples: Examples, provenance: str, networks: int) -> Network:
    """The networks of the ensemble alone."""
    torch.set_num_threads(1)
    empty = scaling_of(examples, provenance)
    outputs = sum(map(len, QUESTIONS.values()))
    inputs = torch.from_numpy(empty.scaled(examples.readings.astype(np.float32)))
    models = [_one(inputs, examples, seed, outputs) for seed in range(networks)]
    layers = [(model[0], model[3]) for model in models]
    return replace(
        empty,
        first=np.concatenate([_numbers(a.weight.T) for a, _ in layers], axis=1),
        first_bias=np.concatenate([_numbers(a.bias) for a, _ in layers]),
        second=np.stack([_numbers(b.weight.T) for _, b in layers]),
        second_bias=np.stack([_numbers(b.bias)[None] for _, b in layers]),
    )


def scaling_of(examples: Examples, provenance: str = "") -> Network:
    """An ensemble without a network: the medians and spreads by which readings are scaled."""
    quartiles = np.nan_to_num(np.nanquantile(examples.readings, [0.25, 0.5, 0.75], axis=0))
    middle = quartiles[1].astype(np.float32)
    spread = np.maximum(quartiles[2] - quartiles[0], LEAST_SPREAD).astype(np.float32)
    width, outputs = 2 * len(READINGS), sum(map(len, QUESTIONS.values()))
    return Network(
        READINGS,
        QUESTIONS,
        middle,
        spread,
        first=np.zeros((width, 0), np.float32),
        first_bias=np.zeros(0, np.float32),
        second=np.zeros((0, HIDDEN, outputs), np.float32),
        second_bias=np.zeros((0, 1, outputs), np.float32),
        provenance=provenance,
    )


def _one(inputs: Tensor, examples: Examples, seed: int, outputs: int) -> nn.Sequential:
    torch.manual_seed(seed)
    answers = {name: torch.from_numpy(given) for name, given in examples.answers.items()}
    once = torch.tensor(examples.about["is_once"].to_numpy(bool))
    answers["rate"] = torch.where(once & (torch.rand(len(once)) < ONCE_UNTOLD), -1, answers["rate"])
    weights = torch.from_numpy(examples.weights).float()
    model = nn.Sequential(
        nn.Linear(inputs.shape[1], HIDDEN),
        nn.Tanh(),
        nn.Dropout(DROPOUT),
        nn.Linear(HIDDEN, outputs),
    )
    optimizer = torch.optim.AdamW(model.parameters(), RATE, weight_decay=DECAY)
    updates = PASSES * -(-len(inputs) // BATCH)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=updates + 1)
    for _ in range(PASSES):
        for batch in torch.randperm(len(inputs)).split(BATCH):  # type: ignore[no-untyped-call]
            said = model(_partly_hidden(inputs[batch]))
            loss, at = torch.zeros(()), 0
            for name, names in QUESTIONS.items():
                given = answers[name][batch]
                known = given >= 0
                if known.any():
                    each = nn.functional.cross_entropy(
                        said[known, at : at + len(names)], given[known], reduction="none"
                    )
                    share = 1.0 if name == "rate" else OF_OTHERS
                    loss = loss + share * (each * weights[batch][known]).mean()
                at += len(names)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            cycle.step()
    return model.eval()


def _partly_hidden(inputs: Tensor) -> Tensor:
    """Inputs (B, 2F) with the settings of some logs, and single readings, missing."""
    readings = len(READINGS)
    hidden = torch.rand(len(inputs), readings) < HIDE_READING
    untold = torch.rand(len(inputs)) < HIDE_RECIPE
    for name in RECIPE:
        hidden[:, READINGS.index(name)] |= untold
    values, missing = inputs[:, :readings], inputs[:, readings:]
    return torch.cat([values.masked_fill(hidden, 0.0), missing.masked_fill(hidden, 1.0)], dim=1)


def _numbers(values: Any) -> Floats:
    found: Floats = values.detach().numpy().astype(np.float32)
    return found

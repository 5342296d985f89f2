"""How many threads one update is worth.

PyTorch takes all cores by default, and for small products the threads wait for one another. On two
idle cores an epoch of digits (64-128-10, batches of 64) took 1.25 times as long with two threads as
with one; of MNIST, one thread took 1.23 times as long as two with 784-256-256-10 in batches of 64,
1.47 times in batches of 256, and 1.79 times with 784-1024-1024-10 in batches of 1024. The number
follows from the work of an update alone and never from a measurement at the start: sums depend on
it in their last bits, and the same seed has to give the same numbers. Where `OMP_NUM_THREADS` or
`MKL_NUM_THREADS` is set, that is what is meant.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from trainer.running.cores import cores

EXPLICIT = ("OMP_NUM_THREADS", "MKL_NUM_THREADS")
ENOUGH = 1e7  # multiply-adds of one pass forward, between those that gained and the one that lost


def threads_for(weights: int, batch_size: int, runs: int = 1) -> int:
    """The threads for updates of a model.

    Args:
        weights: of one model.
        batch_size: examples per update.
        runs: how many such models are trained as one stack.
    """
    everything = torch.get_num_threads()
    if any(name in os.environ for name in EXPLICIT):
        return everything
    return everything if weights * batch_size * runs >= ENOUGH else 1


def threads_again(before: int) -> int:
    """The threads for a training that goes on, and had `before`: as many, where it can have them.

    Its numbers are then those of one never interrupted, whether a worker goes on with it or not.
    """
    if any(name in os.environ for name in EXPLICIT):
        return torch.get_num_threads()
    return min(before, cores())


@contextmanager
def threads(number: int) -> Iterator[None]:
    """Let PyTorch use so many, and then as many as before."""
    before = torch.get_num_threads()
    torch.set_num_threads(number)
    try:
        yield
    finally:
        torch.set_num_threads(before)

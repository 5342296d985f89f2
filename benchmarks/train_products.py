"""The matrix products of a training and nothing else: what the trainer is measured against."""

import multiprocessing
import statistics
import time
from itertools import pairwise
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier

import torch

INPUTS, HIDDEN, OUTPUTS = 784, (256, 256), 10
BATCH = 64
CEILING_UPDATES = 3_000  # some seconds


def products_of(updates: int) -> float:
    """The seconds of the matrix products of so many updates."""
    widths = (INPUTS, *HIDDEN, OUTPUTS)
    inputs = [torch.randn(BATCH, width) for width in widths]
    weights = [torch.randn(o, i) for i, o in pairwise(widths)]
    started = time.perf_counter()
    for _ in range(updates):
        for x, w in zip(inputs, weights, strict=False):
            x @ w.T
        for i, w in reversed(list(enumerate(weights))):
            inputs[i + 1].T @ inputs[i]
            if i:
                inputs[i + 1] @ w
    return time.perf_counter() - started


def at_once(processes: int) -> float:
    """Seconds in which so many processes do the same products each, begun at the same moment."""
    spawning = multiprocessing.get_context("spawn")
    start, seconds = spawning.Barrier(processes), spawning.SimpleQueue()
    work = [spawning.Process(target=_multiply, args=(start, seconds)) for _ in range(processes)]
    for one in work:
        one.start()
    slowest: float = max(seconds.get() for _ in work)
    for one in work:
        one.join()
    return slowest


def _multiply(start: Barrier, seconds: SimpleQueue[float]) -> None:
    torch.set_num_threads(1)
    products_of(CEILING_UPDATES // 10)  # to warm up
    start.wait()
    seconds.put(products_of(CEILING_UPDATES))


def ceiling(rounds: int) -> float:
    """How much more two processes do at a time than one, where they do products alone."""
    return statistics.median(2 * at_once(1) / at_once(2) for _ in range(rounds))

"""How fast the trainer trains, beside plain PyTorch and PyTorch Lightning; ratios alone count.

    python -m benchmarks.train --data PATH [--rounds 5] [--only NAME] [--lightning FOLDER]

PATH holds MNIST's four files. What is compared runs in turns, one after the other in every round,
and the median of the rounds' ratios is printed. FOLDER is where Lightning was installed, which
is no dependency of this program:

    pip install --target FOLDER --no-deps lightning lightning-utilities torchmetrics

Run it on a quiet machine. Products are those of 784-256-256-10 in batches of 64, forward and
backward; the loop is what `epoch_seconds` counts. Lightning logs to CSV and TensorBoard.
"""

import argparse
import importlib
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from benchmarks.train_products import BATCH, HIDDEN, ceiling, products_of
from trainer.data import Data, prepare, read
from trainer.forms.model import build
from trainer.row import Row
from trainer.running.threads import threads, threads_for
from trainer.settings import Settings
from trainer.stacked.training import train_stacked
from trainer.train import train

LARGE = Settings(dataset="mnist", hidden=HIDDEN, batch_size=BATCH, lr=0.1, epochs=1)
SMALL = replace(LARGE, hidden=(32,))
STACKED = 32
GRID_RUNS, GRID_EPOCHS = 200, 20
LONG_EPOCHS = 200  # so that starting the workers does not count
EPOCHS = 3  # of ours and of Lightning's, so that starting does not decide
Seconds = Callable[[], float]


def clocked(work: Callable[[], object]) -> Seconds:
    """The wall seconds of `work`."""

    def run() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return run


def in_turns(first: Seconds, second: Seconds, rounds: int) -> float:
    """The median over rounds of the seconds of `first` over those of `second`."""
    first()  # to warm up
    second()
    return statistics.median(first() / second() for _ in range(rounds))


def loop(data: Data, settings: Settings = LARGE) -> float:
    """The seconds of our updates in one epoch."""
    rows: list[Row] = []
    train(settings, data, rows.append)
    return rows[-1].epoch_seconds or 0.0


def products(data: Data) -> float:
    """The seconds of the matrix products of the same updates, and of nothing else."""
    return products_of(-(-len(data.train_x) // LARGE.batch_size))


def usual(data: Data) -> nn.Sequential:
    """The same model of PyTorch's own layers."""
    torch.manual_seed(0)
    layers: list[nn.Module] = []
    for i, o in pairwise((data.shape.width, *LARGE.hidden, data.shape.outputs)):
        layers += [nn.Linear(i, o), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def plain(data: Data) -> float:
    """An epoch as a tutorial writes it."""
    model = usual(data)
    loader = DataLoader(TensorDataset(data.train_x, data.train_y), LARGE.batch_size, shuffle=True)
    optimizer, loss_of = torch.optim.SGD(model.parameters(), LARGE.lr), nn.CrossEntropyLoss()
    started = time.perf_counter()
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_of(model(x), y)
        loss.backward()
        optimizer.step()
    return time.perf_counter() - started


def ours_logged(data: Data) -> float:
    """Some epochs of ours with their measuring and their log, as Lightning's are timed."""
    from trainer.run_files.log import RunLog  # noqa: PLC0415 - the last of the modules that only one row needs

    with tempfile.TemporaryDirectory() as folder:
        log = RunLog(Path(folder), {}, None)
        started = time.perf_counter()
        train(replace(LARGE, epochs=EPOCHS), data, log.write)
        log.close()
        return time.perf_counter() - started


def lightning(data: Data) -> float:
    """As many epochs by Lightning's Trainer, with both loggers and its other defaults."""
    lit = importlib.import_module("lightning")  # not a dependency
    loggers_of = importlib.import_module("lightning.pytorch.loggers")

    class Net(lit.LightningModule):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.model = usual(data)

        def training_step(self, batch: list[torch.Tensor], _: int) -> torch.Tensor:
            loss = nn.functional.cross_entropy(self.model(batch[0]), batch[1])
            self.log("train_loss", loss)
            return loss

        def validation_step(self, batch: list[torch.Tensor], _: int) -> None:
            self.log("val_loss", nn.functional.cross_entropy(self.model(batch[0]), batch[1]))

        def configure_optimizers(self) -> torch.optim.Optimizer:
            return torch.optim.SGD(self.parameters(), LARGE.lr)

    loader = DataLoader(TensorDataset(data.train_x, data.train_y), LARGE.batch_size, shuffle=True)
    tests = DataLoader(TensorDataset(data.test_x, data.test_y), LARGE.batch_size)
    with tempfile.TemporaryDirectory() as folder:
        loggers = [loggers_of.CSVLogger(folder), loggers_of.TensorBoardLogger(folder)]
        trainer = lit.Trainer(
            max_epochs=EPOCHS, accelerator="cpu", logger=loggers, default_root_dir=folder
        )
        started = time.perf_counter()
        trainer.fit(Net(), loader, tests)
        return time.perf_counter() - started


def with_threads(data: Data, number: int) -> Seconds:
    """Our updates with so many threads."""

    def run() -> float:
        with threads(number):
            return loop(data)

    return run


def solo_and_stacked(data: Data) -> tuple[Seconds, Seconds]:
    """Small runs that differ in rate only, one after the other and together."""
    runs = [replace(SMALL, lr=0.001 * 1.2**i) for i in range(STACKED)]
    rows: dict[str, dict[int, list[Row]]] = {"solo": {}, "stacked": {}}

    def solo() -> None:
        for i, run in enumerate(runs):
            train(run, data, rows["solo"].setdefault(i, []).append)

    def stacked() -> None:
        def write(i: int, row: Row) -> None:
            rows["stacked"].setdefault(i, []).append(row)

        train_stacked(runs, [data] * STACKED, write)
        pairs = zip(rows["solo"].items(), rows["stacked"].items(), strict=True)
        gaps = (abs(a.train_loss - b.train_loss) for (_, s), (_, t) in pairs for a, b in zip(s, t))  # noqa: B905
        print(f"  largest difference of a loss: {max(gaps, default=0):.1e} (at most 1e-4)")

    return clocked(solo), clocked(stacked)


def grid(workers: int, runs: int, epochs: int) -> float:
    """Seconds from the command to the last log of a grid on digits."""
    rates = ",".join(f"{10 ** (-3 + 2 * i / runs):.4g}" for i in range(runs))
    words = ["--lr", rates, "--epochs", str(epochs), "--workers", str(workers), "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "trainer", "run", *words, "--out", folder]
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started


def say(work: str, value: float, target: str) -> None:
    """One line of the table."""
    print(f"| {work} | {value:.2f} | {target} |", flush=True)


def of_threads(data: Data, rounds: int) -> None:
    """What the program chooses, against one thread and against all."""
    everything = torch.get_num_threads()
    weights = sum(w.numel() for w in build(data.shape, LARGE).parameters())
    chosen = threads_for(weights, LARGE.batch_size)
    for number in sorted({1, everything}):
        ratio = in_turns(with_threads(data, chosen), with_threads(data, number), rounds)
        say(f"threads by itself ({chosen}) ÷ {number}", ratio, "≤ 1")
    torch.set_num_threads(1)  # for all other rows


def of_products(data: Data, rounds: int) -> None:
    """Our loop against its matrix products alone."""
    ratio = in_turns(lambda: loop(data), lambda: products(data), rounds)
    say("our loop ÷ its matrix products alone", ratio, "≤ 1.35")


def of_plain(data: Data, rounds: int) -> None:
    """Our loop against a tutorial's."""
    ratio = in_turns(lambda: loop(data), lambda: plain(data), rounds)
    say("our loop ÷ plain PyTorch with DataLoader", ratio, "≤ 0.75")


def of_stacked(data: Data, rounds: int) -> None:
    """Small runs together against one after the other."""
    ratio = in_turns(*solo_and_stacked(data), max(1, rounds // 2))
    say(f"{STACKED} runs one after the other ÷ stacked", ratio, "≥ 4")


def of_lightning(data: Data, rounds: int) -> None:
    """An epoch with its log against Lightning's."""
    if importlib.util.find_spec("lightning") is None:
        print("Lightning is not installed: its row is left out, see --lightning.")
        return
    ratio = in_turns(lambda: ours_logged(data), lambda: lightning(data), rounds)
    say(f"{EPOCHS} epochs with their log ÷ Lightning's", ratio, "≤ 0.35")


def of_grid(data: Data, rounds: int) -> None:
    """A grid by one worker and by two, beside what two processes can gain here; and its seconds."""
    del data
    most = ceiling(rounds)
    say("the same by two processes of products alone: this machine's ceiling", most, "")
    one, two = (partial(grid, workers, GRID_RUNS, LONG_EPOCHS) for workers in (1, 2))
    gain = in_turns(one, two, max(1, rounds // 2))
    say("one worker ÷ two on two cores", gain, "≥ 1.8")
    say("that ÷ the ceiling", gain / most, "")
    say(f"grid of {GRID_RUNS} runs, seconds", grid(2, GRID_RUNS, GRID_EPOCHS), "≤ 60")


def main() -> None:
    """Measure every row that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with MNIST's files")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="a row: products, threads, plain, …")
    parser.add_argument("--lightning", default="", help="folder where Lightning was installed")
    asked = parser.parse_args()
    if asked.lightning:
        sys.path.append(asked.lightning)
    data = prepare(LARGE, read(LARGE, asked.data))
    rows: dict[str, Callable[[Data, int], None]] = {
        "threads": of_threads,
        "products": of_products,
        "plain": of_plain,
        "stacked": of_stacked,
        "lightning": of_lightning,
        "grid": of_grid,
    }
    for name, measure in rows.items():
        if asked.only in ("", name):
            measure(data, asked.rounds)


if __name__ == "__main__":
    main()

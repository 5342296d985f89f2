"""The lesson on the batch size: the noise of a minibatch's gradient, and the floor it leaves."""

import numpy as np

from dashboard.descent import as_log
from dashboard.descent.noise import noisy_distances, updates_per_epoch
from dashboard.model.run import Setting
from dashboard.model.table import FloatArray
from dashboard.views.lessons import address, judged
from dashboard.views.lessons.component import Play, mount, strokes
from dashboard.views.lessons.words import OF_PLAYER, OF_RATE, in_script
from dashboard.views.state.page import Screen

NAME = "batch"

EPOCHS = 8
"""As many as show all three sizes settle or fall behind."""

CURVATURE = 1.0
NOISE = 2.0  # standard deviation of the gradient of one example
START = 4.0  # distance to the minimum
EXAMPLES = 256

SIZES = {"online": 1, "minibatch": 16, "full-batch": EXAMPLES}
"""The sizes of batch that walk down a parabola beside each other."""

PROBLEM = {
    "curvature": CURVATURE,
    "noise": NOISE,
    "start": START,
    "examples": EXAMPLES,
    "epochs": EPOCHS,
    "sizes": list(SIZES.values()),
}

COLOURS = ("laranja", "azul", "verde")

UNASKED: Play = {"rate": 0.1, "steps": EPOCHS, "decay": False, "seed": 1, "batch": "minibatch"}

READERS: dict[str, address.Reader] = {
    "rate": address.number(1e-6, 100),
    "steps": address.whole(0, EPOCHS),
    "decay": address.yes,
    "seed": address.whole(1, 100_000),
    "batch": address.one_of(*SIZES),
}

WORDS = (
    *OF_PLAYER, *OF_RATE, "batch", "epoch-button", "decay", "other-draw",
    "loss-by-update", "loss-by-sample", "updates", "samples", "batch-size", "updates-an-epoch",
    "floor-formula", "floor-simulated", "floor-note", "no-floor", "judged-batch",
    "online", "minibatch", "full-batch",
)  # fmt: skip


def draw(screen: Screen) -> None:
    """Show the player; note in the address where it came to rest."""
    opened = address.recall(READERS, UNASKED)
    played = mount(
        screen,
        NAME,
        in_script(screen, WORDS),
        opened,
        problem=PROBLEM,
        three=strokes(screen, COLOURS),
    )
    play = address.checked(READERS, played, UNASKED)
    address.note(play, UNASKED)
    judged.draw(screen, log_of(play))


def log_of(play: Play) -> as_log.Play:
    """The log of one of the three walks, an update a row."""
    size = SIZES[play["batch"]]
    an_epoch = updates_per_epoch(EXAMPLES, size)
    rates = _rates(play, an_epoch)
    noise = 0.0 if size == EXAMPLES else NOISE / np.sqrt(size)
    distances = noisy_distances(START, rates, CURVATURE, noise, play["seed"])
    slopes = np.append(-np.diff(distances) / rates, CURVATURE * distances[-1])
    settings: dict[str, Setting] = {
        "lr": play["rate"], "batch_size": size, "optimizer": "sgd", "seed": play["seed"],
        "train_examples": EXAMPLES,
    }  # fmt: skip
    return as_log.Play(
        f"{play['batch']}_lr{play['rate']:g}{'_decay' if play['decay'] else ''}",
        CURVATURE / 2 * distances**2,
        distances[:, None],
        np.abs(slopes),
        settings,
        rates=rates if play["decay"] else None,
    )


def _rates(play: Play, an_epoch: int) -> FloatArray:
    """The rate of each update so far; where it decays, halved each epoch of the second half."""
    epochs = np.repeat(np.arange(play["steps"]), an_epoch)
    halvings = np.maximum(0, epochs - EPOCHS // 2 + 1) if play["decay"] else 0 * epochs
    rates: FloatArray = play["rate"] * 0.5**halvings
    return rates

"""The lesson on the batch size: the noise of a minibatch's gradient, and the floor it leaves."""

from dashboard.views.lessons import address
from dashboard.views.lessons.component import Play, mount, strokes
from dashboard.views.lessons.words import OF_PLAYER, OF_RATE, in_script
from dashboard.views.state.page import Screen

NAME = "batch"

EPOCHS = 8
"""As many as show all three sizes settle or fall behind."""

PROBLEM = {
    "curvature": 1.0,
    "noise": 2.0,  # standard deviation of the gradient of one example
    "start": 4.0,  # distance to the minimum
    "examples": 256,
    "epochs": EPOCHS,
    "sizes": [1, 16, 256],
}
"""A parabola, and the sizes of batch that walk down it beside each other."""

COLOURS = ("laranja", "azul", "verde")

UNASKED: Play = {"rate": 0.1, "steps": EPOCHS, "decay": False, "seed": 1}

READERS: dict[str, address.Reader] = {
    "rate": address.number(1e-6, 100),
    "steps": address.whole(0, EPOCHS),
    "decay": address.yes,
    "seed": address.whole(1, 100_000),
}

WORDS = (
    *OF_PLAYER, *OF_RATE, "batch", "batch-lead", "epoch-button", "decay", "other-draw",
    "loss-by-update", "loss-by-sample", "updates", "samples", "batch-size", "updates-an-epoch",
    "floor-formula", "floor-simulated", "floor-note", "no-floor",
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
    address.note(address.checked(READERS, played, UNASKED), UNASKED)

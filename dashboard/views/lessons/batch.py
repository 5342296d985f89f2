"""The lesson on the batch size: the noise of a minibatch's gradient, and the floor it leaves."""

from dashboard.views.lessons import address
from dashboard.views.lessons.component import Play, mount, strokes
from dashboard.views.lessons.words import in_script
from dashboard.views.state.page import Screen

NAME = "batch"

PROBLEM = {
    "curvature": 1.0,
    "noise": 2.0,  # standard deviation of the gradient of one example
    "start": 4.0,  # distance to the minimum
    "examples": 256,
    "epochs": 8,
    "sizes": [1, 16, 256],
}
"""A parabola, and as many epochs as show all three sizes settle or fall behind."""

COLOURS = ("laranja", "azul", "verde")

UNASKED: Play = {"rate": 0.1, "steps": 8, "decay": False, "seed": 1}

READERS: dict[str, address.Reader] = {
    "rate": address.number(1e-6, 100),
    "steps": address.whole(0, 8),
    "decay": address.yes,
    "seed": address.whole(1, 100_000),
}

WORDS = (
    "batch", "batch-lead", "rate", "rate-in-words", "back", "epoch-button", "run", "pause", "reset",
    "player", "decay", "other-draw", "loss-by-update", "loss-by-sample", "updates", "samples",
    "batch-size", "updates-an-epoch", "floor-formula", "floor-simulated", "floor-note", "no-floor",
    "online", "minibatch", "full-batch",
    "regime-slow", "regime-one-step", "regime-zigzag", "regime-endless", "regime-divergent",
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

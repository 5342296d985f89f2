"""The lesson on two weights: the blindfolded walker, in a narrow valley or among hills."""

from dataclasses import asdict
from typing import Any

import numpy as np

from dashboard.descent import as_log
from dashboard.descent.two_weights import MOMENTUM, Hills, Optimizer, Surface, Valley, walk
from dashboard.views.lessons import address, judged
from dashboard.views.lessons.component import Play, mount
from dashboard.views.lessons.words import OF_PLAYER, OF_RATE, in_script
from dashboard.views.state.page import Screen

NAME = "two-weights"
MOST_STEPS = 120
MOST_CONDITION = 200

SURFACES: dict[str, Surface] = {
    "round": Valley(1.0),
    "valley": Valley(10.0),
    "narrow": Valley(50.0),
    "hills": Hills(0.3, 0.8, 2.0),
}
"""Round and narrow valleys by their condition, the second as in the trainer's lesson; and hills."""

OPENS: dict[str, dict[str, Any]] = {
    "round": {"start": (-3.0, -1.0), "rate": 0.2, "window": (4.0, 2.4)},
    "valley": {"start": (-3.0, -1.0), "rate": 0.1, "window": (4.0, 2.4)},
    "narrow": {"start": (-3.0, -1.0), "rate": 0.035, "window": (4.0, 2.4)},
    "hills": {"start": (-4.3, 2.6), "rate": 0.08, "window": (6.0, 3.8)},
}
"""Where a walk begins on each, at which rate, and what the figure shows: ± u, ± v."""

READERS: dict[str, address.Reader] = {
    "surface": address.one_of(*SURFACES),
    "condition": address.number(1, MOST_CONDITION),
    "optimizer": address.one_of(*Optimizer),
    "u": address.number(-1e6, 1e6),
    "v": address.number(-1e6, 1e6),
    "rate": address.number(1e-12, 1e6),
    "steps": address.whole(0, MOST_STEPS),
    "lifted": address.yes,
}

WORDS = (
    *OF_PLAYER, *OF_RATE, "two-weights",
    "surface", *(f"surface-{name}" for name in SURFACES), "surface-figure", "surface-label",
    "condition", "optimizer", *(f"optimizer-{one}" for one in Optimizer),
    "blindfold-on", "blindfold-off",
    "weight-1", "weight-2", "loss-name", "step", "height-meter", "loss-figure", "table",
    *(f"told-{name}" for name in SURFACES), "told-momentum", "told-adam",
)  # fmt: skip


def condition_of(surface: str) -> float:
    """The condition number that a valley opens with; of hills, which have none, 1."""
    named = SURFACES[surface]
    return named.condition if isinstance(named, Valley) else 1.0


def surface_of(play: Play) -> Surface:
    """The surface of a play: a valley has the condition that was chosen."""
    named = SURFACES[play["surface"]]
    return Valley(play["condition"]) if isinstance(named, Valley) else named


def unasked(surface: str = "valley") -> Play:
    """The play that opens on a surface."""
    opens = OPENS[surface]
    return {
        "surface": surface,
        "condition": condition_of(surface),
        "optimizer": Optimizer.SGD.value,
        "u": opens["start"][0],
        "v": opens["start"][1],
        "rate": opens["rate"],
        "steps": 0,
        "lifted": False,
    }


def draw(screen: Screen) -> None:
    """Show the player, and what is said of the play as it last came to rest."""
    asked = address.recall(READERS, unasked())
    opened = address.recall(READERS, unasked(asked["surface"]))
    sent = {name: _as_json(name, surface) for name, surface in SURFACES.items()}
    played = mount(
        screen,
        NAME,
        in_script(screen, WORDS),
        opened,
        surfaces=sent,
        most=MOST_STEPS,
        steepest=MOST_CONDITION,
    )
    surface = address.checked(READERS, played, opened)["surface"]
    play = address.checked(READERS, played, unasked(surface))
    address.note(play, unasked(surface) | {"surface": "valley"})
    judged.draw(screen, log_of(play))


def log_of(play: Play) -> as_log.Play:
    """The log of the steps taken so far."""
    optimizer = Optimizer(play["optimizer"])
    start = play["u"], play["v"]
    taken = walk(surface_of(play), start, play["rate"], optimizer, play["steps"])
    settings = {
        "lr": play["rate"],
        "batch_size": 1,
        "optimizer": "adam" if optimizer is Optimizer.ADAM else "sgd",
        "momentum": MOMENTUM if optimizer is Optimizer.MOMENTUM else 0.0,
    }
    name = f"{play['surface']}_{optimizer}_lr{play['rate']:g}"
    norms = np.hypot(taken.slopes[:, 0], taken.slopes[:, 1])
    return as_log.Play(name, taken.losses, taken.points, norms, settings)


def _as_json(name: str, surface: Surface) -> dict[str, Any]:
    """A surface as the script reads it, with where it opens."""
    if not isinstance(surface, Valley | Hills):
        raise TypeError(f"no script for {surface!r}")
    kind = "valley" if isinstance(surface, Valley) else "hills"
    return {"kind": kind, **asdict(surface), **OPENS[name]}

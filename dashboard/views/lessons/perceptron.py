"""The lesson on a perceptron: each update written out, forward, loss, backward, update."""

import numpy as np

from dashboard.descent import as_log
from dashboard.descent.perceptron import START, TASKS, mean_loss, train
from dashboard.views.lessons import address, judged
from dashboard.views.lessons.component import Play, mount
from dashboard.views.lessons.words import OF_PLAYER, in_script
from dashboard.views.state.page import Screen

NAME = "perceptron"
MOST_STEPS = 200

UNASKED: Play = {"task": "and", "rate": 0.5, "steps": 0}

READERS: dict[str, address.Reader] = {
    "task": address.one_of(*TASKS),
    "rate": address.number(1e-9, 1e4),
    "steps": address.whole(0, MOST_STEPS),
}

WORDS = (
    *OF_PLAYER, "perceptron", "task", *(f"task-{name}" for name in TASKS),
    "rate", "step", "inputs-figure", "mean-loss-figure", "loss-figure", "example-shown",
    "stage-forward", "stage-loss", "stage-backward", "stage-update",
)  # fmt: skip


def draw(screen: Screen) -> None:
    """Show the player, and what is said of the play as it last came to rest."""
    opened = address.recall(READERS, UNASKED)
    sent = {name: [list(example) for example in task] for name, task in TASKS.items()}
    played = mount(
        screen,
        NAME,
        in_script(screen, WORDS),
        opened,
        tasks=sent,
        start=list(START),
        most=MOST_STEPS,
    )
    play = address.checked(READERS, played, UNASKED)
    address.note(play, UNASKED)
    judged.draw(screen, log_of(play))


def log_of(play: Play) -> as_log.Play:
    """The log of the steps taken so far: the mean loss over all examples after each."""
    task = TASKS[play["task"]]
    taken = train(task, play["rate"], play["steps"] + 1)
    weights = np.array([one.before for one in taken])
    losses = np.array([mean_loss(one.before, task) for one in taken])
    norms = np.array([np.hypot.reduce(one.slopes) for one in taken])
    settings = {"lr": play["rate"], "batch_size": 1, "optimizer": "sgd"}
    return as_log.Play(f"{play['task']}_lr{play['rate']:g}", losses, weights, norms, settings)

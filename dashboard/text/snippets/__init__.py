"""Advice as code: a command for our trainer, lines for PyTorch and Keras, or for boosted trees.

The code is the same in every language but for its comments, which are texts of the catalogue.
Nothing that a log says gets into it as text: numbers are written from finite numbers, an optimizer
is chosen from a table by its name, and the words of a command are quoted by the shell's rules.

This package knows what an action changes; it knows no threshold and does not choose values.
"""

from collections.abc import Mapping
from typing import Any

from dashboard.diagnosis.verdict import Recommendation
from dashboard.model.run import Run
from dashboard.text.catalogue import Catalogue
from dashboard.text.snippets import for_boosters, for_keras, for_pytorch, for_trainer
from dashboard.text.snippets.given import Given

__all__ = ["follow", "write"]


def write(advice: Recommendation, run: Run, texts: Catalogue) -> Mapping[str, str | None]:
    """The code of ``advice`` for ``run``, by ``pytorch``, ``keras`` and ``trainer``.

    Returns:
        Python source for the first two; for the last a line for a POSIX shell, or ``None`` where
        the run is not one of our trainer's or the trainer has no option for the change.  For
        boosted trees ``xgboost``, ``lightgbm`` and ``catboost`` instead of the first two, and
        neither where advice is a check: our trainer trains no trees.
    """
    given = Given.of(advice, run)

    def comment(name: str, **args: object) -> str:
        return f"# {texts.say(f'snippet-{name}', **args)}"

    if advice.action in for_boosters.ACTIONS:
        return {**for_boosters.ACTIONS[advice.action](given, comment), "trainer": None}
    if advice.evidence.get("objective") == "boosting":
        return {"trainer": None}
    return {
        "pytorch": for_pytorch.ACTIONS[advice.action](given, comment),
        "keras": for_keras.ACTIONS[advice.action](given, comment),
        "trainer": for_trainer.command(advice.action, given, run),
    }


def follow(advice: Recommendation, run: Run) -> Mapping[str, Any] | None:
    """The settings of our trainer that ``advice`` changes; ``None`` where it cannot follow."""
    return for_trainer.follow(advice.action, Given.of(advice, run), run)

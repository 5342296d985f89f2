"""The steps of the tour "Read a curve in ten minutes": the page of each, and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

STUDY = "regimes"
"""The study that the tour is about: four runs that differ in their learning rate alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its texts are ``tour-<code>`` and ``-says``; ``view`` and ``shows`` are where."""

    code: str
    view: str
    shows: Mapping[str, str] = field(default_factory=dict)


ONE = {"view": "one"}

STEPS = (
    Step("opening", "overview"),
    Step("figure", "curves", {"view": "book"}),
    Step("loss", "curves", ONE | {"metric": "loss.train"}),
    Step("good", "diagnosis", {"run": "lr0.1"}),
    Step("low", "diagnosis", {"run": "lr0.0005"}),
    Step("high", "diagnosis", {"run": "lr0.48"}),
    Step("diverged", "diagnosis", {"run": "lr0.5"}),
    Step("accuracy", "curves", ONE | {"metric": "accuracy.test"}),
    Step("map", "map"),
    Step("own", "overview"),
)
"""From the first sentence of a set to what one does with one's own logs."""

"""What a mark is, and how all of them are found: the files of ``marks/`` that end in ``MARK``."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

import altair as alt

import dashboard.charts.marks
from dashboard.charts.panel_data import CURVES, PanelData, PanelKind
from dashboard.model.contained import Stage, contained
from dashboard.model.scanned import scanned

Layers = list[alt.Chart]


class Order(IntEnum):
    """From the back of a panel to its front; the places between are free for new marks.

    What lies in front can be pointed at.
    """

    PLANE = 0
    OVERFLOW = 5
    CROSSHAIR = 10
    TITLE = 20
    FINDINGS = 30
    GROUND = 35
    BANDS = 40
    LINES = 50
    POINTER_RULE = 60
    PARTING = 65
    BEST = 70
    HIDDEN_SPIKES = 80
    RUNS = 85
    OUT_OF_RANGE = 90
    END_LABELS = 100
    GRIPS = 110
    HOVER = 120
    CHANGES = 130
    EVENTS = 140
    FOOTNOTES = 145
    NOTHING = 150


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of mark: its name, what draws it, its place in depth, and where it is drawn."""

    name: str  # in the sentence that says that it could not be drawn
    layers: Callable[[PanelData], Layers]
    order: int
    kinds: frozenset[PanelKind] = CURVES

    def draw(self, panel: PanelData) -> Layers:
        """The layers on a panel; none on one of another kind, or where the mark raises."""
        if panel.kind not in self.kinds:
            return []
        return contained(Stage.DRAW, self.name, partial(self.layers, panel), lambda _: [])


def all_marks() -> tuple[Mark, ...]:
    """Every ``MARK`` of ``marks/``, from the back to the front."""
    marks: tuple[Mark, ...] = scanned(dashboard.charts.marks, "MARK", all_have_it=False)
    return tuple(sorted(marks, key=lambda mark: (mark.order, mark.name)))

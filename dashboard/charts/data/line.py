"""A curve as it is drawn: its trace, its stroke, what stands at its end, what was found on it."""

from dataclasses import dataclass

from dashboard.charts.data.traces import Trace

KEY = "key"
"""The field that tells the lines of a panel apart."""

TITLE = "title"
"""The field that names the run of a line."""

SOLID = (1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Stroke:
    """The look of one run's line; ``casing`` is a darker edge for a colour too pale by itself."""

    color: str
    dash: tuple[float, ...]  # px on and off
    marker: str  # a Vega symbol
    casing: str = ""

    @property
    def edge(self) -> str:
        """The colour to use alone, without the casing around it."""
        return self.casing or self.color


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A trace with all that its drawing needs; ``label``, in rows, and ``note`` are at its end."""

    key: str  # unique on its panel and made by us, never a name from a log
    trace: Trace
    stroke: Stroke
    title: str  # of the run, shown when pointed at
    label: str = ""
    note: str = ""
    is_muted: bool = False
    is_ghost: bool = False  # drawn beside the line of its group, which counts for it


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line, in the unit that the engine saw, and the name of what was found."""

    key: str
    from_x: float
    to_x: float
    name: str

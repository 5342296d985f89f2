"""Lines that say their settings: one by colour, a second by dash, where a third divides the figure.

Colours of numbers run from low to high; with few values they are the textbook's.  Where
neither colour nor dash would tell few runs apart, since a third setting is what differs, each keeps
the colour that it has in every other figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.data.line import SOLID, Stroke
from dashboard.charts.data.setting_values import key_of, settings_of, values_of
from dashboard.charts.style.palette import MOST_DISTINCT, Palette, distinct, in_order
from dashboard.charts.style.theme import Theme, look
from dashboard.model.run import Run, Setting

MOST_DASHES = 6
"""Dashes that can be told apart."""

COLOUR_FIRST, DASH_FIRST = "lr", "batch_size"


@dataclass(frozen=True, slots=True)
class Scale:
    """A setting, its values in order, and what stands for each."""

    setting: str
    values: tuple[Setting, ...]
    strokes: tuple[Stroke, ...]

    def of(self, run: Run) -> Stroke | None:
        """What stands for the value of ``run``."""
        keys = [key_of(value) for value in self.values]
        key = key_of(run.config.get(self.setting))
        return self.strokes[keys.index(key)] if key in keys else None


@dataclass(frozen=True, slots=True)
class Encoding:
    """How lines say their settings; a scale is ``None`` where nothing is left to say."""

    colour: Scale | None
    dash: Scale | None
    grey: str

    def stroke(self, run: Run, otherwise: Stroke) -> Stroke:
        """The stroke of ``run``; ``otherwise`` where no setting tells."""
        if self.colour is None:
            return otherwise
        tone = self.colour.of(run) or Stroke(self.grey, SOLID, "circle")
        form = self.dash.of(run) if self.dash is not None else None
        return Stroke(
            tone.color,
            form.dash if form is not None else SOLID,
            form.marker if form is not None else tone.marker,
            tone.casing,
        )


def encoding_of(runs: Sequence[Run], facet: str, palette: Palette, theme: Theme) -> Encoding:
    """The encoding of all ``runs`` in a figure that is divided by ``facet``, "" if by nothing."""
    settings = settings_of(runs)
    left = [name for name in settings if name != facet]
    colour = _first(left, COLOUR_FIRST)
    left = [
        name for name in left if name != colour and 2 <= len(values_of(runs, name)) <= MOST_DASHES
    ]
    dash = _first(left, DASH_FIRST)
    if len(runs) <= MOST_DISTINCT and _hides(runs, settings, (facet, colour, dash)):
        return Encoding(None, None, look(theme).grey)
    return Encoding(
        _scale(runs, colour, palette, theme),
        _scale(runs, dash, palette, theme, is_dashed=True),
        look(theme).grey,
    )


def _hides(runs: Sequence[Run], settings: Sequence[str], said: Sequence[str]) -> bool:
    """Whether runs that differ in one of ``settings`` agree in all that are ``said``."""

    def different(names: Sequence[str]) -> int:
        return len({tuple(key_of(run.config.get(name)) for name in names) for run in runs})

    return different([name for name in settings if name in said]) < different(settings)


def _first(names: Sequence[str], preferred: str) -> str:
    return preferred if preferred in names else next(iter(names), "")


def _scale(
    runs: Sequence[Run], name: str, palette: Palette, theme: Theme, *, is_dashed: bool = False
) -> Scale | None:
    values = [value for value in values_of(runs, name) if value is not None] if name else []
    if not values:
        return None
    is_ordered = all(isinstance(value, int | float) for value in values)
    strokes_of = in_order if is_ordered and not is_dashed else distinct
    return Scale(name, tuple(values), tuple(strokes_of(len(values), palette, theme)))

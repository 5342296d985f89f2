"""What the strokes of many lines stand for: they have no labels that would say it.

Of a few more lines than have labels each is told by itself.  Of a crowd the setting is told that
its colours say: that of which every value has a colour of its own, or a shade between those of the
lowest and the highest.  Where colours say no setting, since they come again, nothing is told.
"""

from collections.abc import Mapping, Sequence

import altair as alt

from dashboard.charts.data.line import SOLID, Stroke
from dashboard.charts.data.setting_values import key_of, settings_of, values_of
from dashboard.charts.figures.keys import encoding_key
from dashboard.charts.figures.keys.encoding_key import Told
from dashboard.charts.panel_data import PanelData
from dashboard.charts.style.encoding import Encoding, Scale
from dashboard.charts.style.palette import MOST_DISTINCT, assign
from dashboard.charts.style.run_style import MOST_LABELLED
from dashboard.model.run import Run

SHADED = "lr"
"""The setting that shades tell from low to high: of many values two may have the same."""

FEWEST_SHADES = 3


def key(panel: PanelData, name: str, width: float) -> alt.LayerChart | None:
    """The view of what the lines of ``panel`` say, in a figure called ``name``; or ``None``."""
    given, leads = panel.input, panel.ensemble.leads
    runs = leads.book.runs if leads is not None else given.book.runs
    if len(runs) <= MOST_LABELLED:
        return None
    options, everyone = given.options, given.report.runs or given.book.runs
    strokes = {
        **assign(runs, options.palette, options.theme),
        **assign(everyone, options.palette, options.theme),
    }
    if len(runs) <= MOST_DISTINCT:
        return encoding_key.view([("", _each(panel, runs, strokes))], name, given.look, width)
    scale = colours_of(runs, strokes)
    if scale is None:
        return None
    return encoding_key.key(
        Encoding(scale, None, given.look.grey), name, given.look, given.words, width
    )


def _each(panel: PanelData, runs: Sequence[Run], strokes: Mapping[str, Stroke]) -> list[Told]:
    """Every line with its title; runs that share a stroke are repeats, and are told once."""
    labels = panel.words.run_labels(runs)
    first = {strokes[run.run_id]: labels[run.run_id] for run in reversed(runs)}
    ordered = dict.fromkeys(strokes[run.run_id] for run in runs)
    return [Told(first[stroke], stroke.color, stroke.dash) for stroke in ordered]


def colours_of(runs: Sequence[Run], strokes: Mapping[str, Stroke]) -> Scale | None:
    """The setting that colours say: each value has one colour, and no two values the same."""
    for name in settings_of(runs):
        colours: dict[str, set[str]] = {}
        for run in runs:
            value = key_of(run.config.get(name))
            colours.setdefault(value, set()).add(strokes[run.run_id].color)
        each = [colour for own in colours.values() for colour in own]
        apart = len(set(each))
        is_shaded = name == SHADED and apart >= FEWEST_SHADES
        if len(each) == len(colours) > 1 and (apart == len(each) or is_shaded):
            values = [value for value in values_of(runs, name) if value is not None]
            tones = [colours[key_of(value)] for value in values]
            told = tuple(Stroke(next(iter(tone)), SOLID, "circle") for tone in tones)
            return Scale(name, tuple(values), told)
    return None

"""How much of how the runs ended goes with each setting: a bar a setting, the largest on top.

The stroke over a bar is what chance reaches with as many runs; a bar that does not pass it is pale.
A share is no cause, and the note under the figure says so.
"""

from collections.abc import Sequence
from itertools import chain

from dashboard.charts.axes.canvas import Canvas, Ticks
from dashboard.charts.axes.setting_axes import setting_names
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.outcomes import outcomes_of
from dashboard.charts.data.settings.setting_shares import Share, setting_shares, varied_together
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.outcome_panels import SharesPanel
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import theme
from dashboard.charts.style.palette import in_order
from dashboard.charts.style.theme import CHARACTER_PX
from dashboard.charts.vega.compose import AnyChart
from dashboard.text.sentences import Sentences
from dashboard.text.shortening import shortened

WIDTH_PX = 760.0
ROW_PX = 30.0
NARROWEST_PX = 120.0
RIGHT_PX = 60.0  # for the number at the end of a bar
MOST = 12
LABEL_CHARACTERS = 24


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel, of the settings that vary over the runs of the book."""
    words, look = given.words, given.look
    outcomes = outcomes_of(given.book, given.report, given.options.statistic)
    names = setting_names([one.run for one in outcomes.many])
    shares = setting_shares(outcomes, names)[:MOST]
    pairs = varied_together(outcomes, [one.name for one in shares])
    titles = shortened((words.setting_name(one.name) for one in shares), LABEL_CHARACTERS)
    labels = [titles[words.setting_name(one.name)] for one in shares]
    beside = max(map(len, labels), default=0) * CHARACTER_PX * look.small
    beside = max(0.0, beside - theme.AXIS_WIDTH * look.small)
    width = given.options.width or WIDTH_PX
    plane = width - theme.AXIS_WIDTH * look.small - beside - RIGHT_PX
    high = max((max(one.share, one.chance) for one in shares), default=1.0)
    across = Extent(0.0, max(high * 1.05, 0.1))
    rows = max(len(shares), 1)
    (stroke,) = in_order(1, given.options.palette, given.options.theme)
    return [
        SharesPanel(
            input=given,
            kind=PanelKind.SHARES,
            title=outcomes.heading("shares-heading", words) if shares else "",
            canvas=Canvas(
                "shares_panel",
                round(max(plane, NARROWEST_PX)),
                rows * ROW_PX * look.small / theme.LIGHT.small,
                XAxis.RELATIVE,
                across,
                Extent(0.0, float(rows)),
                "",
                look,
                words.say("shares-x"),
                x_ticks=_ticks(across.high, words),
                y_ticks=tuple((rows - n - 0.5, text) for n, text in enumerate(labels)),
            ),
            outcomes=outcomes,
            shares=shares,
            stroke=stroke,
            notes=_notes(shares, pairs, words),
            nothing="" if shares else words.say("shares-nothing"),
            footnote_px=width - RIGHT_PX,
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone."""
    return common.alone("setting_importance", panels, _alt)


def _ticks(high: float, words: Sentences) -> Ticks:
    step = 0.25 if high > 0.6 else 0.1 if high > 0.2 else 0.05
    places = [n * step for n in range(int(high / step) + 1)]
    return tuple((at, words.say("shares-tick", share=at)) for at in places)


def _notes(
    shares: Sequence[Share], pairs: Sequence[tuple[str, str]], words: Sentences
) -> list[str]:
    if not shares:
        return []
    notes = [words.say("shares-chance"), words.say("shares-caution", runs=shares[0].runs)]
    if pairs:
        names = ", ".join(
            words.say("shares-pair", one=words.setting_name(one), other=words.setting_name(other))
            for one, other in pairs[:3]
        )
        notes.append(words.say("shares-together", pairs=names, count=len(set(chain(*pairs)))))
    return notes


def _alt(panel: PanelData) -> str:
    """The shares in order, for those who cannot see the bars."""
    if not isinstance(panel, SharesPanel) or not panel.shares:
        return panel.nothing
    words = panel.words
    told = [
        words.say(
            "shares-alt",
            setting=words.setting_name(one.name),
            share=one.share,
            chance=one.chance,
            told="yes" if one.is_told else "no",
        )
        for one in panel.shares
    ]
    return " ".join([f"{panel.title}.", *told])


CHART = ChartKind("setting_importance", prepare, arrange)
draw = CHART.draw

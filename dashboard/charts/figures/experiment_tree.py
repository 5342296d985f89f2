"""Which setting came from which, what was changed, and whether that ended better or worse.

It is drawn downwards, a row a setting: words need room, and a screen can be scrolled down.
"""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.axes import opening
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.outcomes import outcomes_of
from dashboard.charts.data.trials.tree_rows import tree_rows
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.figures.layouts.tree_layout import SIGN_PX, laid_out, links_of
from dashboard.charts.outcome_panels import TreePanel
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import theme
from dashboard.charts.vega.compose import AnyChart
from dashboard.diagnosis.trials.tree import trials_of
from dashboard.diagnosis.trials.trial import Basis, Trial, Way
from dashboard.text.sentences import Sentences

WIDTH_PX = 760.0
NARROWEST_PX = 220.0
ROW_PX = 26.0
EDGE_PX = 12.0
"""Left free at the right: faces differ in width, and the ends stand at the edge."""

MOST_TOLD = 8
"""Settings that are told one by one to who cannot see the figure."""


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel, of the settings of the book."""
    words, look = given.words, given.look
    trials = trials_of(given.book, given.report)
    rows = tree_rows([one.parent for one in trials], _first(trials, given))
    row_px = ROW_PX * look.small / theme.LIGHT.small
    beside = theme.AXIS_WIDTH * look.small
    plane = round(max((given.options.width or WIDTH_PX) - beside - EDGE_PX, NARROWEST_PX))
    placed = laid_out(rows, trials, given, plane=plane, beside=beside, row_px=row_px)
    outcomes = outcomes_of(given.book, given.report, given.options.statistic)
    height = max(len(rows), 2) * row_px
    links = links_of(rows, trials, placed)
    return [
        TreePanel(
            input=given,
            kind=PanelKind.TREE,
            title=words.say("tree-title", settings=len(trials)) if trials else "",
            canvas=Canvas(
                "tree_panel",
                plane,
                height,
                XAxis.RELATIVE,
                Extent(0.0, 1.0),
                Extent(0.0, 1.0),
                "",
                look,
                "",
            ),
            outcomes=outcomes,
            trials=trials,
            rows=placed,
            links=links,
            notes=_notes(placed, links, trials, words),
            nothing="" if trials else words.say("tree-nothing"),
            footnote_px=plane + beside,
            footnote_left=SIGN_PX / 2 - beside,
            has_axis=False,
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone; a click on a row opens its runs."""
    return common.opening_runs("experiment_tree", panels, _alt, opening.POINTS)


def _first(trials: Sequence[Trial], given: FigureInput) -> list[int]:
    """The places of the trials, those that are kept first where not all have a row.

    The best, those whose lineage is logged, those that went better, and of all the later ones.
    """
    best = given.report.best

    def rank(trial: Trial) -> tuple[bool, bool, bool, int]:
        is_better = trial.came_of is not None and trial.came_of.way is Way.BETTER
        is_best = best is not None and best.run_id in trial.run_ids
        return is_best, trial.basis is Basis.LOGGED, is_better, trial.place

    return [one.place for one in sorted(trials, key=rank, reverse=True)]


def _notes(
    placed: pd.DataFrame, links: pd.DataFrame, trials: Sequence[Trial], words: Sentences
) -> list[str]:
    notes = []
    if len(links):
        notes.append(words.say("tree-signs"))
        if links["is_guessed"].any():
            notes.append(words.say("tree-guessed"))
        if not links["is_guessed"].all():
            notes.append(words.say("tree-logged"))
    folded = len(trials) - int((~placed["is_fold"]).sum()) if len(placed) else 0
    if folded:
        notes.append(words.say("tree-folded", settings=folded))
    return notes


def _alt(panel: PanelData) -> str:
    """How many settings, and the first of them with what came of each."""
    if not isinstance(panel, TreePanel) or not panel.trials:
        return panel.nothing
    words = panel.words
    shown = panel.rows[~panel.rows["is_fold"]].head(MOST_TOLD)
    told = [
        words.say("tree-alt-row", setting=row.title, changed=row.words, end=row.end)
        for row in shown.itertuples()
    ]
    runs = len(panel.input.book.runs)
    return " ".join([words.say("tree-alt", settings=len(panel.trials), runs=runs), *told])


CHART = ChartKind("experiment_tree", prepare, arrange)
draw = CHART.draw

"""The runs of small multiples: who is in each panel, and how a line says its settings.

What a panel's title says is left out of its labels; colour and dash say other settings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes.zoom import keys_of
from dashboard.charts.data.line import SOLID
from dashboard.charts.data.setting_values import key_of, titled, values_of
from dashboard.charts.figures import common
from dashboard.charts.panel_data import FigureInput
from dashboard.charts.style import facet_choice
from dashboard.charts.style.encoding import Encoding, encoding_of
from dashboard.charts.style.ensemble import Ensemble
from dashboard.charts.style.run_style import RunStyle, stepped_back
from dashboard.model.run import LogBook, Run, Setting

MOST_NAMED = 12
"""Values without a panel that are named."""


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """By which setting a figure is divided, into which values, and what its lines say."""

    given: FigureInput
    setting: str  # "" for none
    values: Sequence[Setting]  # that have a panel
    encoding: Encoding
    keys: Mapping[str, str]  # of the lines, one for all panels, by the id of a run or its group

    def parts(self) -> list[tuple[LogBook, str]]:
        """The runs of each panel and its title; all runs in one where nothing divides them."""
        book, words = self.given.book, self.given.words
        return [
            (self._part(book, value), titled(self.setting, value, words)) for value in self.values
        ] or [(book, "")]

    def _part(self, book: LogBook, value: Setting) -> LogBook:
        key = key_of(value)
        return book.only(
            {run.run_id for run in book.runs if key_of(run.config.get(self.setting)) == key}
        )

    def ensemble(self, part: LogBook) -> Ensemble:
        """Who is drawn: labels without the panel's setting, strokes that say other ones."""
        bare = replace(part, runs=tuple(self._without_setting(run) for run in part.runs))
        found = common.everyone(self._alone(bare.runs), bare)
        drawn = found.leads.book.by_id if found.leads is not None else bare.by_id
        titles = self.given.words.run_titles(part.runs) if found.leads is None else {}
        return replace(
            found,
            styles={
                one: self._styled(style, drawn[one], titles.get(one, style.title))
                for one, style in found.styles.items()
            },
        )

    def _alone(self, runs: Sequence[Run]) -> FigureInput:
        """What a panel is drawn from: a run that is alone in it is called by its settings."""
        words = self.given.words
        if len(runs) != 1:
            return self.given
        names = {runs[0].run_id: words.settings_title(runs[0]), **words.names}
        return replace(self.given, words=words.calling(names))

    def _without_setting(self, run: Run) -> Run:
        config = {name: own for name, own in run.config.items() if name != self.setting}
        return replace(run, config=config)

    def _styled(self, style: RunStyle, run: Run, title: str) -> RunStyle:
        stroke = self.encoding.stroke(run, style.stroke)
        style = replace(style, key=self.keys[run.run_id], title=title, stroke=stroke)
        picked = self.given.options.focus.run_id
        if picked is not None and style.key != self.keys[picked]:
            return stepped_back(style, self.given.options.theme)  # in the other panels too
        return replace(style, stroke=replace(stroke, dash=SOLID)) if style.is_muted else style

    def rest(self) -> list[str]:
        """One note of the values that have no panel, by name; none where all have one."""
        words = self.given.words
        others = [
            value
            for value in values_of(self.given.book.runs, self.setting)
            if value not in self.values
        ]
        if not others:
            return []
        names = [
            words.setting_value(value) if value is not None else titled(self.setting, value, words)
            for value in others[:MOST_NAMED]
        ]
        note = words.say(
            "facet-rest",
            setting=words.setting_name(self.setting),
            values=", ".join(names),
            count=len(others),
            more=max(len(others) - MOST_NAMED, 0),
        )
        return [note]


def division_of(given: FigureInput) -> Division:
    """The division that the options ask for, or the one that tells most."""
    runs, options = given.book.runs, given.options
    setting = facet_choice.unasked(runs) if options.facet is None else options.facet
    values = facet_choice.shown(runs, setting, options.facet_values)
    groups = options.grouping.groups if options.grouping is not None else ()
    encoding = encoding_of(runs, setting, options.palette, options.theme)
    found = Division(given, setting, values, encoding, keys_of(given.book, groups))
    if not any(options.focus.run_id in part.by_id for part, _ in found.parts()):
        # nobody steps back for a run that has no panel
        focus = replace(options.focus, run_id=None)
        return replace(found, given=replace(given, options=replace(options, focus=focus)))
    return found

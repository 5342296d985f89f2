"""The runs of a figure, each by itself, or one line for those of one group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.data.aggregation import Gathered, Grouping, gather
from dashboard.charts.data.representative import Leads, leads_of, words_for
from dashboard.charts.data.traces import Trace
from dashboard.charts.marks.lines import Line
from dashboard.charts.style import run_style as cast
from dashboard.charts.style.palette import SOLID, Palette
from dashboard.charts.style.run_style import Cast
from dashboard.charts.style.theme import Theme
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Who is drawn: the roles by run id, or by the id of a group's first run."""

    roles: Cast
    leads: Leads | None = None
    grouping: Grouping | None = None

    def gather(self, found: Sequence[Trace]) -> Gathered:
        """The traces of a panel, those of a group drawn together."""
        if self.leads is None or self.grouping is None:
            return Gathered(list(found), [])
        return gather(found, self.leads.of, self.grouping.summary)

    def ghosts(self, gathered: Gathered, words: Sentences) -> list[Line]:
        """The runs of the groups, thin, where they are asked for or their group has no line."""
        if self.grouping is None or not gathered.members:
            return []
        has_line = {trace.run.run_id for trace in gathered.traces}
        drawn = [
            (number, lead, trace)
            for number, (lead, trace) in enumerate(gathered.members)
            if self.grouping.has_members or lead not in has_line
        ]
        titles = words.run_titles([trace.run for _, _, trace in drawn])
        return [
            Line(
                f"{self.roles[lead].key}m{number}",
                trace,
                replace(self.roles[lead].stroke, dash=SOLID),
                titles[trace.run.run_id],
                is_muted=True,
                is_ghost=lead in has_line,
            )
            for number, lead, trace in drawn
        ]

    def title(self, title: str, words: Sentences) -> str:
        """The title of a panel, with what its lines and bands are."""
        if self.grouping is None:
            return title
        return words.say(
            "chart-summarised",
            title=title,
            summary=words.say(f"summary-{self.grouping.summary.value}"),
        )

    def notes(self, gathered: Gathered, words: Sentences) -> list[str]:
        """What the lines of the groups leave out."""
        counts = (("chart-group-cut", gathered.cut), ("chart-group-apart", gathered.apart))
        return [words.say(name, groups=count) for name, count in counts if count]


def ensemble_of(
    book: LogBook,
    report: Report,
    words: Sentences,
    palette: Palette,
    theme: Theme,
    grouping: Grouping | None,
    chosen: str | None = None,
) -> Ensemble:
    """The roles of all runs of ``book``, or of their groups where there are any to draw.

    The run with the id ``chosen``, or the group that it is in, stands out; all others step back.
    """
    leads = leads_of(book, report, grouping.groups) if grouping is not None else None
    if leads is None or all(len(runs) == 1 for runs in leads.members.values()):
        return Ensemble(cast.cast_of(book, report, words, palette, theme, chosen))
    roles = {}
    standing_in = leads.of.get(chosen) if chosen is not None else None
    group = standing_in.run_id if standing_in is not None else None
    named = words_for(leads, words)
    for lead, role in cast.cast_of(leads.book, leads.report, named, palette, theme, group).items():
        runs = leads.members[lead]
        if len(runs) > 1:
            verdicts = {
                words.short(found) for run in runs if (found := report.by_id.get(run.run_id))
            }
            agreed = verdicts.pop() if len(verdicts) == 1 else ""
            said = words.say("chart-count", count=len(runs), verdict=agreed or "none")
            role = replace(role, verdict="" if role.is_muted else said, diagnosis=None)  # noqa: PLW2901
        roles[lead] = role
    return Ensemble(roles, leads, grouping)

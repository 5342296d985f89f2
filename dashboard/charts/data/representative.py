"""Who stands for a group of runs: a run with its settings but without its seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook, Run
from dashboard.text.sentences import Sentences

CHANCE = frozenset({"seed", "random_seed"})


@dataclass(frozen=True, slots=True)
class Representatives:
    """Book and report with one run for each group, and the way from a run to what stands for it."""

    book: LogBook
    report: Report
    of: Mapping[str, Run]  # by the id of a run of the whole book
    members: Mapping[str, tuple[Run, ...]]  # of the book, by the id of what stands for them


def representatives_of(
    book: LogBook, report: Report, groups: Sequence[Sequence[str]]
) -> Representatives:
    """Let one run stand for each of ``groups``, told by ids; runs in no group stand for themselves.

    What stands for a group has the id of its first run, whichever of its runs are in ``book``, so
    that the group looks the same however many of them are drawn.
    """
    first_of = {one: group[0] for group in groups for one in group}
    members: dict[str, list[Run]] = {}
    for run in book.runs:
        members.setdefault(first_of.get(run.run_id, run.run_id), []).append(run)
    stand_ins = {lead: _stand_in(lead, runs) for lead, runs in members.items()}
    absent = (
        run for run in report.runs if run.run_id not in first_of and run.run_id not in members
    )
    absent_groups = [
        _stand_in(run.run_id, [run, run])
        for run in report.runs
        if first_of.get(run.run_id) == run.run_id and run.run_id not in members
    ]
    diagnoses = tuple(
        replace(report.by_id[runs[0].run_id], run_id=lead)
        for lead, runs in members.items()
        if runs[0].run_id in report.by_id
    )
    best = report.best
    return Representatives(
        LogBook(
            tuple(stand_ins.values()),
            {lead: book.series.get(runs[0].run_id, ()) for lead, runs in members.items()},
            book.receipt,
            tuple(one for one in book.changes if one.run_id not in first_of),
        ),
        replace(
            report,
            runs=(*stand_ins.values(), *absent, *absent_groups),
            diagnoses=diagnoses,
            best=best and replace(best, run_id=first_of.get(best.run_id, best.run_id)),
        ),
        {run.run_id: stand_ins[lead] for lead, runs in members.items() for run in runs},
        {lead: tuple(runs) for lead, runs in members.items()},
    )


def _stand_in(lead: str, runs: Sequence[Run]) -> Run:
    first = runs[0]
    if len(runs) == 1:
        return replace(first, run_id=lead)
    shared = {name: value for name, value in first.config.items() if name not in CHANCE}
    return replace(first, run_id=lead, config=shared)


def words_for(leads: Representatives, words: Sentences, *, among_shown: bool = False) -> Sentences:
    """``words`` for groups: each is called among all groups, and by no name of one of its runs.

    With ``among_shown`` it is called among those of the book alone, for a figure that has taken a
    setting from them: beside the others, which have it, they would seem to lack it.
    """
    own = {one: name for one, name in words.names.items() if len(leads.members.get(one, ())) == 1}
    if not among_shown:
        return words.calling(own).among(leads.report.runs)
    shown = leads.book.runs
    if len(shown) == 1:  # among no others it would have the name of its folder
        own = {shown[0].run_id: words.settings_title(shown[0])} | own
    return words.calling(own).among(shown)

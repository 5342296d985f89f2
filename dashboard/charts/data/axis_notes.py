"""Which runs have no place on an axis, and what their logs would have to say for one."""

from dashboard.charts.data.epoch_size import Missing
from dashboard.charts.data.x_values import XAxis, logged_of, missing
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences


def notes(absent: LogBook, axis: XAxis, words: Sentences) -> list[str]:
    """One note on the runs of ``absent``, which are not drawn; none where there are none."""
    if not absent.runs:
        return []
    logged = logged_of(absent, axis)
    lacks = {one for run in absent.runs for one in missing(axis, run, logged.get(run.run_id))}
    note = words.say("chart-no-axis", runs=len(absent.runs))
    if not lacks:
        return [note]
    names = [words.say(f"missing-{one.value}") for one in Missing if one in lacks]
    return [words.say("chart-no-axis-for", said=note, missing=", ".join(names))]

"""Addresses of pages drawn at random: whatever a link may say of what is shown.

Most of what is drawn is what the page itself would write, for the set that is open; the rest is
what somebody typed.
"""

from random import Random

from dashboard.charts.data.aggregation import Summary
from dashboard.charts.data.statistic import Statistic
from dashboard.charts.data.x_values import XAxis
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.report.run_filter import lamp_choices
from dashboard.views.curve_page.curve_controls import KINDS, SMOOTHINGS, VIEWS
from dashboard.views.state import chosen_palette, figure_focus, run_links, run_marks
from dashboard.views.widgets.metric_choice import metrics_of
from tests.whole_way.random_books import METRICS, SETTINGS

JUNK = (
    *("", " ", "nan", "inf", "-1", "0", "1e999", "9" * 40, "None", "True", "x" * 3000),
    *("<b>", "../../etc", "%00", "\u202e", "😀", "epoch_1_0", "epoch_nan_1", "4", "not-4", "not-"),
)
Address = dict[str, str | list[str]]
SWITCHES = ("findings", "whole", "events", "log-y", "log-x", "grouped", "members")


def drawn(rng: Random, book: LogBook, report: Report) -> Address:
    """What an address says, of some of the things that it can say."""
    every = _every(rng, book, report)
    some = {name: value for name, value in every.items() if rng.random() < 0.5}
    for name in rng.sample(sorted(every), 2):
        if rng.random() < 0.3:
            some[name] = rng.choice(JUNK)
    return some


def _every(rng: Random, book: LogBook, report: Report) -> Address:
    ids = [run.run_id for run in book.runs]
    pairs = [f"{metric}.{split}" for metric, split in metrics_of(book, report.first_metric)]
    pairs = pairs or ["loss.train"]
    few = rng.sample(ids, min(len(ids), rng.randint(0, 4)))
    marks = {name: _marked(rng, ids) for name in ("pinned", "hidden", "baseline")}
    units = [*map(str, XAxis), "last-10", "last-30"]
    edges = sorted(rng.choice([0, 1, 5, 100, -3, 1e-9, 1e300, rng.random()]) for _ in range(2))
    metric = rng.choice([*(pair.rpartition(".")[0] for pair in pairs), *METRICS])
    settings = sorted({name for run in book.runs for name in run.config})
    return {
        **{name: rng.choice(["True", "False"]) for name in SWITCHES},
        **marks,
        "view": rng.choice(VIEWS),
        "metric": rng.choices(pairs, k=rng.randint(1, 4)),
        "x": str(rng.choice(list(XAxis))),
        "smoothing": str(rng.choice(SMOOTHINGS)),
        "smoothing-kind": rng.choice(KINDS),
        "palette": rng.choice(chosen_palette.OFFERED),
        "summary": rng.choice([one.value for one in Summary]),
        "facet": rng.choice(["none", *SETTINGS, *settings]),
        "panels": rng.choice(JUNK),
        "last-given": rng.choice(["0", "10", "30", "60"]),
        "runs": run_links.write(few, ids),
        figure_focus.PICK: run_links.write(rng.sample(ids, 1), ids) if ids else "",
        figure_focus.ZOOM: f"{rng.choice(units)}_{edges[0]:g}_{edges[1]:g}",
        "find": rng.choice(["lr", "0.1", "zzz", "batch<64", *JUNK]),
        "lamps": run_marks.SEPARATOR.join(rng.sample(lamp_choices(report), 1)) if ids else "",
        "by": metric,
        "target": f"{metric}:{rng.choice([0, 0.5, 1, -3, 1e-300, 1e300, 'nan', 'inf'])}",
        "value": rng.choice(tuple(Statistic)),
        "budget": rng.choice(["1", "2", "5"]),
        "run": rng.choice(ids) if ids else "",
        "from": rng.choice(ids) if ids else "",
        "to": rng.choice(ids) if ids else "",
        "apart": rng.choice(["on", "off"]),
        "live": rng.choice(["on", "off"]),
    }


def _marked(rng: Random, ids: list[str]) -> str:
    some = rng.sample(ids, min(len(ids), rng.choice([0, 1, 1, 2, 9])))
    return run_marks.SEPARATOR.join(map(run_marks.short_id, some))

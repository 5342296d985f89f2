"""A set, its report and what was decided about it as one HTML file."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dashboard.charts.style.palette import assign
from dashboard.charts.style.theme import Theme
from dashboard.diagnosis.report import Report
from dashboard.logs.packs.container import packed
from dashboard.logs.packs.packed_set import MEETINGS, PackedSet, written
from dashboard.logs.whole_set import WholeSet
from dashboard.model.run import XUnit
from dashboard.report.about import About
from dashboard.report.figures.caption import day
from dashboard.report.pack import said
from dashboard.report.pack.curves import drawn
from dashboard.report.pack.page import page
from dashboard.report.pack.reduced import Reduced, reduced
from dashboard.text.sentences import Sentences

VIEW, POINTS, DETAILS = "view", "points", "details-{}"
"""Blocks that the page reads: the first screen, the curves, and by language what is asked for."""


def make(
    whole: WholeSet, report: Report, languages: Sequence[str], about: About, meetings: str = ""
) -> bytes:
    """The file.

    Args:
        whole: the set, read so that it can be packed.
        report: of its book.
        languages: of the page, the one that it opens in first.
        about: what the report says of itself.
        meetings: what was decided about the runs, as :mod:`dashboard.meetings.document` writes it;
            empty for nothing.
    """
    book, first = whole.book, Sentences(languages[0])
    fewer = reduced(whole.batches)
    curves = drawn(book)
    best = set(report.best.runs) if report.best is not None else set()
    kept = {
        "name": about.name,
        "made": about.made.isoformat(timespec="seconds"),
        "program": about.version,
        "points": fewer.points,
        "of": fewer.of,
        "sources": [asdict(one) for one in whole.sources],
        "states": states(report),
    }
    view = {
        "name": about.name,
        "made": kept["made"],
        "program": about.version,
        "signs": said.signs(),
        "order": said.order(book, report),
        "tones": said.looks(report),
        "best": [place for place, run in enumerate(book.runs) if run.run_id in best],
        "first": report.first_metric,
        "units": [book.units[run.run_id] is XUnit.EPOCH for run in book.runs],
        "strokes": _strokes(whole),
        "curves": curves.heads,
        "sources": len(whole.sources),
        "said": {lang: _said(whole, report, lang, about, fewer) for lang in languages},
        "meetings": json.loads(meetings)["meetings"] if meetings else [],
    }
    seen = {VIEW: _json(view), POINTS: packed(curves.points)}
    later = {
        **{
            DETAILS.format(lang.lower()): _json(said.details(book, report, lang))
            for lang in languages
        },
        **written(PackedSet(fewer.batches, kept)),
    }
    if meetings:
        later[MEETINGS] = packed(meetings.encode())
    title = first.say("pack-window", name=about.name)
    return page(title, languages[0], first.say("pack-no-script"), seen, later)


def _json(value: object) -> bytes:
    return packed(json.dumps(value, ensure_ascii=False, allow_nan=False).encode())


def states(report: Report) -> dict[str, dict[str, str]]:
    """The state of each indicator of each run: what a newer engine is compared with."""
    return {
        one.run_id: {name.value: lamp.state.value for name, lamp in one.lamps.items()}
        for one in report.diagnoses
    }


def _said(
    whole: WholeSet, report: Report, lang: str, about: About, fewer: Reduced
) -> dict[str, Any]:
    words = Sentences(lang)
    some = words.say("pack-reduced", points=fewer.points, of=fewer.of)
    return said.said(whole.book, report, lang) | {
        "made": words.say("pack-made-at", date=day(about.made.date(), lang)),
        "reduced": some if fewer.points < fewer.of else "",
    }


def _strokes(whole: WholeSet) -> list[dict[str, Any]]:
    """Colour by light and by dark, and dash, of each run, as in the figures of the pages."""
    themes: tuple[Theme, Theme] = ("light", "dark")
    light, dark = (assign(whole.book.runs, "accessible", theme) for theme in themes)
    return [
        {
            "light": light[run.run_id].edge,
            "dark": dark[run.run_id].edge,
            "dash": list(light[run.run_id].dash),
        }
        for run in whole.book.runs
    ]

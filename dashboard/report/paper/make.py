"""What the report on paper says: one call, offline, with its fonts in the file."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from dashboard.charts.figures import textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.report import Report
from dashboard.logs.whole_set import WholeSet
from dashboard.meetings.decision import Kind
from dashboard.report import failed
from dashboard.report.about import About
from dashboard.report.figures import picture, typeset
from dashboard.report.figures.caption import day
from dashboard.report.figures.picture import Render
from dashboard.report.figures.render import rendered
from dashboard.report.opening import across, grounds, opening
from dashboard.report.paper.note_blocks import blocks
from dashboard.report.paper.sheets import REGIONS, sheet
from dashboard.report.receipt_notes import notes_of
from dashboard.report.setting_groups import setting_groups, setting_titles
from dashboard.report.standouts import next_step
from dashboard.report.tone import SIGNS, Tone, headline_tone
from dashboard.text.numerals import count
from dashboard.text.sentences import Sentences

WIDTH = 1000  # pixels of the figure, which is set as wide as the text: its type is about 6 points
MOST_SETTINGS = 200
"""Settings in the table: about five pages."""

MOST_SOURCES = 400
"""Files with their digests: about eight pages."""


def make(
    whole: WholeSet,
    report: Report,
    words: Sentences,
    about: About,
    meetings: str = "",
    *,
    render: Render = rendered,
) -> bytes:
    """The PDF, in the language of ``words``.

    ``meetings`` is what was decided, as :mod:`dashboard.meetings.document` writes it; empty for
    nothing.  ``render`` draws the figure and sets the sheet.

    Raises:
        NoTypstError: Typst is not installed.
    """
    words = words.among(whole.book.runs)
    said = _said(whole, report, words, about)
    said["meetings"] = [_meeting(one, words) for one in _read(meetings)]
    drawn = _figure(whole, report, words, render)
    data = said | {"figure": bool(drawn)}
    pictures = {"figure": drawn} if drawn else {}
    asked = typeset.question(sheet("report"), data, pictures, about.made)
    return render(asked, typeset.FORM)


def _said(whole: WholeSet, report: Report, words: Sentences, about: About) -> dict[str, Any]:
    step = next_step(report, words)
    made = day(about.made.date(), words.lang)
    lang, region = REGIONS[words.lang]
    notes = notes_of(report.receipt, words)
    more = len(whole.sources) - MOST_SOURCES
    return {
        "lang": lang,
        "region": region,
        "title": f"{words.say('pack-title')} · {about.name}",
        "foot": f"{words.say('pack-made-at', date=made)} · Curva {about.version}",
        "signs": {one.value: SIGNS[one] for one in Tone},
        "opening": opening(report, words),
        "grounds": list(grounds(report, words)),
        "failures": list(failed.failure_sentences(report, words)),
        "next": step.text if step is not None else "",
        "settings": _settings(whole, report, words),
        "across": across(report, words),
        "receipt": [*(note for notes in notes.of_file for note in notes), *notes.together][:20],
        "sources": [
            {"path": one.path, "sha256": one.sha256} for one in whole.sources[:MOST_SOURCES]
        ],
        "more": words.say("paper-more-files", files=more) if more > 0 else "",
        "words": {
            "next": words.say("pack-next"),
            "settings": words.say("paper-settings"),
            "settings-heads": [
                words.say(f"paper-head-{one}") for one in ("setting", "verdict", "advice")
            ],
            "across": words.say("pack-across"),
            "nothing": words.say("pack-nothing-decided"),
            "decision-heads": [
                words.say(f"meeting-head-{one}") for one in ("setting", "decision", "owner", "due")
            ],
            "sources": words.say("pack-sources"),
            "file": words.say("pack-file"),
        },
    }


def _settings(whole: WholeSet, report: Report, words: Sentences) -> list[dict[str, str]]:
    """The settings, the one that needs most attention first."""
    groups = setting_groups(whole.book, report)[:MOST_SETTINGS]
    titles = setting_titles(groups, whole.book, report, words)
    rows = []
    for group in groups:
        diagnosis = report.by_id[group.shown]
        advice = diagnosis.recommendations[:1]
        runs = len(group.run_ids)
        rows.append(
            {
                "name": titles[group.shown],
                "runs": f"× {count(runs, words.lang)}" if runs > 1 else "",
                "tone": headline_tone(diagnosis.headline).value,
                "verdict": words.short(diagnosis),
                "advice": words.recommendation(advice[0]) if advice else "",
            }
        )
    return rows


def _read(meetings: str) -> Sequence[dict[str, Any]]:
    found: Sequence[dict[str, Any]] = json.loads(meetings)["meetings"] if meetings else ()
    return found


def _meeting(meeting: dict[str, Any], words: Sentences) -> dict[str, Any]:
    decided = []
    for one in meeting["decisions"]:
        last = one["versions"][-1]
        if last["kind"] == Kind.OPEN:
            continue
        due = dt.date.fromisoformat(last["due"]) if last["due"] else None
        decided.append(
            {
                "setting": one["setting"],
                "kind": words.say(f"meeting-kind-{last['kind']}"),
                "owner": last["owner"] or "–",
                "due": day(due, words.lang) if due is not None else "–",
                "reason": last["reason"],
                "command": last["command"],
                "note": blocks(last["note"]),
                "has_more": any(last[name].strip() for name in ("reason", "command", "note")),
            }
        )
    return {
        "title": f"{words.say('pack-decisions')}: {meeting['title'] or meeting['set_name']}",
        "decisions": decided,
        "notes": [blocks(note["text"]) for note in meeting["notes"]],
    }


def _figure(whole: WholeSet, report: Report, words: Sentences, render: Render) -> bytes:
    """The figure of the first page as PDF, its lines and letters as such; empty where none is."""
    options = FigureOptions(first=report.first_metric, width=WIDTH)
    chart = textbook_figure.CHART.draw(whole.book, report, words, options)
    return picture.bare(chart, render=render)

"""``chart PATH… --output FILE``: write a figure of the logs, or the numbers that it shows.

The ending of the file's name chooses: ``.svg``, ``.pdf`` and ``.png`` are pictures with the caption
that the page's export has, ``.csv`` has every point.  Unless one metric is asked for, the figure is
the book's.  ``--runs`` draws those that a query finds, as the page's search does.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

from dashboard.api import diagnose
from dashboard.charts.figures import overlay, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import PanelData
from dashboard.charts.style import theme
from dashboard.charts.style.theme import Theme
from dashboard.charts.vega.compose import AnyChart
from dashboard.command_line import reading
from dashboard.command_line.command import (
    LANG,
    OK,
    Command,
    Request,
    UsageError,
    complain,
    nothing_readable,
    takes_paths,
    write,
)
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.report import run_filter
from dashboard.report.figures import caption, figure_titles, picture, sheet
from dashboard.report.figures.picture import Format, PictureError
from dashboard.report.figures.point_rows import figure_rows
from dashboard.report.figures.vocabulary import CODES, in_words
from dashboard.report.opening import opening
from dashboard.report.reading_losses import losses
from dashboard.report.run_query.query_error import QueryError
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences
from dashboard.whole_files import is_full, write_whole

CSV = "csv"
ENDINGS = (*(form.value for form in Format), CSV)
THEMES = ("light", "dark")
WIDTH = 1150
"""Pixels, as on the Curves page."""

SPLITS = (Split.TEST, Split.VAL, Split.TRAIN, Split.NONE)
"""The part of the data that is drawn where none is named: the first that the logs have."""

PATH_LIMIT = 500
"""Characters of a file's path that are shown: a person looks for it there."""

MOST_NAMED = 12
"""Metrics that a complaint names."""


def options(parser: argparse.ArgumentParser) -> None:
    """The options of ``chart``."""
    reading.options(parser)
    parser.add_argument("-o", "--output")
    parser.add_argument("--metric")
    parser.add_argument("--runs")
    parser.add_argument("--theme")
    parser.add_argument("--comma", action="store_true")


def check(request: Request) -> None:
    """Raise ``UsageError`` unless paths are given and a file that can be written."""
    takes_paths(request)
    endings = ", ".join(f".{one}" for one in ENDINGS)
    if not request.output:
        raise UsageError("cli-chart-no-output", endings=endings)
    if _ending(request) not in ENDINGS:
        name = plain(request.output, PATH_LIMIT)
        raise UsageError("cli-chart-ending", file=name, endings=endings)


def run(request: Request, words: Sentences) -> int:
    """Write the file and print what is in it."""
    book = reading.read(request)
    report = diagnose(book, lang=request.lang, scheduler=request.scheduler)
    if not book.runs:
        return nothing_readable(words, losses(book.receipt, words))
    words = words.among(book.runs)
    if request.runs:
        book = book.only(_found(request.runs, book, report, words))
    one = _asked(request.metric, book) if request.metric else None
    if one:
        title = figure_titles.title(words.metric_title(*one), book, words)
    else:
        title = figure_titles.textbook_title(book, words, report.first_metric)
    kind = overlay.CHART if one else textbook_figure.CHART
    options = FigureOptions(theme=cast("Theme", request.theme), width=WIDTH)
    if one:
        options = replace(options, metric=one[0], split=one[1])
    file = plain(request.output, PATH_LIMIT)
    try:
        if _ending(request) == CSV:
            made = _sheet(request, kind.panels(book, report, words, options), words)
        else:
            chart = kind.draw(book, report, words, options)
            made = _picture(request, book, report, words, chart, title)
        write_whole(Path(request.output), made)
    except PictureError:
        return complain(words.say("cli-chart-failed", file=file))
    except OSError as error:
        if is_full(error):
            return complain(words.say("cli-chart-disk-full", file=file))
        return complain(words.say("cli-chart-not-written", file=file))
    write(words.say("cli-chart-written", file=file, title=title))
    return OK


def _ending(request: Request) -> str:
    return Path(request.output).suffix.lower().removeprefix(".")


def _found(query: str, book: LogBook, report: Report, words: Sentences) -> list[str]:
    """The runs that a query finds; raise ``UsageError`` where it is none, or finds none."""
    try:
        found = run_filter.found(book, report, words, text=query)
    except QueryError as problem:
        said = run_filter.complaint(problem, words)
        rest = plain(query[problem.at :], NAME_LIMIT)
        raise UsageError("cli-chart-query", problem=said, rest=rest or "none") from None
    if not found:
        raise UsageError("cli-chart-no-runs", query=plain(query, NAME_LIMIT), all=len(book.runs))
    return found


def _asked(name: str, book: LogBook) -> tuple[str, Split]:
    """The metric and split of ``loss.test`` or ``loss``; raise ``UsageError`` if not logged."""
    logged = {
        (metric, split)
        for metric in book.points_by_metric()
        for split in SPLITS
        if any(True for _ in book.each(metric, split))
    }
    metric, _, part = name.rpartition(".")
    for one in ((name, split) for split in SPLITS):
        if one in logged:
            return one
    for one in logged:
        if one == (metric, part):
            return one
    names = sorted(f"{metric}.{split.value}" for metric, split in logged)
    raise UsageError(
        "cli-chart-no-metric",
        metric=plain(name, NAME_LIMIT),
        names=", ".join(plain(one, NAME_LIMIT) for one in names[:MOST_NAMED]),
        more=max(len(names) - MOST_NAMED, 0),
    )


def _sheet(request: Request, panels: Sequence[PanelData], words: Sentences) -> bytes:
    dialect, vocabulary = (sheet.COMMA, in_words(words)) if request.comma else (sheet.POINT, CODES)
    return sheet.write(figure_rows(panels, vocabulary), dialect)


def _picture(
    request: Request,
    book: LogBook,
    report: Report,
    words: Sentences,
    chart: AnyChart,
    title: str,
) -> bytes:
    said = caption.of_runs(
        book.runs,
        report,
        words,
        title=title,
        says=opening(report, words),
        logs=_named(request.paths, words),
        today=date.today(),
    )
    form = Format(_ending(request))
    return picture.write(
        chart, said, form, width=WIDTH, look=theme.look(cast("Theme", request.theme))
    )


def _named(paths: Sequence[str], words: Sentences) -> str:
    """What the logs are called under the figure: the name of the first of their paths."""
    first = plain(Path(paths[0]).resolve().name or paths[0], NAME_LIMIT)
    return words.say("cli-chart-logs", name=first, more=len(paths) - 1)


COMMAND = Command(
    "chart",
    options,
    run,
    {**LANG, "theme": THEMES},
    check,
    valued=frozenset({"scheduler", "output", "metric", "runs"}),
)

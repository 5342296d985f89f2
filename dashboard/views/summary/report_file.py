"""The open set with its report and decisions as one file: what ``curva report`` writes."""

import datetime as dt
from pathlib import Path

from dashboard.logs.apart.reading import read_apart
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.logs.whole_set import WholeSet, read_whole, read_whole_uploads
from dashboard.program_version import version
from dashboard.report.about import About
from dashboard.report.figures import render_apart
from dashboard.report.pack.make import make
from dashboard.report.paper import make as paper
from dashboard.text.languages import LANGUAGES
from dashboard.views.state.log_set import UPLOAD, LogSet
from dashboard.views.state.page import Screen
from dashboard.views.widgets.export_button import log_set_name


def made(screen: Screen) -> bytes:
    """The HTML file with the logs in it, with the page's language first."""
    lang = screen.words.lang
    whole = read(screen.logs)
    languages = (lang, *(one for one in LANGUAGES if one != lang))
    return make(whole, screen.logs.report, languages, about(screen), _decided(whole))


def on_paper(screen: Screen) -> bytes:
    """The PDF, in the page's language; figure and pages are made by another process."""
    whole = read(screen.logs)
    return paper.make(
        whole,
        screen.logs.report,
        screen.words,
        about(screen),
        _decided(whole),
        render=render_apart.rendered_apart,
    )


def about(screen: Screen) -> About:
    """What a file that is made now says of itself."""
    return About(log_set_name(screen), version(), dt.datetime.now().astimezone())


def read(logs: LogSet) -> WholeSet:
    """The set again, this time so that it can be packed."""
    if logs.name == UPLOAD:
        files = [UploadedBytes(file.name, file.getvalue()) for file in logs.offer.dropped]
        return read_whole_uploads(files, logs.corrections, read_apart)
    paths = [Path(path) for path in logs.offer.paths(logs.name)]
    within = logs.offer.within(logs.name)
    return read_whole(paths, logs.corrections, within=within, into=read_apart)


def _decided(whole: WholeSet) -> str:
    """What meetings decided about the runs; nothing where their database cannot be read."""
    from dashboard.meetings.of_runs import decided_about  # noqa: PLC0415 - as slow as all the rest
    from dashboard.meetings.store.database import DatabaseError  # noqa: PLC0415

    try:
        return decided_about(whole.book.series.values())
    except DatabaseError:
        return ""

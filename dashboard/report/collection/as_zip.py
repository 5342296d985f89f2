"""A report of chosen figures as Markdown, with its pictures beside it in a zip."""

import io
import zipfile
from collections.abc import Iterator

from dashboard.report.as_markdown import escape
from dashboard.report.collection.whole import MOST_SOURCES, Placed, WholeReport, told
from dashboard.report.figures.picture import Format, Render
from dashboard.report.figures.render import rendered
from dashboard.text.sentences import Sentences

DOCUMENT = "report.md"
MADE = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the archive, so that the same report has the same bytes."""


def write(whole: WholeReport, words: Sentences, *, render: Render = rendered) -> bytes:
    """The archive: the document, each figure as PNG, which it shows, and as SVG.

    Raises:
        RuntimeError: a figure could not be drawn.
    """
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:

        def put(name: str, data: bytes) -> None:
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)

        put(DOCUMENT, markdown(whole, words).encode("utf-8", "replace"))
        for one in whole.figures:
            put(_name(one, Format.PNG), render(one.drawing.spec, Format.PNG.value))
            put(_name(one, Format.SVG), one.drawing.svg)
    return sink.getvalue()


def markdown(whole: WholeReport, words: Sentences) -> str:
    """The document; no text in it acts as Markdown but its own."""
    return "\n".join(_lines(whole, words)) + "\n"


def _lines(whole: WholeReport, words: Sentences) -> Iterator[str]:
    yield f"# {escape(whole.heading(words))}"
    yield from ("", escape(whole.made(words)))
    for one in whole.figures:
        name, says, foot = told(one, words)
        yield from ("", f"## {escape(name)}", "")
        yield f"![{escape(one.entry.alt or one.entry.title)}]({_name(one, Format.PNG)})"
        for line in says.splitlines():
            if line.strip():
                yield from ("", escape(line))
        yield from ("", escape(foot))
    if not whole.sources:
        return
    yield from ("", f"## {escape(words.say('pack-sources'))}", "")
    yield f"| {escape(words.say('pack-file'))} | SHA-256 |"
    yield "| --- | --- |"
    for source in whole.sources[:MOST_SOURCES]:
        yield f"| {escape(source.path)} | `{source.sha256}` |"
    if more := whole.more(words):
        yield from ("", escape(more))


def _name(one: Placed, form: Format) -> str:
    return f"figures/{one.number:02d}.{form.value}"

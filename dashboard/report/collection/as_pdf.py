"""A report of chosen figures on paper, its figures as vectors, set by Typst."""

from dashboard.report.collection.whole import MOST_SOURCES, WholeReport, told
from dashboard.report.figures import typeset
from dashboard.report.figures.picture import Format, Render
from dashboard.report.figures.render import rendered
from dashboard.report.paper.sheets import REGIONS, sheet
from dashboard.text.sentences import Sentences


def write(whole: WholeReport, words: Sentences, *, render: Render = rendered) -> bytes:
    """The PDF, in the language of ``words``.

    Raises:
        NoTypstError: Typst is not installed.
        RuntimeError: a figure could not be drawn.
    """
    lang, region = REGIONS[words.lang]
    pictures, figures = {}, []
    for one in whole.figures:
        picture = f"figure-{one.number}"
        pictures[picture] = render(one.drawing.spec, Format.PDF.value)
        name, says, foot = told(one, words)
        said = {"name": name, "says": says.splitlines(), "foot": foot, "alt": one.entry.alt}
        figures.append(said | {"picture": picture})
    heading = whole.heading(words)
    data = {
        "lang": lang,
        "region": region,
        "title": heading,
        "foot": whole.made(words),
        "figures": figures,
        "sources": [
            {"path": one.path, "sha256": one.sha256} for one in whole.sources[:MOST_SOURCES]
        ],
        "more": whole.more(words),
        "words": {"sources": words.say("pack-sources"), "file": words.say("pack-file")},
    }
    asked = typeset.question(sheet("collection"), data, pictures, whole.about.made)
    return render(asked, typeset.FORM)

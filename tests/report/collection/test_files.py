"""A report of chosen figures as files: all of it in each, and nothing in it acts."""

import base64
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from dashboard.charts.figures import textbook_figure
from dashboard.diagnosis.engine import diagnose
from dashboard.logs.whole_set import SourceDigest
from dashboard.report.about import About
from dashboard.report.collection import as_html, as_pdf, as_zip
from dashboard.report.collection.entry import Entry, id_of
from dashboard.report.collection.store import Drawing
from dashboard.report.collection.whole import Placed, WholeReport
from dashboard.report.figures import picture
from dashboard.report.figures.render import rendered
from dashboard.text.sentences import Sentences
from tests.report.pack.packing import MADE, read
from tests.report.paper.test_paper import pages, streams

HOSTILE = '<script>alert(1)</script> #panic("x") ![x](http://evil.example/a) | \''
SOURCES = (SourceDigest("runs/a/metrics.csv", 10, "ab" * 32),)


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    """The textbook's figure of the four rates."""
    whole = read(Path("sample_logs") / "regimes")
    report = diagnose(whole.book)
    chart = textbook_figure.CHART.draw(whole.book, report, Sentences("pt-BR"))
    spec = picture.bare_specification(chart)
    return Drawing(spec, rendered(spec, "svg"))


def report(drawing: Drawing, title: str = "Taxas", text: str = "A perda cai.") -> WholeReport:
    entries = [
        Entry(
            id_of(name, name),
            f"Perda {name}",
            text,
            "regimes",
            "Quatro curvas.",
            "Curva 0.1.0",
            one,
        )
        for name, one in (("a", ""), ("b", f"Olhe o fim. {text}"))
    ]
    figures = [Placed(number, one, drawing) for number, one in enumerate(entries, 1)]
    return WholeReport(title, figures, SOURCES, About("regimes", "0.1.0", MADE))


@pytest.mark.parametrize(("lang", "figure"), [("pt-BR", "Figura 2"), ("en", "Figure 2")])
def test_the_page_holds_everything_and_asks_nobody(
    drawing: Drawing, lang: str, figure: str
) -> None:
    page = as_html.write(report(drawing), Sentences(lang)).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src &#x27;none&#x27;" in policy[1]
    assert "script-src" not in policy[1]
    for part in (figure, "Olhe o fim.", "ab" * 32, "0.1.0", "Taxas"):
        assert part in page
    images = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert [base64.b64decode(one) for one in images] == [drawing.svg] * 2
    assert not re.search(r'(?:src|href)="(?!data:)', page)


def test_no_text_of_a_log_or_a_person_acts_in_a_page(drawing: Drawing) -> None:
    page = as_html.write(report(drawing, HOSTILE, HOSTILE), Sentences("en")).decode()
    assert "<script" not in page


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_the_pdf_has_its_figures_as_vectors(drawing: Drawing, lang: str) -> None:
    pdf = as_pdf.write(report(drawing, HOSTILE, HOSTILE), Sentences(lang))
    everything = pdf + streams(pdf)
    assert pdf.startswith(b"%PDF-")
    assert b"/FontFile" in everything
    assert b"/Subtype /Image" not in everything
    assert b"/Subtype/Image" not in everything
    assert pages(pdf) >= 1


def test_the_archive_has_the_document_and_every_picture_that_it_shows(drawing: Drawing) -> None:
    data = as_zip.write(report(drawing), Sentences("pt-BR"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        document = archive.read(as_zip.DOCUMENT).decode()
        shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", document)
        assert shown == ["figures/01.png", "figures/02.png"]
        assert all(archive.read(one).startswith(b"\x89PNG") for one in shown)
        assert set(names) == {as_zip.DOCUMENT, *shown, "figures/01.svg", "figures/02.svg"}
    for part in ("# Taxas", "## Figura 1", "Olhe o fim", f"`{'ab' * 32}`"):
        assert part in document
    assert data == as_zip.write(report(drawing), Sentences("pt-BR"))


def test_no_text_acts_in_the_document(drawing: Drawing) -> None:
    document = as_zip.markdown(report(drawing, HOSTILE, HOSTILE), Sentences("en"))
    links = re.findall(r"(?<!\\)\]\(([^)]+)\)", document)
    assert all(one.startswith("figures/") for one in links)
    assert not re.search(r"(?<!\\)<script", document)


def test_a_report_without_a_title_is_called_after_its_set(drawing: Drawing) -> None:
    assert "Figures: regimes" in as_html.write(report(drawing, ""), Sentences("en")).decode()
    assert json.loads(drawing.spec)["padding"] == 2

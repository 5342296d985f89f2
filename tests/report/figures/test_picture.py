"""Figures as files: whole, in the language asked for, and harmless whatever a run is called."""

import datetime as dt
import re
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import altair as alt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.figures import lr_batch_map, overlay, run_detail, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.theme import Theme, look
from dashboard.charts.vega import to_spec
from dashboard.charts.vega.compose import AnyChart
from dashboard.report.figures import caption, picture
from dashboard.report.figures.picture import Caption, Format, PictureError
from dashboard.text.numerals import NBSP
from dashboard.text.sentences import Sentences
from tests.charts.conftest import CASES, HOSTILE, gathered

SAID = Caption("Perda · teste", "A melhor terminou em 0,02.", "Meus registros · 3 execuções")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(lang: str = "pt-BR", case: str = "book", **more: object) -> AnyChart:
    return overlay.draw(
        *gathered(CASES[case]()),
        Sentences(lang),
        FigureOptions(metric="loss", split="test", width=700, **more),
    )


def parsed(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (our own)


def texts(svg: bytes) -> list[str]:
    """What is written in the picture, line by line."""
    lines = []
    for one in parsed(svg).iter(f"{SVG}text"):
        parts = list(one.iter(f"{SVG}tspan")) or [one]
        lines += ["".join(part.itertext()) for part in parts]
    return lines


def size_of(svg: bytes) -> tuple[float, float]:
    root = parsed(svg)
    return float(root.attrib["width"]), float(root.attrib["height"])


def test_a_pdf_is_whole() -> None:
    file = picture.write(drawn(), SAID, Format.PDF, width=700)
    assert file.startswith(b"%PDF-")
    assert file.rstrip().endswith(b"%%EOF")


def test_a_png_has_two_pixels_for_each_of_the_svg() -> None:
    width, height = size_of(picture.write(drawn(), SAID, Format.SVG, width=700))
    file = picture.write(drawn(), SAID, Format.PNG, width=700)
    assert file.startswith(b"\x89PNG\r\n\x1a\n")
    pixels = struct.unpack(">II", file[16:24])
    assert pixels == pytest.approx((2 * width, 2 * height), abs=2)


@pytest.mark.parametrize(("lang", "mark", "other"), [("pt-BR", ",", "."), ("en", ".", ",")])
def test_numbers_on_the_axes_have_the_mark_of_the_language(
    lang: str, mark: str, other: str
) -> None:
    said = texts(picture.write(drawn(lang), Caption("t"), Format.SVG, width=700))
    assert f"0{mark}05" in said
    assert not [text for text in said if text.startswith(f"0{other}")]


def test_the_caption_stands_in_the_picture_word_for_word() -> None:
    said = texts(picture.write(drawn(), SAID, Format.SVG, width=700))
    joined = " ".join(said).replace("\N{NO-BREAK SPACE}", " ")
    assert all(text in joined for text in (SAID.title, SAID.says, SAID.foot))


def test_a_long_caption_breaks_into_lines_and_ends_in_an_ellipsis() -> None:
    long = Caption("título " * 300, "frase " * 900, "pé " * 900)
    said = texts(picture.write(drawn(), long, Format.SVG, width=700))
    assert max(map(len, said)) < 140
    assert sum(text.endswith("…") for text in said) == 3


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_and_nothing_else(name: str) -> None:
    svg = picture.write(drawn(case="hostile"), Caption(name, name, name), Format.SVG, width=700)
    tags = {one.tag.removeprefix(SVG) for one in parsed(svg).iter()}
    assert tags <= {
        "svg",
        "g",
        "path",
        "text",
        "tspan",
        "line",
        "rect",
        "defs",
        "clipPath",
        "image",
    }
    assert b"<script" not in svg
    assert b"href" not in svg


def test_a_wide_name_makes_the_picture_wider_and_is_not_cut() -> None:
    usual = size_of(picture.write(drawn(), SAID, Format.SVG, width=700))[0]
    wide = Caption("W" * 60)
    assert size_of(picture.write(drawn(), wide, Format.SVG, width=700))[0] > usual


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_that_of_the_theme_asked_for(theme: Theme) -> None:
    colours = look(theme)
    svg = picture.write(drawn(theme=theme), SAID, Format.SVG, width=700, look=colours)
    ground = next(parsed(svg).iter(f"{SVG}rect"))
    assert ground.attrib["fill"] == colours.panel
    heading = next(
        one for one in parsed(svg).iter(f"{SVG}text") if SAID.title in "".join(one.itertext())
    )
    assert colours.text in ET.tostring(heading).decode()


@pytest.mark.parametrize("draw", [textbook_figure.draw, lr_batch_map.draw])
def test_the_colours_are_those_of_the_page(draw: Callable[..., AnyChart]) -> None:
    given = (*gathered(CASES["sweep"]()), Sentences("en"))
    on_page = to_spec.write(draw(*given))["config"]
    assert picture.specification(draw(*given), SAID, width=700)["config"] == on_page


@pytest.mark.parametrize("case", ["empty", "one_run", "only_nan", "hundred", "no_points"])
def test_every_set_of_logs_becomes_a_picture(case: str) -> None:
    chart = textbook_figure.draw(*gathered(CASES[case]()), Sentences("pt-BR"))
    svg = picture.write(chart, SAID, Format.SVG, width=1150)
    assert SAID.title in [text.replace(NBSP, " ") for text in texts(svg)]


def test_more_rows_than_altair_allows_are_written() -> None:
    table = pd.DataFrame({"x": np.arange(20_000.0), "y": 1.0})
    layer = alt.Chart(table, name="long").mark_line().encode(x="x:Q", y="y:Q")
    spec = picture.specification(alt.VConcatChart(vconcat=[layer]), SAID, width=500)
    assert [text.count("\n") for text in spec["datasets"].values()] == [20_001]


def test_settings_that_threads_share_are_left_alone() -> None:
    before = alt.data_transformers.active
    with ThreadPoolExecutor(2) as pool:
        files = list(
            pool.map(lambda _: picture.write(drawn(), SAID, Format.SVG, width=700), range(4))
        )
    assert len({re.sub(rb"clip\d+", b"", file) for file in files}) == 1
    assert alt.data_transformers.active == before


def test_a_chart_that_cannot_be_drawn_is_one_error() -> None:
    chart = drawn()
    chart.vconcat[0].name = "foot"  # the name that the foot of the picture has
    with pytest.raises(PictureError):
        picture.write(chart, SAID, Format.SVG, width=700)


@given(st.text(max_size=300), st.sampled_from(["pt-BR", "en"]))
def test_any_text_can_be_a_caption(text: str, lang: str) -> None:
    spec = picture.specification(alt.VConcatChart(vconcat=[]), Caption(text, text, text), width=500)
    lines = [*spec["title"]["text"], *spec["title"]["subtitle"]]
    assert all(line.strip() for line in lines)


@pytest.mark.parametrize(
    ("lang", "written"), [("pt-BR", "3 de março de 2026"), ("en", "March 3, 2026")]
)
def test_the_foot_names_logs_runs_and_day(lang: str, written: str) -> None:
    book, report = gathered(CASES["book"]())
    said = caption.of_runs(
        book.runs[:2], report, Sentences(lang), title="t", says="s", logs="runs/x",
        today=dt.date(2026, 3, 3),
    )  # fmt: skip
    assert said.foot.startswith("runs/x · 3 ")
    assert written in said.foot
    assert "2" in said.foot.split(" · ")[2]
    assert said.says.startswith("s ")
    assert "0,01" in said.says if lang == "pt-BR" else "0.01" in said.says


def test_a_run_alone_tells_all_its_settings_but_no_endless_list() -> None:
    run = gathered(CASES["one_run"]())[0].runs[0]
    words = Sentences("pt-BR")
    assert caption.settings(run, words) == "Tamanho do lote 32 · Taxa de aprendizado 0,1."
    many = type(run)(run.run_id, run.label, run.source, run.format, run.x_unit,
                     {f"s{i:02}": i for i in range(30)})  # fmt: skip
    assert caption.settings(many, words).endswith("e mais 18.")


def test_the_detail_of_a_run_is_a_picture_in_both_languages() -> None:
    for lang in ("pt-BR", "en"):
        chart = run_detail.draw(
            *gathered(CASES["book"]()), Sentences(lang), FigureOptions(run_id="b")
        )
        said = texts(picture.write(chart, SAID, Format.SVG, width=760))
        assert Sentences(lang).metric("loss") in said

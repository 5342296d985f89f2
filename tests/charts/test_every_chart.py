"""Every chart draws every set of logs, in both languages and both themes, to the last pixel."""

import json
import re
from typing import Any

import pytest
import vl_convert

from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.data.downsampling import MOST_POINTS
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.registry import all_charts
from dashboard.charts.vega.compose import AnyChart
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences
from tests.charts.conftest import GROUPS

Case = tuple[str, LogBook, Report]
pytestmark = pytest.mark.xdist_group("every chart")  # what is drawn is kept for the other tests

SENT = 60_000  # points that may go to the browser, all marks together


def given(kind: ChartKind, book: LogBook) -> dict[str, Any] | None:
    """What ``kind`` needs beside the book; ``None`` if the book does not offer it."""
    if "run_id" in kind.needs:
        return {"run_id": book.runs[-1].run_id} if book.runs else None
    if "metric" in kind.needs:
        first = book.scalars.head(1)
        if first.empty:
            return {"metric": "loss", "split": "train"}
        return {"metric": str(first["metric"].item()), "split": str(first["split"].item())}
    return {}


def chart_of(kind: ChartKind, case: Case, words: Sentences) -> AnyChart | None:
    """The chart of ``kind`` for ``case``; ``None`` if its book does not offer what it needs."""
    _, book, report = case
    needed = given(kind, book)
    if needed is None:
        assert not book.runs
        return None
    return kind.draw(book, report, words, FigureOptions(**needed))


usual: dict[tuple[str, str], dict[str, Any] | None] = {}


def drawn(kind: ChartKind, case: Case, **more: Any) -> dict[str, Any] | None:
    """The specification of ``kind`` for ``case``; drawn once a session as it usually is."""
    place = kind.name, case[0]
    if more:
        return drawn_anew(kind, case, **more)
    if place not in usual:
        usual[place] = drawn_anew(kind, case)
    return usual[place]


def drawn_anew(kind: ChartKind, case: Case, **more: Any) -> dict[str, Any] | None:
    _, book, report = case
    needed = given(kind, book)
    if needed is None:
        return None
    words = Sentences(more.pop("lang", "pt-BR"))
    spec: dict[str, Any] = kind.draw(book, report, words, FigureOptions(**needed, **more)).to_dict()
    return spec


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
def test_every_chart_is_valid_and_renders(kind: ChartKind, case: Case) -> None:
    spec = drawn(kind, case)
    if spec is None:
        assert not case[1].runs
        return
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])
    assert svg.startswith("<svg")
    assert "<script" not in svg
    assert not re.search(r' (d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*NaN', svg)


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
def test_no_chart_sends_more_points_than_a_browser_likes(kind: ChartKind, case: Case) -> None:
    spec = drawn(kind, case) or {"datasets": {}}
    assert sum(len(rows) for rows in spec["datasets"].values()) <= SENT


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    ("lang", "theme", "palette"),
    [
        ("en", "light", "accessible"),
        ("pt-BR", "dark", "accessible"),
        ("en", "dark", "faithful"),
        ("pt-BR", "light", "faithful"),
    ],
)
def test_language_theme_and_palette_change_no_shape(
    kind: ChartKind, lang: str, theme: str, palette: str, book_of: Any
) -> None:
    case = ("diverged", *book_of("diverged"))
    plain = drawn(kind, case)
    other = drawn(kind, case, lang=lang, theme=theme, palette=palette)
    assert plain is not None
    assert other is not None
    assert views(plain) == views(other)
    assert other["config"]["locale"]["number"]["decimal"] == ("," if lang == "pt-BR" else ".")


GROUPED = {
    kind.name: kind
    for kind in all_charts()
    if kind.name in {"textbook_figure", "overlay", "facets"}
}


@pytest.mark.parametrize("name", sorted(GROUPED))
@pytest.mark.parametrize("summary", list(Summary))
def test_groups_are_drawn_with_every_band(name: str, summary: Summary, book_of: Any) -> None:
    grouping = Grouping(GROUPS, summary, has_members=True)
    for case in ("seeds", "book", "empty"):
        more = {"split": "test", "metric": "loss"} if "metric" in GROUPED[name].needs else {}
        more |= {"log_y": True, "log_x": True} if "metric" in GROUPED[name].needs else {}
        spec = GROUPED[name].draw(
            *book_of(case), Sentences("pt-BR"), FigureOptions(grouping=grouping, **more)
        )
        svg = vl_convert.vegalite_to_svg(json.dumps(spec.to_dict()), allowed_base_urls=[])
        assert not re.search(r' (d|transform|x|y|x1|x2|y1|y2|width|height)="[^"]*NaN', svg)
        assert ("mark-area" in svg) == (case == "seeds")


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
def test_every_view_has_a_name_of_ours_and_no_field_has_a_name_from_a_log(
    kind: ChartKind, case: Case
) -> None:
    spec = drawn(kind, case) or {}
    names = views(spec)
    assert len(names) == len(set(names))
    assert all(name.replace("_", "").isalnum() and name.isascii() for name in names)
    fields = {value for key, value in walk(spec) if key == "field"}
    assert all(field.replace("_", "").isalnum() and field.isascii() for field in fields)


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
def test_every_chart_says_what_it_shows(kind: ChartKind, book_of: Any) -> None:
    spec = drawn(kind, ("book", *book_of("book")), lang="en")
    assert spec is not None
    assert re.search("rate|batch size|runs", spec["description"], re.IGNORECASE)


def test_a_figure_is_never_wider_than_asked(book_of: Any) -> None:
    for kind in all_charts():
        for width in (780, 1150):
            spec = drawn(kind, ("book", *book_of("book")), width=width)
            assert spec is not None
            svg = vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])
            drawn_width = float(svg.split('width="')[1].split('"')[0])
            assert drawn_width <= width + 12, kind.name


def test_the_reduction_leaves_room_for_labels_and_marks() -> None:
    assert MOST_POINTS < SENT


def views(spec: Any) -> list[str]:
    """The names of all views in the specification, outermost first."""
    named = [spec["name"]] if isinstance(spec.get("name"), str) and "datasets" not in spec else []
    inner = [
        name
        for part in ("vconcat", "hconcat", "concat")
        for view in spec.get(part, ())
        for name in views(view)
    ]
    return [*named, *inner]


def walk(value: Any) -> Any:
    """Every key and scalar of the specification, its data left out."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key != "datasets":
                yield key, item if isinstance(item, str) else ""
                yield from walk(item)
    if isinstance(value, list):
        for item in value:
            yield from walk(item)

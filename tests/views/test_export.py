"""Every chart of the pages has a button that makes its files, and makes none before it is asked."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.logs.packs.container import MARK
from dashboard.report.figures import picture, typeset
from dashboard.report.figures.picture import PictureError
from dashboard.views.state.log_set import book_last_epochs
from tests.views.menus import opened_menus

Open = Callable[..., AppTest]
Offered = dict[str, tuple[str, Callable[[], bytes], str]]

FILES = ["pdf", "svg", "png", "comma", "point"]
OF_SET = {"overview": ["report", "paper-report"]}
"""Files of the whole set, beside those of the figure."""

FIGURES = {
    "home": ["overview"],
    "curves": ["curves"],
    "map": ["map", "rate-curve", "importance"],
    "diagnosis": ["run"],
}
"""The pages, with the charts that the book's first study has on them."""

STARTS = {"pdf": b"%PDF-", "svg": b"<svg", "png": b"\x89PNG", "comma": b"\xef\xbb\xbf"}
STARTS["point"] = STARTS["comma"]
STARTS["report"], STARTS["paper-report"] = MARK, STARTS["pdf"]

ENDINGS = {"comma": "csv", "point": "csv", "report": "html", "paper-report": "pdf"}


@pytest.fixture
def opened(opened: Open) -> Open:
    """Open a page with the menus of its figures open, as after a click on each."""

    def open_page(name: str, *paths: str, **query: str) -> AppTest:
        return opened_menus(opened(name, *paths, **query), *FIGURES[name], "two-runs")

    return open_page


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """What the buttons offer, by their keys: the label, what makes the file, the file's name."""
    found: Offered = {}

    def record(label: str, made: Any, name: str, _: str, *, key: str, **__: Any) -> bool:
        found[key] = (label, made, name)
        return False

    monkeypatch.setattr(st, "download_button", record)
    return found


def rows(file: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize(("page", "figures"), FIGURES.items())
def test_every_chart_has_one_button_with_a_file_for_each_use(
    opened: Open, page: str, figures: list[str]
) -> None:
    shown = opened(page, set="learning_rate", lang="en")
    assert not shown.exception
    keys = [button.key for button in shown.download_button]
    assert keys == [
        f"export-{figure}-{file}"
        for figure in figures
        for file in [*FILES, *OF_SET.get(figure, ())]
    ]


@pytest.mark.parametrize(
    ("page", "lang"), [("home", "en"), ("curves", "pt-BR"), ("map", "en"), ("diagnosis", "pt-BR")]
)
def test_every_file_is_made_when_it_is_asked_for(
    opened: Open, offered: Offered, page: str, lang: str
) -> None:
    opened(page, set="learning_rate", lang=lang)
    every = [file for figure in FIGURES[page] for file in [*FILES, *OF_SET.get(figure, ())]]
    assert len(offered) == len(every)
    for key, (_, made, name) in offered.items():
        kind = key.removeprefix(f"export-{key.split('-')[1]}-")
        kind = key.rpartition("-")[2] if kind not in STARTS else kind
        assert made().startswith(STARTS[kind])
        ending = {"comma": "csv", "point": "csv", "report": "html", "paper-report": "pdf"}.get(
            kind, kind
        )
        assert name.endswith(f".{ending}")
    assert len({name for _, _, name in offered.values()}) == len(offered)


def test_a_menu_holds_nothing_before_it_is_opened(curves: Callable[..., AppTest]) -> None:
    page = curves("learning_rate")
    assert not page.download_button
    assert opened_menus(page, "curves").download_button


def test_nothing_is_drawn_a_second_time_before_somebody_asks(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    monkeypatch.setattr(picture, "write", lambda *given, **_: written.append(given))
    for page in FIGURES:
        opened(page, set="learning_rate")
    assert written == []


@pytest.mark.parametrize(
    ("lang", "separator", "kind", "header", "number"),
    [
        (
            "pt-BR",
            ";",
            "comma",
            ["execução", "configuração", "métrica", "dados", "época", "valor"],
            ",",
        ),
        ("pt-BR", ",", "point", ["run", "settings", "metric", "split", "epoch", "value"], "."),
        ("en", ",", "point", ["run", "settings", "metric", "split", "epoch", "value"], "."),
        ("en", ";", "comma", ["run", "settings", "metric", "data", "epoch", "value"], ","),
    ],
)
def test_the_numbers_come_as_the_label_says(
    opened: Open, offered: Offered, lang: str, separator: str, kind: str, header: list[str],
    number: str,
) -> None:  # fmt: skip
    opened("curves", set="learning_rate", lang=lang)
    head, *body = rows(offered[f"export-curves-{kind}"][1](), separator)
    assert head == header
    assert len(body) == 9 * 4 * 31  # runs, panels, epochs from 0 to 30
    assert all(number in row[-1] or row[-1] in {"0", "1"} for row in body)


def test_what_the_controls_leave_out_is_not_in_the_file(opened: Open, offered: Offered) -> None:
    page = opened("curves", set="learning_rate", view="one", metric="loss.test", smoothing="0.6")
    page.multiselect(key="runs-learning_rate").set_value(["batch64_lr0.01"]).run()
    head, *body = rows(offered["export-curves-point"][1](), ",")
    assert head[-1] == "smoothed"
    assert {(row[0], row[2], row[3]) for row in body} == {("batch64_lr0.01", "loss", "test")}
    assert "loss-test-1-run" in offered["export-curves-pdf"][2]


def test_a_picture_is_light_unless_the_dark_one_is_asked_for(
    opened: Open, offered: Offered
) -> None:
    page = opened("curves", set="learning_rate")
    assert b"#161614" not in offered["export-curves-svg"][1]()
    page.button_group(key="paper-curves").set_value("dark").run()
    assert b"#161614" in offered["export-curves-svg"][1]()


def test_a_set_without_runs_has_nothing_to_export(opened: Open, tmp_path: Any) -> None:
    (tmp_path / "notes.txt").write_text("nothing here")
    for page in FIGURES:
        shown = opened(page, str(tmp_path / "notes.txt"), set="given")
        assert not shown.exception
        assert len(shown.download_button) == 0


def test_a_failure_is_one_sentence_in_the_language_of_the_page(
    opened: Open, offered: Offered, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened("curves", set="learning_rate", lang="pt-BR")
    everything = (one for block in page._tree.children.values() for one in block)
    styles = [one.proto.body for one in everything if one.type == "html"]
    style = next(body for body in styles if "stDownloadButtonError" in body)
    assert "O arquivo não pôde ser gerado." in style

    def refuse(*_: object, **__: object) -> str:
        raise ValueError("no such mark")

    monkeypatch.setattr("dashboard.report.figures.render_apart.rendered_apart", refuse)
    with pytest.raises(PictureError, match="no such mark"):
        offered["export-curves-svg"][1]()


def test_seeds_drawn_as_one_line_are_one_line_in_the_file(
    opened: Open, offered: Offered, tmp_path: Any
) -> None:
    for name, lr, seed in (("a0", 0.1, 0), ("a1", 0.1, 1), ("b0", 0.2, 0), ("b1", 0.2, 1)):
        (tmp_path / name).mkdir()
        rows_of = "".join(f"{i},{lr + seed + 1 / (1 + i)}\n" for i in range(9))
        (tmp_path / name / "metrics.csv").write_text(f"epoch,loss\n{rows_of}")
        (tmp_path / name / "config.json").write_text(
            f'{{"model": "m", "lr": {lr}, "seed": {seed}}}'
        )
    page = opened("curves", str(tmp_path), set="given", grouped="True")
    assert page.toggle(key="grouped").value
    _, *body = rows(offered["export-curves-point"][1](), ",")
    assert len(body) == 2 * 9
    assert {row[-1] for row in body} == {"2"}
    page.multiselect(key="runs-given").set_value(
        [one for one in page.multiselect(key="runs-given").value if "b" in one or "a1" in one]
    ).run()
    _, *body = rows(offered["export-curves-point"][1](), ",")
    assert len(body) == 2 * 9
    assert [row[-1] for row in body].count("1") == 9


def test_the_first_page_gives_the_last_epochs_that_its_figure_shows(
    opened: Open, offered: Offered
) -> None:
    opened("home", set="switch", lang="en")
    _, *body = rows(offered["export-overview-point"][1](), ",")
    epochs = {float(row[4]) for row in body}
    assert min(epochs) == 0
    assert max(epochs) == book_last_epochs("switch")
    assert b"Loss and accuracy" in offered["export-overview-svg"][1]()


def test_the_report_holds_the_logs_of_the_set_that_is_open(opened: Open, offered: Offered) -> None:
    opened("home", set="regimes", lang="pt-BR")
    _, made, name = offered["export-overview-report"]
    book = load_uploads([UploadedBytes(name, made())])
    assert [run.run_id for run in book.runs] == ["lr0.0005", "lr0.1", "lr0.48", "lr0.5"]


def test_without_typst_the_page_says_how_to_get_it(
    opened: Open, offered: Offered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeset, "is_installed", lambda: False)
    page = opened("home", set="regimes", lang="en")
    assert "export-overview-paper-report" not in offered
    everything = (one for block in page._tree.children.values() for one in block)
    texts = [one.proto.body for one in everything if one.type == "html"]
    assert any("curva[pdf]" in body for body in texts)


def test_a_run_looked_at_closely_gives_the_points_that_are_seen(
    opened: Open, offered: Offered
) -> None:
    opened("diagnosis", set="learning_rate", run="batch64_lr0.01", zoom="epoch_20_24")
    _, *body = rows(offered["export-run-point"][1](), ",")
    assert {float(row[4]) for row in body} == {20, 21, 22, 23, 24}

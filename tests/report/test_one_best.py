"""Overview, Curves, Map, table, documents and JSON name the same best run and the same number."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.charts.data import outcomes
from dashboard.charts.figures import lr_batch_map, lr_curve
from dashboard.charts.style.run_style import extremes
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.standings import standings
from dashboard.logs.load import load_paths
from dashboard.model.metrics import is_upward
from dashboard.model.run import LogBook, Receipt, XUnit
from dashboard.report.opening import best_title, best_value, grounds
from dashboard.report.run_order import run_order
from dashboard.text.sentences import Sentences
from dashboard.views import curves, settings_map
from dashboard.views.state.log_set import SAMPLES_FOLDER
from tests.report.best_books import BOOKS, book, run

WORDS = [Sentences("en"), Sentences("pt-BR")]
SAMPLE_BEST = {
    "learning_rate": "batch64_lr0.01_seed1",
    "switch": "batch64_x30",
    "batch_size": "batch64_lr0.01_seed1",
    "regimes": "lr0.1",
}
SETS = [*BOOKS, *SAMPLE_BEST]


def opened(name: str) -> tuple[LogBook, Report, str]:
    if name in BOOKS:
        made, best = BOOKS[name]
    else:
        made, best = load_paths([SAMPLES_FOLDER / name]), SAMPLE_BEST[name]
    return made, diagnose(made), best


@pytest.fixture(scope="module", params=SETS)
def shown(request: pytest.FixtureRequest) -> tuple[LogBook, Report, str]:
    return opened(request.param)


def test_the_report_knows_the_best_run(shown: tuple[LogBook, Report, str]) -> None:
    _, report, best = shown
    assert report.best is not None
    assert report.best.run_id == best
    assert report.to_dict()["best"]["run_id"] == best


def test_the_table_begins_with_it_and_shows_its_end(shown: tuple[LogBook, Report, str]) -> None:
    made, report, _ = shown
    best = report.best
    assert best is not None
    up = best.is_upward if is_upward(best.metric) is None else is_upward(best.metric)
    found = standings(made, best.metric, best.split, XUnit.STEP, is_upward=up)
    assert run_order(found, report)[0] == best.run_id
    assert found.end[found.run_ids.index(best.run_id)] == pytest.approx(best.end)


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.lang)
def test_the_grounds_of_every_document_name_it(
    shown: tuple[LogBook, Report, str], words: Sentences
) -> None:
    _, report, _ = shown
    said = " · ".join(grounds(report, words))
    assert best_title(report, words) in said
    assert best_value(report, words) in said


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.lang)
def test_curves_and_map_open_with_it(shown: tuple[LogBook, Report, str], words: Sentences) -> None:
    _, report, _ = shown
    assert report.best is not None
    screen: Any = SimpleNamespace(
        logs=SimpleNamespace(report=report), words=words, texts=words.texts, say=words.say
    )
    of_curves, of_map = curves._opening(screen), settings_map._best_run(screen)
    assert best_value(report, words).split(" ")[0] in of_map
    number = words.texts.percent if report.best.metric == "accuracy" else words.texts.number
    assert number(report.best.end) in of_curves
    assert report.best.optimizer in of_curves
    assert all(setting in of_map for setting in (best_title(report, words),))


def test_the_map_the_curve_and_the_figure_mark_it(shown: tuple[LogBook, Report, str]) -> None:
    made, report, best = shown
    words = WORDS[0]
    assert extremes(made, report)[0] == best
    group = outcomes.main_group(made, report)
    if report.best is None or report.best.metric not in {"accuracy", "loss"} or not group.rates:
        return
    assert group.best_run == best
    value = group.written(report.best.end, words)
    if len(group.batch_sizes) > 1:
        told = lr_batch_map.draw(made, report, words).to_dict()
        starred = [row for rows in told["datasets"].values() for row in rows if _is_star(row)]
        assert {row["value"] for row in starred} == {value}
    if group.most_rates > 1:
        told = lr_curve.draw(made, report, words).to_dict()
        optimum = [
            row["text"]
            for rows in told["datasets"].values()
            for row in rows
            if str(row.get("text", "")).startswith("★")
        ]
        assert len(optimum) == 1
        assert value in optimum[0]


def _is_star(row: dict[str, Any]) -> bool:
    return str(row.get("sign", "")).startswith("★") and "value" in row


def test_the_best_setting_says_the_same_run_and_number(shown: tuple[LogBook, Report, str]) -> None:
    _, report, best = shown
    assert report.best is not None
    for found in report.comparisons:
        if found.code == "best-setting":
            assert best in found.runs[: len(report.best.runs)]
            assert found.evidence["score"] == pytest.approx(report.best.end)
            named = found.evidence["optimizer"]
            assert named == (report.best.optimizer or "none")


def test_accuracies_in_per_cent_and_as_shares_are_ranked_alike(tmp_path: Path) -> None:
    for name, top, scale in (("a", 0.7, 100), ("b", 0.9, 1), ("c", 0.8, 100)):
        rows = [f"{e},{2 / (e + 1):.4f},{scale * top * (1 - 0.5**e):.4f}" for e in range(1, 30)]
        text = "\n".join(["epoch,val_loss,val_accuracy", *rows])
        (tmp_path / f"{name}.csv").write_text(text)
    made = load_paths([tmp_path])
    best = diagnose(made).best
    assert best is not None
    assert best.run_id.startswith("b")
    assert best.end == pytest.approx(0.9, abs=1e-3)


def test_runs_of_other_data_are_not_ranked_together() -> None:
    report = diagnose(
        book(
            run("easy", 0.99, dataset="digits", lr=0.1),
            run("hard-a", 0.60, dataset="photos", lr=0.1),
            run("hard-b", 0.70, dataset="photos", lr=0.01),
        )
    )
    assert report.best is not None
    assert report.best.run_id == "hard-b"
    assert {one.run_id for one in report.best.ranked} == {"hard-a", "hard-b"}


def test_where_all_came_to_nothing_none_is_best() -> None:
    report = diagnose(book(*(run(f"r{n}", 0.5, lr=n + 1.0, breaks=True) for n in range(3))))
    assert report.best is None
    assert report.to_dict()["best"] is None


def test_a_run_alone_is_not_called_best() -> None:
    assert diagnose(book(run("alone", 0.9))).best is None
    assert diagnose(LogBook((), {}, Receipt())).best is None

"""A file of a scanned folder that cannot be loaded costs what it would have added, and is named."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.charts.figures
import dashboard.charts.marks
import dashboard.views
from dashboard.__main__ import main
from dashboard.charts.marks.mark import all_marks
from dashboard.charts.registry import all_charts
from dashboard.diagnosis import comparisons, lamps, symptoms
from dashboard.diagnosis.engine import diagnose
from dashboard.logs import readers, registry
from dashboard.logs.load import load_paths
from dashboard.model import scanned
from dashboard.model.contained import Stage
from dashboard.report.failed import failure_sentences
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.views.state.page import all_views
from tests.views.conftest import APP, SLOW_S
from tests.whole_way.test_contained import book, crash

RULES = [
    (package, found.name)
    for package in (symptoms, lamps, comparisons)
    for found in pkgutil.iter_modules(package.__path__)
]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[ModuleType, str], None]]:
    """Let a file of a folder raise where it is loaded."""
    real = importlib.import_module

    def breaks(package: ModuleType, name: str) -> None:
        def load(wanted: str, *more: object) -> ModuleType:
            if wanted == f"{package.__name__}.{name}":
                raise ImportError("no such thing")
            return real(wanted, *more)

        monkeypatch.setattr(scanned.importlib, "import_module", load)
        scanned._found.cache_clear()

    yield breaks
    monkeypatch.undo()
    scanned._found.cache_clear()


@pytest.mark.parametrize(
    ("package", "name"),
    RULES,
    ids=[f"{package.__name__.rpartition('.')[2]}.{name}" for package, name in RULES],
)
def test_a_rule_that_does_not_load_is_named_and_every_run_is_judged(
    package: ModuleType,
    name: str,
    broken: Callable[[ModuleType, str], None],
    faults: list[str],
) -> None:
    broken(package, name)
    report = diagnose(book())
    assert [one.run_id for one in report.diagnoses] == ["a", "b", "c", "d"]
    assert all(one.headline is not None and len(one.lamps) == 4 for one in report.diagnoses)
    named = [one for one in report.failures if one.stage is Stage.LOAD]
    assert [(one.code, one.error) for one in named] == [(name, "ImportError")]
    for lang in LANGUAGES:
        words = Sentences(lang)
        assert words.failure(named[0]) in failure_sentences(report, words)
    assert faults


def test_what_the_others_see_is_said_as_before(
    broken: Callable[[ModuleType, str], None], faults: list[str]
) -> None:
    before = diagnose(book())
    broken(symptoms, "val_not_finite")
    after = diagnose(book())
    seen = [{one.code for one in run.symptoms} for run in before.diagnoses]
    assert [{one.code for one in run.symptoms} for run in after.diagnoses] == [
        codes - {"val-not-finite"} for codes in seen
    ]
    assert faults


@pytest.fixture
def run(tmp_path: Path) -> Path:
    rows = "".join(f"{epoch},{2.3 * 0.9**epoch:.4f}\n" for epoch in range(20))
    (tmp_path / "metrics.csv").write_text(f"epoch,train_loss\n{rows}")
    return tmp_path


@pytest.mark.parametrize(
    ("package", "name"), [(symptoms, "val_not_finite"), (readers, "caffe_log")]
)
def test_the_command_line_goes_on(
    package: ModuleType,
    name: str,
    run: Path,
    broken: Callable[[ModuleType, str], None],
    capsys: pytest.CaptureFixture[str],
    faults: list[str],
) -> None:
    broken(package, name)
    assert main(["diagnose", str(run), "--lang", "en"]) == 0
    assert "The training loss falls" in capsys.readouterr().out
    assert faults


def test_a_reader_that_does_not_load_leaves_the_others(
    run: Path, broken: Callable[[ModuleType, str], None], faults: list[str]
) -> None:
    known = {reader.name for reader in registry.all_readers()}
    broken(readers, next(iter(sorted(m.name for m in pkgutil.iter_modules(readers.__path__)))))
    assert len(registry.all_readers()) == len(known) - 1
    assert load_paths([run]).receipt.total("points") == 20
    assert faults


@pytest.mark.parametrize(
    ("package", "name", "of"),
    [
        (dashboard.charts.marks, "bands", all_marks),
        (dashboard.charts.figures, "overlay", all_charts),
        (dashboard.views, "guide", all_views),
    ],
    ids=["mark", "figure", "page"],
)
def test_a_mark_a_figure_or_a_page_that_does_not_load_leaves_the_others(
    package: ModuleType,
    name: str,
    of: Callable[[], list[object]],
    broken: Callable[[ModuleType, str], None],
    faults: list[str],
) -> None:
    before = len(of())
    broken(package, name)
    assert len(of()) == before - 1
    assert faults


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("package", "name"),
    [(dashboard.views, "guide"), (symptoms, "val_not_finite"), (readers, "caffe_log")],
    ids=["page", "symptom", "reader"],
)
def test_the_window_is_drawn_and_says_what_is_missing(
    package: ModuleType,
    name: str,
    lang: str,
    run: Path,
    broken: Callable[[ModuleType, str], None],
    monkeypatch: pytest.MonkeyPatch,
    faults: list[str],
) -> None:
    broken(package, name)
    monkeypatch.setattr("sys.argv", ["app.py", str(run)])
    page = AppTest.from_file(APP, default_timeout=SLOW_S)
    page.query_params["lang"] = lang
    page.run()
    assert not page.exception
    bodies = " ".join(one.proto.body for one in page.get("html"))
    assert 'id="page-end"' in bodies
    assert f"{name} " in bodies
    assert "ImportError" in bodies
    assert faults


def test_a_family_that_cannot_be_judged_leaves_the_others_theirs(
    monkeypatch: pytest.MonkeyPatch, faults: list[str]
) -> None:
    from dashboard.diagnosis import compare  # noqa: PLC0415 (beside the package of that name)
    from dashboard.model.run import LogBook  # noqa: PLC0415

    first, second = book(), book()
    renamed = {f"z{run.run_id}": run for run in second.runs}
    runs = tuple(
        type(run)(name, name, name, run.format, run.x_unit, {**run.config, "dataset": "another"})
        for name, run in renamed.items()
    )
    series = dict(first.series) | {name: second.series[name[1:]] for name in renamed}
    both = LogBook((*first.runs, *runs), series)
    whole = diagnose(both)
    families = {frozenset(one.runs) & {"a", "za"} for one in whole.comparisons}
    assert {frozenset({"a"}), frozenset({"za"})} <= families, "there are not two families"
    real = compare._judge

    def judge(family: object, cases: object) -> object:
        return crash() if family.members[0].run_id.startswith("z") else real(family, cases)

    monkeypatch.setattr(compare, "_judge", judge)
    report = diagnose(both)
    assert len(report.diagnoses) == 8
    kept = [one for one in whole.comparisons if not any(run.startswith("z") for run in one.runs)]
    assert kept
    assert [one for one in report.comparisons if one.runs[0] in {"a", "b", "c", "d"}] == kept
    assert [one.code for one in report.failures] == ["siblings"]
    assert faults

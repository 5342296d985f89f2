"""Whatever step of the judging raises, the runs, the pages and the commands are still there."""

import json
from pathlib import Path

import jsonschema
import pytest

from dashboard.__main__ import main
from dashboard.command_line.command import BAD
from dashboard.diagnosis import compare, comparisons, engine, lamps, symptoms
from dashboard.diagnosis.engine import diagnose
from dashboard.report import as_json, as_markdown
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from docs.builders.report_schema import PAGE
from tests.whole_way.test_contained import book, crash

STEPS = [
    *((engine, name) for name in ("measure_all", "headline", "recommend", "refine", "best_of")),
    *((engine, name) for name in ("so_far", "advice_so_far")),
    (engine.SiblingRuns, "place"),
    (symptoms, "observe"),
    (lamps, "judge"),
    *((compare, name) for name in ("kin_of", "families_among", "family_names", "is_unfit")),
    *((compare, name) for name in ("refine_lamps", "agreed")),
    *((comparisons, name) for name in ("compare", "between", "reasons")),
]
NAMES = [f"{where.__name__.rpartition('.')[2]}.{name}" for where, name in STEPS]


@pytest.mark.parametrize(("where", "name"), STEPS, ids=NAMES)
def test_a_step_that_raises_is_named_and_every_run_has_its_verdict(
    where: object, name: str, monkeypatch: pytest.MonkeyPatch, faults: list[str]
) -> None:
    monkeypatch.setattr(where, name, crash)
    running = {"d"} if "so_far" in name else set()
    report = diagnose(book(), running=running)
    assert [one.run_id for one in report.diagnoses] == ["a", "b", "c", "d"]
    assert all(one.headline is not None and len(one.lamps) == 4 for one in report.diagnoses)
    assert faults or name == "between"  # which is not asked of a single family
    assert bool(report.failures) == bool(faults)
    for lang in LANGUAGES:
        spoken = report.spoken(Sentences(lang))
        jsonschema.validate(json.loads(as_json.write(spoken)), json.loads(PAGE.build()))
        assert "somebody" not in as_markdown.write(spoken, Sentences(lang))


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Two runs on disk."""
    for lr in (0.1, 0.01):
        folder = tmp_path / f"lr{lr}"
        folder.mkdir()
        rows = [f"{epoch},{2.3 * (1 - lr) ** epoch:.4f}\n" for epoch in range(20)]
        (folder / "metrics.csv").write_text("epoch,train_loss\n" + "".join(rows))
    return tmp_path


@pytest.mark.parametrize(("where", "name"), STEPS, ids=NAMES)
def test_the_command_goes_on_without_a_step_that_raises(
    where: object,
    name: str,
    runs: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    faults: list[str],
) -> None:
    monkeypatch.setattr(where, name, crash)
    assert main(["diagnose", str(runs), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "0.01" in said.out
    assert "Traceback" not in said.out + said.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fault_of_the_whole_command_is_a_sentence_and_not_what_needs_attention(
    lang: str,
    runs: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    faults: list[str],
) -> None:
    monkeypatch.setattr("dashboard.command_line.diagnosing.diagnose", crash)
    assert main(["diagnose", str(runs), "--lang", lang, "--fail-on", "warning"]) == BAD
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert "ZeroDivisionError" in said.err
    assert said.out == ""
    assert faults

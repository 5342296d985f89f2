"""The published JSON Schema against what is really written, and against what must not be."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability
from dashboard.model.run import LogBook, Note, Receipt, ReceiptNote, Run, SourceReceipt, XUnit
from dashboard.model.table import Series, Split
from dashboard.report import as_json
from dashboard.text.sentences import Sentences

DOCS = Path(__file__).resolve().parents[2] / "docs"
STATES = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((DOCS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def errors(document: object, name: str = "report-schema.json") -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in validator(name).iter_errors(document)]


def run_of(name: str, lr: float, batch: int, values: np.ndarray) -> tuple[Run, list[Series]]:
    epoch = np.arange(len(values))
    series = [
        Series.of(f"{split}/{metric}", metric, split, epoch * 10, curve, epoch)
        for split in (Split.TRAIN, Split.VAL)
        for metric, curve in (("loss", values), ("accuracy", 1 - values / 2.5))
    ]
    config = {"lr": lr, "batch_size": batch, "model": "mlp", "odd": float("nan"), "list": (1, "a")}
    return Run(name, name, name, "trainer", XUnit.STEP, config), series


def trees(count: int, **more: np.ndarray) -> LogBook:
    """A run of boosted trees that overfits, by its rounds."""
    rounds = np.arange(count)
    fall = 3 * np.exp(-rounds / 6)
    curves = {
        ("rmse", Split.TRAIN): fall + 0.1,
        ("rmse", Split.VAL): fall + 1 + 0.006 * np.maximum(rounds - 20, 0),
        **{(name, Split.VAL): values for name, values in more.items()},
    }
    series = [
        Series.of(f"{split}/{name}", name, split, rounds, values, None)
        for (name, split), values in curves.items()
    ]
    run = Run("trees", "trees", "trees", "boosting history", XUnit.STEP, {"lr": 0.3})
    return LogBook((run,), {"trees": series})


def test_the_code_of_boosted_trees_fits_the_schema() -> None:
    impossible = np.arange(150.0, 250.0)
    for logs in (trees(100), trees(100, accuracy=impossible), trees(3)):
        document = json.loads(as_json.write(diagnose(logs).spoken(Sentences("en"))))
        assert document["runs"][0]["recommendations"]
        assert errors(document) == []


def book() -> LogBook:
    epoch = np.arange(31)
    runs = [
        run_of("good", 0.01, 64, 2.3 * np.exp(-epoch / 2) + 0.05),
        run_of("slow", 0.01, 1024, 2.3 * np.exp(-epoch / 16) + 0.05),
        run_of("fixed", 0.1, 1024, 2.3 * np.exp(-epoch / 2.5) + 0.05),
        run_of("nan", 3.0, 64, np.where(epoch > 3, np.nan, 2.3 + epoch)),
        run_of("inf", 9.0, 64, np.where(epoch > 3, np.inf, 2.3 + epoch)),
        run_of("one point", 0.2, 64, np.array([2.3])),
    ]
    sources = (
        SourceReceipt("good/metrics.csv", "trainer", 4096, 120, 1, 1, 1, 1, 1),
        SourceReceipt("x.bin", "", 3, skipped=True, notes=(ReceiptNote(Note.NOT_A_LOG),)),
    )
    series = {run.run_id: series for run, series in runs}
    return LogBook(tuple(run for run, _ in runs), series, Receipt(sources))


@pytest.fixture(scope="module", params=["pt-BR", "en"])
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    report = diagnose(book()).spoken(Sentences(request.param))
    read: dict[str, Any] = json.loads(as_json.write(report))
    return read


def test_a_real_report_is_valid(document: dict[str, Any]) -> None:
    assert errors(document) == []
    assert document["comparisons"]
    assert any(run["recommendations"] for run in document["runs"])
    assert any(run["findings"] for run in document["runs"])


def test_a_report_without_runs_is_valid() -> None:
    empty = LogBook(())
    assert errors(diagnose(empty).to_dict()) == []


def test_the_receipt_alone_is_valid(document: dict[str, Any]) -> None:
    words = Sentences("en")
    alone = json.loads(as_json.write_receipt(book().receipt, words))
    assert errors(alone, "inspect-schema.json") == []
    assert errors(alone) != []


def _advice(document: dict[str, Any]) -> dict[str, Any]:
    first: dict[str, Any] = next(
        r["recommendations"][0] for r in document["runs"] if r["recommendations"]
    )
    return first


SPOILED: dict[str, Callable[[dict[str, Any]], object]] = {
    "another version": lambda d: d.update(schema=2),
    "no receipt": lambda d: d.pop("receipt"),
    "no comparisons": lambda d: d.pop("comparisons"),
    "an unknown state": lambda d: d["runs"][0]["lamps"]["fit"].update(state="fine"),
    "the state of another lamp": lambda d: d["runs"][0]["lamps"]["fit"].update(state="noisy"),
    "a lamp missing": lambda d: d["runs"][0]["lamps"].pop("fit"),
    "a fifth lamp": lambda d: d["runs"][0]["lamps"].update(mood={}),
    "a confidence above one": lambda d: d["runs"][0]["lamps"]["fit"].update(confidence=1.5),
    "an unknown severity": lambda d: d["runs"][0]["headline"].update(severity="bad"),
    "a headline without text": lambda d: d["runs"][0]["headline"].pop("text"),
    "a negative count": lambda d: d["receipt"]["totals"].update(points=-1),
    "a comparison of nobody": lambda d: d["comparisons"][0].update(runs=[]),
    "a surprise at the top": lambda d: d.update(surprise=1),
    "a surprise in a run": lambda d: d["runs"][0].update(surprise=1),
    "a surprise in a source": lambda d: d["receipt"]["sources"][0].update(surprise=1),
    "advice without a way to be wrong": lambda d: _advice(d).pop("wrong_if"),
    "advice without its code": lambda d: _advice(d).pop("code"),
    "code for something else": lambda d: _advice(d)["code"].update(jax="import jax"),
    "evidence that is a list": lambda d: d["comparisons"][0].update(evidence={"a": [1]}),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_report_is_refused(
    document: dict[str, Any], spoil: Callable[[dict[str, Any]], object]
) -> None:
    changed = copy.deepcopy(document)
    spoil(changed)
    assert errors(changed) != []


@pytest.mark.parametrize(
    ("name", "state"), [(name, state) for name, states in STATES.items() for state in states]
)
def test_every_state_of_every_lamp_is_allowed(
    document: dict[str, Any], name: LampName, state: str
) -> None:
    changed = copy.deepcopy(document)
    changed["runs"][0]["lamps"][name.value]["state"] = str(state)
    assert errors(changed) == []

"""Advice that was followed, read from the files beside the runs."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.api import diagnose, load_logs
from dashboard.diagnosis.followed import HitRate, followed, hit_rates
from dashboard.model.lineage import PREFIX, Lineage, entries
from dashboard.text.followed_sentences import before_and_after, sentences
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.training.fake_trainer import OBSERVED

LINEAGE: dict[str, Any] = {
    "format": 1,
    "parent": "007",
    "advice": "raise_lr",
    "parameter": "lr",
    "from": 0.01,
    "to": 0.03,
    "forecast": {
        "metric": "accuracy",
        "split": "test",
        "direction": "up",
        "now": 0.5,
        "expected": None,
        "chance": 0.9,
    },
    "observed": OBSERVED,
}


def write(folder: Path, lr: float, lineage: object = None) -> None:
    folder.mkdir(parents=True)
    rows = [f"{i},{i * 10},{2 / (i + 1)},{2.1 / (i + 1)}" for i in range(12)]
    (folder / "metrics.csv").write_text("\n".join(["epoch,step,train_loss,test_loss", *rows]))
    (folder / "hparams.yaml").write_text(f"lr: {lr}\nbatch_size: 64\n")
    if lineage is not None:
        text = lineage if isinstance(lineage, str) else json.dumps(lineage)
        (folder / "lineage.json").write_text(text)


def test_a_followed_run_is_beside_the_one_that_was_advised(tmp_path: Path) -> None:
    write(tmp_path / "a" / "007", 0.1)
    write(tmp_path / "b" / "007", 0.01)
    write(tmp_path / "b" / "child", 0.03, LINEAGE)
    report = diagnose(load_logs(tmp_path))
    [one] = followed(report)
    assert (one.child.run_id, one.parent and one.parent.run_id) == ("b/child", "b/007")
    assert one.lineage.observed is not None
    assert one.lineage.observed.after == 0.8
    assert not [name for name in one.child.config if name.startswith(PREFIX)]
    assert one.parent is not None
    assert one.parent.lineage is None
    for lang in LANGUAGES:
        words = Sentences(lang)
        told = " ".join(sentences(one, one.child, words))
        percents = ("50.0%", "80.0%") if lang == "en" else ("50,0%", "80,0%")
        assert all(part in told for part in percents)
        assert [value for _, value in before_and_after(one.lineage, words)][0::2] == list(percents)
        assert sentences(one, one.parent, words) != sentences(one, one.child, words)


def test_without_the_advised_run_the_page_says_where_it_is(tmp_path: Path) -> None:
    write(tmp_path / "child", 0.03, {**LINEAGE, "observed": None})
    [one] = followed(diagnose(load_logs(tmp_path)))
    assert one.parent is None
    assert one.lineage.observed is None
    assert "007" in sentences(one, one.child, Sentences("en"))[0]
    assert hit_rates([one]) == ()


def test_hit_rates_count_each_kind_of_advice(tmp_path: Path) -> None:
    write(tmp_path / "007", 0.01)
    no = LINEAGE["observed"] | {"improved": "no", "came_true": False}
    write(tmp_path / "one", 0.03, LINEAGE)
    write(tmp_path / "two", 0.04, {**LINEAGE, "observed": no})
    write(tmp_path / "three", 0.05, {**LINEAGE, "advice": "train_longer"})
    found = hit_rates(followed(diagnose(load_logs(tmp_path))))
    assert [(one.advice, one.followed, one.improved, one.came_true) for one in found] == [
        ("raise_lr", 2, 1, 1),
        ("train_longer", 1, 1, 1),
    ]
    assert all(isinstance(one, HitRate) and 0 <= one.healthy <= one.followed for one in found)


@pytest.mark.parametrize(
    "text",
    [
        '{"parent": 3, "advice": "x", "forecast": {}}',
        '{"parent": "a", "advice": "b", "forecast"',
        '["parent", "advice", "forecast"]',
        '{"parent": "a", "advice": [], "forecast": 1}',
    ],
)
def test_a_lineage_that_is_none_leaves_the_run_as_it_is(tmp_path: Path, text: str) -> None:
    write(tmp_path / "run", 0.03, text)
    [run] = load_logs(tmp_path).runs
    assert run.lineage is None
    assert run.config["lr"] == 0.03


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
DOCUMENTS = st.dictionaries(
    st.sampled_from(["parent", "advice", "from", "to", "forecast", "observed"]) | st.text(),
    PLAIN | st.dictionaries(st.sampled_from(["metric", "now", "improved", "after"]), PLAIN),
)


@given(DOCUMENTS)
def test_any_document_gives_a_lineage_or_none(document: dict[str, Any]) -> None:
    found = Lineage.of(entries(document))
    named = isinstance(document.get("parent"), str) and isinstance(document.get("advice"), str)
    assert (found is not None) == named

"""A rule file that cannot be imported, whoever imports it: the program and the others go on."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.diagnosis import comparisons, lamps, symptoms
from dashboard.logs import readers
from tests.serving.served import ROOT

SCANNED = {package.__name__: package for package in (symptoms, lamps, comparisons, readers)}


def imported(source: Path) -> Iterator[str]:
    """Every module that a file may import, by its full name."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def files_of_rules() -> set[str]:
    return {
        f"{name}.{file.stem}"
        for name, package in SCANNED.items()
        for file in Path(package.__path__[0]).glob("*.py")
        if file.stem != "__init__"
    }


def test_only_rules_import_the_file_of_a_rule() -> None:
    rules = files_of_rules()
    assert len(rules) > 100
    found = []
    for file in (ROOT / "dashboard").rglob("*.py"):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        if name not in rules:
            found += [f"{name} imports {one}" for one in imported(file) if one in rules]
    assert found == []


PROGRAM = """
import importlib.abc, importlib, json, pkgutil, sys

class Broken(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in BROKEN:
            raise SyntaxError(name)

sys.meta_path.insert(0, Broken())
import dashboard.views
for one in pkgutil.walk_packages(dashboard.views.__path__, "dashboard.views."):
    importlib.import_module(one.name)
import dashboard.__main__
from dashboard.api import diagnose_book, load_logs
from dashboard.text.sentences import Sentences
report = diagnose_book(load_logs(sys.argv[1]))
explained = [report.explain(one) for one in report.diagnoses]
document = report.spoken(Sentences("en")).to_dict()
print(json.dumps({
    "explained": sum(map(len, explained)),
    "runs": [len(run.lamps) for run in report.diagnoses],
    "failures": [[one.stage.value, one.code, one.error] for one in report.failures],
}))
"""
"""What every page and command needs is imported, and a study judged, explained and spoken."""


@pytest.mark.parametrize(
    ("names", "fail_too"),
    [
        (("symptoms.at_chance",), {"accuracy_constant", "stays_lost"}),
        (("symptoms.lr_zero",), {"accuracy_constant", "loss_constant"}),
        (
            (
                *("symptoms.val_rises_while_train_falls", "symptoms.loss_exploded"),
                *("lamps.learning_rate", "comparisons.parting", "comparisons.next_rates"),
            ),
            set(),
        ),
    ],
    ids=["at_chance", "lr_zero", "those without another rule"],
)
def test_the_others_judge_and_those_that_need_it_are_named_with_it(
    names: tuple[str, ...], fail_too: set[str]
) -> None:
    broken = [f"dashboard.diagnosis.{name}" for name in names]
    done = subprocess.run(
        [sys.executable, "-c", f"BROKEN = {broken!r}\n{PROGRAM}", "sample_logs/learning_rate"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert said["runs"]
    assert set(said["runs"]) == {4}
    assert said["explained"]
    loading = {code for stage, code, _ in said["failures"] if stage == "load"}
    assert loading == {name.rpartition(".")[2] for name in names} | fail_too
    assert {error for stage, _, error in said["failures"] if stage == "load"} == {"SyntaxError"}
    assert {stage for stage, *_ in said["failures"]} <= {"load", "lamp"}

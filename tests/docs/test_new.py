"""``python -m docs.new``: what it writes, what it refuses, and that none of it stays unwritten."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.new.__main__ import LONGEST, all_kinds, main
from docs.new.change import MARKERS, ROOT
from tests.examples import VARIABLE

ENDS = {
    "symptom": "SYMPTOM",
    "comparison": "COMPARISON",
    "reader": "READER",
    "page": "VIEW",
    "mark": "MARK",
    "model": "MODEL",
    "dataset": "DATASET",
    "optimizer": "OPTIMIZER",
    "loss": "LOSS",
    "decay": "DECAY",
    "augmentation": "AUGMENTATION",
    "fault": "FAULT",
}
ADDED_TO = {
    "symptom": ["symptoms.ftl", "symptoms.ftl", "symptom_cases.py"],
    "comparison": ["comparisons.ftl", "comparisons.ftl", "comparison_cases.py"],
    "reader": ["samples.py"],
    "page": ["pages.ftl", "pages.ftl"],
    "mark": ["charts.ftl", "charts.ftl"],
    "model": ["en.toml", "pt-BR.toml"],
    "dataset": ["en.toml", "pt-BR.toml"],
    "optimizer": ["en.toml", "pt-BR.toml", "test_optimizers.py"],
    "loss": ["en.toml", "pt-BR.toml", "test_losses.py"],
    "decay": ["en.toml", "pt-BR.toml"],
    "augmentation": ["en.toml", "pt-BR.toml"],
    "fault": ["en.toml", "pt-BR.toml"],
}
HELD_BY = (
    "tests/diagnosis/alone/test_rules.py",
    "tests/diagnosis/alone/test_symptom_cases.py",
    "tests/diagnosis/siblings/test_comparison_cases.py",
    "tests/diagnosis/siblings/test_comparisons.py",
    "tests/text/test_locales.py",
    "tests/logs/test_contract.py",
    "tests/docs/test_generated.py",
    "tests/docs/test_manuals.py",
    "tests/views/test_states.py",
    "tests/trainer/test_parts.py",
    "tests/trainer/test_datasets.py",
    "tests/trainer/test_optimizers.py",
    "tests/trainer/test_losses.py",
    "tests/trainer/test_augmentations.py",
    "tests/trainer/test_models.py",
    "tests/trainer/test_faults.py",
    "tests/trainer/test_text.py",
    "tests/docs/test_new.py",
)
"""The tests of whatever is found by a scan."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the files that skeletons add to."""
    for kind in all_kinds().values():
        for change in kind.changes("my-code"):
            if change.before is not None:
                copy = tmp_path / change.path
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / change.path, copy)
    return tmp_path


@pytest.fixture
def whole_tree(tmp_path: Path) -> Path:
    """A copy of the program with its tests."""
    for name in ("dashboard", "docs", "tests", "trainer", "benchmarks", "sample_logs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    if (known := ROOT / ".mypy_cache").is_dir():  # only what is new needs to be checked then
        shutil.copytree(known, tmp_path / known.name)
    return tmp_path


def texts(root: Path) -> dict[Path, str]:
    folders = ("dashboard", "docs", "tests", "trainer")
    return {
        file.relative_to(root): file.read_text(encoding="utf-8")
        for folder in folders
        for file in (root / folder).rglob("*")
        if file.suffix in {".py", ".ftl", ".toml"}
    }


def unwritten(root: Path) -> list[str]:
    """Where a skeleton still waits for a person, but for the skeletons themselves."""
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in sorted(texts(root).items())
        if path.parts[:2] != ("docs", "new")
        for number, line in enumerate(text.splitlines(), start=1)
        if any(marker in line for marker in MARKERS)
    ]


def test_nothing_of_a_skeleton_is_left_to_be_written() -> None:
    left = unwritten(ROOT)
    assert not left, "\n".join(["a skeleton waits for you to write:", *left])


@pytest.mark.parametrize("kind", all_kinds())
def test_a_skeleton_is_whole_and_says_where_to_write(
    kind: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, waited = texts(tree), unwritten(tree)
    assert main([kind, "my-code"], tree) == 0
    said = capsys.readouterr().out
    after = texts(tree)
    assert set(before) <= set(after)
    changed = [path for path in after if after[path] != before.get(path)]
    assert sorted(path.name for path in changed if path in before) == sorted(ADDED_TO[kind])
    assert all(path.as_posix() in said for path in changed)
    waits = {line.partition(":")[0] for line in unwritten(tree) if line not in waited}
    assert waits == {path.as_posix() for path in changed}
    (module,) = [path for path in changed if path.name == "my_code.py"]
    assert after[module].rstrip().rpartition("\n")[2].startswith(ENDS.get(kind, ""))
    assert module.parts[0] in {"dashboard", "trainer"}


@pytest.mark.parametrize("kind", all_kinds())
def test_what_is_there_is_not_written_over(
    kind: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([kind, "my-code"], tree) == 0
    before = texts(tree)
    assert main([kind, "my-code"], tree) == 1
    assert "my_code.py is there already" in capsys.readouterr().err
    assert texts(tree) == before


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["symptom"],
        ["symptom", "my-code", "more"],
        ["spell", "my-code"],
        ["symptom", "My-Code"],
        ["symptom", "my_code"],
        ["symptom", "../code"],
        ["symptom", "1-code"],
        ["symptom", "x" * (LONGEST + 1)],
    ],
)
def test_other_words_write_nothing_and_say_what_was_expected(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words, tmp_path) == 2
    said = capsys.readouterr()
    assert (said.out, bool(said.err)) == ("", True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_as_expected_stops_all_of_it(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tree / "tests/logs/samples.py").write_text("SAMPLES = ()\n")
    before = texts(tree)
    assert main(["reader", "my-code"], tree) == 1
    assert "samples.py has no line ')'" in capsys.readouterr().err
    assert texts(tree) == before


def python(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    few = os.environ | {VARIABLE: "check"}
    return subprocess.run(
        [sys.executable, *words], cwd=tree, env=few, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_skeletons_pass_the_lint_and_every_contract_but_that_nothing_is_left_to_be_written(
    whole_tree: Path,
) -> None:
    """One of each kind, and one of each with the longest code."""
    for kind in all_kinds():
        for code in (f"my-{kind}", f"{kind}-{LONGEST * 'x'}"[:LONGEST]):
            assert main([kind, code], whole_tree) == 0
    made = python(whole_tree, "-m", "docs.generate")
    assert made.returncode == 0, made.stderr
    for words in (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "dashboard", "trainer"],
    ):
        checked = python(whole_tree, "-m", *words)
        assert checked.returncode == 0, checked.stdout
    own = [file.as_posix() for file in whole_tree.glob("tests/*/test_my_*.py")]
    assert len(own) == 2
    chosen = ["-m", "not slow", "-k", "my or not test_states", *HELD_BY, *own]
    ran = python(whole_tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen)
    failed = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    (left,) = failed
    assert "test_nothing_of_a_skeleton_is_left_to_be_written" in left
    for kind in all_kinds():
        assert f"my_{kind}.py:1" in ran.stdout


@pytest.mark.slow
def test_the_first_rule_of_contributing_passes_its_cases(whole_tree: Path) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"python -m docs\.new (\w+ [\w-]+)$", guide, re.MULTILINE)
    check, cases = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    assert main(command.split(), whole_tree) == 0
    code = command.split()[1]
    rule = whole_tree / f"dashboard/diagnosis/symptoms/{code.replace('-', '_')}.py"
    start, _, rest = rule.read_text(encoding="utf-8").partition("ABOVE = ")
    rule.write_text(f"{start}{check}    return fact({rest.partition('return fact(')[2]}")
    table = whole_tree / "tests/diagnosis/alone/symptom_cases.py"
    others = table.read_text(encoding="utf-8").partition(f'    "{code}": ')[0]
    table.write_text(f"{others}{cases}}}\n", encoding="utf-8")
    linted = python(whole_tree, "-m", "ruff", "check", str(rule), str(table))
    assert linted.returncode == 0, linted.stdout
    ran = python(whole_tree, "-m", "pytest", "-q", "tests/diagnosis/alone", "-k", code)
    assert ran.returncode == 0, ran.stdout
    assert "11 passed" in ran.stdout

"""Which tests run when: the marks, the folders that carry them, the number of examples."""

import ast
import tomllib
from pathlib import Path

import pytest

from tests.examples import FACTORS, FEWEST, VARIABLE, examples
from tests.tiers import TIERS

TESTS = Path(__file__).parent
ROOT = TESTS.parent
HEAVY = {"playwright", "torch", "moto", "distributed"}
"""What only a tier may import: ``make check`` runs without it."""


def imported(file: Path) -> set[str]:
    """The packages that are imported anywhere in a file."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_only_the_folders_of_a_tier_import_what_the_quick_tests_do_without() -> None:
    files = {file.relative_to(TESTS): imported(file) for file in TESTS.rglob("*.py")}
    heavy = {path for path, names in files.items() if names & HEAVY}
    assert {path.parts[0] for path in heavy} == set(TIERS)


def test_make_check_leaves_out_every_mark_and_every_folder_of_a_tier() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for folder, mark in TIERS.items():
        assert f"--ignore=tests/{folder}" in makefile
        assert f"not {mark}" in makefile
    assert "not slow" in makefile


def test_every_tier_has_its_mark() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    marks = settings["tool"]["pytest"]["ini_options"]["markers"]
    assert {*TIERS.values(), "slow"} <= {mark.partition(":")[0] for mark in marks}


@pytest.mark.parametrize(
    ("profile", "expected"), [("", 200), ("ci", 200), ("check", 30), ("nightly", 4000)]
)
def test_a_profile_makes_more_or_fewer_of_the_examples_in_ci(
    profile: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, profile)
    assert examples(200) == expected
    assert examples(1) >= FEWEST


def test_a_profile_that_is_not_there_is_refused_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "fast")
    with pytest.raises(ValueError, match=", ".join(FACTORS)):
        examples(200)

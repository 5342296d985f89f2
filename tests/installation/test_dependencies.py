"""Each dependency stands once, between two versions and with its reason; the lock follows."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.installation import audit

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
EXTRAS = PROJECT["optional-dependencies"]
FOR_USERS = ("train", "remote", "cluster", "postgres", "pdf", "signin")
NEEDED = [*PROJECT["dependencies"], *(one for extra in FOR_USERS for one in EXTRAS[extra])]
ALL = [Requirement(one) for one in [*NEEDED, *EXTRAS["dev"]]]
PINNED = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)


def locked() -> dict[str, list[str]]:
    """The versions of the lock by the name of the package."""
    found: dict[str, list[str]] = {}
    for name, version in PINNED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


def test_no_package_is_named_twice() -> None:
    names = [canonicalize_name(one.name) for one in ALL]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("line", [one for one in [*NEEDED, *EXTRAS["dev"]] if "curva" not in one])
def test_every_version_is_bounded_on_both_sides(line: str) -> None:
    signs = {part.operator for part in Requirement(line).specifier}
    assert signs in ({">=", "<"}, {"=="})


@pytest.mark.parametrize("line", [*NEEDED, *EXTRAS["dev"]])
def test_every_dependency_says_what_it_is_for(line: str) -> None:
    written = next(one for one in PYPROJECT.splitlines() if f'"{line}"' in one)
    assert written.partition("# ")[2].strip()


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=lambda one: one.name)
def test_a_list_of_requirements_is_one_line_that_names_an_extra(path: Path) -> None:
    (line,) = path.read_text(encoding="utf-8").splitlines()
    extras = re.match(r"-e \.(?:\[([\w,]+)\])?  # .+", line)
    assert extras is not None
    assert extras[1] is None or set(extras[1].split(",")) <= set(EXTRAS)


def test_the_lock_holds_an_allowed_version_of_everything_but_torch() -> None:
    held = locked()
    wanted = [one for one in ALL if one.name not in {"torch", "curva"}]
    for one in wanted:
        versions = held[canonicalize_name(one.name)]
        assert [version for version in versions if version not in one.specifier] == [], one.name
    assert {"torch", "curva"} & set(held) == set()


def test_the_lock_has_a_hash_of_everything_and_names_no_place() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    starts = [match.start() for match in PINNED.finditer(text)]
    parts = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    assert len(parts) > 100
    assert [part for part in parts if "--hash=sha256:" not in part] == []
    assert "://" not in text
    assert re.findall(r"^\s*--(?!hash=).*", text, re.MULTILINE) == []


WORKFLOWS = sorted((ROOT / ".github").rglob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda one: one.name)
def test_what_the_forge_reads_is_valid_yaml(path: Path) -> None:
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict)


def test_every_job_of_the_workflow_has_a_limit_and_a_known_tier() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    markers = "\n".join(tomllib.loads(PYPROJECT)["tool"]["pytest"]["ini_options"]["markers"])
    jobs = workflow["jobs"]
    assert [name for name, job in jobs.items() if not job.get("timeout-minutes")] == []
    for tier in jobs["tier"]["strategy"]["matrix"]["tests"]:
        assert re.search(rf"^{tier}:", markers, re.MULTILINE), tier
        commands = [step.get("run", "") for step in jobs["check"]["steps"]]
        assert any(f"not {tier}" in command for command in commands)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda one: one.name)
def test_what_others_wrote_runs_at_one_commit(path: Path) -> None:
    used = re.findall(r"uses:\s*(\S+)(.*)", path.read_text(encoding="utf-8"))
    for name, comment in used:
        if not name.startswith("./"):
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name), name
            assert re.fullmatch(r"\s+# v\d+\.\d+\.\d+", comment), f"{name} of no version"


def test_without_a_network_the_audit_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(*_: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(audit.socket, "create_connection", unreachable)
    assert audit.main() == 0
    assert capsys.readouterr().out.startswith("No network")
    assert audit.LOCK.is_file()


CLEAN, UNKNOWN = {"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "x"}
FAULTY = {"name": "c", "version": "2", "vulns": [{"id": "PYSEC-1"}]}


@pytest.mark.parametrize(
    ("packages", "code", "word"),
    [
        ([CLEAN, CLEAN], 0, "no fault is known"),
        ([CLEAN, FAULTY, UNKNOWN], 1, "c 2"),
        ([CLEAN, UNKNOWN], 1, "Not looked up: b"),
        ([UNKNOWN, UNKNOWN], 0, "were not looked up"),
    ],
)
def test_an_audit_that_knows_nothing_is_no_clean_one(
    packages: list[dict[str, object]], code: int, word: str
) -> None:
    sentence, exit_code = audit.told(packages)
    assert exit_code == code
    assert word in sentence

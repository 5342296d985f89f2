"""The two READMEs say the same, and what they say to type works."""

import re
import shlex
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability
from dashboard.text.sentences import Sentences

ROOT = Path(__file__).resolve().parents[2]
READMES = {"en": ROOT / "README.md", "pt-BR": ROOT / "README.pt-BR.md"}
DOCUMENTS = [
    *READMES.values(),
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "SECURITY.pt-BR.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
STATES = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(lang: str, kind: str) -> list[str]:
    return [text for name, text in BLOCK.findall(read(READMES[lang])) if name == kind]


def commands(lang: str) -> list[str]:
    lines = "".join(blocks(lang, "sh") + blocks(lang, "bat")).splitlines()
    return [line.partition(" #")[0].strip() for line in lines if line.strip()]


def test_both_languages_have_the_same_sections_and_the_same_commands() -> None:
    headings = [len(re.findall(r"^#+ ", read(path), re.MULTILINE)) for path in READMES.values()]
    assert headings[0] == headings[1]
    assert commands("en") == commands("pt-BR")
    assert len(commands("en")) > 8
    limits = [read(path).count("\n* ") for path in READMES.values()]
    assert limits[0] == limits[1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_of_the_project_leads_somewhere(document: Path) -> None:
    targets = LINK.findall(read(document))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", read(document), re.MULTILINE))
    assert named - targets == set()


@pytest.mark.parametrize("lang", READMES)
def test_everything_in_the_tree_exists(lang: str) -> None:
    tree = next(text for text in blocks(lang, "") if text.startswith("dashboard/"))
    folder = Path()
    for line in tree.splitlines():
        name = line.split()[0]
        if not line.startswith(" "):
            folder = ROOT / name
        path = folder / name if line.startswith(" ") else folder
        assert path.exists(), line


@pytest.mark.parametrize("lang", READMES)
def test_the_table_of_lamps_names_every_state_as_the_screen_does(lang: str) -> None:
    words = Sentences(lang)
    rows = [line.split("|") for line in read(READMES[lang]).splitlines() if line.startswith("| ")]
    listed = [set(row[3].strip().split(", ")) for row in rows if len(row) > 4]
    for name, states in STATES.items():
        assert {words.state_name(name, state) for state in states if state != "unknown"} in listed


@pytest.mark.parametrize("lang", READMES)
def test_every_command_of_the_dashboard_runs(
    lang: str, logs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(logs.parent)
    typed = [
        line for line in commands(lang) if line.split()[:2][-1] in {"inspect", "diagnose", "chart"}
    ]
    assert len(typed) == 5
    for line in typed:
        code = main(shlex.split(line)[1:])
        said = capsys.readouterr()
        assert code == (1 if "--fail-on" in line else 0)
        assert said.out
        assert said.err == ""


@pytest.mark.parametrize("lang", READMES)
def test_the_example_for_notebooks_runs(
    lang: str, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(logs.parent)
    (example,) = blocks(lang, "python")
    names: dict[str, object] = {}
    exec(compile(example, READMES[lang].name, "exec"), names)  # noqa: S102 (our own README)
    assert names["report"].to_dict()["runs"]


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """A folder ``runs`` with one run that needs attention."""
    folder = tmp_path / "runs"
    folder.mkdir()
    rows = [f"{e},{2.3 * 0.94**e:.5f},{2.31 * 0.94**e:.5f}\n" for e in range(31)]
    (folder / "metrics.csv").write_text(
        "epoch,train_loss,val_loss\n" + "".join(rows), encoding="utf-8"
    )
    return folder

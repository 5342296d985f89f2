"""The folders that the architecture describes are those that are there, and none is crowded."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

MOST = 25
"""Files of a folder that a newcomer can still take in."""

FILE_BY_FILE = {
    "dashboard/logs/readers",
    "dashboard/diagnosis/symptoms",
    "dashboard/charts/marks",
}
"""Folders of which every file is one reader, one rule or one mark, found by a scan."""

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = sorted(
    folder.relative_to(ROOT).as_posix()
    for package in ("dashboard", "trainer")
    for folder in [ROOT / package, *(ROOT / package).rglob("*")]
    if folder.is_dir() and any(folder.glob("*.py"))
)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_folder_is_crowded(folder):
    modules = [file for file in (ROOT / folder).glob("*.py") if file.name != "__init__.py"]
    assert len(modules) <= MOST or folder in FILE_BY_FILE


@pytest.mark.parametrize("folder", [one for one in FOLDERS if one.startswith("dashboard/")])
def test_the_architecture_names_every_folder(folder):
    inside = folder.removeprefix("dashboard/")
    parent, _, name = inside.rpartition("/")
    described = re.findall(r"^\| (.+?) \|", PAGE, flags=re.MULTILINE)
    names = {one.strip("`").rstrip("/") for cell in described for one in cell.split(", ")}
    assert inside in names or (parent and name in names)

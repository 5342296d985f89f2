"""The generated pages: never stale, complete, and true of every rule and reader."""

import json
import re
from pathlib import Path

import pytest

from dashboard.diagnosis import comparisons, symptoms
from dashboard.logs.registry import all_readers
from dashboard.model.scanned import scanned
from docs import generate
from docs.page import Page, manual

DOCS = Path(generate.__file__).resolve().parent
SECTIONS = {
    "rules": ["What it measures", "Why it matters", "When it does not apply", "False alarms"],
    "formats": ["Recognised by"],
}


@pytest.mark.parametrize("page", generate.pages(), ids=lambda page: page.name)
def test_a_generated_page_says_what_its_builder_says(page: Page) -> None:
    written = (DOCS / page.name).read_text(encoding="utf-8")
    assert written == page.build(), f"docs/{page.name} is stale: run `make docs`"


def test_a_stale_page_is_named_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generate, "FOLDER", tmp_path)
    monkeypatch.setattr(generate, "pages", lambda: [Page("a.md", lambda: "new\n")])
    (tmp_path / "a.md").write_text("old\n", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    assert "docs/a.md" in capsys.readouterr().out
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "new\n"


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ("rules.md", [rule.code for rule in scanned(symptoms, "SYMPTOM")]),
        ("rules.md", [rule.code for rule in scanned(comparisons, "COMPARISON")]),
        ("formats.md", [reader.name for reader in all_readers()]),
    ],
    ids=["symptoms", "comparisons", "readers"],
)
def test_every_item_has_one_entry_with_every_section(page: str, codes: list[str]) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    entries = dict(re.findall(r"^##+ `([^`]+)`$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL))
    assert [code for code in codes if code not in entries] == []
    for code in codes:
        for section in SECTIONS[page.removesuffix(".md")]:
            assert f"**{section}:** " in entries[code], f"{code} has no section {section!r}"


def test_a_manual_page_is_split_into_its_sections() -> None:
    module = type(generate)("module")
    module.__doc__ = """Note: the first line: it stays whole.

    What it measures: the ``loss``
    over :class:`Run`.
    Why it matters: it does.
    """
    opening, sections = manual(module)
    assert opening == "Note: the first line: it stays whole."
    assert sections == {
        "What it measures": "the `loss` over `Run`.",
        "Why it matters": "it does.",
    }


@pytest.mark.parametrize("name", ["report-schema.json", "inspect-schema.json"])
def test_a_schema_is_closed_at_every_level(name: str) -> None:
    def objects(schema: object) -> list[dict[str, object]]:
        if isinstance(schema, list):
            return [found for item in schema for found in objects(item)]
        if not isinstance(schema, dict):
            return []
        inner = [found for item in schema.values() for found in objects(item)]
        return inner + ([schema] if "properties" in schema and "type" in schema else [])

    schema = json.loads((DOCS / name).read_text(encoding="utf-8"))
    found = objects(schema)
    assert len(found) > 2
    assert all(one["additionalProperties"] is False for one in found)
    assert all(set(one["required"]) == set(one["properties"]) for one in found)

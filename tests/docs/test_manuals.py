"""The manual of the rules is equal in both languages, with the measured shares."""

import csv
import re
from pathlib import Path

import pytest

from dashboard.diagnosis import comparisons, symptoms
from dashboard.diagnosis.live.running import STAYS_LOST
from dashboard.model.scanned import scanned
from docs import manuals, operating_points
from docs.early import told_to_stop
from docs.manuals import KINDS, SECTIONS, SOURCE, Entry, entries, page_words
from docs.rules_page import build, measured

DOCS = Path(manuals.__file__).resolve().parent
TRANSLATED = "pt-BR"
PAGES = {"en": DOCS / "rules.md", TRANSLATED: DOCS / "rules.pt-BR.md"}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:e-?\d+)?")
ENTRY = re.compile(r"^### `([^`]+)`$(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
MEASURED = {"en": "Measured", TRANSLATED: "Medido"}
POINTS = list(csv.reader((DOCS / "operating-points.csv").read_text("utf-8").splitlines()))[1:]
RUNS, SHARES = POINTS[0][1:], {row[0]: row[1:] for row in POINTS[1:]}


def pairs() -> list[tuple[Entry, Entry]]:
    return [
        pair
        for kind in KINDS
        for pair in zip(entries(kind, SOURCE), entries(kind, TRANSLATED), strict=True)
    ]


def numbers(text: str) -> list[str]:
    return sorted(found.replace(",", ".") for found in NUMBER.findall(text))


def sections_of(lang: str) -> dict[str, str]:
    return dict(ENTRY.findall(PAGES[lang].read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_belongs_to_a_rule(kind: str) -> None:
    codes = {entry.code for entry in entries(kind, SOURCE)}
    texts = {file.stem for file in (manuals.FOLDER / TRANSLATED / kind).iterdir()}
    assert texts == codes


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("kind", ["symptoms", "comparisons"])
def test_every_section_of_every_rule_is_written(kind: str, lang: str) -> None:
    for entry in entries(kind, lang):
        assert entry.opening, entry.code
        assert tuple(entry.sections) == SECTIONS, entry.code
        assert [name for name, text in entry.sections.items() if not text] == [], entry.code
        assert all(one.name and one.unit and one.source for one in entry.limits), entry.code


@pytest.mark.parametrize(("said", "translated"), pairs(), ids=lambda entry: entry.code)
def test_both_languages_give_the_same_thresholds_and_the_same_numbers(
    said: Entry, translated: Entry
) -> None:
    assert translated.code == said.code
    assert [one.value for one in translated.limits] == [one.value for one in said.limits]
    for ours, theirs in zip(translated.limits, said.limits, strict=True):
        assert numbers(ours.source) == numbers(theirs.source), ours.name
    for key, text in said.sections.items():
        assert numbers(translated.sections[key]) == numbers(text), key


def test_both_pages_have_every_rule_in_the_same_order() -> None:
    order = list(sections_of(SOURCE))
    assert list(sections_of(TRANSLATED)) == order
    assert sorted(order) == sorted(e.code for kind in KINDS for e in entries(kind, SOURCE))


def test_both_pages_are_made_of_the_same_words() -> None:
    def shape(words: object) -> object:
        if isinstance(words, dict):
            return {key: shape(value) for key, value in words.items()}
        return len(words) if isinstance(words, list) else type(words)

    assert shape(page_words(TRANSLATED)) == shape(page_words(SOURCE))


CHANGES = {
    "no section": ('matters = "b"\n', "", "sections"),
    "an empty file": ("", None, "opening"),
    "a threshold less": ('[thresholds."points"]\n', "[other]\n", "sections"),
    "another threshold": ('"points"', '"dots"', "thresholds"),
    "a threshold more": ('source = "s"\n', 'source = "s"\n[thresholds.x]\n', "thresholds"),
}
FITTING = """opening = "a"
measures = "a"
matters = "b"
not_when = "c"
false_alarms = "d"
references = "e"
[thresholds."points"]
name = "n"
unit = "u"
source = "s"
"""


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only text of a language ``xx``, that of the only rule."""
    monkeypatch.setattr(manuals, "FOLDER", tmp_path)
    module = next(one for one in manuals.modules(symptoms) if one.SYMPTOM.code == "few-points")
    monkeypatch.setattr(manuals, "modules", lambda _: [module])
    file = tmp_path / "xx" / "symptoms" / "few-points.toml"
    file.parent.mkdir(parents=True)
    file.write_text(FITTING, encoding="utf-8")
    return file


def test_a_text_that_fits_is_taken(text: Path) -> None:
    (entry,) = entries("symptoms", "xx")
    assert (entry.code, entry.opening, entry.sections["matters"]) == ("few-points", "a", "b")
    assert [(one.name, one.value) for one in entry.limits] == [("n", 5)]


@pytest.mark.parametrize(("old", "new", "named"), CHANGES.values(), ids=CHANGES)
def test_a_text_that_does_not_fit_its_rule_is_refused(
    text: Path, old: str, new: str | None, named: str
) -> None:
    text.write_text("" if new is None else FITTING.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=named) as error:
        entries("symptoms", "xx")
    assert str(text) in str(error.value)


def test_a_rule_without_a_text_is_named(text: Path) -> None:
    text.unlink()
    with pytest.raises(ValueError, match="few-points"):
        entries("symptoms", "xx")


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("code", [rule.code for rule in scanned(symptoms, "SYMPTOM")])
def test_every_symptom_states_its_measured_operating_point(code: str, lang: str) -> None:
    (line,) = re.findall(
        rf"^\*\*{MEASURED[lang]}:\*\* (.*)$", sections_of(lang)[code], re.MULTILINE
    )
    if code in SHARES:
        expected = [
            said
            for share, runs in zip(SHARES[code], RUNS, strict=True)
            for said in (f"{100 * float(share):.3g}%", runs)
        ]
        mark = "," if lang == TRANSLATED else "."
        assert re.findall(r"[\d.,]*\d%?", line) == [said.replace(".", mark) for said in expected]
    elif code == STAYS_LOST:
        told = told_to_stop()
        mark = "," if lang == TRANSLATED else "."
        for name in ("good", "lost"):
            assert f"{100 * told[name]:.3g}%".replace(".", mark) in line
    else:
        assert line == page_words(lang)["measured"]["alone"]


@pytest.mark.parametrize("lang", PAGES)
def test_what_was_not_measured_says_so(lang: str) -> None:
    alone = f"**{MEASURED[lang]}:** {page_words(lang)['measured']['alone']}"
    for rule in scanned(comparisons, "COMPARISON"):
        assert rule.code not in SHARES
        assert alone in sections_of(lang)[rule.code]
    said = {name for name, text in sections_of(lang).items() if alone in text}
    assert said >= {"stability", "batch_size", "fit"}
    assert "learning_rate" not in said


def test_a_share_is_written_as_the_language_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    points = operating_points.OperatingPoints(
        {"low": 1200, "good": 20, "high": 3},
        {"spike": {"low": 0.052, "good": 0.0, "high": 1.0}},
    )
    monkeypatch.setattr("docs.rules_page.operating_points", lambda: points)
    assert measured("spike", page_words("en"), "en") == (
        "fires on 5.2% of 1200 runs whose rate was too low, 0% of 20 good ones,"
        " 100% of 3 too high ones."
    )
    assert "5,2% de 1200 " in measured("spike", page_words(TRANSLATED), TRANSLATED)
    assert measured("zigzag", page_words("en"), "en") == "not measured alone."


def test_every_line_of_the_operating_points_names_a_symptom_or_a_state() -> None:
    codes = {rule.code for rule in scanned(symptoms, "SYMPTOM")}
    assert {said for said in SHARES if "=" not in said} <= codes
    shown = sections_of("en")["learning_rate"]
    states = [said.partition("=")[2] for said in SHARES if said.startswith("learning_rate=")]
    assert len(states) > 4
    assert [state for state in states if f"| `{state}` |" not in shown] == []


GROUPS = {"good": 1, "low": 0, "high": 2}
CLAIM = re.compile(r"(\d+)% of the good runs of our grids|on (\d+)% of the (low|high) ones")


@pytest.mark.parametrize("rule", scanned(symptoms, "SYMPTOM"), ids=lambda rule: rule.code)
def test_a_threshold_that_cites_the_grids_cites_what_was_measured(rule: object) -> None:
    for limit in rule.thresholds:  # type: ignore[attr-defined]
        if not limit.source.startswith("fires on "):
            continue
        for good, other, group in CLAIM.findall(limit.source):
            share = float(SHARES[rule.code][GROUPS[group or "good"]])  # type: ignore[attr-defined]
            assert int(good or other) == pytest.approx(100 * share, abs=0.5)


TERMS = {
    "taxa de aprendizado": "learning rate", "perda": "loss", "acurácia": "accuracy",
    "época": "epoch", "passo": "step", "lote": "batch", "execução": "run",
    "validação": "validation", "treino": "training", "sobreajuste": "overfitting",
    "subajuste": "underfitting", "salto isolado": "spike", "minilotes": "minibatches",
    "varredura": "sweep", "configuração": "setting", "limiar": "threshold",
}  # fmt: skip
"""Ours and the field's, where people use that daily."""


@pytest.mark.parametrize(("ours", "english"), TERMS.items(), ids=TERMS)
def test_the_english_term_stands_beside_ours(ours: str, english: str) -> None:
    text = " ".join(build(TRANSLATED).split()).lower()
    assert re.search(rf"\b{ours}\b \({re.escape(english)}\)", text)

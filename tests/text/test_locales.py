"""Both languages are complete, well formed, and each is written in its own words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import product

import pytest
from fluent.syntax import FluentParser, ast, visitor

from dashboard.diagnosis import comparisons, symptoms
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability
from dashboard.model.run import Note
from dashboard.model.scanned import scanned
from dashboard.text.catalogue import LOCALES, Catalogue, MissingTextError
from dashboard.text.languages import LANGUAGES
from tests.text.given_values import entries

STATES = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}
WELL = {"ok", "good", "unknown"}

ENGLISH = {
    "the", "and", "with", "without", "is", "are", "was", "were", "this", "that", "which", "from",
    "run", "runs", "loss", "accuracy", "rate", "epoch", "epochs", "training", "validation",
    "learning", "file", "files", "point", "points", "higher", "lower", "too", "still", "raise",
    "expected", "found", "read", "not", "no-one", "has", "have", "its", "their",
}  # fmt: skip
PORTUGUESE = {
    "não", "que", "com", "sem", "uma", "um", "para", "perda", "acurácia", "taxa", "época",
    "épocas", "treino", "validação", "execução", "execuções", "arquivo", "lote", "ainda", "mais",
}  # fmt: skip
FUNCTIONS = {"RATE", "PERCENT", "POINTS", "NUM", "COUNT"} | {
    "LEVELS", "DESCENTS", "RISE", "SIZE", "ENDS",
}  # fmt: skip

QUOTED = re.compile(
    r"`[^`]*`|\([^)]*\)|“[^”]*”|\"[^\"]*\"|(?:streamlit|make) run|python -m .*|--\S+"
    "|Deep Learning Book"
)
"""Names of files, columns and books, English terms beside ours, commands: right in any language."""


class Looker(visitor.Visitor):
    """Gathers what a message refers to and the words it is written in."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.functions: set[str] = set()
        self.words: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (Fluent's)
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        text = QUOTED.sub(" ", node.value)
        self.words |= set(re.findall(r"[^\W\d_]+", text.lower()))


@cache
def messages(lang: str) -> dict[str, ast.Message]:
    return {one.id.name: one for one in entries(lang) if isinstance(one, ast.Message)}


def seen(message: ast.Message) -> Looker:
    looker = Looker()
    looker.visit(message)
    return looker


def areas(lang: str) -> set[str]:
    return {file.name for file in (LOCALES / lang).glob("*.ftl")}


def test_both_languages_have_the_same_files() -> None:
    assert areas("pt-BR") == areas("en") != set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_parses_without_junk(lang: str) -> None:
    for file in sorted((LOCALES / lang).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_written_twice(lang: str) -> None:
    names = Counter(
        entry.id.name
        for file in (LOCALES / lang).glob("*.ftl")
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    )
    assert [name for name, uses in names.items() if uses > 1] == []


def test_both_languages_have_the_same_messages() -> None:
    assert messages("pt-BR").keys() ^ messages("en").keys() == set()


@pytest.mark.parametrize("name", sorted(messages("en")))
def test_a_message_uses_the_same_values_in_both_languages(name: str) -> None:
    ours = {lang: seen(messages(lang)[name]) for lang in LANGUAGES}
    assert ours["pt-BR"].variables == ours["en"].variables
    assert ours["pt-BR"].functions | ours["en"].functions <= FUNCTIONS


@pytest.mark.parametrize(
    ("lang", "foreign"), [("pt-BR", ENGLISH - PORTUGUESE), ("en", PORTUGUESE - ENGLISH)]
)
def test_no_message_is_left_in_the_other_language(lang: str, foreign: set[str]) -> None:
    strays = {
        name: found
        for name, message in messages(lang).items()
        if (found := seen(message).words & foreign)
    }
    assert strays == {}


class Chooser(visitor.Visitor):
    """Gathers the keys that each value chooses by, in a message and in those that it quotes."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.values: set[str] = set()
        self.keys: defaultdict[str, set[str]] = defaultdict(set)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.values.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.visit(messages(self.lang)[node.id.name])

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, ast.VariableReference):
            keys = {getattr(one.key, "name", None) or one.key.value for one in node.variants}
            self.keys[node.selector.id.name] |= keys
        self.generic_visit(node)


NUMERIC = {"0", "1", "2", "one", "two", "few", "many"}
"""Keys that only a number can have: it chooses by itself or by its plural."""


def with_no_things(lang: str, name: str) -> Iterator[str]:
    """What the message says of 0 in every case of its other values; nothing if it counts none."""
    chooser = Chooser(lang)
    chooser.visit(messages(lang)[name])
    if not any(keys & NUMERIC for keys in chooser.keys.values()):
        return
    cases: dict[str, list[object]] = {value: ["x"] for value in chooser.values}
    for value, keys in chooser.keys.items():
        cases[value] = [0] if keys & NUMERIC else sorted(keys)
    for case in product(*cases.values()):
        with suppress(MissingTextError):  # two values that are never missing together
            yield Catalogue(lang).say(name, **dict(zip(cases, case, strict=True)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_never_counted_as_one(lang: str) -> None:
    said = {name: list(with_no_things(lang, name)) for name in messages(lang)}
    assert sum(map(bool, said.values())) > 20
    wrong = {
        name: text for name, texts in said.items() for text in texts if re.search(r"\b1\b", text)
    }
    assert wrong == {}


def test_what_is_said_of_one_is_not_said_of_none_in_portuguese() -> None:
    """The plural category ``one`` of Portuguese holds 0 too (CLDR, ``i = 0..1``)."""
    one_thing = re.compile(r"\b(1|uma?|únic[oa]|só)\b", re.IGNORECASE)
    wrong = [
        (file.name, line)
        for file in sorted((LOCALES / "pt-BR").glob("*.ftl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if "[one]" in line and one_thing.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lamp_and_every_state_has_a_name(lang: str) -> None:
    texts = Catalogue(lang)
    for lamp, states in STATES.items():
        assert texts.say(f"lamp-{lamp.value.replace('_', '-')}")
        for state in states:
            assert texts.say(f"state-{lamp.value}-{state.value}".replace("_", "-"), basis="")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_that_asks_for_something_has_a_headline(lang: str) -> None:
    texts = Catalogue(lang)
    for lamp, states in STATES.items():
        for state in set(states) - {state for state in states if state.value in WELL}:
            name = f"headline-{lamp.value}-{state.value}".replace("_", "-")
            assert texts.has(name)
            assert texts.say(f"{name}-short", basis="siblings")
    assert texts.has("headline-healthy")
    assert texts.say("headline-healthy-short")


BESIDE = {
    "taxa": "learning rate", "lote": "batch", "sobreajuste": "overfitting",
    "subajuste": "underfitting", "platô": "plateau",
}  # fmt: skip
"""Ours and the field's word, where a verdict is named: before or behind the colon of a headline."""


@pytest.mark.parametrize(("ours", "english"), BESIDE.items(), ids=BESIDE)
def test_a_portuguese_verdict_has_the_english_term_beside_ours(ours: str, english: str) -> None:
    text = (LOCALES / "pt-BR" / "headlines.ftl").read_text(encoding="utf-8")
    named = re.findall(rf"(?:[]=] {ours.capitalize()}|(?::|para este) {ours})\b(.*)", text)
    assert named
    assert [rest for rest in named if not rest.startswith(f" ({english})")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_symptom_is_said_and_explained(lang: str) -> None:
    texts = Catalogue(lang)
    for rule in symptoms.all_symptoms():
        for ending in ("", "-title", "-what", "-why", "-not"):
            assert texts.has(f"symptom-{rule.code}{ending}"), f"symptom-{rule.code}{ending}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_comparison_is_said(lang: str) -> None:
    texts = Catalogue(lang)
    for rule in scanned(comparisons, "COMPARISON"):
        assert texts.has(f"comparison-{rule.code}"), rule.code


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("note", list(Note))
def test_every_note_of_the_receipt_is_a_sentence(lang: str, note: Note) -> None:
    said = Catalogue(lang).say(f"note-{note.value}", file="runs.csv", count=3, where="7")
    assert said.endswith((".", "?"))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(MissingTextError, match="tlh"):
        Catalogue("tlh")

"""One word for one thing, in both languages: words that are out do not come back.

It reads every text that people read: the messages of the dashboard with all their variants, those
of the trainer, the manual pages of the rules, and the READMEs. Names of code are no words: what
stands in a code block, between backticks, in a link's address or in quotation marks is not read.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from dashboard.text.catalogue import LOCALES
from dashboard.text.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]

DOCUMENTS = {
    "en": ("README.md", "sample_logs/README.md", "docs/rules.md"),
    "pt-BR": ("README.pt-BR.md", "sample_logs/README.pt-BR.md", "docs/rules.pt-BR.md"),
}


@dataclass(frozen=True)
class Term:
    """A word that stays, the words that are out for it, and where those mean something else.

    ``out`` is a regular expression; ``unless`` are expressions for phrases that it may stand in,
    ``messages`` are messages in which it is right.
    """

    stays: str
    out: str
    unless: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


GLOSSARY: dict[str, tuple[Term, ...]] = {
    "pt-BR": (
        Term("indicador", r"lâmpadas?"),
        Term("execução comparável", r"irmãs?"),
        Term("relatório da leitura", r"recibos?"),
        Term(
            "configuração (ajuste é o do modelo aos dados)",
            r"ajustes?",
            unless=(r"\| ajuste \|", r"ajuste fino"),
            messages=(
                "lamp-fit",
                "lamp-fit-asks",
                "set-group-fit",
                "reason-diverged",
                "lesson-remedies-lead",
                "lesson-cases",
                "lesson-case-good",
                "lesson-fits-good",
            ),
        ),
        Term("ruído, oscilar", r"trem(e|er|em|a|am|or|ores)|balan[çc]\w+"),
        Term("estabilizar", r"assent\w+"),
        Term("queda", r"descidas?|devolve\w*", unless=(r"descida do gradiente",)),
        Term("momentum", r"momentos?", unless=(r"qualquer momento",)),
        Term("agendamento da taxa", r"cronogramas?"),
        Term("aquecimento", r"aque[çc]\w+", unless=(r"aquecimentos?",)),
        Term("validação", r"fora do treino|a de fora|dados novos"),
        Term("memorizar", r"decor(?:a|am|ar|ou|ando|em|á-l[oa]s?)"),
        Term("taxa/soma das taxas (τ)", r"caminho percorrido|distância percorrida|andou|andado"),
        Term("horário", r"hora do relógio"),
        Term("decaimento de pesos", r"decaimento dos pesos"),
        Term("extensão", r"terminaç(ão|ões)"),
        Term("idioma", r"línguas?"),
        Term(
            "arquivo compactado (pacote é o de Python)",
            r"pacotes?",
            unless=(r"(o|do) pacote (\W|distributed|name)",),
        ),
        Term("confiança estimada", r"confiança medida|medida nas"),
        Term("penalizar", r"cobra\w*"),
        Term("por extenso, que livro", r"(o|do|no) livro"),
        Term("palpite", r"chutes?"),
        Term("autoencoder", r"autocodificador\w*"),
    ),
    "en": (
        Term("indicator", r"lamps?"),
        Term("comparable run", r"siblings?"),
        Term("reading report", r"receipts?"),
        Term("hyperparameter", r"hyper-parameters?"),
        Term("validation", r"held[- ]out"),
        Term("fall", r"descents?|(gave|given|gives?) back", unless=(r"gradient descent",)),
        Term("noise, fluctuate", r"scatter\w*|shak(e|es|ing)|jolts?"),
        Term("oscillate", r"swinging"),
        Term("separate", r"part(s|ed)? (from|beyond|the two)|the two part\b"),
        Term("sum of rates (τ)", r"walked"),
        Term("extension", r"endings?"),
        Term("penalize", r"charges? for"),
        Term("close the gap, reach again", r"w[io]ns? \w*\s*\w*\s*back|spoils?"),
        Term("midway", r"on (its|their) way"),
        Term("clock time", r"time of day"),
        Term("example", r"samples seen"),
        Term("what book", r"the book(?!s)"),
    ),
}

SPELLING = re.compile(
    r"(?<!\w)[^\W_]*(?:recogn|memor|minim|maxim|general|initial|regular|normal|penal|summar|optim|real|"
    r"organ|visual|standard|quant|util|synchron|emphas)is(?:e[sdr]?|ing|ations?|ers?|able)(?!\w)",
    re.IGNORECASE,
)
"""Oxford spelling: -ize, with British words otherwise (colour, neighbour)."""

LONGEST = 30
"""Words of a sentence. A value or a message that is filled in counts as one word, and so does
anything between two spaces that has a letter or a digit; a sentence ends with ``.``, ``?`` or
``!``, or at the end of a line."""


def expanded(pattern: ast.Pattern) -> list[str]:
    """Every text that a message can be, its values and the messages that it quotes as ▢."""
    parts = [
        [one.value] if isinstance(one, ast.TextElement) else _filled(one.expression)
        for one in pattern.elements
    ]
    return list(dict.fromkeys("".join(text) for text in product(*parts)))


def _filled(expression: object) -> list[str]:
    if isinstance(expression, ast.SelectExpression):
        return [text for variant in expression.variants for text in expanded(variant.value)]
    if isinstance(expression, ast.StringLiteral):
        return [expression.value]
    if isinstance(expression, ast.Placeable):
        return _filled(expression.expression)
    return ["▢"]


OPTION = re.compile(r"--[\w.-]+")
"""An option of a command is code."""


@cache
def messages(lang: str) -> dict[str, list[str]]:
    """What each message of the dashboard and of the trainer can say."""
    said = {}
    for file in sorted((LOCALES / lang).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value:
                said[entry.id.name] = [OPTION.sub("`", text) for text in expanded(entry.value)]
    trainer = ROOT / "trainer" / "locales" / f"{lang}.toml"
    for name, text in tomllib.loads(trainer.read_text(encoding="utf-8")).items():
        said[f"trainer {name}"] = [OPTION.sub("`", re.sub(r"\{\w+\}", "▢", text))]
    return said


CODE = re.compile(
    r"^```.*?^```|<!--.*?-->|`[^`]*`|\]\([^)]*\)|<?https?://\S+", re.DOTALL | re.MULTILINE
)


@cache
def documents(lang: str) -> dict[str, list[str]]:
    """The paragraphs of each document, without code and addresses."""
    return {
        name: re.split(r"\n\s*\n", CODE.sub(" ` ", (ROOT / name).read_text(encoding="utf-8")))
        for name in DOCUMENTS[lang]
    }


def sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from re.split(r"(?<=[.?!])\s+", line)


def words(sentence: str) -> int:
    return sum(bool(re.search(r"[\w▢]", part)) for part in sentence.split())


def offences(term: Term, name: str, text: str) -> list[str]:
    if name in term.messages:
        return []
    for phrase in term.unless:
        text = re.sub(phrase, " ", text, flags=re.IGNORECASE)
    found = re.finditer(rf"\b(?:{term.out})(?!\w)", " ".join(text.split()), re.IGNORECASE)
    return [one.string[max(one.start() - 30, 0) : one.end() + 20] for one in found]


CASES = [(lang, term) for lang in LANGUAGES for term in GLOSSARY[lang]]


@pytest.mark.parametrize(
    ("lang", "term"), CASES, ids=[f"{lang} {term.stays}" for lang, term in CASES]
)
def test_words_that_are_out_do_not_come_back(lang: str, term: Term) -> None:
    read = {**messages(lang), **documents(lang)}
    wrong = {
        name: found
        for name, texts in read.items()
        if (found := sorted({one for text in texts for one in offences(term, name, text)}))
    }
    assert wrong == {}, f"say “{term.stays}”"


@pytest.mark.parametrize(
    ("lang", "term"), CASES, ids=[f"{lang} {term.stays}" for lang, term in CASES]
)
def test_every_exception_is_one(lang: str, term: Term) -> None:
    """An exception that nothing needs any longer would let the word back in."""
    read = {**messages(lang), **documents(lang)}
    bare = Term(term.stays, term.out)
    assert [
        one for one in term.messages if not any(offences(bare, one, text) for text in read[one])
    ] == []
    every = " ".join(text for texts in read.values() for text in texts)
    assert [one for one in term.unless if not re.search(one, every, re.IGNORECASE)] == []


def test_english_has_one_spelling() -> None:
    wrong = {
        name: found
        for name, texts in {**messages("en"), **documents("en")}.items()
        if (found := sorted({one[0] for text in texts for one in SPELLING.finditer(text)}))
    }
    assert wrong == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_longer_than_thirty_words(lang: str) -> None:
    wrong = {
        name: longest
        for name, texts in messages(lang).items()
        if words(longest := max((one for text in texts for one in sentences(text)), key=words))
        > LONGEST
    }
    assert wrong == {}


BOTH = """
    chance classes compare complete cluster decide diverge divide extra fig final for horizontal
    linear link menu move natural neon original real regime regimes remove sites terminal use usual
    vertical zero zeros
"""
"""Words that are as Portuguese as they are English."""

COMPUTERS = """
    auto bits byte bytes cache enter host notebook notebooks pixel pixels slides token tokens
"""

FIELD = """
    backward boosting dropout embedding forward hinge kappa log momentum perceptron recall
    softmax transformer triplet
"""
"""Terms of the field that are said in English in Portuguese too."""

METRICS = "auc bleu cer dice fid gan iou mae map mse nan nll top wer"

PROPER_NAMES = """
    academy adam alura bfloat book catboost cpu csv cuda curva dask deep excel face fleiss float
    friedman gzip html http https hugging idx json keras learn learning lightgbm lightning localhost
    markdown mlflow mnist mps nesterov nul openml pdf png python pytorch science scikit sgd sha svg
    tar tcp tensorboard toml typst ultralytics windows xgboost yaml zip
"""

CODE_WORDS = """
    chart data distributed false hidden inspect install layer memory min noise pip reviewers
    scheduler seed seeds shift train true viewers worker
"""
"""Commands, options, settings and their values, which are typed as they are."""

SHARED = set(f"{BOTH} {COMPUTERS} {FIELD} {METRICS} {PROPER_NAMES} {CODE_WORDS}".split())

BESIDE = re.compile(
    r"`[^`]*`|\([^)]*\)|\[[^]]*\]|“[^”]*”|\"[^\"]*\"|early stopping|\S*[\w.][_/.]\w\S*"
)
"""An English term beside ours, a quotation, a path or a name with a dot or an underscore."""


def vocabulary(lang: str) -> dict[str, str]:
    """Each word of three letters or more, and a message that has it; help texts name commands."""
    return {
        word.lower(): name
        for name, texts in messages(lang).items()
        if not name.startswith("cli-help")
        for text in texts
        for word in re.findall(r"[^\W\d_]{3,}", BESIDE.sub(" ", text))
    }


def test_no_english_word_stands_in_portuguese_but_those_that_are_listed() -> None:
    """A word that both languages' messages have is English in Portuguese, or is in the list."""
    portuguese, english = vocabulary("pt-BR"), vocabulary("en")
    shared = portuguese.keys() & english.keys()
    assert {word: portuguese[word] for word in sorted(shared - SHARED)} == {}
    assert SHARED - shared == set()

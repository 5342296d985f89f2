"""What is found in one pass is what the plain regular expression finds, however long that takes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.logs.hparams.printed_settings import settings_in_print
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.parsing.safe_yaml import load_yaml
from dashboard.logs.points import long_lines, text_lines
from dashboard.logs.points.text_lines import bare_matches_in, matches_in
from tests.examples import examples

BARE = re.compile(
    r"(?<![A-Za-z_/.\-@])(?P<name>[A-Za-z_][\w/.\-@]{0,60}(?: [A-Za-z_][\w@]{0,60}){0,2})"
    r"(?:\s*+\((?P<of>[a-z%_ ]{1,24})\))?\s+"
    r"(?P<value>(?>[+-]?\d+\.\d+(?:[eE][+-]?\d+)?)(?![:\-.]\d|[A-Za-z_]+\d)|[+-]?(?:nan|inf)\b)"
    r"(?P<unit>\s?%)?",
    re.IGNORECASE,
)
NAMESPACE = re.compile(r"\bNamespace\((.*)\)")
ARGUMENT = re.compile(r"(\w+)=('[^']*'|\"[^\"]*\"|\[[^\]]*\]|\([^)]*\)|[^,()]+)")

NAMES = ["a", "b ", "loss", "val ", "é", "@", "acc'", "x" * 59, "y" * 61, "Q" * 30, " " * 70, "nan"]
SIGNS = [
    "=",
    ":",
    ": ",
    " = ",
    "=[",
    ":(",
    "\t",
    "(",
    ")",
    "(val)",
    "(a b)",
    "'",
    '"',
    ",",
    "[",
    "]",
]
VALUES = ["1", "0.5", "1,000", "0,5", ".", "-", "/10", "%", "1e-5", "inf", "tensor(", "np.float64("]
PARTS = [*NAMES, *SIGNS, *VALUES, "Namespace("]
texts = st.lists(st.sampled_from(PARTS), max_size=16).map("".join)
pairs = st.tuples(*(st.sampled_from(many) for many in (NAMES, SIGNS, VALUES))).map("".join)
lines = st.lists(st.one_of(pairs, st.sampled_from(PARTS)), max_size=8).map("".join)


def spans(found: object) -> list[tuple[object, ...]]:
    return [(one.span(), one.groupdict()) for one in found]


@settings(max_examples=examples(1_000))
@given(lines)
def test_the_pairs_of_a_line_are_those_of_one_expression(line: str) -> None:
    assert spans(matches_in(line)) == spans(text_lines._PAIR.finditer(line))


@settings(max_examples=examples(500))
@given(lines)
def test_the_pairs_without_a_sign_are_those_of_the_expression_that_looks_back(line: str) -> None:
    assert spans(bare_matches_in(line)) == spans(BARE.finditer(line, 0, long_lines.MAX_LINE))


@settings(max_examples=examples(500))
@given(texts)
def test_the_arguments_of_a_namespace_are_those_of_one_expression(text: str) -> None:
    line = f"Namespace({text}"
    whole = NAMESPACE.search(line)
    found = dict(ARGUMENT.findall(whole[1])) if whole else {}
    expected = {name for name, value in found.items() if value.strip(" '\"") != "None"}
    assert len(settings_in_print([line])) == len(expected)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("90", 90),
        ("1:30", 90),
        ("0x1f", 31),
        ("1_000", 1000),
        ("1.5", 1.5),
        ("1:30.5", 90.5),
        ("-.inf", float("-inf")),
        ("9" * 300, int("9" * 300)),
    ],
)
def test_numbers_of_yaml_are_read_as_before(written: str, value: float) -> None:
    assert load_yaml(f"a: {written}") == {"a": value}


@pytest.mark.parametrize("written", ["1:" * 40_000 + "1", "1" * 80_000, "1:" * 40_000 + "1.5"])
def test_a_number_that_nobody_means_is_the_text_that_it_is(written: str) -> None:
    assert load_yaml(f"a: {written}\nlr: 0.1") == {"a": written, "lr": 0.1}


def test_what_aliases_point_to_is_mended_once() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    found = load_yaml("h: \\ud83d\na0: &a0 [x, y]\n" + levels)  # plain text that looks like half
    assert (found["h"], found["a0"]) == ("\\ud83d", ["x", "y"])
    assert found["a39"][0] is found["a39"][8]


def test_halves_of_pairs_in_json_are_mended_everywhere() -> None:
    assert load_json('{"\\ud83d": [["\\ud83d", 1], ["a"], ["a"]]}') == {
        "\ufffd": [["\ufffd", 1], ["a"], ["a"]]
    }

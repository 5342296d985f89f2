"""What a query finds: its grammar, its names, its numbers, and what it says of a wrong one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report.run_filter import found
from dashboard.report.run_query.query_error import QueryError
from dashboard.text.sentences import Sentences

EPOCHS = np.arange(11.0)


def _trained(name: str, end: float, **config: object) -> tuple[Run, list[Series]]:
    loss = 2.0 * np.exp(-EPOCHS) + end
    many = [
        Series.of("train/loss", "loss", Split.TRAIN, EPOCHS * 10, loss, EPOCHS, EPOCHS),
        Series.of("test/loss", "loss", Split.TEST, EPOCHS * 10, loss + 0.1, EPOCHS, EPOCHS),
    ]
    return Run(name, name, f"logs/{name}", "trainer", XUnit.STEP, config), many


_ALL = [
    _trained("a", 0.1, lr=0.001, optimizer="adam", batch_size=64, nesterov=False),
    _trained("b", 0.2, lr=0.01, optimizer="adamw", batch_size=1024, nesterov=True),
    _trained("c", 0.3, lr=0.1, optimizer="SGD", batch_size=64, loss="mse"),
    _trained("d", 0.4, optimizer="sgd momentum", batch_size=128),
]
BOOK = LogBook(tuple(run for run, _ in _ALL), {run.run_id: many for run, many in _ALL})
REPORT = diagnose(BOOK)


def ids(text: str, lang: str = "en") -> str:
    return "".join(found(BOOK, REPORT, Sentences(lang), text=text))


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "": "abcd",
        "lr>0.001": "bc",
        "lr >= 1e-3": "abc",
        "lr<0,01": "a",
        "lr=0.010": "b",
        "lr≤1%": "ab",
        "learning-rate>0.05": "c",
        "Taxa_de_aprendizado>0,05": "c",
        "LR!=0.1": "abd",
        "not lr>0.001": "ad",
        "não lr>0.001": "ad",
        "batch_size=64 and optimizer=adam": "a",
        "batch_size=64 optimizer=adam": "a",
        "batch_size=64 e optimizer=adam": "a",
        "batch_size=64 or optimizer=adamw": "abc",
        "batch_size=64 ou optimizer=adamw": "abc",
        "batch_size=64 and lr>0.05 or optimizer=adamw": "bc",
        "batch_size=64 and (lr>0.05 or optimizer=adam)": "ac",
        "optimizer=sgd": "c",
        'optimizer="SGD Momentum"': "d",
        "optimizer~sgd": "cd",
        "optimizer ~ ^adam$": "a",
        "optimizer!~adam": "cd",
        "/adamw?/": "ab",
        "/batch_size=(64|128)$/ or /=64 /": "acd",
        "nesterov=true": "b",
        "nesterov=não": "a",
        "loss=mse": "c",
        "loss<0.35": "ab",
        "loss.train<0.35": "abc",
        "best.loss.train<=0.101": "a",
        "final>0.45": "d",
        "epochs>=10 steps<=100": "abcd",
        "name~taxa": "",
        "source~logs/b": "b",
        "or": None,
        "lamp.stability!=unknown or lamp=unknown": "abcd",
        "indicator.stability!=unknown or indicador=unknown": "abcd",
        "adam lr<1": "ab",
        "logs/b": "b",
        "/logs": "",
    }.items(),
)
def test_a_query_finds_the_runs_of_which_it_holds(text: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(QueryError):
            ids(text)
    else:
        assert ids(text) == expected
        assert ids(text, "pt-BR") == expected or "name" in text


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("lr>", "no-value", ""),
        ("lr> and adam", "no-number", "and"),
        (">3", "no-name", ">"),
        ("lr > high", "no-number", "high"),
        ("optimizer>3", "no-numbers", "optimizer"),
        ("learnrate>3", "unknown-name", "learnrate"),
        ("batch_size=1,024", "two-readings", "1,024"),
        ("adam and", "nothing-follows", ""),
        ("and adam", "nothing-before", "and"),
        ("(adam", "open-bracket", "("),
        ("adam)", "close-bracket", ")"),
        ("()", "nothing-before", ")"),
        ('"adam', "open-quote", '"adam'),
        ("lr=/a/", "pattern-operator", "="),
        ("lr=(3)", "no-value", ""),
        ("/a(b/", "pattern-bracket", "("),
        ("/[b-a]/", "pattern-range", "b-a"),
        ("/a**/", "pattern-repeat", "*"),
        (r"/(a)\1/", "pattern-unknown", r"\1"),
        ("/(?=a)/", "pattern-unknown", "(?="),
        ("/a{200}/", "pattern-counts", "{200}"),
        ("/(a{99}){99}/", "pattern-large", "(a{99}){99}"),
        (f"/{'|' * 64_000}/", "pattern-large", "|" * 64_000),
        ("/((((){99}){99}){99}){99}/", "pattern-large", "((((){99}){99}){99}){99}"),
        ("(" * 40 + "a" + ")" * 40, "too-deep", "("),
        ("not " * 40 + "a", "too-deep", "not"),
        ("1 " * 2_001, "too-many", "1"),
        ("lr>0 " * 30_000, "too-many", "0"),
    ],
)
def test_what_is_no_query_is_told_with_its_place(text: str, code: str, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        ids(text)
    problem = caught.value
    assert problem.code == code
    assert text[problem.at : problem.at + problem.length].startswith(place)
    assert bool(problem.length) == bool(place)


def test_a_name_that_is_not_known_is_answered_with_the_nearest() -> None:
    with pytest.raises(QueryError) as caught:
        ids("optimiser=adam")
    assert caught.value.args_of_sentence["names"].startswith("optimizer")


ATOMS = ("lr>0.001", "optimizer~adam", "batch_size=64", "sgd", "/b/", "lr!=0.1")


def queries(depth: int = 3) -> st.SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(ATOMS),
        lambda inner: (
            st.builds("({} {} {})".format, inner, st.sampled_from(("and", "or")), inner)
            | st.builds("not {}".format, inner)
        ),
        max_leaves=2**depth,
    )


def _as_python(text: str) -> str:
    """The same query with the runs of each atom in Python's own grammar."""
    for number, atom in enumerate(ATOMS):
        text = text.replace(atom, f"has[{number}]")
    return text


@given(queries())
def test_words_that_join_bind_as_they_do_in_python(text: str) -> None:
    holds = {atom: set(ids(atom)) for atom in ATOMS}
    code = compile(_as_python(text), "query", "eval")
    expected = {
        run
        for run in "abcd"
        if eval(code, {"has": [run in holds[atom] for atom in ATOMS]})  # noqa: S307 (the oracle)
    }
    assert set(ids(text)) == expected


@given(st.floats(1e-6, 1e6), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]))
def test_numbers_compare_as_numbers_however_they_are_written(wanted: float, operator: str) -> None:
    written = f"{wanted:.10e}"
    assert ids(f"lr{operator}{written}") == ids(f"lr{operator}{written.replace('.', ',')}")
    assert sorted(ids(f"lr{operator}{written}") + ids(f"not lr{operator}{written}")) == list("abcd")


@pytest.mark.parametrize(("value", "expected"), [(1e308, ["x"]), (-1e308, []), (10**400, [])])
def test_numbers_beyond_what_doubles_hold_do_no_harm(value: float, expected: list[str]) -> None:
    run = Run("x", "x", "x", "trainer", XUnit.STEP, {"lr": value})
    book = LogBook((run,), {"x": []})
    nobody = Report(book.runs, (), (), book.receipt)
    assert found(book, nobody, Sentences("en"), text="lr=1e308 or lr=1e999") == expected

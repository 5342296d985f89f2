"""The family that a finding is about, once a set holds more than one."""

from dataclasses import replace

import pytest

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.names import family_names
from dashboard.text.sentences import Sentences
from tests.diagnosis.siblings.made_up_runs import case, figure_1, run, sweep


def placed(curves, folder):
    source = f"{folder}/{curves.run.run_id}"
    described = replace(curves.run, run_id=source, label=source, source=source)
    return replace(curves, run=described)


def pair(folder="", **changes):
    """Two runs of one family."""
    name = "-".join(str(value) for value in changes.values())
    return [placed(run(f"{name}-{lr}", lr=lr, **changes), folder) for lr in (0.01, 0.03)]


def names(*runs):
    return family_names(families_of(runs))


def test_a_family_alone_needs_no_name():
    assert names(*figure_1()) == [{"family": "", "family_by": ""}]


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (
            [pair(hidden=(1024, 1024)), pair(hidden=(128, 128))],
            [("1024-1024", "hidden"), ("128-128", "hidden")],
        ),
        (
            [pair(dataset="digits", dropout=0.1), pair(dataset="mnist", dropout=0.5)],
            [("digits", "dataset"), ("mnist", "dataset")],
        ),
        ([pair(dropout=0.1), pair(dropout=0.5)], [(0.1, "dropout"), (0.5, "dropout")]),
        (
            [
                pair("a", dropout=0.1, hidden=(8, 8)),
                pair("b", dropout=0.5, hidden=(8, 8)),
                pair("c", dropout=0.5, hidden=(9, 9)),
            ],
            [("a", "folder"), ("b", "folder"), ("c", "folder")],
        ),
        (
            [
                pair(dropout=0.1, hidden=(8, 8)),
                pair(dropout=0.5, hidden=(8, 8)),
                pair(dropout=0.5, hidden=(9, 9)),
            ],
            [
                ("hidden 8-8, dropout 0.1", "settings"),
                ("hidden 8-8, dropout 0.5", "settings"),
                ("hidden 9-9, dropout 0.5", "settings"),
            ],
        ),
    ],
    ids=["the network", "what defines comes first", "a number", "the folder", "two settings"],
)
def test_families_are_called_by_the_first_thing_that_tells_them_apart(sets, expected):
    runs = [one for some in sets for one in some]
    found = [(facts["family"], facts["family_by"]) for facts in names(*runs)]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("pt-BR", "Rede 1024-1024: com lote", "Rede 128-128: das "),
        ("en", "Network 1024-1024: with batch", "Network 128-128: of "),
    ],
)
def test_every_sentence_of_a_mixed_set_opens_with_its_family(lang, one, other):
    runs = [*figure_1(), *sweep((0.0001, 0.03, 3.0), hidden=(128, 128))]
    said = [Sentences(lang).comparison(found) for found in refine([case(r) for r in runs])[1]]
    assert any(text.startswith(one) for text in said)
    assert any(text.startswith(other) for text in said)
    assert all(text.startswith((one[:4], other[:4])) for text in said)


def test_a_set_of_one_family_says_no_name():
    _, said = refine([case(one) for one in figure_1()])
    assert {found.evidence["family"] for found in said} == {""}
    assert Sentences("en").comparison(said[0]).startswith("With batch 1024")

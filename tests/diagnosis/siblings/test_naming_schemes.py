"""A family is found under any naming scheme, and separated from others by the rest of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.name_parts import rest_of
from dashboard.logs.hparams.path_settings import settings_in, without_settings
from dashboard.model.run import Run, XUnit
from tests.diagnosis.siblings.made_up_runs import run
from tests.diagnosis.siblings.naming_schemes import APART, BESIDE, DOUBTED, TOLD

RATES, SIZES = (0.1, 0.03, 0.01), (64, 256, 1024)
UNKNOWN = dict.fromkeys(("dataset", "hidden", "seed", "classes", "train_examples", "lr"))


def named(scheme, i, **config):
    """A run of a scheme with the settings in its name, and ``config``."""
    facts = {"i": i, "b": SIZES[i], "lr": RATES[i], "s": i}
    name = scheme.format(**facts)
    told = UNKNOWN | {"batch_size": None} | settings_in(name) | config
    return run(name, **told)


def groups(runs):
    return [sorted(member.run_id for member in family.members) for family in families_of(runs)]


@pytest.mark.parametrize("scheme", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("varied", ["batch_size", "lr", "both"])
def test_runs_that_differ_in_rate_or_batch_are_one_family_whatever_they_are_called(scheme, varied):
    runs = [
        named(
            scheme,
            i,
            lr=0.1 if varied == "batch_size" else RATES[i],
            batch_size=64 if varied == "lr" else SIZES[i],
        )
        for i in range(3)
    ]
    assert groups(runs) == [sorted(one.run.run_id for one in runs)]
    assert families_of(runs)[0].assumed == ()


@pytest.mark.parametrize("scheme", TOLD.values(), ids=TOLD)
def test_settings_that_names_hold_make_a_family_by_themselves(scheme):
    runs = [named(scheme, i) for i in range(3)]
    (family,) = families_of(runs)
    assert len(family.members) == 3
    assert family.assumed == ()


@pytest.mark.parametrize("names", DOUBTED.values(), ids=DOUBTED)
def test_names_that_may_mean_more_than_a_setting_are_compared_and_noted(names):
    runs = [named(name, i, batch_size=SIZES[i], lr=0.01) for i, name in enumerate(names)]
    (family,) = families_of(runs)
    assert len(family.assumed) == len(names)
    assert families_of(runs, apart=True) == []


@pytest.mark.parametrize("schemes", APART.values(), ids=APART)
def test_runs_of_other_models_data_or_tasks_are_never_one_family(schemes):
    of_each = [
        [named(scheme, i, batch_size=SIZES[i], lr=RATES[i]) for i in range(3)] for scheme in schemes
    ]
    assert sorted(groups([one for runs in of_each for one in runs])) == sorted(
        sorted(one.run.run_id for one in runs) for runs in of_each
    )


@pytest.mark.parametrize("names", [["resnet_x", "vgg_y"], ["mnist", "cifar10"]])
def test_single_runs_with_names_of_other_models_or_data_are_not_compared(names):
    runs = [named(name, i, batch_size=64, lr=RATES[i]) for i, name in enumerate(names)]
    assert families_of(runs) == []


def test_settings_that_say_what_is_trained_go_before_names():
    names = ["resnet/a", "vgg/b", "c"]
    runs = [
        named(name, i, batch_size=64, lr=RATES[i], model="mlp", dataset="mnist")
        for i, name in enumerate(names)
    ]
    (family,) = families_of(runs)
    assert len(family.members) == 3
    assert family.assumed == ()


def test_a_made_up_name_that_two_runs_share_by_chance_names_no_family():
    names = ["happy-lion-3", "happy-lion-9", "sunny-cat-4"]
    runs = [named(name, i, batch_size=64, lr=RATES[i]) for i, name in enumerate(names)]
    (family,) = families_of(runs)
    assert (len(family.members), family.assumed) == (3, ())


def test_rates_that_only_the_curves_tell_make_a_family_of_runs_with_alike_names():
    nothing = UNKNOWN | {"batch_size": None}
    logged = [run(f"version_{i}", **nothing | {"epochs": None}) for i in range(2)]
    (family,) = families_of(logged)
    assert [member.lr for member in family.members] == [0.01, 0.01]
    assert families_of([run("ana", **nothing), run("rui", **nothing)]) == []


def test_a_word_that_only_some_names_have_leaves_them_in_doubt():
    names = ["lr0.1", "lr0.03", "augmented_lr0.01"]
    runs = [named(name, i, batch_size=64) for i, name in enumerate(names)]
    (family,) = families_of(runs)
    assert (len(family.members), family.assumed) == (3, ("", "augmented"))


def test_at_least_forty_schemes_are_held():
    assert len(BESIDE) + len(TOLD) >= 40


@given(st.text(max_size=80), st.dictionaries(st.text(max_size=8), st.integers() | st.floats()))
def test_any_name_can_be_taken_apart(name, config):
    rest = rest_of(Run(name, name, name, "f", XUnit.EPOCH, config))
    assert all(word and word == word.lower() for word in rest.words)


LONG = [
    "a1",
    "lr",
    "1-",
    "0,",
    "a=,",
    "2024-05-01",
    "nov ",
    "é",
    "=1",
    "run-",
    "resnet",
    "[(",
    "1e",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_long_name_is_taken_apart_into_words_no_longer_than_it(piece):
    name = piece * (65_536 // len(piece))
    rest = rest_of(Run(name, name, name, "f", XUnit.EPOCH, {}))
    assert sum(map(len, rest.words)) <= len(name)
    assert len(without_settings(name)) <= len(name)

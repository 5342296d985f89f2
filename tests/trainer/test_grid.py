"""Grids and seeds: which runs they make, what these are called, and what is refused."""

import tomllib
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer import grid, study
from trainer.__main__ import main
from trainer.errors import TrainerError
from trainer.run_files.run_folder import read_hparams
from trainer.settings import Settings, from_mapping

TINY = ["run", "--epochs", "1", "--hidden", "4", "--max-train-examples", "64", "--lang", "en"]


def runs_of(text, seeds=None):
    return study.parse("mine", tomllib.loads(text), {}, seeds=seeds).runs


def test_a_grid_on_the_command_line_trains_every_combination_with_every_seed(tmp_path):
    words = ["--lr", "0.01,0.1", "--batch-size", "16,64", "--seeds", "2", "--out", str(tmp_path)]
    assert main([*TINY, *words]) == 0
    found = {path.name: read_hparams(path) for path in tmp_path.iterdir()}
    expected = {
        f"lr{lr}_batch{size}{'_seed1' if seed else ''}": (lr, size, seed)
        for lr, size, seed in product((0.01, 0.1), (16, 64), (0, 1))
    }
    measured = {name: (h["lr"], h["batch_size"], h["seed"]) for name, h in found.items()}
    assert measured == expected
    assert all(hparams["finished"] for hparams in found.values())


def test_more_seeds_can_be_added_to_a_finished_grid(tmp_path, capsys):
    words = ["--lr", "0.01,0.1", "--out", str(tmp_path)]
    assert main([*TINY, *words]) == 0
    capsys.readouterr()
    assert main([*TINY, *words, "--seeds", "2"]) == 0
    assert capsys.readouterr().err.count("already complete") == 2
    assert len(list(tmp_path.iterdir())) == 4


def test_a_flag_given_twice_gives_a_list_two_values():
    assert grid.split("hidden", ["256,256", "64"]) == ["256,256", "64"]
    assert grid.split("lr", ["0.1,0.2", "1"]) == ["0.1", "0.2", "1"]


NAMES = [
    ("[grid]\nlr = [0.1, 1]", ["lr0.1", "lr1"]),
    ("seeds = 2", ["seed0", "seed1"]),
    ("[settings]\nlr = 1.0", ["run"]),
    ("[grid]\nseed = [4, 2]", ["seed4", "seed2"]),
    ("seeds = 2\n[settings]\nseed = 7\n[[run]]\nname = 'a'", ["a", "a_seed8"]),
    ("[[run]]\nname = 'a'\n[grid]\nlr = [1, 2]", ["a_lr1", "a_lr2"]),
    ("[[run]]\nlr = 1\n[[run]]\noptimizer = 'adam'", ["lr1", "optimizer-adam"]),
    ("[grid]\nhidden = [[256, 64], [8], []]", ["hidden256-64", "hidden8", "hidden-none"]),
    ("[grid]\nresidual = [true, false]", ["residual-true", "residual-false"]),
    ("[grid]\nlr = [1e-5, 1e-4]", ["lr1e-05", "lr0.0001"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_run_is_called_after_what_differs_then_after_its_seed(text, names):
    assert [run.name for run in runs_of(text)] == names


@pytest.mark.parametrize("name", study.names())
def test_more_seeds_leave_the_runs_of_a_study_and_their_names_as_they_are(name):
    found = study.load(name)
    more = {run.name: run for run in study.load(name, seeds=3).runs}
    assert len(more) >= len(found.runs)
    for run in found.runs:
        assert more[run.name] == run


def test_a_study_of_ones_own_is_trained_from_its_file(tmp_path):
    file = tmp_path / "rates.toml"
    file.write_text("[settings]\nepochs = 1\nhidden = [4]\n[grid]\nlr = [0.1, 0.01]\n", "utf-8")
    assert main(["run", str(file), "--out", str(tmp_path / "logs"), "--seeds", "2"]) == 0
    folders = {path.name for path in (tmp_path / "logs").iterdir()}
    assert folders == {"lr0.1", "lr0.1_seed1", "lr0.01", "lr0.01_seed1"}
    assert read_hparams(tmp_path / "logs" / "lr0.1")["study"] == "rates"


MISTAKES = [
    ("[grid]\nlr = 0.1", "no-list"),
    ("[grid]\nlr = []", "no-list"),
    ("[grid]\nrate = [1]", "unknown-setting"),
    ("[grid]\nlr = [-1]", "out-of-range"),
    ("[grid]\nlr = [0.1, 0.10]", "same-name"),
    ("[grid]\nlr = [1, 2]\n[[run]]\nname = 'a'\nlr = 3", "set-twice"),
    ("[grid]\nswitches = [[]]", "set-twice"),
    ("[grid]\nseed = [1, 2]", None),
    ("seeds = 2\n[grid]\nseed = [1, 2]", "seed-and-seeds"),
    ("seeds = 0", "out-of-range"),
    ("seeds = true", "bad-part"),
    ("seeds = 2\n[settings]\nseed = 4294967295", "out-of-range"),
    ("[grids]\nlr = [1]", "unknown-part"),
    ("settings = 1", "bad-part"),
    ("run = [1]", "bad-part"),
    ("run = []", "bad-part"),
    ("[[run]]\nname = 'a'\n[[run]]\nname = 'A'", "same-name"),
    ("[[run]]\nname = ''", "bad-name"),
    ("[[run]]\nname = 3", "bad-name"),
    ("[[run]]\nname = 'a'\nswitch = 3", "bad-value"),
    (f"[grid]\nlr = {list(range(101))}\nseed = {list(range(100))}", "too-many-runs"),
]


@pytest.mark.parametrize(("text", "code"), MISTAKES)
def test_a_mistake_in_a_study_of_ones_own_is_named(text, code):
    if code is None:
        assert runs_of(text)
        return
    with pytest.raises(TrainerError) as caught:
        runs_of(text)
    assert caught.value.code == code


@pytest.mark.parametrize("content", [b"lr = ", b"\xff", None])
def test_a_file_that_is_no_study_gets_one_sentence(content, tmp_path, capsys):
    file = tmp_path / "mine.toml"
    if content is not None:
        file.write_bytes(content)
    assert main(["run", str(file), "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert str(file) in said


words = st.one_of(st.integers(), st.floats(), st.booleans(), st.text(max_size=5), st.dates())
anything = st.recursive(
    words,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
settings = st.dictionaries(st.sampled_from(["lr", "seed", "hidden", "name", "switch"]), anything)
tables = st.fixed_dictionaries(
    {},
    optional={
        "about": anything,
        "seeds": anything,
        "settings": st.one_of(settings, anything),
        "grid": st.one_of(settings, anything),
        "run": st.one_of(st.lists(settings, max_size=3), anything),
        "other": anything,
    },
)


@given(tables)
def test_any_table_is_a_study_or_the_one_error(table):
    try:
        found = study.parse("mine", table, {})
    except TrainerError:
        return
    assert len({run.name.casefold() for run in found.runs}) == len(found.runs) > 0


@given(
    st.lists(st.floats(0, 1e6), min_size=1, max_size=3),
    st.lists(st.integers(1, 16384), max_size=32),
    st.sampled_from(["sgd", "adam"]),
)
def test_a_name_is_safe_as_a_folders_on_any_system(rates, hidden, optimizer):
    values = {"lr": rates[0], "hidden": hidden, "optimizer": optimizer, "label_noise": 0.5}
    name = grid.label(from_mapping(values), ["lr", "hidden", "optimizer", "label_noise"])
    assert study.RUN_NAME.fullmatch(name)
    assert len(name) <= grid.LONGEST


def test_names_too_long_stay_apart():
    wide = [Settings(hidden=(16384,) * 30 + (last,)) for last in (1, 2)]
    assert len({grid.label(one, ["hidden"]) for one in wide}) == 2

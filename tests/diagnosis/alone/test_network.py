"""The ensemble that weighs a run's readings: an independent forward pass, gaps, scale, the file."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.ensemble.network import FILE, network, save
from dashboard.diagnosis.ensemble.trees import LEAVES
from dashboard.diagnosis.features.settings import READINGS as SETTINGS
from dashboard.diagnosis.verdict import LearningRate
from dashboard.diagnosis.weighed import FACTS, RECIPE
from dashboard.model.optimizers import kind_of

NET = network()
LARGEST_FILE = 2 * 2**20  # bytes


def forward(values: np.ndarray) -> dict[str, np.ndarray]:
    """One run, network by network and unit by unit, in double precision."""
    inputs = [
        0.0 if math.isnan(v) else min(max(math.asinh(2 * (v - m) / s) / 2, -3), 3)
        for v, m, s in zip(values, NET.middle.tolist(), NET.spread.tolist(), strict=True)
    ]
    inputs += [float(math.isnan(v)) for v in values]
    count, hidden, _ = NET.second.shape
    means: dict[str, np.ndarray] = {}
    for n in range(count):
        part = slice(n * hidden, (n + 1) * hidden)
        units = np.tanh(np.array(inputs) @ NET.first[:, part] + NET.first_bias[part])
        outputs = units @ NET.second[n] + NET.second_bias[n, 0]
        at = 0
        for question, names in NET.answers.items():
            odds = np.exp(outputs[at : at + len(names)])
            means[question] = means.get(question, 0) + odds / odds.sum() / count
            at += len(names)
    return means | {"rate": (means["rate"] + by_trees(values)) / 2}


def by_trees(values: np.ndarray) -> np.ndarray:
    """The answers on the rate of the trees alone, leaf by leaf."""
    trees = NET.trees
    count, scores = len(trees.value), [float(one) for one in trees.base]
    splits = list(zip(trees.column.tolist(), trees.limit, trees.ruled_out.tolist(), strict=True))
    for t in range(count):
        out = 0
        for column, limit, ruled_out in splits[t::count]:
            value = values[column % len(values)]
            misses = -math.inf if column >= len(values) else math.inf
            if (misses if math.isnan(value) else value) > limit:
                out |= ruled_out
        leaf = next(place for place in range(LEAVES) if not out >> place & 1)
        scores[t % len(scores)] += float(trees.value[t, leaf])
    odds = np.exp(np.array(scores) - max(scores))
    return odds / odds.sum()


rows = st.lists(
    st.floats(-100, 100) | st.just(math.nan), min_size=len(NET.readings), max_size=len(NET.readings)
)


@given(rows)
def test_the_answers_are_those_of_the_formula(values):
    said = NET.ask(np.array([values], np.float32))
    for question, expected in forward(np.array(values, np.float32).astype(float)).items():
        assert said[question][0] == pytest.approx(expected, abs=1e-4)


@given(st.lists(rows, min_size=1, max_size=4))
def test_probabilities_add_up_and_do_not_depend_on_the_other_runs(many):
    batch = NET.ask(np.array(many, np.float32))
    for question, names in NET.answers.items():
        assert batch[question].shape == (len(many), len(names))
        assert batch[question].sum(1) == pytest.approx(np.ones(len(many)), abs=1e-5)
    for i, one in enumerate(many):
        alone = NET.ask(np.array([one], np.float32))
        for question in NET.answers:
            assert batch[question][i] == pytest.approx(alone[question][0], abs=1e-5)


@given(st.lists(st.lists(rows, min_size=1, max_size=4), min_size=1, max_size=5))
def test_blocks_that_are_asked_about_together_get_the_answers_of_each_alone(blocks):
    held = [np.array(block, np.float32) for block in blocks]
    for block, said in zip(held, NET.ask_each(held), strict=True):
        for question, alone in NET.ask(block).items():
            assert said[question] == pytest.approx(alone, abs=1e-6)  # single precision


def test_a_log_of_nothing_still_gets_an_answer():
    said = NET.ask(NET.row({}))
    assert all(np.isfinite(chances).all() for chances in said.values())


@pytest.mark.parametrize("value", [1e300, -1e300, math.inf, -math.inf, 1e-300])
def test_no_reading_however_large_breaks_an_answer(value):
    with np.errstate(over="ignore"):
        row = NET.row(dict.fromkeys(NET.readings, value))
    assert all(np.isfinite(chances).all() for chances in NET.ask(row).values())


def test_every_input_has_a_meaning_and_every_state_an_output():
    assert set(NET.answers["rate"]) == {state.value for state in LearningRate} - {"unknown"}
    known = {f"set.{name}" for name in SETTINGS} | {f"fact.{code}" for code in FACTS}
    others = [name for name in NET.readings if name not in known]
    assert all(name.split(".")[0] in {"loss", "held_out", "error", "pair"} for name in others)
    assert set(RECIPE) <= set(NET.readings)


def test_the_file_is_small_has_no_objects_and_can_be_written_again(tmp_path):
    assert FILE.stat().st_size < LARGEST_FILE
    save(NET, tmp_path / "again.npz")
    again = network(tmp_path / "again.npz")
    assert again.answers == NET.answers
    assert np.array_equal(again.first, NET.first)
    assert np.array_equal(again.trees.ruled_out, NET.trees.ruled_out)
    assert again.provenance == NET.provenance


@pytest.mark.parametrize(
    ("name", "momentum", "kind"),
    [
        ("SGD", None, "sgd"),
        ("SGD", 0.9, "momentum"),
        ("torch.optim.AdamW", None, "adam"),
        ("adam_w", None, "adam"),
        ("RMSprop", None, "rmsprop"),
        ("Nesterov", 0.9, "momentum"),
        ("Muon", None, ""),
        ("", None, ""),
    ],
)
def test_the_kind_of_an_optimizer_is_read_off_its_name(name, momentum, kind):
    assert kind_of(name, momentum) == kind

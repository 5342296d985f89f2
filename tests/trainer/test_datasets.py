"""Every data set: its shape, its sizes, its seed, and what the numbers of each are made of."""

from collections import Counter
from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.data import dataset, prepare, read
from trainer.datasets import (
    copy_sequences,
    documentation,
    drawn_shapes,
    exercise,
    grammar_text,
    two_weights,
)
from trainer.datasets.grammar_text import CHARACTERS, DETERMINERS, NOUNS, VERBS
from trainer.errors import TrainerError
from trainer.forms.dataset import IGNORED, Source
from trainer.making.made import labels
from trainer.parts import names, part
from trainer.row import Row
from trainer.settings import Settings
from trainer.task import Task
from trainer.train import train

HERE = [name for name in names("datasets") if name != "mnist"]  # MNIST lies in files
MADE = [name for name in HERE if "data_size" in part("datasets", name).reads]
OF_CLASSES = [name for name in MADE if part("datasets", name).shape.task is Task.CLASSES]
TABLES = ["breast_cancer", "diabetes", "iris", "wine"]
SIZE = 200
OTHER = {"data_seed": 5, "data_size": 99, "data_noise": 0.7, "imbalance": 0.6}


def source_of(name: str, **values) -> Source:
    settings = Settings(**{"dataset": name, "data_size": SIZE, **values})
    return read(settings, None)


def arrays_of(source: Source):
    return (*source.train, *source.test)


def are_equal(first: Source, other: Source) -> bool:
    return all(map(np.array_equal, arrays_of(first), arrays_of(other)))


@pytest.mark.parametrize("name", HERE)
def test_a_data_set_has_the_shape_that_it_announces(name):
    found = part("datasets", name)
    source = source_of(name)
    shape = source.shape
    assert found.name == name
    assert found.shape == shape
    for x, y in (source.train, source.test):
        assert x.shape == (len(y), shape.width)
        assert np.isfinite(x).all()
        assert np.isfinite(y).all()
        if shape.vocabulary:
            assert x.dtype == np.int64
            assert set(np.unique(x)) <= set(range(shape.vocabulary))
        else:
            assert x.dtype == np.float32
        if shape.task is Task.VALUES:
            assert (y.shape[1:], y.dtype) == ((shape.outputs,), np.float32)
        else:
            asked = y[y != IGNORED]
            assert y.dtype == np.int64
            assert y.shape[1:] == (shape.inputs if shape.task is Task.TOKENS else ())
            assert set(np.unique(asked)) <= set(range(shape.outputs))


@pytest.mark.parametrize("name", HERE)
def test_the_same_settings_give_the_same_data_whatever_the_runs_seed(name):
    assert are_equal(source_of(name), source_of(name, seed=9, lr=0.5))


@pytest.mark.parametrize("name", HERE)
@pytest.mark.parametrize("setting", OTHER)
def test_exactly_the_settings_that_a_data_set_names_change_what_it_gives(name, setting):
    other = {setting: OTHER[setting]}
    changed = not are_equal(source_of(name), source_of(name, **other))
    reads = setting in part("datasets", name).reads
    assert changed == reads
    one, two = Settings(dataset=name), Settings(dataset=name, **other)
    assert (dataset(one).key(one) != dataset(two).key(two)) == reads


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("size", [8, 201])
def test_data_that_are_made_have_the_sizes_asked_for(name, size):
    source = source_of(name, data_size=size)
    assert len(source.train[0]) == len(source.train[1]) == size
    assert len(source.test[0]) == len(source.test[1]) == ceil(size / 4)


@pytest.mark.parametrize("name", MADE)
def test_the_test_part_is_no_copy_of_the_training_part(name):
    source = source_of(name)
    assert not np.array_equal(source.train[0][:50], source.test[0])


@pytest.mark.parametrize("name", OF_CLASSES)
@pytest.mark.parametrize("imbalance", [0.0, 0.5, 0.9])
def test_classes_are_as_even_as_asked_for(name, imbalance):
    source = source_of(name, imbalance=imbalance, data_size=400)
    classes = source.shape.outputs
    first = 1 / classes + imbalance * (1 - 1 / classes)
    expected = [first] + [(1 - first) / (classes - 1)] * (classes - 1)
    for _, y in (source.train, source.test):
        assert np.bincount(y, minlength=classes) / len(y) == pytest.approx(expected, abs=1 / len(y))


@given(st.integers(1, 300), st.integers(2, 10), st.floats(0, 0.999), st.integers(0, 9))
def test_labels_have_their_shares_whatever_is_asked(count, classes, imbalance, seed):
    y = labels(count, classes, imbalance, np.random.default_rng(seed))
    assert len(y) == count
    counts = np.bincount(y, minlength=classes)
    assert len(counts) == classes
    first = 1 / classes + imbalance * (1 - 1 / classes)
    assert abs(counts[0] - first * count) <= 0.5 + 1e-6
    assert np.ptp(counts[1:]) <= 1


def test_labels_come_in_random_order():
    y = labels(1000, 2, 0.0, np.random.default_rng(0))
    assert 400 < (np.diff(y) != 0).sum() < 600


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_of_a_table_are_standardised_over_its_training_part(name):
    data = prepare(Settings(dataset=name, batch_size=8), source_of(name))
    assert data.train_x.mean(0).numpy() == pytest.approx(0, abs=1e-4)
    assert data.train_x.std(0, correction=0).numpy() == pytest.approx(1, abs=1e-4)
    raw = prepare(Settings(dataset=name, batch_size=8, input_scaling="raw"), source_of(name))
    assert np.array_equal(raw.train_x.numpy(), source_of(name).train[0])
    unit = prepare(Settings(dataset=name, batch_size=8, input_scaling="unit"), source_of(name))
    assert unit.train_x.max(0).values.numpy() == pytest.approx(1, abs=1e-6)
    assert unit.train_x.min() >= 0


@pytest.mark.parametrize(
    ("name", "train", "test"),
    [("breast_cancer", 426, 143), ("diabetes", 331, 111), ("iris", 112, 38), ("wine", 133, 45)],
)
def test_a_quarter_of_a_table_tests(name, train, test):
    source = source_of(name)
    assert (len(source.train[0]), len(source.test[0])) == (train, test)


@pytest.mark.parametrize("name", ["diabetes", "friedman", "teacher_student"])
def test_values_are_given_in_deviations_from_their_mean(name):
    y = source_of(name, data_size=20_000, data_noise=0.0).train[1]
    assert y.mean() == pytest.approx(0, abs=0.03)
    assert y.std() == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("name", ["moons", "spirals", "friedman", "drawn_shapes"])
def test_normalised_inputs_have_mean_zero_and_deviation_one(name):
    x = prepare(Settings(dataset=name), source_of(name, data_size=5000)).train_x
    assert x.mean().item() == pytest.approx(0, abs=0.02)
    assert x.std().item() == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("name", ["friedman", "teacher_student"])
def test_the_noise_of_values_has_the_deviation_asked_for(name):
    clean, noisy = (source_of(name, data_noise=noise, data_size=5000) for noise in (0.0, 0.5))
    assert np.array_equal(clean.train[0], noisy.train[0])
    assert (noisy.train[1] - clean.train[1]).std() == pytest.approx(0.5, rel=0.05)


@pytest.mark.parametrize("name", ["moons", "spirals", "drawn_shapes"])
def test_the_noise_of_points_and_pixels_has_the_deviation_asked_for(name):
    clean, noisy = (source_of(name, data_noise=noise, data_size=5000) for noise in (0.0, 0.5))
    assert np.array_equal(clean.train[1], noisy.train[1])
    assert (noisy.train[0] - clean.train[0]).std() == pytest.approx(0.5, rel=0.05)


def test_friedmans_value_is_his_formula():
    x, y = source_of("friedman", data_noise=0.0).train
    formula = 10 * np.sin(np.pi * x[:, 0] * x[:, 1]) + 20 * (x[:, 2] - 0.5) ** 2
    formula += 10 * x[:, 3] + 5 * x[:, 4]
    assert np.corrcoef(formula, y[:, 0])[0, 1] == pytest.approx(1, abs=1e-6)


def test_moons_and_spirals_without_noise_lie_on_their_curves():
    x, y = source_of("moons", data_noise=0.0).train
    middle = np.where(y[:, None] == 0, [0.0, 0.0], [1.0, 0.5])
    assert np.hypot(*(x - middle).T) == pytest.approx(1, abs=1e-6)
    x, y = source_of("spirals", data_noise=0.0).train
    turned = np.arctan2(x[:, 1], x[:, 0]) / (2 * np.pi) - np.hypot(*x.T) - y / 3
    assert turned - np.rint(turned) == pytest.approx(0, abs=1e-4)


def test_shapes_differ_where_they_should():
    x, y = source_of("drawn_shapes", data_noise=0.0).train
    pictures = x.reshape(-1, 12, 12)
    assert (x.min(), x.max() <= 1) == (0, True)
    assert pictures[:, [0, -1]].max() <= 0.5, "a line leaves its picture"
    assert pictures[:, :, [0, -1]].max() <= 0.5
    middle = pictures[:, 5:7, 5:7].max((1, 2))
    is_cross = y == drawn_shapes.NAMES.index("cross")
    assert middle[is_cross].min() > 0.4
    ink = [x[y == i].sum(1).mean() for i in range(4)]
    assert ink[1] > ink[0] > ink[2]  # the circle lies in the square, the cross in the circle


def test_what_was_said_is_to_be_copied_at_the_blanks():
    x, y = source_of("copy_sequences").train
    half = copy_sequences.LENGTH
    assert (y[:, :half] == IGNORED).all()
    assert (x[:, half:] == copy_sequences.BLANK).all()
    assert (y[:, half:] == x[:, :half]).all()


def test_parity_is_of_all_tokens():
    x, y = source_of("parity_sequences").train
    assert (x.sum(1) % 2 == y).all()
    assert np.abs(np.corrcoef(x.T, y)[-1, :-1]).max() < 0.3  # no place alone tells


def test_prose_asks_for_its_next_character_and_keeps_its_test_text_apart():
    source = source_of("documentation")
    (x, y), (test_x, _) = source.train, source.test
    assert (x[:, 1:] == y[:, :-1]).all()
    said = ["".join(documentation.CHARACTERS[token] for token in row) for row in x]
    assert " the " in " ".join(said)
    pieces = {tuple(row) for row in x.tolist()}
    shared = [row for row in test_x.tolist() if tuple(row) in pieces]
    assert len(shared) < len(test_x) / 10  # licences stand in more than one description


def test_more_prose_than_there_is_cannot_be_asked_for():
    with pytest.raises(TrainerError) as refused:
        source_of("documentation", data_size=10**7)
    assert refused.value.values["high"] < 10**7


def test_text_asks_for_its_next_character_and_follows_its_grammar():
    x, y = source_of("grammar_text").train
    assert (x.ravel()[1:] == y.ravel()[:-1]).all()
    said = "".join(CHARACTERS[token] for token in x.ravel())
    known = {word for words in DETERMINERS for word in words}
    sentences = said.split(". ")[:-1]
    assert len(sentences) > 100
    for sentence in sentences:
        words = [word for word in sentence.split() if word not in grammar_text.ADJECTIVES]
        words = [word for word in words if f"{word} " not in grammar_text.ADJECTIVES]
        first, noun, verb, second, thing = words
        assert first in known
        assert second in known
        assert noun.removesuffix("s") in NOUNS
        assert thing.removesuffix("s") in NOUNS
        assert verb.removesuffix("s") in VERBS
        assert noun.endswith("s") != verb.endswith("s")
    starts = Counter(sentence.split()[0] for sentence in sentences)
    assert set(starts) == known


# -- the lessons on descent -------------------------------------------------------------------


def descend(name: str, lr: float, epochs: int, **values) -> list[Row]:
    size = len(source_of(name).train[0])
    settings = Settings(
        dataset=name,
        model="linear",
        bias=False,
        init="zero",
        batch_size=size,
        lr=lr,
        epochs=epochs,
        **values,
    )
    rows: list[Row] = []
    train(settings, prepare(settings, source_of(name)), rows.append)
    return rows


@pytest.mark.parametrize(
    ("lr", "weights", "losses"),
    [(0.1, [0, 0.6, 1.08], [9, 5.76, 3.6864]), (1.1, [0, 6.6], [9, 12.96])],
)
def test_one_weight_walks_as_the_lessons_do_by_hand(lr, weights, losses):
    rows = descend("one_weight", lr, len(weights) - 1)
    assert [row.weights for row in rows] == [(pytest.approx(w, rel=1e-6),) for w in weights]
    assert [row.train_loss for row in rows] == pytest.approx(losses, rel=1e-6)
    assert [row.test_loss for row in rows] == [row.train_loss for row in rows]


@pytest.mark.parametrize(("lr", "steps"), [(0.1, 81), (1.0, 6), (1.6, 1), (2.0, 4), (3.0, 39)])
def test_the_exercise_takes_the_steps_that_its_answers_give(lr, steps):
    rows = descend("exercise", lr, 100, stop_at_loss=exercise.LOSS_AT_END)
    assert rows[-1].step == steps
    assert rows[-1].epoch == steps


@pytest.mark.parametrize("lr", [3.2, 4.0])
def test_the_exercise_never_ends_at_a_rate_of_4(lr):
    rows = descend("exercise", lr, 150, stop_at_loss=exercise.LOSS_AT_END)
    assert rows[-1].step > 100
    assert not rows[-1].train_loss <= exercise.LOSS_AT_END


@pytest.mark.parametrize("lr", [0.05, 0.15, 0.21])
def test_two_weights_walk_as_their_curvatures_say(lr):
    rows = descend("two_weights", lr, 12)
    for row in rows:
        expected = [
            end * (1 - (1 - lr * curvature) ** row.step)
            for end, curvature in zip(two_weights.MINIMUM, two_weights.CURVATURES, strict=True)
        ]
        assert row.weights == pytest.approx(expected, rel=1e-4, abs=1e-5)
    assert (rows[-1].train_loss < rows[0].train_loss) == (lr < 0.2)

"""The contract of every part that is found by a scan: it trains on what it fits, and says so.

Runs are a few updates of small models: what each part computes has tests of its own.
"""

from dataclasses import asdict
from functools import cache
from io import BytesIO
from itertools import product

import numpy as np
import pytest
import torch

from trainer.__main__ import main
from trainer.data import Data, prepare, read
from trainer.errors import TrainerError
from trainer.forms.dataset import Source
from trainer.parts import CONSTANTS, names, part
from trainer.row import Row
from trainer.running.fit_together import augments, check_parts
from trainer.settings import Settings
from trainer.task import Task
from trainer.text import LANGUAGES, messages
from trainer.train import train

HERE = [name for name in names("datasets") if name != "mnist"]  # MNIST lies in files
MODELS = names("models")
FITTING = [
    (model, name)
    for model, name in product(MODELS, HERE)
    if part("models", model).fits(part("datasets", name).shape)
]
OTHERS = [pair for pair in product(MODELS, names("datasets")) if pair not in FITTING]
OTHERS = [pair for pair in OTHERS if pair[1] != "mnist" or part("models", pair[0]).reads_tokens]
EXAMPLES = 64
FEW = {"data_size": EXAMPLES, "max_train_examples": EXAMPLES, "hidden": (16,)}


@cache
def source(name: str) -> Source:
    return read(Settings(dataset=name, data_size=EXAMPLES), None)


def data_of(settings: Settings) -> Data:
    data = prepare(settings, source(settings.dataset))
    check_parts(settings, data.shape)
    return data


def settings_of(**values) -> Settings:
    name = values.get("dataset", "digits")
    most = min(16, len(source(name).train[0]))
    usual = {"batch_size": most, "optimizer": "adam", "lr": 0.01, "epochs": 3, **FEW}
    return Settings(**{**usual, **values})


def rows_of(**values) -> list[Row]:
    settings = settings_of(**values)
    rows: list[Row] = []
    train(settings, data_of(settings), rows.append)
    return rows


def numbers(rows: list[Row]) -> list[tuple[object, ...]]:
    """All that is logged but the time."""
    return [
        tuple(value for name, value in asdict(row).items() if name != "epoch_seconds")
        for row in rows
    ]


def is_sound(rows: list[Row]) -> bool:
    return all(np.isfinite([row.train_loss, row.test_loss]).all() for row in rows)


@pytest.mark.parametrize("folder", CONSTANTS)
def test_every_part_is_called_as_its_file(folder):
    assert names(folder)
    for name in names(folder):
        assert part(folder, name).name.replace("-", "_") == name


def test_every_data_set_has_a_model_and_every_model_a_data_set():
    assert {model for model, _ in FITTING} == set(MODELS)
    assert {name for _, name in FITTING} == set(HERE)


@pytest.mark.parametrize(("model", "name"), FITTING)
def test_a_model_learns_every_data_set_that_it_fits(model, name):
    rows = rows_of(model=model, dataset=name)
    assert is_sound(rows)
    assert rows[-1].train_loss < rows[0].train_loss
    assert rows[-1].weight_distance > 0


@pytest.mark.parametrize(("model", "name"), OTHERS)
def test_a_model_is_refused_for_data_that_it_does_not_fit(model, name):
    shape = part("datasets", name).shape
    settings = Settings(model=model, dataset=name)
    with pytest.raises(TrainerError, match="model-of-other-data"):
        check_parts(settings, shape)


@pytest.mark.parametrize("task", Task)
def test_every_task_has_a_model_a_loss_and_a_fault(task):
    assert any(task in part("models", name).tasks for name in MODELS)
    assert any(task in part("losses", name).tasks for name in names("losses"))
    assert any(task in part("faults", name).tasks for name in names("faults"))


@pytest.mark.parametrize("model", MODELS)
def test_the_same_settings_give_the_same_numbers_and_another_seed_others(model):
    name = next(name for one, name in FITTING if one == model)
    values = {"model": model, "dataset": name}
    if "dropout" in part("models", model).reads:
        values["dropout"] = 0.2
    first, again, other = (numbers(rows_of(**values, seed=seed)) for seed in (3, 3, 4))
    assert first == again
    assert first != other


@pytest.mark.parametrize("model", MODELS)
def test_a_run_that_goes_on_from_its_state_gives_the_numbers_of_one_never_interrupted(model):
    name = next(name for one, name in FITTING if one == model)
    found = part("models", model)
    more = {"dropout": 0.2} if "dropout" in found.reads else {}
    if "normalisation" in found.reads:
        more["normalisation"] = "batch"
    if not found.reads_tokens:
        more["augment"] = ("noise",)
    settings = settings_of(model=model, dataset=name, **more)
    states, whole, rest = [], [], []

    def keep(state) -> None:
        if not states:  # tensors of a state go on changing
            torch.save(state, buffer := BytesIO())
            states.append(buffer)

    train(settings, data_of(settings), whole.append, keep=keep)
    states[0].seek(0)
    kept = torch.load(states[0], weights_only=True)
    torch.manual_seed(99)
    train(settings, data_of(settings), rest.append, kept=kept)
    assert numbers(rest) == numbers(whole)[2:]


@pytest.mark.parametrize("optimizer", names("optimizers"))
def test_every_optimizer_learns_the_digits_at_its_usual_rate(optimizer):
    momentum = 0.9 if optimizer == "nesterov" else 0.0
    rate = part("optimizers", optimizer).usual_lr
    rows = rows_of(optimizer=optimizer, lr=rate, momentum=momentum, epochs=10)
    assert is_sound(rows)
    assert rows[-1].train_loss < 0.8 * rows[0].train_loss


LOSSES = [
    (loss, name)
    for loss, name in product(names("losses"), ["digits", "diabetes", "copy_sequences"])
    if part("datasets", name).shape.task in part("losses", loss).tasks
]


@pytest.mark.parametrize(("loss", "name"), LOSSES)
def test_every_loss_falls_on_data_of_its_tasks(loss, name):
    model = "gru" if name == "copy_sequences" else "mlp"
    rows = rows_of(loss=loss, dataset=name, model=model)
    assert is_sound(rows)
    assert rows[-1].train_loss < rows[0].train_loss


@pytest.mark.parametrize("decay", names("decays"))
def test_every_decay_reaches_the_rate_and_never_leaves_zero_to_it(decay):
    factor = part("decays", decay).factor
    settings = Settings(epochs=12, decay_every=4, decay_rate=0.5)
    factors = [factor(settings, past) for past in np.linspace(0, 12, 121)]
    assert max(factors) == pytest.approx(1)
    assert all(-1e-12 <= one <= 1 for one in factors)
    rates = [row.learning_rate for row in rows_of(decay=decay, epochs=6, decay_every=3)[1:]]
    assert rates[0] == pytest.approx(0.01 * factors[0])
    assert (len(set(rates)) > 1) == (decay != "none")


@pytest.mark.parametrize("augmentation", names("augmentations"))
@pytest.mark.parametrize("name", HERE)
def test_an_augmentation_trains_on_what_it_applies_to_and_is_refused_elsewhere(augmentation, name):
    shape = part("datasets", name).shape
    model = next(model for model, fitted in FITTING if fitted == name and model != "autoencoder")
    values = {"dataset": name, "model": model, "augment": (augmentation,), "epochs": 1}
    values["optimizer"] = "sgd"
    if augments(part("augmentations", augmentation), shape):
        changed, plain = rows_of(**values), rows_of(**{**values, "augment": ()})
        assert is_sound(changed)
        assert changed[0].train_loss == plain[0].train_loss
        assert changed[-1].grad_norm != plain[-1].grad_norm
    else:
        with pytest.raises(TrainerError, match="augment-of-other-data"):
            rows_of(**values)


PARTS = [folder for folder in CONSTANTS if folder != "commands"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_has_its_own_line_in_each_language(lang):
    said = [messages(lang)[f"{folder}-{name}"] for folder in PARTS for name in names(folder)]
    assert len(set(said) - {""}) == len(said)
    known = {f"{folder}-{name}" for folder in PARTS for name in names(folder)}
    written = {code for code in messages(lang) if code.partition("-")[0] in PARTS}
    assert written == known


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_parts_names_every_part_and_what_it_fits(lang, capsys):
    assert main(["list", "--parts", "--lang", lang]) == 0
    said = capsys.readouterr().out.splitlines()
    listed = {line.strip().partition(":")[0] for line in said if line.startswith("    ")}
    assert {name for folder in PARTS for name in names(folder)} <= listed
    for model in MODELS:
        begins = f"    {model}: {messages(lang)[f'models-{model}']}"
        fits = said[said.index(begins) + 1].partition(":")[2].replace(" ", "").split(",")
        assert [name for name in fits if name != "mnist"] == [
            name for one, name in FITTING if one == model
        ]

"""Advice as code for PyTorch: it runs on a model, and does what the advice says."""

import contextlib
import csv
import io

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from tests.text.advice import ADVICE, CASES, CONFIGS, code


def surroundings(folder):
    """What the snippets call the reader's: a tiny model, its data and its loop."""
    torch.manual_seed(0)
    inputs, labels = torch.randn(32, 1, 8, 8), torch.randint(0, 3, (32,))
    train_set = TensorDataset(inputs, labels)
    train_loader = DataLoader(train_set, batch_size=16)
    layers = (torch.nn.Linear(64, 8), torch.nn.ReLU(), torch.nn.Dropout(0.1))
    model = torch.nn.Sequential(torch.nn.Flatten(), *layers, torch.nn.Linear(8, 3))
    names = {
        "model": model,
        "optimizer": torch.optim.SGD(model.parameters(), lr=0.01),
        "train_set": train_set,
        "train_loader": train_loader,
        "val_loader": train_loader,
        "loss_function": torch.nn.functional.cross_entropy,
        "epochs": 4,
        "features": 64,
        "width": 8,
        "classes": 3,
        "open": lambda name, *args, **more: (folder / name).open(*args, **more),
    }

    def train_one_epoch():
        for batch, answers in train_loader:
            names["optimizer"].zero_grad()
            loss = torch.nn.functional.cross_entropy(names["model"](batch), answers)
            loss.backward()
            names["optimizer"].step()
        return loss.item()

    def validate():
        with torch.no_grad():
            return torch.nn.functional.cross_entropy(names["model"](inputs), labels).item()

    return names | {"train_one_epoch": train_one_epoch, "validate": validate}


def executed(advice, config, folder):
    names = surroundings(folder)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(code(advice, config)["pytorch"], names)  # noqa: S102 (our own text is what is tested)
    return names, said.getvalue()


@pytest.mark.parametrize("advice", CASES)
def test_every_pytorch_snippet_runs(advice, tmp_path):
    different = {code(advice, config)["pytorch"]: config for config in CONFIGS.values()}
    for config in different.values():
        names, _ = executed(advice, config, tmp_path)
        assert all(torch.isfinite(weight).all() for weight in names["model"].parameters())


def first(action, config, folder, nth=0):
    names, said = executed(ADVICE[action][nth], config, folder)
    return names, names["optimizer"].param_groups[0], said


def test_a_known_optimizer_keeps_its_settings_and_changes_one(tmp_path):
    names, group, _ = first("raise_lr", CONFIGS["all of sgd"], tmp_path)
    assert type(names["optimizer"]) is torch.optim.SGD
    kept = {name: group[name] for name in ("lr", "momentum", "weight_decay", "nesterov")}
    assert kept == {"lr": 0.03, "momentum": 0.9, "weight_decay": 0.0005, "nesterov": True}


def test_an_unknown_optimizer_is_the_readers_own(tmp_path):
    _, group, _ = first("raise_lr", CONFIGS["another"], tmp_path)
    assert group["lr"] == 0.03
    _, group, _ = first("raise_lr", {}, tmp_path, nth=2)
    assert group["lr"] == pytest.approx(0.03)


def test_adam_gets_its_decay_apart_from_the_gradient(tmp_path):
    names, group, _ = first("add_weight_decay", CONFIGS["adam"], tmp_path)
    assert type(names["optimizer"]) is torch.optim.AdamW
    assert group["weight_decay"] == 0.01
    assert "AdamW" in code(ADVICE["add_weight_decay"][0], CONFIGS["adam"])["keras"]


def test_what_is_advised_is_done(tmp_path):
    assert first("lower_batch_size", {}, tmp_path)[0]["train_loader"].batch_size == 8
    assert first("lower_batch_size", {}, tmp_path, nth=1)[1]["lr"] == 0.02
    assert first("decay_lr", CONFIGS["sgd"], tmp_path)[1]["lr"] == pytest.approx(0.001)
    assert first("warm_up", {}, tmp_path)[1]["lr"] == pytest.approx(0.01 * (0.01 + 0.99 * 2 / 4))
    model = first("add_dropout", {}, tmp_path, nth=1)[0]["model"]
    assert [layer.p for layer in model if isinstance(layer, torch.nn.Dropout)] == [0.5]
    assert float(first("check_labels", {}, tmp_path)[2].split()[-1]) < 0.1
    first("log_more", {}, tmp_path)
    written = (tmp_path / "metrics.csv").read_text(encoding="utf-8")
    assert len(list(csv.reader(written.splitlines()))) == 5


@pytest.mark.parametrize(
    ("told", "epochs"),
    [
        ([2.3, *[2.6] * 40], 7),  # the first, and six above it
        ([2.3, *[2.6] * 5, 2.0, *[2.6] * 40], 13),
        ([2.3, 2.0, float("nan"), 2.0, 2.0], 3),
        ([2.3 - 0.05 * epoch for epoch in range(40)], 40),
    ],
)
def test_a_loop_ends_once_the_loss_has_stayed_above_its_start(told, epochs, tmp_path):
    losses = iter(told)
    names = surroundings(tmp_path) | {"epochs": 40, "train_one_epoch": lambda: next(losses)}
    exec(code(ADVICE["stop_now"][0], {})["pytorch"], names)  # noqa: S102 (our own text)
    assert len(names["losses"]) == epochs

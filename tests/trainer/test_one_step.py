"""The loop against an oracle in NumPy, and against the course notes' arithmetic by hand."""

import numpy as np
import pytest
import torch

from trainer.data import Data
from trainer.forms.model import build
from trainer.forms.optimizer import make_optimizer
from trainer.row import Row
from trainer.settings import Settings
from trainer.task import Shape, Task
from trainer.train import train

N, PIXELS, CLASSES = 50, 6, 10
SHAPE = Shape(Task.CLASSES, (PIXELS,), outputs=CLASSES)


def tiny_data() -> Data:
    chance = np.random.default_rng(1)
    x = torch.from_numpy(chance.normal(size=(N, PIXELS)).astype(np.float32))
    y = torch.from_numpy(chance.integers(0, CLASSES, N))
    return Data(x, y, x[:20], y[:20], SHAPE)


def rows_of(settings: Settings, data: Data) -> list[Row]:
    rows: list[Row] = []
    train(settings, data, rows.append)
    return rows


def loss_and_gradients(w, x, y):
    """Cross-entropy of softmax after one hidden ReLU layer, and its gradients, written out."""
    w1, b1, w2, b2 = w
    before = x @ w1.T + b1
    hidden = np.maximum(before, 0)
    logits = hidden @ w2.T + b2
    shifted = np.exp(logits - logits.max(1, keepdims=True))
    share = shifted / shifted.sum(1, keepdims=True)
    loss = -np.log(share[np.arange(len(y)), y]).mean()
    d_logits = (share - np.eye(CLASSES)[y]) / len(y)
    d_before = (d_logits @ w2) * (before > 0)
    return loss, [d_before.T @ x, d_before.sum(0), d_logits.T @ hidden, d_logits.sum(0)]


@pytest.mark.parametrize(
    ("lr", "momentum", "weight_decay"), [(0.1, 0.0, 0.0), (0.5, 0.9, 0.0), (0.2, 0.0, 0.05)]
)
def test_every_logged_number_is_that_of_gradient_descent_written_in_numpy(
    lr, momentum, weight_decay
):
    data = tiny_data()
    settings = Settings(
        hidden=(5,), lr=lr, momentum=momentum, weight_decay=weight_decay, batch_size=N, epochs=4
    )
    torch.manual_seed(settings.seed)
    model = build(SHAPE, settings)
    w = [p.detach().numpy().astype(np.float64) for p in model.parameters()]
    start, speed = [a.copy() for a in w], [np.zeros_like(a) for a in w]
    x, y = data.train_x.numpy().astype(np.float64), data.train_y.numpy()

    first, *rest = rows_of(settings, data)
    assert first.train_loss == pytest.approx(loss_and_gradients(w, x, y)[0], rel=1e-5)
    for row in rest:
        gradients = loss_and_gradients(w, x, y)[1]
        norm = np.sqrt(sum((g**2).sum() for g in gradients))
        for i, gradient in enumerate(gradients):
            speed[i] = momentum * speed[i] + gradient + weight_decay * w[i]
            w[i] = w[i] - lr * speed[i]
        distance = np.sqrt(sum(((a - b) ** 2).sum() for a, b in zip(w, start, strict=True)))
        assert row.grad_norm == pytest.approx(norm, rel=1e-4)
        assert row.weight_distance == pytest.approx(distance, rel=1e-4)
        assert row.train_loss == pytest.approx(loss_and_gradients(w, x, y)[0], rel=1e-4)
        assert row.test_loss == pytest.approx(loss_and_gradients(w, x[:20], y[:20])[0], rel=1e-4)


@pytest.mark.parametrize(
    ("lr", "weights", "losses"),
    [(0.1, [0.6, 1.08], [9.0, 5.76, 3.6864]), (1.1, [6.6], [9.0, 12.96])],
)
def test_the_optimizer_walks_down_the_parabola_as_the_book_does_by_hand(lr, weights, losses):
    w = torch.nn.Parameter(torch.zeros((), dtype=torch.float64))
    optimizer = make_optimizer(Settings(lr=lr), [w])
    assert (w.item() - 3) ** 2 == losses[0]
    for expected, loss in zip(weights, losses[1:], strict=True):
        optimizer.zero_grad()
        ((w - 3) ** 2).backward()
        optimizer.step()
        assert w.item() == pytest.approx(expected)
        assert (w.item() - 3) ** 2 == pytest.approx(loss)


@pytest.mark.parametrize(("batch_size", "updates"), [(1, 50), (7, 8), (25, 2), (50, 1)])
def test_an_epoch_has_as_many_updates_as_batches_the_last_one_short(batch_size, updates):
    rows = rows_of(Settings(batch_size=batch_size, epochs=2), tiny_data())
    assert [row.step for row in rows] == [0, updates, 2 * updates]


def without_time(rows: list[Row]) -> list[tuple[object, ...]]:
    return [
        (r.step, r.train_loss, r.train_accuracy, r.test_loss, r.grad_norm, r.weight_distance)
        for r in rows
    ]


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    settings = Settings(dropout=0.3, batch_size=16, epochs=3, seed=7)
    first, again = (without_time(rows_of(settings, tiny_data())) for _ in range(2))
    other = without_time(
        rows_of(Settings(dropout=0.3, batch_size=16, epochs=3, seed=8), tiny_data())
    )
    assert first == again
    assert first[-1] != other[-1]


def test_dropout_is_at_rest_while_measuring():
    plain, silenced = (
        rows_of(Settings(dropout=share, epochs=1, batch_size=16), tiny_data())
        for share in (0.0, 0.9)
    )
    assert without_time(plain)[0] == without_time(silenced)[0]
    assert without_time(plain)[1] != without_time(silenced)[1]


def test_a_network_of_zeros_never_moves_its_hidden_layer():
    settings = Settings(init="zero", lr=0.5, epochs=3, batch_size=16)
    rows = rows_of(settings, tiny_data())
    assert rows[0].train_loss == pytest.approx(np.log(CLASSES))
    assert rows[-1].weight_distance > 0  # the last biases learn how frequent each class is
    logits_bias_only = rows[-1].train_accuracy
    counts = np.bincount(tiny_data().train_y.numpy(), minlength=CLASSES)
    assert logits_bias_only <= counts.max() / N


def test_training_stops_after_the_first_epoch_whose_loss_is_not_a_number():
    rows = rows_of(Settings(lr=1e6, hidden=(20, 20, 20), epochs=9, batch_size=5), tiny_data())
    assert not np.isfinite(rows[-1].train_loss)
    assert all(np.isfinite(row.train_loss) for row in rows[:-1])
    assert len(rows) < 10


def test_a_large_training_set_is_measured_on_a_sample_of_the_size_asked():
    whole = rows_of(Settings(epochs=1, batch_size=10), tiny_data())
    sample = rows_of(Settings(epochs=1, batch_size=10, train_eval_examples=10), tiny_data())
    assert (sample[1].train_accuracy * 10) % 1 == pytest.approx(0, abs=1e-9)
    assert sample[1].train_loss != whole[1].train_loss
    assert sample[1].test_loss == whole[1].test_loss

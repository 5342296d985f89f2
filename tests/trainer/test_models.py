"""What each model is made of: its size, what its settings change, and what it may look at."""

import numpy as np
import pytest
import torch
from torch import nn

from trainer.blocks import BatchNorm, Residual
from trainer.data import prepare, read
from trainer.errors import TrainerError
from trainer.forms.model import OPTIONAL, build
from trainer.layers import DEAD
from trainer.models.transformer import Attention
from trainer.parts import names, part
from trainer.running.fit_together import check_parts
from trainer.settings import Settings
from trainer.task import Shape, Task

NUMBERS = Shape(Task.CLASSES, (6,), outputs=3)
PICTURES = Shape(Task.CLASSES, (2, 8, 6), outputs=3)
SEQUENCES = Shape(Task.CLASSES, (7,), outputs=3, vocabulary=5)
TEXT = Shape(Task.TOKENS, (7,), outputs=5, vocabulary=5)
SHAPES = (NUMBERS, PICTURES, SEQUENCES, TEXT)
PAIRS = [
    (model, shape)
    for model in names("models")
    for shape in SHAPES
    if part("models", model).fits(shape)
]


def inputs(shape: Shape, count: int = 9) -> torch.Tensor:
    stream = torch.Generator().manual_seed(2)
    if shape.vocabulary:
        return torch.randint(0, shape.vocabulary, (count, shape.width), generator=stream)
    return torch.randn(count, shape.width, generator=stream)


def made(model: str, shape: Shape, **values) -> nn.Module:
    torch.manual_seed(1)
    settings = Settings(**{"model": model, "hidden": (8, 8), **values})
    return build(shape, settings)


CHANGES = [
    *(("activation", word) for word in ("leaky_relu", "gelu", "tanh", "sigmoid", "none")),
    ("normalisation", "batch"),
    ("normalisation", "layer"),
    ("residual", True),
    ("dropout", 0.5),
    ("bias", False),
]


@pytest.mark.parametrize(("model", "shape"), PAIRS)
def test_a_model_gives_the_outputs_that_it_is_asked_for(model, shape):
    x = inputs(shape)
    outputs = made(model, shape)(x)
    if part("models", model).gives_back:
        assert outputs.shape == x.shape
    elif shape.task is Task.TOKENS:
        assert outputs.shape == (*x.shape, shape.outputs)
    else:
        assert outputs.shape == (len(x), shape.outputs)
    assert outputs.dtype == torch.float32


@pytest.mark.parametrize(("model", "shape"), PAIRS)
@pytest.mark.parametrize(("name", "value"), CHANGES)
def test_a_setting_changes_a_model_or_is_refused(model, shape, name, value):
    change = {name: value}
    if name not in part("models", model).reads:
        with pytest.raises(TrainerError, match="setting-of-other-model") as caught:
            made(model, shape, **change)
        assert caught.value.values["setting"] == name
        return
    plain, other = made(model, shape), made(model, shape, **change)
    same_weights = [p.shape for p in plain.parameters()] == [p.shape for p in other.parameters()]
    torch.manual_seed(3)
    x = inputs(shape)
    assert not same_weights or not torch.equal(plain(x), other(x))
    assert other(x).isfinite().all()


def test_the_settings_that_not_every_model_reads_are_settings_of_models():
    assert set(OPTIONAL) >= {
        name for model in names("models") for name in part("models", model).reads
    }


@pytest.mark.parametrize(("model", "shape"), PAIRS)
@pytest.mark.parametrize("init", ["he", "xavier", "default", "zero"])
def test_every_first_value_gives_finite_outputs_and_gradients(model, shape, init):
    network = made(model, shape, init=init)
    network(inputs(shape)).square().sum().backward()
    assert all(w.grad is not None and w.grad.isfinite().all() for w in network.parameters())
    if init == "zero":
        assert (network(inputs(shape)) == 0).all()


@pytest.mark.parametrize(("init", "variance"), [("he", 2 / 300), ("xavier", 2 / 500)])
def test_the_first_weights_have_the_variance_that_their_formula_says(init, variance):
    shape = Shape(Task.CLASSES, (300,), outputs=3)
    weight = next(made("mlp", shape, init=init, hidden=(200,)).parameters())
    assert weight.var().item() == pytest.approx(variance, rel=0.03)


@pytest.mark.parametrize(("init", "variance"), [("he", 2 / 200), ("xavier", 2 / 400)])
def test_the_gates_of_a_gru_are_drawn_as_linear_layers_are(init, variance):
    network = made("gru", SEQUENCES, init=init, hidden=(200,))
    for name, values in network.layers.named_parameters():
        if "bias" in name:
            assert (values == 0).all()
        else:
            assert values.shape == (600, 200)
            assert [gate.var().item() for gate in values.chunk(3)] == pytest.approx(
                [variance] * 3, rel=0.05
            )


MORTAL = [
    (model, shape, normalisation)
    for model, shape in PAIRS
    for normalisation in ("none", "batch", "layer")
    if "activation" in part("models", model).reads
    if normalisation == "none" or "normalisation" in part("models", model).reads
]


@pytest.mark.parametrize(("model", "shape", "normalisation"), MORTAL)
def test_no_dead_unit_passes_anything_on(model, shape, normalisation):
    network = made(model, shape, init="dead", normalisation=normalisation)
    fired = []
    for layer in network.modules():
        if isinstance(layer, nn.ReLU):
            layer.register_forward_hook(lambda _, __, out: fired.append(out.abs().max().item()))
    network(inputs(shape))
    assert fired
    assert max(fired) == 0
    assert any((w == DEAD).all() for w in network.parameters())


@pytest.mark.parametrize("values", [{"model": "gru"}, {"model": "mlp", "activation": "none"}])
def test_units_without_an_activation_cannot_be_dead(values):
    shape = SEQUENCES if values["model"] == "gru" else NUMBERS
    with pytest.raises(TrainerError, match="setting-of-other-model"):
        build(shape, Settings(init="dead", **values))


def test_a_residual_layer_adds_its_input_where_widths_agree():
    plain = made("mlp", NUMBERS, hidden=(4, 4, 5))
    residual = made("mlp", NUMBERS, hidden=(4, 4, 5), residual=True)
    assert [type(layer) is Residual for layer in residual].count(True) == 1
    first, act, second, act2, third, act3, last = plain
    x = inputs(NUMBERS)
    h = act(first(x))
    h = h + act2(second(h))
    assert torch.allclose(residual(x), last(act3(third(h))))


def test_batch_normalisation_keeps_its_running_mean_in_pytorchs_sense():
    norm = BatchNorm(2, momentum=0.1)
    x = torch.tensor([[1.0, 10.0], [3.0, 30.0]])
    norm(x)
    assert norm.running_mean.tolist() == pytest.approx([0.2, 2.0])
    layers = list(made("mlp", NUMBERS, normalisation="batch", norm_momentum=0.3).modules())
    assert {one.momentum for one in layers if isinstance(one, BatchNorm)} == {0.3}


def test_batch_normalisation_of_many_examples_is_torchs_own():
    ours, torchs = BatchNorm(6), nn.BatchNorm1d(6)
    x = inputs(NUMBERS)
    assert torch.equal(ours(x), torchs(x))
    assert torch.equal(ours.running_var, torchs.running_var)


def test_a_last_batch_of_one_example_is_normalised_by_the_running_values():
    settings = Settings(normalisation="batch", hidden=(8,), batch_size=8, max_train_examples=17)
    network = made("mlp", NUMBERS, normalisation="batch")
    network.train()
    network(inputs(NUMBERS))
    alone = inputs(NUMBERS)[:1]
    trained = network(alone)
    assert trained.isfinite().all()
    assert torch.allclose(network.eval()(alone), trained)
    check_parts(settings, NUMBERS)


def test_batches_of_one_example_alone_are_refused():
    with pytest.raises(TrainerError, match="norm-of-one"):
        check_parts(Settings(normalisation="batch", batch_size=1), NUMBERS)


def test_a_convolutional_network_halves_the_picture_while_it_can():
    network = made("cnn", PICTURES, hidden=(4, 5, 6))
    assert [layer.out_channels for layer in network if isinstance(layer, nn.Conv2d)] == [4, 5, 6]
    assert sum(isinstance(layer, nn.MaxPool2d) for layer in network) == 1  # 8x6, 4x3
    assert network[-1].in_features == 6 * 4 * 3


def test_an_autoencoder_goes_down_to_its_code_and_back_the_same_way():
    network = made("autoencoder", PICTURES, hidden=(20, 7, 3))
    widths = [(layer.in_features, layer.out_features) for layer in network[::2]]
    assert widths == [(96, 20), (20, 7), (7, 3), (3, 7), (7, 20), (20, 96)]


def test_an_autoencoder_is_asked_for_its_inputs_whatever_the_targets():
    settings = Settings(model="autoencoder", dataset="digits", batch_size=32)
    data = prepare(settings, read(settings, None))
    assert data.shape == Shape(Task.INPUTS, (1, 8, 8), outputs=64)
    assert data.train_y is data.train_x
    assert data.test_y is data.test_x
    assert check_parts(settings, data.shape) > 0


@pytest.mark.parametrize("model", ["gru", "transformer"])
def test_no_place_of_a_sequence_sees_a_later_one(model):
    network = made(model, TEXT).eval()
    x = inputs(TEXT)
    changed = x.clone()
    changed[:, 4] = (changed[:, 4] + 1) % TEXT.vocabulary
    before, after = network(x), network(changed)
    assert torch.allclose(before[:, :4], after[:, :4], atol=1e-6)
    assert not torch.allclose(before[:, 4:], after[:, 4:], atol=1e-3)


@pytest.mark.parametrize("model", ["gru", "transformer"])
def test_the_class_of_a_sequence_depends_on_every_place(model):
    network = made(model, SEQUENCES).eval()
    x = inputs(SEQUENCES)
    for place in range(SEQUENCES.width):
        changed = x.clone()
        changed[:, place] = (changed[:, place] + 1) % SEQUENCES.vocabulary
        assert not torch.allclose(network(x), network(changed), atol=1e-6)


def test_attention_is_its_formula_in_numpy():
    torch.manual_seed(0)
    attention = Attention(6, is_causal=True)
    assert attention.heads == 2
    x = torch.randn(1, 5, 6)

    def through(layer, value):
        return value @ layer.weight.detach().numpy().T + layer.bias.detach().numpy()

    parts = [
        through(one, x[0].numpy()) for one in (attention.query, attention.key, attention.value)
    ]
    taken = []
    for head in (slice(0, 3), slice(3, 6)):
        q, k, v = (one[:, head] for one in parts)
        scores = q @ k.T / np.sqrt(3)
        scores[np.triu_indices(5, 1)] = -np.inf
        weights = np.exp(scores) / np.exp(scores).sum(1, keepdims=True)
        taken.append(weights @ v)
    expected = through(attention.out, np.concatenate(taken, 1))
    assert attention(x)[0].detach().numpy() == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("model", ["gru", "transformer", "autoencoder"])
def test_a_model_that_is_nothing_without_hidden_layers_asks_for_one(model):
    shape = next(shape for one, shape in PAIRS if one == model)
    with pytest.raises(TrainerError, match="needs-hidden-layer"):
        made(model, shape, hidden=())


def test_a_transformer_of_several_widths_is_refused():
    with pytest.raises(TrainerError, match="needs-one-width"):
        made("transformer", TEXT, hidden=(8, 4))

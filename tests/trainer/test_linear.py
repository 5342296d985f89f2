"""The linear layer by either library, and which of the two a processor gets."""

import pytest
import torch
from torch import nn

from trainer import linear
from trainer.linear import FEWEST, Linear

BATCH, INPUTS, OUTPUTS = 5, 300, 128  # more weights than FEWEST

needs_onednn = pytest.mark.skipif(
    not torch.backends.mkldnn.is_available(), reason="PyTorch was built without oneDNN"
)


@pytest.fixture
def capability(monkeypatch):
    """Let PyTorch say that it works with such instructions."""

    def be(name: str) -> None:
        monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: name)
        linear.is_quicker.cache_clear()

    yield be
    monkeypatch.undo()
    linear.is_quicker.cache_clear()


def ran(layer: nn.Module, x: torch.Tensor, seen: torch.Tensor) -> list[torch.Tensor]:
    """The outputs of `layer` and the gradients of its input, weight and bias."""
    x = x.clone().requires_grad_()
    outputs = layer(x)
    (outputs * seen).sum().backward()
    return [outputs.detach(), x.grad, *(w.grad for w in layer.parameters())]


@needs_onednn
@pytest.mark.parametrize("bias", [True, False])
def test_onednn_gives_the_outputs_and_gradients_of_exact_arithmetic(capability, bias):
    capability("AVX512")
    torch.manual_seed(0)
    layer = Linear(INPUTS, OUTPUTS, bias=bias)
    assert layer.weight.numel() >= FEWEST
    exact = nn.Linear(INPUTS, OUTPUTS, bias=bias).double()
    exact.load_state_dict(layer.state_dict())
    x, seen = torch.randn(BATCH, INPUTS), torch.randn(BATCH, OUTPUTS)
    pairs = zip(ran(layer, x, seen), ran(exact, x.double(), seen.double()), strict=True)
    for found, expected in pairs:
        assert torch.allclose(found.double(), expected, rtol=0, atol=1e-4)


@needs_onednn
@pytest.mark.parametrize(
    ("name", "by_onednn"),
    [("AVX512", True), ("AVX2", False), ("DEFAULT", False), ("NO AVX", False), ("SVE256", False)],
)
def test_onednn_multiplies_where_pytorch_works_with_avx512_alone(
    capability, monkeypatch, name, by_onednn
):
    capability(name)
    calls = []
    product = linear.product
    monkeypatch.setattr(linear, "product", lambda *of: calls.append(of) or product(*of))
    Linear(INPUTS, OUTPUTS)(torch.ones(BATCH, INPUTS))
    assert bool(calls) is by_onednn


def test_elsewhere_the_numbers_are_those_of_pytorchs_own_layer_to_the_bit(capability):
    capability("AVX2")
    torch.manual_seed(0)
    layer, own = Linear(INPUTS, OUTPUTS), nn.Linear(INPUTS, OUTPUTS)
    own.load_state_dict(layer.state_dict())
    x, seen = torch.randn(BATCH, INPUTS), torch.randn(BATCH, OUTPUTS)
    pairs = zip(ran(layer, x, seen), ran(own, x, seen), strict=True)
    assert all(torch.equal(ours, theirs) for ours, theirs in pairs)

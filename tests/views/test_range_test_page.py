"""The page of a range test: its figure above its curves, and what to do with its suggestion."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
RATES = np.geomspace(1e-6, 10, 120)
LOSS = 0.5 + 2 / (1 + RATES / 0.01) + RATES**3
HEADING = {"en": "Loss against learning rate", "pt-BR": "Perda conforme a taxa de aprendizado"}
ADVICE = {"en": "Train with a learning rate of", "pt-BR": "Treine com taxa de aprendizado"}


@pytest.mark.parametrize("lang", sorted(HEADING))
def test_a_range_test_has_its_figure_and_says_what_follows(
    lang: str, opened: Open, tmp_path: Path
) -> None:
    rows = [f"{at},{rate},{one}" for at, (rate, one) in enumerate(zip(RATES, LOSS, strict=True))]
    folder = tmp_path / "test"
    folder.mkdir()
    (folder / "metrics.csv").write_text("\n".join(["step,learning_rate,train_loss", *rows]))
    page = opened("diagnosis", str(folder), set="given", lang=lang)
    assert not page.exception
    first, second = page.get("vega_lite_chart")
    assert HEADING[lang] in first.proto.spec
    assert HEADING[lang] not in second.proto.spec
    assert ADVICE[lang] in " ".join(one.proto.body for one in page.get("html"))


def test_a_training_has_no_such_figure(opened: Open) -> None:
    page = opened("diagnosis", set="learning_rate", lang="en")
    assert not page.exception
    assert all(HEADING["en"] not in one.proto.spec for one in page.get("vega_lite_chart"))

"""The choice of how a figure is divided: by hand, by address, in both languages."""

import csv
import json
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Curves = Callable[..., AppTest]


def written(folder: Path, optimizers: int) -> str:
    """Runs over optimizers, batch sizes and rates, a folder each."""
    names = [f"opt{number}" for number in range(optimizers)]
    for name, size, rate in product(names, (64, 256), (0.01, 0.1)):
        run = folder / f"{name}_{size}_{rate}"
        run.mkdir()
        (run / "hparams.yaml").write_text(f"optimizer: {name}\nbatch_size: {size}\nlr: {rate}\n")
        with (run / "metrics.csv").open("w", newline="") as file:
            table = csv.writer(file)
            table.writerow(["epoch", "train_loss", "val_loss"])
            table.writerows([epoch, 1 / epoch, 1.1 / epoch] for epoch in range(1, 12))
    return str(folder)


def panels(app: AppTest) -> int:
    """The panels of the figure; 0 where it is not divided."""
    (chart,) = app.get("vega_lite_chart")
    spec = json.loads(chart.proto.spec)
    return sum(len(row.get("hconcat", ())) for row in spec["vconcat"])


@pytest.mark.parametrize(("lang", "name"), [("en", "Optimizer"), ("pt-BR", "Otimizador")])
def test_nothing_divides_the_figure_unasked_and_every_setting_is_offered(
    curves: Curves, tmp_path: Path, lang: str, name: str
) -> None:
    app = curves(written(tmp_path, 3), lang, view="one")
    assert (panels(app), app.selectbox("facet").value) == (0, "none")
    assert "facet" not in app.query_params
    assert name in app.selectbox("facet").options


def test_another_setting_or_none_can_be_chosen(curves: Curves, tmp_path: Path) -> None:
    app = curves(written(tmp_path, 3), view="one")
    app.selectbox("facet").select("batch_size").run()
    assert (panels(app), app.query_params["facet"]) == (2, "batch_size")
    app.selectbox("facet").select("none").run()
    assert (panels(app), "facet" in app.query_params) == (0, False)
    assert not app.exception


def test_an_address_opens_the_same_panels(curves: Curves, tmp_path: Path) -> None:
    app = curves(written(tmp_path, 3), view="one", facet="lr")
    assert (panels(app), app.selectbox("facet").value) == (2, "lr")


def test_of_many_values_some_have_panels_and_the_others_can_be_chosen(
    curves: Curves, tmp_path: Path
) -> None:
    app = curves(written(tmp_path, 8), view="one", facet="optimizer")
    assert panels(app) == 6
    app.multiselect("panels-optimizer").set_value(["'opt7'", "'opt2'"]).run()
    assert panels(app) == 2
    assert sorted(app.query_params["panels"]) == ["'opt2'", "'opt7'"]


def test_runs_of_one_setting_are_not_divided(curves: Curves) -> None:
    assert panels(curves("regimes", view="one")) == 0

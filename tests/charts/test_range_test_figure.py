"""The figure of a range test: its axis, its suggestions, and what it says where there are none."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import vl_convert

from dashboard.charts.figures import range_test
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.engine import diagnose
from dashboard.logs.load import load_paths
from dashboard.text.sentences import Sentences

RATES = np.geomspace(1e-6, 10, 120)
LOSS = 0.5 + 2 / (1 + RATES / 0.01) + RATES**3
FLAT = 2.3 + 0.1 * np.random.default_rng(0).standard_normal(120)


def spec_of(folder: Path, loss: Any, lang: str = "en", kind: str = "lr_range_test") -> Any:
    rows = [f"{at},{rate},{one}" for at, (rate, one) in enumerate(zip(RATES, loss, strict=True))]
    (folder / "metrics.csv").write_text("\n".join(["step,learning_rate,train_loss", *rows]))
    (folder / "hparams.yaml").write_text(f"kind: {kind}\n")
    book = load_paths([folder])
    options = FigureOptions(run_id=book.runs[0].run_id, theme="dark")
    return range_test.draw(book, diagnose(book), Sentences(lang), options).to_dict()


def rows_of(spec: Any, name: str) -> list[dict[str, Any]]:
    """The rows of the layer whose name ends in ``name``."""
    (layer,) = [one for one in layers_of(spec) if one.get("name", "").endswith(name)]
    data = layer["data"]
    rows: list[dict[str, Any]] = data.get("values") or spec["datasets"][data["name"]]
    return rows


def layers_of(spec: Any) -> list[dict[str, Any]]:
    if isinstance(spec, dict):
        inner = [one for value in spec.values() for one in layers_of(value)]
        return [spec, *inner] if "mark" in spec else inner
    return [one for value in spec for one in layers_of(value)] if isinstance(spec, list) else []


NAMES = {
    "en": {"valley", "steepest fall", "minimum/10", "suggested"},
    "pt-BR": {"vale", "queda mais forte", "mínimo/10", "sugerida"},
}


@pytest.mark.parametrize("lang", sorted(NAMES))
def test_the_four_suggestions_are_marked_and_named(lang: str, tmp_path: Path) -> None:
    spec = spec_of(tmp_path, LOSS, lang)
    rows = rows_of(spec, "others_rules") + rows_of(spec, "ours_rules")
    assert {row["text"].rpartition(" ")[0] for row in rows} == NAMES[lang]
    for row in rows:
        at = float(np.interp(math.log(row["x"]), np.log(RATES), LOSS))
        assert row["y"] == pytest.approx(at, abs=0.1)  # on the curve, but for its smoothing
    assert vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[]).startswith("<svg")


def test_no_rule_crosses_the_name_of_another_rate(tmp_path: Path) -> None:
    spec = spec_of(tmp_path, LOSS)
    rows = rows_of(spec, "others_rules") + rows_of(spec, "ours_rules")
    rows.sort(key=lambda row: float(row["x"]))
    assert all(row["is_left"] for row in rows)
    feet = [row["foot"] for row in rows]
    assert feet == sorted(feet, reverse=True)
    assert len(set(feet)) == 4


def test_the_axis_is_logarithmic_and_the_explosion_leaves_the_plane(tmp_path: Path) -> None:
    spec = spec_of(tmp_path, LOSS)
    (line,) = [one for one in layers_of(spec) if one.get("name", "").endswith("panel_front")]
    assert line["encoding"]["x"]["scale"]["type"] == "log"
    low, high = line["encoding"]["y"]["scale"]["domain"]
    assert low < LOSS.min()
    assert 2.5 < high < 4 < LOSS.max()


def test_a_test_without_a_fall_says_that_nothing_is_suggested(tmp_path: Path) -> None:
    said = json.dumps(spec_of(tmp_path, FLAT))
    assert "no rate is suggested" in said
    assert "_rules" not in said


def test_a_training_is_no_range_test(tmp_path: Path) -> None:
    said = json.dumps(spec_of(tmp_path, FLAT, kind="run"))
    assert "This run is no range test" in said

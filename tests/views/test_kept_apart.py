"""Runs that are compared on an assumption can be parted on the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

HEADER = "epoch,loss,val_loss,val_accuracy\n"


def row(epoch: int, lr: float) -> str:
    loss = 2.3 / (1 + 10 * lr * epoch)
    return f"{epoch},{loss:.4f},{loss + 0.05:.4f},{1 - loss / 2.6:.4f}\n"


def sweep(folder: Path, *names: str) -> str:
    """Runs that differ in their rates, each in a folder of its own."""
    for at, name in enumerate(names):
        lr = 10.0 ** -(at + 1)
        place = folder / name
        place.mkdir(parents=True)
        (place / "hparams.yaml").write_text(f"lr: {lr}\nbatch_size: 64\n")
        (place / "metrics.csv").write_text(HEADER + "".join(row(e, lr) for e in range(1, 21)))
    return str(folder)


def switches(page: AppTest) -> list[str]:
    return [one.key for one in page.toggle if one.key == "apart"]


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_a_doubt_is_said_and_a_switch_parts_the_runs(
    opened: Callable[..., AppTest], tmp_path: Path, lang: str
) -> None:
    path = sweep(tmp_path / "runs", "ana", "rui", "zeca")
    page = opened("home", path, lang=lang, live="off")
    assert not page.exception
    said = "\n".join(str(one.proto) for one in page.get("html"))
    assert "ana, rui, zeca" in said
    page.toggle(key="apart").set_value(True).run()
    assert not page.exception
    assert page.query_params["apart"] in ("on", ["on"])
    assert "ana, rui, zeca" not in "\n".join(str(one.proto) for one in page.get("html"))
    page.toggle(key="apart").set_value(False).run()
    assert "ana, rui, zeca" in "\n".join(str(one.proto) for one in page.get("html"))


def test_the_address_can_ask_for_it(opened: Callable[..., AppTest], tmp_path: Path) -> None:
    path = sweep(tmp_path / "runs", "ana", "rui", "zeca")
    page = opened("home", path, lang="en", live="off", apart="on")
    assert page.toggle(key="apart").value


def test_no_switch_is_drawn_where_nothing_was_assumed(
    opened: Callable[..., AppTest], tmp_path: Path
) -> None:
    path = sweep(tmp_path / "runs", "version_0", "version_1", "version_2")
    page = opened("home", path, lang="en", live="off")
    assert not page.exception
    assert switches(page) == []

"""A log of a million points: read with a bar, drawn without losing what happened in one step."""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import FILES
from tests.browser.served import settled

Pixels = NDArray[np.int64]

COLOURED = 60
"""Between the largest and the smallest part of a colour; words and axes are grey."""


def tops(picture: bytes) -> Pixels:
    """Of every column of pixels the highest in the colour of a run, -1 where there is none."""
    pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), dtype=np.int64)
    is_coloured = np.ptp(pixels, axis=2) > COLOURED
    return np.where(is_coloured.any(axis=0), is_coloured.argmax(axis=0), -1)


def test_a_spike_of_one_step_in_a_million_is_still_on_screen(
    visit: Callable[..., Page], tmp_path: Path
) -> None:
    steps, spike = 1_000_000, 654_321
    values = [b"1.0", b"0.9"] * (steps // 2)
    values[spike] = b"3.0"
    log = tmp_path / "spike.csv"
    log.write_bytes(b"step,loss\n" + b"\n".join(b"%d,%s" % row for row in enumerate(values)))
    page = visit("/", locale="en-US")
    page.locator(FILES).set_input_files(log)
    expect(page.locator("h1.verdict")).to_contain_text("spike", timeout=60_000)
    settled(page)
    seen = tops(page.get_by_test_id("stVegaLiteChart").first.screenshot())
    first = np.flatnonzero(seen >= 0)[0]
    curve = seen[first : first + np.flatnonzero(seen[first:] < 0)[0]]  # labels come after a gap
    peak = np.flatnonzero(curve < np.median(curve) - 10)  # pixels above all other points
    assert 1 <= len(peak) <= 8
    assert peak.mean() / len(curve) == pytest.approx(spike / steps, abs=0.02)

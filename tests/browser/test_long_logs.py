"""A log of a million points: read with a bar, drawn without losing what happened in one step."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FILES
from tests.browser.served import settled

TOPS = """canvas => {
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  const isColoured = at => {
    const [r, g, b, opacity] = pixels.slice(at, at + 4);
    return opacity > 128 && Math.max(r, g, b) - Math.min(r, g, b) > 60;
  };
  return [...Array(width).keys()].map(
    x => [...Array(height).keys()].findIndex(y => isColoured(4 * (y * width + x))));
}"""
"""Of every column of pixels the highest in the colour of a run, -1 where there is none."""


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
    canvas = page.get_by_test_id("stVegaLiteChart").locator("canvas")
    tops = np.array(canvas.evaluate(TOPS))
    first = np.flatnonzero(tops >= 0)[0]
    curve = tops[first : first + np.flatnonzero(tops[first:] < 0)[0]]  # labels come after a gap
    peak = np.flatnonzero(curve < np.median(curve) - 10)  # pixels above all other points
    assert 1 <= len(peak) <= 8
    assert peak.mean() / len(curve) == pytest.approx(spike / steps, abs=0.02)

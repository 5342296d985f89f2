"""Frames a second of the page *Lesson*: each play while it runs, and while a control is dragged.

``python -m benchmarks.lesson_frames [--seconds 3] [--only NAME]`` serves the dashboard, opens each
play in a headless Chromium of 1280 × 800 pixels, which draws in software, and prints a table.

* *frames a second*: from the times between frames of the browser, ``requestAnimationFrame``, the
  median and the slowest twentieth (p95).  A machine that others use drops frames whatever a page
  does, so beside it stand frames of the same browser on the same page while nothing moves.
* *script* and *page*: milliseconds of processor time a frame, of JavaScript alone and of the whole
  main thread with style, layout and preparing to paint (Chromium's ``ScriptDuration`` and
  ``TaskDuration`` in thread time, which others on the machine do not lengthen).  16.7 are what 60
  frames a second allow.
"""

import argparse
import json
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.served import chromium, dashboard, settled

WINDOW = {"width": 1280, "height": 800}

PLAYS = {
    "one weight": "loss=exercise&rate=0.1",
    "one weight, two valleys": "loss=valleys&rate=0.1",
    "batch and noise": "lesson=batch&steps=0",
    "two weights": "lesson=two-weights&surface=hills&lifted=true&rate=0.08",
    "perceptron": "lesson=perceptron",
    "remedies, polynomial": "lesson=remedies&steps=0",
    "remedies, polynomial, 96 points": "lesson=remedies&steps=0&examples=96&dropout=0.1",
    "remedies, net": "lesson=remedies&model=net&size=24&steps=0",
    "remedies, net, 96 points": "lesson=remedies&model=net&size=24&steps=0&examples=96&dropout=0.1",
}
"""Each play by its address, at its start."""

CONTROLS = {"one weight": ("rate",), "batch": ("rate",), "two": ("rate",), "perceptron": (),
            "remedies": ("l2", "examples", "steps")}  # fmt: skip
"""The sliders that are dragged, by the first word of the play."""

MEASURE = """async (lesson, [what, seconds]) => {
  const root = lesson.getRootNode();
  const slider = what === 'run' || what === 'still' ? null
    : root.querySelector(what === 'rate' ? 'input.rate' : `input[data-name=${what}]`);
  const run = root.querySelector('[data-do=run]');
  const intervals = [];
  const frame = () => new Promise(requestAnimationFrame);
  if (what === 'run') run.click();
  const first = await frame();
  let before = first, turns = 0;
  while (before - first < 1000 * seconds) {
    if (slider) { // up and down over the whole slider, once in two seconds
      const share = Math.abs((((before - first) / 1000) % 2) - 1);
      const [low, high] = [Number(slider.min || 0), Number(slider.max)];
      slider.value = Math.round(low + share * (high - low));
      slider.dispatchEvent(new Event('input'));
    }
    const now = await frame();
    intervals.push(now - before);
    before = now;
    if (what === 'run' && run.textContent === window.atRest) { // it ended: once more from the start
      root.querySelector('[data-do=reset]').click();
      run.click();
    }
  }
  if (what === 'run') root.querySelector('[data-do=reset]').click();
  return intervals;
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Frames of one play and one way to move it; all in milliseconds."""

    play: str
    what: str
    intervals: list[float]
    script: float  # of processor time a frame
    page: float

    def row(self) -> str:
        """A row of the table."""
        numbers = (
            1000 / statistics.median(self.intervals),
            1000 / _p95(self.intervals),
            self.script,
            self.page,
        )
        rates, costs = numbers[:2], numbers[2:]
        cells = [self.play, self.what, *(f"{one:.0f}" for one in rates)]
        return " | ".join(["", *cells, *(f"{one:.1f}" for one in costs), ""]).strip()


def _p95(numbers: list[float]) -> float:
    return sorted(numbers)[int(0.95 * (len(numbers) - 1))]


def measure(page: Page, play: str, what: str, seconds: float) -> Measured:
    """Run the play, drag one of its controls or let it lie for some seconds."""
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> dict[str, float]:
        found = metrics.send("Performance.getMetrics")["metrics"]
        return {one["name"]: float(one["value"]) for one in found}

    begun = busy()
    intervals = page.locator(".lesson").evaluate(MEASURE, [what, seconds])
    ended = busy()
    script, whole = (
        1000 * (ended[name] - begun[name]) / len(intervals)
        for name in ("ScriptDuration", "TaskDuration")
    )
    metrics.detach()
    return Measured(play, what, intervals, script, whole)


def opened(page: Page, address: str) -> None:
    """Open a play, and remember how its button reads while it is at rest."""
    page.goto(address)
    settled(page)
    page.locator(".lesson").evaluate("""lesson => {
        window.atRest = lesson.getRootNode().querySelector('[data-do=run]').textContent; }""")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each is watched")
    parser.add_argument("--only", default="", help="plays whose name begins so")
    parser.add_argument("--out", type=Path, help="a JSON file for every time between frames")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    found: list[Measured] = []
    print("play | moved by | frames/s | p95 | script, ms | page, ms")
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "server.log"
        with dashboard(log) as address, chromium() as browser:
            page = browser.new_context(viewport=WINDOW, locale="en-US").new_page()  # type: ignore[arg-type]
            for play, query in PLAYS.items():
                if not play.startswith(asked.only):
                    continue
                opened(page, f"{address}/lesson?lang=en&{query}")
                controls = next(ways for name, ways in CONTROLS.items() if play.startswith(name))
                for what in ("still", "run", *controls):
                    found.append(measure(page, play, what, asked.seconds))
                    print(found[-1].row(), flush=True)
    if asked.out:
        asked.out.write_text(json.dumps([_as_json(one) for one in found]))


def _as_json(one: Measured) -> dict[str, Any]:
    return {"play": one.play, "what": one.what, "intervals": one.intervals}


if __name__ == "__main__":
    main()

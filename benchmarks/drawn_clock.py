"""When the curves of a page are drawn, by a clock in the page: ours and TensorBoard's alike.

*Drawn* is when the picture last changed.  The clock looks ten times a second at every chart with
its middle in the window, and waits until curves are there, nothing has changed for ten looks, and,
for us, the script has ended.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from dashboard.views.frame.streamlit_parts import expand

WINDOW = {"width": 1280, "height": 800}
MOST_WAIT_MS = 600_000
CHARTS = {"ours": expand(":--chart"), "tensorboard": "line-chart .series-view"}
CLOCK = """(() => {
const small = Object.assign(document.createElement('canvas'), {width: 256, height: 160});
const pen = small.getContext('2d', {willReadFrequently: true});
const pixels = canvas => {
  if (!canvas.width || !canvas.height) return [0, 0];
  pen.clearRect(0, 0, 256, 160);
  pen.drawImage(canvas, 0, 0, 256, 160);
  let sum = 0, coloured = 0;
  const data = pen.getImageData(0, 0, 256, 160).data;
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b, opacity] = data.subarray(at, at + 4);
    sum = (sum * 31 + r + 7 * g + 13 * b + opacity) % 1e9;
    coloured += opacity > 0 && Math.max(r, g, b) - Math.min(r, g, b) > 40;
  }
  return [sum, coloured];
};
const paths = svg => [...svg.querySelectorAll('path')].reduce(
  ([sum, drawn], path) => [sum + (path.getAttribute('d') || '').length, drawn + 1], [0, 0]);
const look = chart => {
  const marks = [...chart.querySelectorAll('canvas, svg')]
    .map(one => one.matches('canvas') ? pixels(one) : paths(one));
  return [marks.map(([sum]) => sum).join(), marks.some(([, drawn]) => drawn > 0)];
};
const clock = window.clock = {seen: '', at: 0, quiet: 0, curves: false};
setInterval(() => {
  const charts = [...document.querySelectorAll(CHARTS)].filter(chart => {
    const {top, height} = chart.getBoundingClientRect();
    return top + Math.min(height, innerHeight) / 2 < innerHeight; });
  const looks = charts.map(look), seen = JSON.stringify(looks);
  clock.curves = looks.length > 0 && looks.every(([, curves]) => curves);
  if (seen === clock.seen) clock.quiet += 1;
  else Object.assign(clock, {seen, quiet: 0, at: performance.timeOrigin + performance.now()});
}, 100);
})()"""

DRAWN = """() => clock.curves && clock.quiet >= 10 && [...document.querySelectorAll(
  '[data-test-script-state]')].every(app => app.dataset.testScriptState === 'notRunning')"""


@contextmanager
def window(browser: Browser, program: str, url: str, *more: str) -> Iterator[tuple[Page, float]]:
    """A new window that shows ``url``: its page, and when its curves were drawn, s since 1970."""
    context = browser.new_context(viewport=WINDOW, locale="en-US")  # type: ignore[arg-type]
    try:
        for script in (CLOCK.replace("CHARTS", repr(CHARTS[program])), *more):
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(MOST_WAIT_MS)
        page.goto(url)
        if program == "tensorboard":
            page.wait_for_load_state("networkidle")
        page.wait_for_function(DRAWN, polling=100)
        yield page, page.evaluate("clock.at") / 1000
    finally:
        context.close()


def seconds(browser: Browser, program: str, url: str, *more: str) -> float:
    """From the request of a page to its curves."""
    started = time.time()
    with window(browser, program, url, *more) as (_, drawn):
        return drawn - started

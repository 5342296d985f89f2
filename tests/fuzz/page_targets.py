"""Addresses and whole pages: what somebody typed behind a page's name, over a log of theirs."""

import logging
import math
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from dashboard.text import numerals
from dashboard.text.languages import LANGUAGES
from dashboard.views.lessons import LESSONS
from dashboard.views.state import figure_focus
from dashboard.views.state.page import all_views
from tests.fuzz.target import Target
from tests.logs.promises import BrokenPromise

ASKED = (
    "lang=en&view=metric&metric=loss.val&x=epoch&smoothing=0.6&zoom=epoch_1_5&find=lr",
    "lang=pt-BR&facet=lr&summary=median&target=loss:0.5&lamps=fit-good&pick=4abcd&live=off",
    "lang=en&run=log.csv&from=log.csv&to=log.csv&budget=2&by=loss&last-given=10&apart=on",
    "lang=pt-BR&lesson=two-weights&surface=valley&condition=9&u=1&v=-1&rate=0.1&steps=3",
)
LOG = "\nepoch,train_loss,val_loss,lr\n" + "".join(
    f"{n},{2 / n:.3f},{2.2 / n + n / 90:.3f},0.1\n" for n in range(1, 12)
)
MOST_NAMES = 40  # of an address; a browser sends what it is told, and a page reads a few


def page_targets() -> Iterator[Target]:
    """Each with the texts that it begins with."""
    texts = ("epoch_12_20", "last-10_-3_1e9", "0.25", "true", "1,5 %", "2 × 10⁻³")
    yield Target("addresses", tuple((f"a{n}", one.encode()) for n, one in enumerate(texts)), _part)
    seeds = [
        (view.name, f"{ASKED[number % len(ASKED)]}{LOG}".encode())
        for number, view in enumerate(all_views())
    ]
    yield Target("whole pages", tuple(seeds), _page, is_limited=False)


def _part(_: str, data: bytes) -> None:
    """A value of an address, by everything that reads one."""
    text = data.decode("utf-8", "replace")
    stretch = figure_focus.read(text)
    if stretch is not None:
        unit, start, end = stretch
        if not (math.isfinite(end - start) and start < end):
            raise BrokenPromise("a stretch of an axis that is none")
        figure_focus.read(figure_focus.write(unit, start, end))
    for lesson in LESSONS.values():
        for read in lesson.READERS.values():
            with suppress(ValueError):
                value = read(text)
                if isinstance(value, float) and not math.isfinite(value):
                    raise BrokenPromise("a number of a lesson that is none")
    for lang in LANGUAGES:
        value = numerals.read(text, lang)
        if value is not None and not math.isfinite(value):
            raise BrokenPromise("a number that somebody wrote is none")


def _page(name: str, data: bytes) -> None:
    """The page called ``name``: the first line is its address, the rest a log of its own."""
    from tests.attacks import drawn_pages  # noqa: PLC0415 (Streamlit, for this target alone)

    _alone()
    asked, _, log = data.partition(b"\n")
    told = parse_qs(asked.decode("utf-8", "replace"), keep_blank_values=True)
    address = {key: value for key, value in list(told.items())[:MOST_NAMES] if key}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "log.csv").write_bytes(log)
        with drawn_pages.heard() as faults:
            wrong = drawn_pages.errors(drawn_pages.opened(name, [folder], address))
    if faults or wrong:
        raise BrokenPromise((*faults, *wrong)[0][:300])


@lru_cache(maxsize=1)
def _alone() -> None:
    """Keep nothing among the user's files, and say nothing."""
    kept = tempfile.mkdtemp(prefix="curva-fuzz-")
    os.environ |= {"CURVA_CACHE": "", "XDG_CONFIG_HOME": kept, "XDG_DATA_HOME": kept}
    logging.disable(logging.INFO)
    logging.getLogger("dashboard.model.contained").propagate = False

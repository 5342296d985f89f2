"""Figures that were drawn, written out for the page, shared by all sessions that ask for the same.

A figure depends on its kind, its runs with their points, the report, the language with a person's
own names, and the options.  Who comes back to a page, or opens it after somebody else, gets what is
there; of several who ask at once one draws, and the others wait for it.
"""

import json
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from dashboard.charts.axes.picking import SEEN
from dashboard.charts.data.extent import Extent
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.figures.failure_note import NOTE
from dashboard.charts.figures.pointer_reading import reading_of
from dashboard.charts.options import FigureOptions
from dashboard.charts.vega import to_spec
from dashboard.charts.vega.compose import AnyChart
from dashboard.charts.vega.line_shapes import shaped
from dashboard.diagnosis.report import Report
from dashboard.model.contained import Failure, overheard, repeat
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

MOST_BYTES = 64 << 20
"""Of all figures that are kept, about a hundred; the one not asked for longest goes first."""


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """One figure as a page sends it; nobody may change its specification.

    ``reading`` is what the page reads at the pointer, as JSON; empty where it reads nothing.
    ``outlines`` are the characters of the tables that the specification holds as text.
    """

    spec: Mapping[str, Any]
    reading: str = ""
    failures: tuple[Failure, ...] = ()  # of the figure and of its marks
    outlines: int = 0

    @property
    def is_note(self) -> bool:
        """Whether it could not be drawn, and only says so."""
        return bool(self.spec.get("name") == NOTE)

    @property
    def description(self) -> str:
        """What it shows, in words."""
        return str(self.spec.get("description", ""))

    @property
    def parameters(self) -> frozenset[str]:
        """The names of what a click or a drag sets in it."""
        return frozenset(one["name"] for one in self.spec.get("params", ()))

    @property
    def seen(self) -> Extent:
        """The stretch of the x axis that it shows, of one that can be clicked."""
        low, high = self.spec["usermeta"][SEEN]
        return Extent(low, high)

    @property
    def size(self) -> int:
        """Its bytes, about."""
        tables = sum(map(len, self.spec.get("datasets", {}).values()))
        return tables + self.outlines + len(self.reading) + _SPEC_BYTES


_SPEC_BYTES = 200_000  # of the dictionaries of a specification without its tables


def written(chart: AnyChart, reading: str = "", failures: Sequence[Failure] = ()) -> DrawnFigure:
    """A chart as a page sends it."""
    spec = to_spec.write(shaped(chart))
    outlines = sum(map(len, to_spec.inline_texts(spec)))
    return DrawnFigure(spec, reading, tuple(failures), outlines)


def drawn(
    kind: ChartKind, book: LogBook, report: Report, words: Sentences, options: FigureOptions
) -> DrawnFigure:
    """The figure of ``kind``, drawn now if nobody has asked for it yet.

    Its failures are reported as if it were drawn now.
    """

    def draw() -> DrawnFigure:
        with overheard() as failures:
            chart, panels = kind.drawn(book, report, words, options)
            reading = json.dumps(reading_of(panels)) if options.focus.is_read else ""
            return written(chart, reading, failures)

    parts = (*book.runs, *book.series.values(), *book.changes, book.receipt, words.everyone)
    key = (kind.name, words.lang, tuple(sorted(words.names.items())), options)
    figure = _figures.of(report, key, parts, draw)
    repeat(figure.failures)
    return figure


class DrawnFigures:
    """The figures of every session, within a bound."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        """None is drawn yet."""
        self._most = most_bytes
        self._held: OrderedDict[Hashable, tuple[DrawnFigure, tuple[object, ...]]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._known: set[int] = set()  # ids of the reports that figures are held of
        self._lock = Lock()

    def of(
        self,
        report: Report,
        key: Hashable,
        parts: Sequence[object],
        draw: Callable[[], DrawnFigure],
    ) -> DrawnFigure:
        """The figure of ``key`` and of the very objects ``parts``; they and it go with the report.

        A key with something that has no hash is drawn each time.
        """
        whole = (id(report), key, tuple(map(id, parts)))
        try:
            hash(whole)
        except TypeError:
            return draw()
        found = self._found(whole)
        if found is not None:
            return found
        with self._alone(whole):
            found = self._found(whole)
            return found if found is not None else self._keep(report, whole, parts, draw())

    def __len__(self) -> int:
        """How many figures are held."""
        return len(self._held)

    def _found(self, whole: Hashable) -> DrawnFigure | None:
        with self._lock:
            held = self._held.get(whole)
            if held is None:
                return None
            self._held.move_to_end(whole)
            return held[0]

    @contextmanager
    def _alone(self, whole: Hashable) -> Iterator[None]:
        """While the block runs, nobody else draws the same."""
        with self._lock:
            lock = self._making.setdefault(whole, Lock())
        try:
            with lock:
                yield
        finally:
            with self._lock:
                self._making.pop(whole, None)

    def _keep(
        self, report: Report, whole: Hashable, parts: Sequence[object], figure: DrawnFigure
    ) -> DrawnFigure:
        with self._lock:
            if id(report) not in self._known:
                self._known.add(id(report))
                weakref.finalize(report, self._forget, id(report)).atexit = False
            self._held[whole] = figure, tuple(parts)
            size = sum(one.size for one, _ in self._held.values())
            while size > self._most and len(self._held) > 1:
                _, (oldest, _) = self._held.popitem(last=False)
                size -= oldest.size
        return figure

    def _forget(self, report: int) -> None:
        """Let go of the figures of a report that is gone."""
        with self._lock:
            self._known.discard(report)
            for whole in [one for one in self._held if one[0] == report]:  # type: ignore[index]
                del self._held[whole]


_figures = DrawnFigures()

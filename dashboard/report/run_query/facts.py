"""What a name in a query stands for: of every run the values that it can be compared with.

* a setting, by its name in the log or by the one on the page: ``lr``, ``otimizador``;
* a metric at its end, the median of its last values: ``loss``, which is measured on held-out data
  where there is some, ``loss.train``; at its best with ``best.`` before it;
* ``final``: the end of what the runs are ranked by;
* an indicator of the diagnosis: ``indicator.fit``, ``indicator`` for any of them, with the code of
  a state, its words, or ``ok``, ``warn``, ``bad``, ``unknown``;
* ``name``, ``source``, ``epochs``, ``steps``.

A name that is both a setting and a metric is both: ``loss=mse`` and ``loss<0.1``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from itertools import chain

import numpy as np

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.standings import Standings, measured_split, standings
from dashboard.diagnosis.verdict import LampName
from dashboard.model.metrics import COUNTS, is_upward
from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import FloatArray, Split
from dashboard.report.run_query.folding import folded_name
from dashboard.report.tone import tone
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences

Value = str | float | bool
Column = Sequence[Sequence[Value]]
"""Of every run, in the order of the book, the values that a name stands for."""

BEST = "best."
LAMP = ("indicator", "indicador", "lamp")
"""What the indicators are asked for by: as both languages call them, and as the JSON does."""
OF_THE_BOOK = ("accuracy", "loss")

MOST_NEAR = 3
"""Names that are offered in the place of one that is not known."""


@dataclass(frozen=True)
class Facts:
    """The columns of one book, each worked out when it is asked for."""

    book: LogBook
    report: Report
    words: Sentences
    _measured: dict[tuple[str, Split], Standings] = field(default_factory=dict)

    def column(self, name: str) -> Column | None:
        """The column of ``name``; ``None`` where nobody knows the name."""
        known = folded_name(name)
        found = [one for one in (self._setting(known), self._metric(name, known)) if one]
        if found:
            return [[*chain.from_iterable(own)] for own in zip(*found, strict=True)]
        return self._lamp(known) or self._other(known)

    def near(self, name: str) -> list[str]:
        """Known names that look like ``name``, or the first of all where none does."""
        known = {folded_name(one): one for one in reversed(self._names)}
        close = get_close_matches(folded_name(name), known, MOST_NEAR)
        return [known[one] for one in close] or list(self._names[:MOST_NEAR])

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """What can be asked for, settings first."""
        lamps = (f"{LAMP[0]}.{name.value}" for name in LampName)
        metrics = (one for one in sorted(self.book.points_by_metric()) if one not in COUNTS)
        others = ("final", "epochs", "steps", "name", "source")
        return (*dict.fromkeys(self._settings.values()), *metrics, *others, *lamps)

    @cached_property
    def _settings(self) -> Mapping[str, str]:
        """The settings by their folded names: those of the logs, then those of both languages."""
        every = list(dict.fromkeys(name for run in self.book.runs for name in run.config))
        names = {folded_name(one): one for one in reversed(every)}
        for lang in LANGUAGES:
            words = self.words if lang == self.words.lang else Sentences(lang)
            for one in every:
                names.setdefault(folded_name(words.setting_name(one)), one)
        return names

    def _setting(self, known: str) -> Column | None:
        name = self._settings.get(known)
        if name is None:
            return None
        return [_values(run.config.get(name)) for run in self.book.runs]

    def _metric(self, name: str, known: str) -> Column | None:
        is_best = name.startswith(BEST)
        asked = name.removeprefix(BEST)
        if known == "final":
            objective = self._objective()
            found = self._standings(*objective) if objective else None
        else:
            found = self._named(asked)
        if found is None:
            return None
        return _numbers(found.best if is_best else found.end)

    def _named(self, asked: str) -> Standings | None:
        """The standings of ``loss`` or ``loss.test``."""
        metrics = self.book.points_by_metric()
        if asked in metrics:
            return self._standings(asked, measured_split(self.book, asked, None))
        metric, _, part = asked.rpartition(".")
        if metric not in metrics or part not in {split.value for split in Split}:
            return None
        return self._standings(metric, Split(part))

    def _objective(self) -> tuple[str, Split] | None:
        """What the runs are ranked by, else the first of the book's metrics that is logged."""
        best = self.report.best
        if best is not None:
            return best.metric, best.split
        metrics = self.book.points_by_metric()
        first = next((one for one in OF_THE_BOOK if one in metrics), None)
        return (first, measured_split(self.book, first, None)) if first else None

    def _standings(self, metric: str, split: Split) -> Standings:
        key = metric, split
        if key not in self._measured:
            self._measured[key] = standings(
                self.book, metric, split, XUnit.STEP, is_upward=is_upward(metric)
            )
        return self._measured[key]

    def _lamp(self, known: str) -> Column | None:
        head, _, part = known.partition(".")
        if head in LAMP and not part:
            return [self._states(run, tuple(LampName)) for run in self.book.runs]
        asked = part if head in LAMP else known
        name = next((one for one in LampName if asked in self._called(one)), None)
        return [self._states(run, (name,)) for run in self.book.runs] if name else None

    def _called(self, name: LampName) -> set[str]:
        said = (Sentences(lang).lamp(name) for lang in LANGUAGES)
        return {name.value, *map(folded_name, said)}

    def _states(self, run: Run, names: Sequence[LampName]) -> list[Value]:
        """The states of some lamps of a run: their codes, their looks, their words."""
        diagnosis = self.report.by_id.get(run.run_id)
        found: list[Value] = []
        for name in names:
            lamp = diagnosis.lamps.get(name) if diagnosis is not None else None
            if lamp is not None:
                said = (Sentences(lang).state_name(name, lamp.state) for lang in LANGUAGES)
                found += [lamp.state.value, tone(lamp.state).value, *said]
        return found

    def _other(self, known: str) -> Column | None:
        titles = self.words.run_titles(self.book.runs) if known == "name" else {}
        settings = self.words.settings_title
        own: Mapping[str, Callable[[Run], list[Value]]] = {
            "name": lambda run: [titles[run.run_id], settings(run), run.label, run.run_id],
            "source": lambda run: [run.source],
            "epochs": lambda run: self._last(run, "epoch"),
            "steps": lambda run: self._last(run, "step"),
        }
        return [own[known](run) for run in self.book.runs] if known in own else None

    def _last(self, run: Run, axis: str) -> list[Value]:
        """How far a run has come on an axis of its log."""
        many = [getattr(one, axis) for one in self.book.series.get(run.run_id, ())]
        ends = [float(np.nanmax(one)) for one in many if np.isfinite(one).any()]
        return [max(ends)] if ends else []


def _values(value: Setting) -> list[Value]:
    return [] if value is None else [value if isinstance(value, bool | int | float) else str(value)]


def _numbers(values: FloatArray) -> Column:
    return [[float(one)] if np.isfinite(one) else [] for one in values]

"""Runs and settings called by their names, in one language: by their settings, or as a person does.

The names themselves are made in :mod:`dashboard.text.run_names`.  A run has one name wherever it is
named, whole or shortened: that among all runs of its set, not among those that a figure shows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from dashboard.model.run import Run, Setting
from dashboard.text import run_names, setting_words
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.run_names import RunName
from dashboard.text.shortening import shortened

LABEL = 36
"""Characters in a row at the end of a curve; more would leave the curves no space."""

MOST_ROWS = 2
"""Rows of a label, where there is room above and below."""

SHORTEST_LABEL = 14
"""Characters of a label between two panels of one row; some more where it has a seed."""


@dataclass(frozen=True, slots=True)
class _Called:
    """What all runs of a set are called, by their ids."""

    whole: Mapping[str, str]
    labels: Mapping[str, str]
    rows: Mapping[str, str]
    short: Mapping[str, str]


class RunNamer:
    """The names of runs and of settings."""

    def __init__(
        self, lang: str, names: Mapping[str, str] | None = None, everyone: Sequence[Run] = ()
    ) -> None:
        """Speak ``lang``, one of :data:`dashboard.text.languages.LANGUAGES`.

        ``names`` are a person's own names of some runs, by run id: they replace the settings
        wherever a run is named.  ``everyone`` are the runs of the open set, see :meth:`among`.
        """
        self.lang = lang
        self.texts = Catalogue(lang)
        self.names = names or {}
        self.everyone = everyone
        self._by_id = {run.run_id: run for run in everyone}
        self._called: dict[str, tuple[Sequence[Run], _Called]] = {}

    def among(self, everyone: Sequence[Run]) -> Self:
        """The same words, with each run named as one of ``everyone``, however few are shown."""
        if everyone is self.everyone:
            return self
        return type(self)(self.lang, self.names, everyone)

    def run_title(self, run: Run) -> str:
        """The name of a run; among no others that of its folder."""
        return self._call((run,)).whole[run.run_id]

    def run_titles(self, runs: Sequence[Run]) -> Mapping[str, str]:
        """The name of every run by its id: the settings that differ, then the seed."""
        return self._call(runs).whole

    def run_labels(self, runs: Sequence[Run]) -> Mapping[str, str]:
        """The same in fewer words, no two alike: each value with its setting."""
        return self._call(runs).labels

    def run_rows(self, runs: Sequence[Run]) -> Mapping[str, str]:
        """The same in one row of a figure, if need be without words or cut."""
        return self._call(runs).rows

    def short_run_labels(self, runs: Sequence[Run]) -> Mapping[str, str]:
        """The same in still fewer, for narrow places: ``1024→64``, ``0,5``."""
        return self._call(runs).short

    def settings_title(self, run: Run) -> str:
        """Batch size and rate of a run in words, whether they tell it from others or not."""
        return run_names.settings_title(run, self.texts)

    def setting_name(self, name: str) -> str:
        """A hyper-parameter's name in words."""
        return setting_words.setting_name(name, self.texts)

    def setting_value(self, value: Setting) -> str:
        """A hyper-parameter's value as text."""
        return setting_words.setting_value(value, self.texts)

    def setting_text(self, run: Run, name: str) -> str:
        """A hyper-parameter of a run as text, also one that changed on the way; "" if unknown."""
        return setting_words.setting_text(run, name, self.texts)

    def _call(self, runs: Sequence[Run]) -> _Called:
        """The names of everyone if ``runs`` are among them, else of ``runs`` among themselves.

        Kept for everyone and for the last other tuple of runs: a page needs them many times.
        """
        is_known = runs is self.everyone or all(self._by_id.get(run.run_id) == run for run in runs)
        place, those = ("everyone", self.everyone) if is_known and runs else ("others", runs)
        kept = self._called.get(place)
        if kept is not None and kept[0] is those:
            return kept[1]
        called = self._shortened(run_names.run_names(those, self.texts))
        if isinstance(those, tuple) or place == "everyone":
            self._called[place] = those, called
        return called

    def _shortened(self, made: Mapping[str, RunName]) -> _Called:
        """The names in their three lengths, a person's own in the place of ours."""
        own = {one: name for one in made if (name := plain(self.names.get(one, "")))}
        whole = {one: own.get(one, name.whole) for one, name in made.items()}
        worded = {one: own.get(one, name.worded) for one, name in made.items()}
        brief = {one: own.get(one, name.brief) for one, name in made.items()}
        has_seeds = any(name.has_seed for name in made.values())
        short = run_names.SEEDED_LABEL if has_seeds else SHORTEST_LABEL
        rows = _fitting(whole, brief, LABEL)
        is_long = max(map(len, whole.values()), default=0) > LABEL
        return _Called(
            _fitting(whole, worded, NAME_LIMIT),
            worded if is_long and all(map(_can_be_folded, worded.values())) else rows,
            rows,
            _fitting(brief, brief, short),
        )


def folded(name: str, room: int) -> list[str]:
    """A name in rows of at most ``room`` characters, parted where settings join.

    A setting that is longer is a row by itself.
    """
    rows: list[str] = []
    for part in name.split(run_names.JOINT):
        longer = f"{rows[-1]}{run_names.JOINT}{part}" if rows else part
        if rows and len(longer) <= room:
            rows[-1] = longer
        else:
            rows.append(part)
    return rows


def _can_be_folded(name: str) -> bool:
    """Whether a name fits into the rows of a label."""
    rows = folded(name, LABEL)
    return len(rows) <= MOST_ROWS and all(len(row) <= LABEL for row in rows)


def _fitting(whole: Mapping[str, str], brief: Mapping[str, str], limit: int) -> Mapping[str, str]:
    """The whole names if all have room, else the brief ones, made shorter together."""
    said = whole if max(map(len, whole.values()), default=0) <= limit else brief
    cut = shortened(said.values(), limit)
    return {one: cut[text] for one, text in said.items()}

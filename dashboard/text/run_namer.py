"""Runs and settings called by their names, in one language: by their settings, or as a person does.

The names themselves are made in :mod:`dashboard.text.run_names`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from dashboard.model.run import Run, Setting
from dashboard.text import run_names
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import NAME_LIMIT, plain, shorten


class RunNamer:
    """The names of runs and of settings."""

    def __init__(self, lang: str, names: Mapping[str, str] | None = None) -> None:
        """Speak ``lang``, one of :data:`dashboard.text.languages.LANGUAGES`.

        ``names`` are a person's own names of some runs, by run id: they replace the settings
        wherever a run is named.
        """
        self.lang = lang
        self.texts = Catalogue(lang)
        self.names = names or {}
        self._called: dict[str, tuple[Sequence[Run], Mapping[str, str]]] = {}

    def run_title(self, run: Run) -> str:
        """The settings of a run in words: ``Lote 64 · taxa 0,01``."""
        return self._named({run.run_id: run_names.title(run, self.texts)}, NAME_LIMIT)[run.run_id]

    def run_titles(self, runs: Sequence[Run]) -> Mapping[str, str]:
        """The title of every run by its id, with its seed or name where settings are equal."""
        return self._call(run_names.titles, runs, NAME_LIMIT)

    def run_label(self, run: Run, varying: Collection[str] = ()) -> str:
        """The settings of a run that vary, short: ``64 · 0,01``."""
        return run_names.label(run, varying, self.texts)

    def run_labels(self, runs: Sequence[Run]) -> Mapping[str, str]:
        """A short label for every run by its id, no two alike if their names differ."""
        return self._call(run_names.labels, runs, run_names.SHORT_LABEL)

    def short_run_labels(self, runs: Sequence[Run]) -> Mapping[str, str]:
        """A label of a few characters for every run by its id, for narrow places."""
        return self._call(run_names.short_labels, runs, run_names.SHORTEST_LABEL)

    def setting_name(self, name: str) -> str:
        """A hyper-parameter's name in words."""
        return run_names.setting_name(name, self.texts)

    def setting_value(self, value: Setting) -> str:
        """A hyper-parameter's value as text."""
        return run_names.setting_value(value, self.texts)

    def setting_text(self, run: Run, name: str) -> str:
        """A hyper-parameter of a run as text, also one that changed on the way; "" if unknown."""
        return run_names.setting_text(run, name, self.texts)

    def _call(
        self,
        name_all: Callable[[Sequence[Run], Catalogue], Mapping[str, str]],
        runs: Sequence[Run],
        limit: int,
    ) -> Mapping[str, str]:
        """The names by ``name_all``, cached for the last tuple of runs.

        A page needs those of its log book many times in each drawing.
        """
        kept = self._called.get(name_all.__name__)
        if kept is not None and kept[0] is runs:
            return kept[1]
        called = self._named(name_all(runs, self.texts), limit)
        if isinstance(runs, tuple):
            self._called[name_all.__name__] = runs, called
        return called

    def _named(self, texts: Mapping[str, str], limit: int) -> Mapping[str, str]:
        """``texts`` by run id, with the person's own names in at most ``limit`` characters."""
        if not self.names:
            return texts
        named = {one: self.names.get(one) for one in texts}
        return {one: shorten(plain(named[one] or ""), limit) or texts[one] for one in texts}

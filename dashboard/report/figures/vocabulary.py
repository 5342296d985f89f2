"""What the cells of a table are called: by our codes, for programs, or in the words of a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.charts.data.outcomes import Fate
from dashboard.model.run import Run
from dashboard.text.escape import plain
from dashboard.text.run_names import varying
from dashboard.text.sentences import Sentences
from dashboard.text.setting_words import FIRST

NAME_LIMIT = 500
"""Characters of a name in a file: a path is kept whole, an endless name is not."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a table names its columns, metrics, parts of the data, ends of runs and settings."""

    column: Callable[[str], str]
    metric: Callable[[str], str]
    split: Callable[[str], str]
    fate: Callable[[Fate], str]
    setting: Callable[[Run, str], str]  # of a run, one that it has
    between: str  # two settings

    def settings(self, runs: Sequence[Run]) -> dict[str, str]:
        """Batch size, rate and every other setting in which the runs differ, by run id."""
        names = list(dict.fromkeys([*FIRST, *varying(runs)]))
        return {
            run.run_id: self.between.join(
                self.setting(run, name) for name in names if run.config.get(name) is not None
            )
            for run in runs
        }


def run_name(run: Run) -> str:
    """The run's id, which tells it from all others of the book."""
    return plain(run.run_id, NAME_LIMIT)


def _code(run: Run, name: str) -> str:
    return f"{plain(name, NAME_LIMIT)}={plain(str(run.config[name]), NAME_LIMIT)}"


CODES = Vocabulary(
    column=str,
    metric=lambda metric: plain(metric, NAME_LIMIT),
    split=str,
    fate=lambda fate: fate.value,
    setting=_code,
    between=" ",
)
"""The same in every language, so that a program that reads one file reads them all."""


def in_words(words: Sentences) -> Vocabulary:
    """Everything as a person of one language reads it."""
    return Vocabulary(
        column=lambda name: words.say(f"export-column-{name.replace('_', '-')}"),
        metric=words.metric,
        split=words.split,
        fate=lambda fate: words.say(f"export-fate-{fate.value}"),
        setting=lambda run, name: (
            f"{words.setting_name(name)} {words.setting_value(run.config[name])}"
        ),
        between=" · ",
    )

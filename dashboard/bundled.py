"""The logs that travel with the program, from a checkout and from an installed wheel.

In a checkout they lie beside the packages, in ``sample_logs/``; a wheel carries them inside
``dashboard/``, so that nothing but the two packages is put into the folder of installed packages.
A study is a folder of runs; the trainer notes in each run's settings in which group it is offered.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "sample_logs"

GROUPS = (
    "textbook",
    "learning_rate",
    "batch",
    "schedules",
    "optimizers",
    "fit",
    "losses",
    "broken",
)
"""The groups of studies, the first one offered first; `group` in the trainer's studies is one."""

SETTINGS = "hparams.yaml"
_LABEL = re.compile(r"^(study_group|figure): *(\w+) *$", re.MULTILINE)
_LAST = 1_000  # after every figure of the textbook


@dataclass(frozen=True, slots=True)
class Study:
    """A bundled study: the name of its folder, and its group; ``""`` where its runs name none."""

    name: str
    group: str


def samples_folder(package: Path = _PACKAGE) -> Path:
    """The folder of the bundled studies; where neither place has one, the checkout's."""
    inside = package / _NAME
    return inside if inside.is_dir() else package.parent / _NAME


def studies(folder: Path) -> tuple[Study, ...]:
    """The studies in ``folder`` by group; in a group the textbook's figures first, then by name."""
    found: list[tuple[int, str, int, str, Study]] = []
    for settings in sorted(folder.glob(f"*/*/{SETTINGS}")):
        name = settings.parent.parent.name
        if found and found[-1][3] == name:
            continue  # what one run says, all of the study say
        labels: dict[str, str] = {}
        with suppress(OSError, UnicodeDecodeError):
            labels = dict(_LABEL.findall(settings.read_text("utf-8")))
        group = labels.get("study_group", "")
        place = GROUPS.index(group) if group in GROUPS else len(GROUPS)
        figure = labels.get("figure", "")
        number = int(figure) if figure.isdecimal() else _LAST
        found.append((place, group, number, name, Study(name, group)))
    return tuple(study for *_, study in sorted(found, key=lambda one: one[:4]))

"""Names of families, so that a finding can name the family that it is about.

The name is what differs: the first setting, with those of model and data before all others, that
has another value in every family; else what remains of the runs' names; else the folder; else as
many settings as it takes.
"""

import posixpath
from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.diagnosis.siblings.evidence import Facts
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.name_parts import rest_of
from dashboard.diagnosis.siblings.recipe import family_key, is_defining
from dashboard.model.run import Setting

FOLDER, SETTINGS = "folder", "settings"
"""What ``family_by`` is where the name is no single setting's value."""


def family_names(families: Sequence[Family]) -> list[Facts]:
    """The evidence that names each family, in their order.

    ``family`` is the name and ``family_by`` the setting that it is the value of, or ``folder``, or
    ``settings`` where the name spells several; both are empty for a family alone.
    """
    if len(families) < 2:
        return [{"family": "", "family_by": ""} for _ in families]
    differing = _differing(families)
    for name in differing:
        values = [_value(family, name) for family in families]
        if "" not in values and len(set(values)) == len(values):
            return [{"family": value, "family_by": name} for value in values]
    for name_of in (_words, _folder):
        called = [name_of(family) for family in families]
        if "" not in called and len(set(called)) == len(called):
            return [{"family": name, "family_by": FOLDER} for name in called]
    return [{"family": name, "family_by": SETTINGS} for name in _spelled(families, differing)]


def _differing(families: Sequence[Family]) -> list[str]:
    """The settings that are not the same in all families, those that define them first."""
    shared = [dict(family_key(family.members[0].curves.run)) for family in families]
    names = {name for settings in shared for name in settings if name}
    differing = (name for name in names if len({one.get(name) for one in shared}) > 1)
    return sorted(differing, key=lambda name: (not is_defining(name), name))


def _spelled(families: Sequence[Family], differing: Sequence[str]) -> list[str]:
    """Names of as few settings as distinguish the families; without any, the id of a run."""
    named: list[str] = []
    spelled = [""] * len(families)
    for name in differing:
        longer = [_spelling(family, [*named, name]) for family in families]
        if len(set(longer)) > len(set(spelled)):
            named, spelled = [*named, name], longer
    pairs = zip(spelled, families, strict=True)
    return [text or family.members[0].run_id for text, family in pairs]


def _spelling(family: Family, names: Sequence[str]) -> str:
    values = ((name, _value(family, name)) for name in names)
    return ", ".join(f"{name} {value}" for name, value in values if value != "")


def _value(family: Family, name: str) -> float | int | str:
    """A setting's value as text: a list's items joined by hyphens, "" if unknown."""
    value: Setting = family.members[0].curves.run.config.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return "-".join(str(item) for item in value)
    return str(value) if value is not None else ""


def _words(family: Family) -> str:
    """The words that the names of all runs of the family share, "" without any."""
    remainders = [rest_of(member.curves.run) for member in family.members]
    every = [(*(word for _, word in rest.known), *rest.words) for rest in remainders]
    return " ".join(word for word in every[0] if all(word in words for words in every))


def _folder(family: Family) -> str:
    """The name of the innermost folder that holds all runs of the family, "" if none does."""
    parents = [str(PurePosixPath(member.curves.run.source).parent) for member in family.members]
    absolute = {parent.startswith("/") for parent in parents}
    return PurePosixPath(posixpath.commonpath(parents)).name if len(absolute) == 1 else ""

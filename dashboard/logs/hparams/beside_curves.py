"""Settings that stand in one mapping with the curves of a run."""

from collections.abc import Mapping
from typing import Any

from dashboard.logs.hparams.side_files import canonical
from dashboard.model.run import Setting

NESTED = ("config", "params", "hyperparameters", "args", "hparams", "settings")
"""Names of mappings that hold settings, not curves."""


def settings_beside(value: Mapping[str, Any]) -> dict[str, Setting]:
    """The plain values of the mapping, and those of the mappings of settings in it."""
    plain = {key: one for key, one in value.items() if isinstance(one, str | int | float | bool)}
    nested = [value[key] for key in NESTED if isinstance(value.get(key), Mapping)]
    return canonical({**plain, **{key: one for each in nested for key, one in each.items()}})

"""What is found by a scan of a folder: of every module of a package the constant it ends with.

A module that cannot be loaded, or lacks what all of its folder have, costs what it would have given
alone: it is named as a failure whenever somebody asks for what there is.
"""

import importlib
import pkgutil
from functools import cache, partial
from types import ModuleType
from typing import Any

from dashboard.model.contained import Failure, Stage, contained, overheard, repeat


def scanned(package: ModuleType, constant: str, *, all_have_it: bool = True) -> tuple[Any, ...]:
    """Every ``constant`` of the modules directly in ``package``, by module name.

    Unless ``all_have_it``, modules without one are something else and are passed over.
    """
    found, failures = _found(package, constant, all_have_it)
    repeat(failures)
    return found


@cache
def _found(
    package: ModuleType, constant: str, all_have_it: bool
) -> tuple[tuple[Any, ...], tuple[Failure, ...]]:
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    found = []
    with overheard() as failures:
        for name in names:
            load = partial(_loaded, f"{package.__name__}.{name}", constant, all_have_it)
            found += contained(Stage.LOAD, name, load, lambda _: [])
    return tuple(found), tuple(failures)


def _loaded(name: str, constant: str, all_have_it: bool) -> list[Any]:
    module = importlib.import_module(name)
    if not all_have_it and not hasattr(module, constant):
        return []
    return [getattr(module, constant)]

"""The parts of Altair that it has no public way to, all in this file.

``properties`` reads what was set on one of Altair's objects.  ``to_dict`` gives it too, but checks
every part against the schema and looks up the type of every field: of four panels of a hundred runs
that takes 190 ms, and :mod:`dashboard.charts.vega.to_spec` takes 4 ms.

``unchecked`` leaves out the same checks while a figure is put together: 38 ms in the place of 60
for those four panels.  The tests write every figure both ways, which checks it, and
``tests/charts/test_altair_internals.py`` says when a release of Altair has changed one of these
parts.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

import altair as alt
from altair.utils import schemapi


def properties(value: alt.SchemaBase) -> Mapping[str, Any]:
    """What was set on one of Altair's objects, by name; ``alt.Undefined`` where it was not."""
    found: Mapping[str, Any] = value._kwds  # noqa: SLF001
    return found


def wrapped(value: alt.SchemaBase) -> tuple[Any, ...]:
    """The bare value of an object that stands for one, such as a colour; empty for all others."""
    return tuple(value._args)  # noqa: SLF001


def unchecked() -> AbstractContextManager[None]:
    """Put charts together without a check of each part; they are checked when written out.

    The switch is Altair's, one for all threads: where two draw at once, one may check after all.
    """
    return schemapi.debug_mode(False)

"""What the page *Class* is put together from; what it knows stands in ``dashboard/classroom/``."""

from types import ModuleType

from dashboard.views.classroom import blind, cells, exercises, textbook

PARTS: dict[str, ModuleType] = {
    module.NAME: module for module in (exercises, blind, cells, textbook)
}
"""The parts in their order; each has a ``NAME`` and ``draw``."""

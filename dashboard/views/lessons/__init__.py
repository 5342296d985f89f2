"""What the page *Lesson* is put together from: the player, and what is said of a play.

Every step is taken in the browser (``js/``); the server hears of a play only once it has come to
rest, to keep it in the address and to judge it.
"""

from types import ModuleType

from dashboard.views.lessons import batch, one_weight, perceptron, remedies, two_weights

LESSONS: dict[str, ModuleType] = {
    module.NAME: module for module in (one_weight, batch, two_weights, perceptron, remedies)
}
"""The lessons in their order; each has a ``NAME``, the ``READERS`` of its address, and ``draw``."""

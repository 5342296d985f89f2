"""What is found by a scan: the exercises, and the textbook's figures, one file each."""

import dashboard.classroom.exercises
import dashboard.classroom.textbook
from dashboard.classroom.exercise import Exercise
from dashboard.classroom.textbook_figure import TextbookFigure
from dashboard.model.scanned import scanned


def all_exercises() -> tuple[Exercise, ...]:
    """Every ``EXERCISE`` of ``exercises/``, in their order."""
    found: tuple[Exercise, ...] = scanned(dashboard.classroom.exercises, "EXERCISE")
    return tuple(sorted(found, key=lambda one: one.order))


def all_figures() -> tuple[TextbookFigure, ...]:
    """Every ``FIGURE`` of ``textbook/``, in their order."""
    found: tuple[TextbookFigure, ...] = scanned(dashboard.classroom.textbook, "FIGURE")
    return tuple(sorted(found, key=lambda one: one.order))

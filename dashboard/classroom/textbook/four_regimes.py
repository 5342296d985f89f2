"""The four cases of the learning rate: very high, high, low, good; the training loss alone."""

from dashboard.classroom.answers import Said
from dashboard.classroom.textbook_figure import Part, TextbookFigure

FIGURE = TextbookFigure(
    "four-regimes",
    4,
    (
        Part("very-high", "laranja", looks=Said.DIVERGED),
        Part("high", "lilás", looks=Said.UNSTEADY),
        Part("low", "azul", looks=Said.SLOW),
        Part("good", "verde", looks=Said.HEALTHY),
    ),
    dataset="",
    optimizer="",
    is_loss_alone=True,
)

"""Chapter 38, figure 1: a large batch loses accuracy, and a tenfold rate brings it back."""

from dashboard.classroom.textbook_figure import Part, Stretch, TextbookFigure

FIGURE = TextbookFigure(
    "chapter-38-first",
    1,
    (
        Part("small-batch", "laranja", (Stretch(64, 0.01, 30),), 0.98),
        Part("large-batch", "lilás", (Stretch(1024, 0.01, 30),), 0.96),
        Part("large-batch-high-rate", "azul", (Stretch(1024, 0.1, 30),), 0.98),
    ),
)

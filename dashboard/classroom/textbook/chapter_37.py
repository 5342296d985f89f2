"""Chapter 37: batches of 64, 256 and 1024 at one rate; the larger, the lower the test accuracy."""

from dashboard.classroom.textbook_figure import Part, Stretch, TextbookFigure

FIGURE = TextbookFigure(
    "chapter-37",
    3,
    (
        Part("batch-64", "laranja", (Stretch(64, 0.01, 30),)),
        Part("batch-256", "azul", (Stretch(256, 0.01, 30),)),
        Part("batch-1024", "lilás", (Stretch(1024, 0.01, 30),)),
    ),
)

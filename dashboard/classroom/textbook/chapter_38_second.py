"""Chapter 38, figure 2: a smaller batch or a higher rate later on; the last 30 epochs alone.

The chapter's text names the switch of the batch the wrong way round; its list, which is followed
here, is right: first 1024, then 64.
"""

from dashboard.classroom.textbook_figure import Part, Stretch, TextbookFigure

LARGE, SMALL = 1024, 64
RATE = 0.01

FIGURE = TextbookFigure(
    "chapter-38-second",
    2,
    (
        Part("reference", "laranja", (Stretch(SMALL, RATE, 30),), 0.98),
        Part("control", "amarelo_neon", (Stretch(LARGE, RATE, 60),)),
        Part("switch-early", "verde", (Stretch(LARGE, RATE, 1), Stretch(SMALL, RATE, 30)), 0.98),
        Part(
            "switch-late",
            "amarelo_escuro",
            (Stretch(LARGE, RATE, 30), Stretch(SMALL, RATE, 30)),
            0.98,
        ),
        Part(
            "rate-raised", "lilás", (Stretch(LARGE, RATE, 30), Stretch(LARGE, 10 * RATE, 30)), 0.98
        ),
    ),
    last_epochs=30,
)

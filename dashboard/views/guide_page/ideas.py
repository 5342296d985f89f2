"""What the courses teach: how a network learns, what to watch, what can be changed.

In sentences of our own, each with its source; a quiz asks which of them chooses the weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from dashboard.text.escape import html
from dashboard.text.pointed import pointed
from dashboard.views.guide_page import chapter_table, quiz
from dashboard.views.guide_page.drawing import ink
from dashboard.views.guide_page.idea_sketches import SHOWN
from dashboard.views.guide_page.lesson_links import lesson_address
from dashboard.views.guide_page.sketch import Sketch
from dashboard.views.state.page import Screen

SIZE = (300.0, 128.0)
"""px of a drawing."""


@dataclass(frozen=True, slots=True)
class Idea:
    """Something taught: the code of its texts, where it is taught, where it can be tried."""

    code: str
    sources: tuple[str, ...]
    lesson: str = ""
    play: Mapping[str, object] = field(default_factory=dict)
    log_set: str = ""
    formula: str = ""
    code_block: str = ""
    more: bool = False  # whether a second paragraph follows


KERAS = """model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x, y, batch_size=64, epochs=30, validation_data=(x_val, y_val))"""

KERAS_NORM = """model.add(keras.layers.Dense(64))
model.add(keras.layers.BatchNormalization(momentum=0.9, epsilon=0.001))
model.add(keras.layers.Activation("relu"))"""

KERAS_FIT = """keras.layers.Dense(64, kernel_regularizer=keras.regularizers.L1(1e-4))
keras.layers.Dense(64, kernel_regularizer=keras.regularizers.L2(1e-4))
keras.layers.Dropout(0.2)"""

GROUPS: Mapping[str, tuple[Idea, ...]] = {
    "learns": (
        Idea("loss-by-weight", ("lesson",), "one-weight", {"loss": "story"}),
        Idea("walker", ("lesson",), "two-weights", {"surface": "hills"}),
        Idea("gradient", ("lesson", "course"), "two-weights"),
        Idea("update", ("course",), "one-weight", {"steps": 2}, formula="θ ← θ − η ∇L(θ)"),
        Idea("loop", ("lesson", "course"), "perceptron"),
        Idea("batches", ("course",), "batch", log_set="gradient"),
        Idea("rates", ("lesson", "course", "slides"), "one-weight", {"four": "true"}),
        Idea("exercise", ("lesson",), "one-weight", {"loss": "exercise"}, log_set="exercise"),
        Idea("carry-over", ("lesson",), "two-weights", {"surface": "narrow"}),
    ),
    "watch": (
        Idea("monitor", ("lesson",)),
        Idea("metric", ("course",)),
        Idea("control", ("chapter",), log_set="switch"),
        Idea("harder", ("chapter",), log_set="learning_rate"),
    ),
    "change": (
        Idea("schedule", ("slides",), "batch", {"decay": "true"}, log_set="schedules"),
        Idea("losses", ("slides",), log_set="losses_values"),
        Idea("compile", ("slides",), code_block=KERAS),
        Idea("overfit", ("course", "slides"), "remedies", log_set="remedies", code_block=KERAS_FIT),
        Idea("underfit", ("slides",), "remedies", log_set="fit_under"),
        Idea("batch-norm", ("slides",), code_block=KERAS_NORM, more=True),
        Idea("flat", ("course",), log_set="broken"),
        Idea("pipeline", ("course",)),
    ),
}
"""All of it, in the order in which one needs it."""


def draw(screen: Screen) -> None:
    """Draw the part of the page."""
    for group, several in GROUPS.items():
        known: set[str] = set()
        articles = "".join(_article(screen, one, known) for one in several)
        st.html(
            f'<h2 class="section">{html(screen.say(f"idea-group-{group}"))}</h2>'
            f'<div class="ideas">{articles}</div>'
        )
        if group == "learns":
            quiz.draw(screen)
        if group == "watch":
            chapter_table.draw(screen)


def _article(screen: Screen, idea: Idea, known: set[str]) -> str:
    name = f"idea-{idea.code}"
    formula = f'<p class="formula">{html(idea.formula)}</p>' if idea.formula else ""
    says = _with_code(screen, screen.say(f"{name}-says"), known)
    more = f"<p>{pointed(screen.say(f'{name}-more'), screen.texts, known)}</p>" if idea.more else ""
    code = f"<pre><code>{_code(idea.code_block)}</code></pre>" if idea.code_block else ""
    return (
        f'<article id="{name}"><h3>{html(screen.say(name))}</h3>{_picture(screen, idea)}'
        f"{formula}<p>{says}</p>{more}{code}"
        f'<p class="meta">{_links(screen, idea)} {_sources(screen, idea)}</p></article>'
    )


def _with_code(screen: Screen, text: str, known: set[str]) -> str:
    """The text with its terms to point at, what stands between backticks as code."""
    return "".join(
        f"<code>{html(part)}</code>" if number % 2 else pointed(part, screen.texts, known)
        for number, part in enumerate(text.split("`"))
    )


def _code(block: str) -> str:
    return "\n".join(
        line[: len(line) - len(line.lstrip())] + html(line) for line in block.splitlines()
    )


def _picture(screen: Screen, idea: Idea) -> str:
    draws = SHOWN.get(idea.code)
    if draws is None:
        return ""
    pen = Sketch.on(ink(screen.theme), SIZE)
    draws(pen, screen)
    return pen.drawing.image(screen.say(f"idea-{idea.code}-alt"))


def _links(screen: Screen, idea: Idea) -> str:
    links = []
    if idea.lesson:
        links.append((lesson_address(screen, idea.lesson, **idea.play), "idea-play"))
    if idea.log_set:
        links.append((html(f"curves?lang={screen.lang}&set={idea.log_set}"), "idea-open"))
    title = html(screen.say(f"idea-{idea.code}"))
    return " · ".join(
        f'<a href="{address}" target="_self" aria-label="{html(screen.say(words))}: {title}">'
        f"{html(screen.say(words))}</a>"
        for address, words in links
    )


def _sources(screen: Screen, idea: Idea) -> str:
    named = ", ".join(html(screen.say(f"idea-source-{one}")) for one in idea.sources)
    return html(screen.say("idea-source", sources="▢")).replace("▢", named)

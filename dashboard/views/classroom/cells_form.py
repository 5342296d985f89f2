"""The form of a new grid: rates, batch sizes, seeds, what is trained; and its button."""

from functools import partial

import streamlit as st

from dashboard.classroom import grid
from dashboard.classroom.grid import MOST_CELLS, MOST_EPOCHS, MOST_SEEDS, MOST_VALUES, Grid
from dashboard.classroom.room import Kind
from dashboard.text.escape import html, markdown
from dashboard.training.plan import PlanError
from dashboard.views.classroom import room_link
from dashboard.views.experiments.grid_form import numbers
from dashboard.views.state.page import Screen

USUAL = {"lr": (0.01, 0.1, 1.0), "batch_size": (16, 64, 256)}
"""Values that are there to begin with: slow, good and too fast on the digits."""

DATASETS = ("digits", "moons", "spirals", "iris", "wine", "breast_cancer", "mnist")
"""Small data sets of the trainer, the quickest of interest first."""

USUAL_SEEDS, USUAL_EPOCHS = 3, 20


def draw(screen: Screen) -> None:
    """Draw the fields, what they make, and the button."""
    columns = st.columns(3)
    typed = {
        name: column.text_input(
            screen.say("experiment-values", setting=screen.words.setting_name(name)),
            value=" ".join(screen.texts.number(value) for value in values),
            key=f"cells-{name}-{screen.lang}",
            help=screen.say("experiment-values-help"),
        )
        for column, (name, values) in zip(columns, USUAL.items(), strict=False)
    }
    seeds = columns[2].number_input(
        screen.say("experiment-seeds"), 1, MOST_SEEDS, USUAL_SEEDS, key="cells-seeds"
    )
    columns = st.columns(3)
    dataset = columns[0].selectbox(
        screen.words.setting_name("dataset"), DATASETS, key="cells-dataset"
    )
    epochs = columns[1].number_input(
        screen.words.setting_name("epochs"), 1, MOST_EPOCHS, USUAL_EPOCHS, key="cells-epochs"
    )
    made: Grid | None = None
    try:
        made = grid.grid_of(
            numbers(typed["lr"], screen.lang, "lr"),
            numbers(typed["batch_size"], screen.lang, "batch_size"),
            int(seeds),
            dataset=dataset,
            epochs=int(epochs),
        )
        told, look = screen.say("cells-makes", cells=len(made.cells())), "meta"
    except PlanError:
        told, look = screen.say("cells-not-numbers"), "losses"
    except ValueError as error:
        told, look = _wrong(screen, str(error)), "losses"
    st.html(f'<p class="{look}" role="status">{html(told)}</p>')
    st.button(
        screen.say("cells-open"),
        key="cells-open",
        disabled=made is None,
        on_click=partial(_open, screen, made),
    )


def _wrong(screen: Screen, field: str) -> str:
    """What is wrong with a field of a grid."""
    if field == "cells":
        return screen.say("cells-too-many", most=MOST_CELLS)
    return screen.say("cells-bad-values", most=MOST_VALUES)


def _open(screen: Screen, made: Grid | None) -> None:
    if made is not None and room_link.create(Kind.CELLS, made.to_json()) is None:
        st.toast(markdown(screen.say("class-no-room")))

"""Notebooks: which cells are one training, which are others, and the settings in their source."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.notebooks.source_settings import settings_after
from dashboard.model.run import LogBook, Note
from tests.logs.small_logs import codes, curve, read_text
from tests.logs.text_tables.no_curves import CARDS, LAYERS, REPORT
from tests.logs.text_tables.notebooks_of import (
    Cell,
    code,
    keras,
    notebook,
    old_notebook,
    page,
    printed,
    prose,
    shown,
    value,
)
from tests.logs.text_tables.printed_tables import NOLEARN, PANDAS, SPACY

FASTAI = ["epoch", "train_loss", "valid_loss", "accuracy", "time"]


def read(*cells: Cell) -> LogBook:
    return read_text("train.ipynb", notebook(*cells))


def names(book: LogBook) -> list[str]:
    return [run.run_id.removeprefix("train.ipynb").strip("/") for run in book.runs]


def where(book: LogBook, code: Note) -> str:
    return next(
        note.where for source in book.receipt.sources for note in source.notes if note.code is code
    )


def test_two_fits_in_two_cells_are_two_runs() -> None:
    book = read(
        prose("# A net"),
        code("model.fit(x, y, epochs=3)", printed(keras(1, 3, 3))),
        code("other.fit(x, y, epochs=2)", printed(keras(1, 2, 2, 0.75))),
    )
    assert names(book) == ["cell 2", "cell 3"]
    assert curve(book, "loss", "train", "train.ipynb/cell 2") == [
        (1, 0.25),
        (2, 0.125),
        (3, 0.0625),
    ]
    assert curve(book, "loss", "val", "train.ipynb/cell 3") == [(1, 0.75), (2, 0.375)]
    assert where(book, Note.CELLS_READ) == "2, 3"


def test_a_fit_that_counts_on_goes_on_with_the_run() -> None:
    book = read(
        code("model.fit(x, y, epochs=2)", printed(keras(1, 2, 2))),
        code("model.fit(x, y, epochs=4, initial_epoch=2)", printed(keras(3, 4, 4))),
    )
    assert names(book) == [""]
    assert [step for step, _ in curve(book, "loss", "val")] == [1, 2, 3, 4]
    assert book.runs[0].config["epochs"] == 4
    assert where(book, Note.CELLS_GO_ON) == "2"


def test_the_folds_of_one_cell_are_runs() -> None:
    text = f"Fold 1\n{keras(1, 2, 2)}Fold 2\n{keras(1, 2, 2, 0.75)}"
    book = read(code("for fold in folds: model.fit(x, y, epochs=2)", printed(text)))
    assert names(book) == ["cell 1 (1)", "cell 1 (2)"]
    assert [len(curve(book, "loss", "train", run.run_id)) for run in book.runs] == [2, 2]


def test_a_loop_of_single_epochs_is_one_run() -> None:
    text = "".join(keras(1, 1, 1, start) for start in (1.0, 0.5, 0.25))
    book = read(code("for _ in range(3): model.fit(x, y, epochs=1)", printed(text)))
    assert names(book) == [""]
    assert curve(book, "loss", "train") == [(1, 0.5), (2, 0.25), (3, 0.125)]
    assert "epochs" not in book.runs[0].config


def test_the_bars_of_keras_end_in_the_value_of_the_epoch() -> None:
    bar = "\x1b[1m9/9\x1b[0m \x1b[32m━━━━\x1b[0m\x1b[37m\x1b[0m \x1b[1m2s\x1b[0m 9ms/step - "
    text = "".join(
        f"Epoch {epoch}/2\n{bar}loss: 0.9375\nEpoch {epoch}: val_loss improved from inf to 0.5\n"
        f"{bar}loss: {0.5 / epoch} - val_loss: {1 / epoch}\n"
        for epoch in (1, 2)
    )
    book = read(code("model.fit(x, y, epochs=2)", printed(text)))
    assert curve(book, "loss", "train") == [(1, 0.5), (2, 0.25)]
    assert curve(book, "loss", "val") == [(1, 1.0), (2, 0.5)]


def test_a_history_shown_after_its_training_counts_once() -> None:
    rows = [[round(0.5 / 2**n, 6), round(1 / 2**n, 6)] for n in (1, 2, 3, 4)]
    table = page(["loss", "val_loss"], *rows, index=True)
    end = page(["loss", "val_loss"], *rows[2:], index=True).replace("<th>0<", "<th>2<")
    book = read(
        code("history = model.fit(x, y, epochs=4)", printed(keras(1, 4, 4))),
        code("pd.DataFrame(history.history)", shown(table)),
        code("pd.DataFrame(history.history).tail(2)", shown(end.replace("<th>1<", "<th>3<"))),
    )
    assert names(book) == [""]
    assert len(curve(book, "loss", "train")) == 4
    assert where(book, Note.CELLS_AGAIN) == "2, 3"


def test_a_history_that_was_only_shown_is_read() -> None:
    table = page(["loss", "val_loss"], [0.5, 0.75], [0.25, 0.5], index=True)
    book = read(code("model.fit(x, y, verbose=0)"), code("pd.DataFrame(h.history)", shown(table)))
    assert curve(book, "loss", "val") == [(0, 0.75), (1, 0.5)]


def test_hugging_faces_table_is_read_with_its_arguments() -> None:
    header = ["Epoch", "Training Loss", "Validation Loss", "Matthews Correlation"]
    table = page(header, [1, "No log", "0.500000", "0.25"], [2, "0.375000", "0.250000", "0.5"])
    bar = "<div><progress value='9' max='9'></progress>\n[9/9 05:50, Epoch 2/2]\n</div>\n"
    book = read(
        code("args = TrainingArguments('out', learning_rate=2e-5, per_device_train_batch_size=8)"),
        code(
            "trainer.train()",
            printed("***** Running training *****\n  Num Epochs = 2\n", "stderr"),
            shown(bar + table + "<p>"),
            value("TrainOutput(global_step=9, training_loss=0.4, metrics={'epoch': 2.0})"),
        ),
    )
    assert names(book) == [""]
    assert curve(book, "loss", "train") == [(2, 0.375)]
    assert curve(book, "matthews correlation", "val") == [(1, 0.25), (2, 0.5)]
    assert book.runs[0].config == {"lr": 2e-5, "batch_size": 8}


def test_a_table_that_was_shown_again_at_each_step_is_one_run() -> None:
    rows = [[step, 1 / step] for step in (10, 20, 30, 40)]
    pages = [shown(page(["Step", "Training Loss"], *rows[:count])) for count in (1, 2, 3, 4)]
    book = read(code("trainer.train()", *pages))
    assert names(book) == [""]
    assert [step for step, _ in curve(book, "loss", "train")] == [10, 20, 30, 40]


def test_fastai_shows_a_table_for_each_fit() -> None:
    frozen = page(FASTAI, [0, 0.5, 0.4, 0.75, "00:30"])
    tuned = page(FASTAI, [0, 0.4, 0.3, 0.8, "00:38"], [1, 0.3, 0.2, 0.875, "01:38"])
    book = read(code("learn.fine_tune(2, 1e-3)", shown(frozen), shown(tuned)))
    assert names(book) == ["cell 1 (1)", "cell 1 (2)"]
    second = "train.ipynb/cell 1 (2)"
    assert curve(book, "accuracy", "val", second) == [(0, 0.8), (1, 0.875)]
    assert curve(book, "time", "none", second) == [(0, 38.0), (1, 98.0)]
    assert book.runs[1].config == {"epochs": 2, "lr": 1e-3}


XGBOOST = "[0]\ttrain-l2:0.5\teval-l2:0.6\n[1]\ttrain-l2:0.4\teval-l2:0.5\n"
LIGHTGBM = "".join(f"[{at}]\ttraining's l2: 0.5\tvalid_1's l2: 0.6\n" for at in (10, 20))
LOOP = "".join(f"Epoch {at}: train loss 0.5, val loss 0.6\n" for at in (1, 2))
PRINTS = {
    "xgboost": (XGBOOST, "l2", 2),
    "lightgbm": (LIGHTGBM, "l2", 2),
    "a loop": (LOOP, "loss", 2),
    "spacy": (SPACY, "ents_f", 3),
    "nolearn": (NOLEARN, "accuracy", 2),
    "pandas": (PANDAS, "loss", 3),
}


@pytest.mark.parametrize(("text", "metric", "steps"), PRINTS.values(), ids=PRINTS.keys())
def test_what_a_cell_prints_is_read_as_its_log(text: str, metric: str, steps: int) -> None:
    assert len(curve(read(code("train()", printed(text))), metric, "val")) == steps


def test_the_third_version_of_the_format_is_read() -> None:
    book = read_text("old.ipynb", old_notebook(code("net.fit(x, y)", printed(NOLEARN))))
    assert curve(book, "loss", "train") == [(1, 0.88), (2, 0.5)]


def frame(header: list[str], *rows: list[object]) -> Cell:
    return shown(page(header, *rows, index=True))


COUNT = ["count", 3, 3]


def test_early_fastai_wrote_every_cell_as_a_head() -> None:
    table = page(FASTAI[:3], [1, 0.5, 0.25], [2, 0.25, 0.125]).replace("td>", "th>")
    book = read(code("learn.fit_one_cycle(2)", shown(f"Total time: 01:46 <p>{table}")))
    assert curve(book, "loss", "val") == [(1, 0.25), (2, 0.125)]


NOT_TRAININGS = {
    "a data set by steps": frame(["step", "amount", "fraud"], [1, 5, 0], [1, 6, 1], [2, 7, 0]),
    "a description": shown(page(["", "loss", "error"], COUNT, ["mean", 1, 2], ["std", 1, 1])),
    "results of models": frame(["model", "epochs", "acc"], ["a", 5, 0.5], ["b", 6, 1], ["c", 7, 0]),
    "a sweep": frame(
        ["epochs", "lr", "batch_size", "val_acc"],
        [10, 0.1, 16, 0.5],
        [20, 0.01, 32, 0.6],
        [30, 0.001, 64, 0.7],
    ),
    "houses": frame(["price", "score"], [1, 0.1], [2, 0.2], [3, 0.3]),
    "a report": printed(REPORT),
    "layers": printed(LAYERS),
    "graphics cards": printed(CARDS),
    "one evaluation": printed("313/313 [====] - 1s 2ms/step - loss: 0.2 - accuracy: 0.9\n"),
    "a picture": {"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo="}},
    "an error": {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["Epoch 1"]},
}


@pytest.mark.parametrize("output", NOT_TRAININGS.values(), ids=NOT_TRAININGS.keys())
def test_a_notebook_without_a_training_is_no_log(output: Cell) -> None:
    book = read(prose("The loss of each epoch and step"), code("look()", output))
    assert book.runs == ()
    assert codes(book) == [Note.NOT_A_LOG]


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_a_notebook_cut_off_is_said_to_be_none(cut: float) -> None:
    text = notebook(code("fit()", printed(keras(1, 3, 3))))
    assert read_text("train.ipynb", text[: int(cut * len(text))]).runs == ()


SOURCES = {
    "Keras": (["model.fit(x, batch_size=32, epochs=9)"], {"batch_size": 32, "epochs": 9}),
    "an optimizer's place": (
        ["model.compile(Adam(0.01), 'mse')"],
        {"optimizer": "Adam", "lr": 0.01},
    ),
    "a word": (["model.compile(optimizer='sgd')"], {"optimizer": "sgd"}),
    "PyTorch": (
        ["opt = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)"],
        {"optimizer": "SGD", "lr": 0.1, "momentum": 0.9},
    ),
    "an earlier cell": (["Adam(lr=0.1)", "print()"], {"optimizer": "Adam", "lr": 0.1}),
    "the nearest cell": (["SGD(lr=0.1)", "Adam(lr=0.2)"], {"optimizer": "Adam", "lr": 0.2}),
    "a variable hides what stood before": (["fit(batch_size=8)", "fit(batch_size=size)"], {}),
    "two loaders of two sizes": (["DataLoader(a, batch_size=8)\nDataLoader(b, batch_size=9)"], {}),
    "magics": (["%%time\n!pip install x\nif a:\n    %cd b\nfit(epochs=3)"], {"epochs": 3}),
    "no Python": (["fit(epochs=3"], {}),
    "too deep": (["(" * 5_000], {}),
    "a computed value": (["Adam(10 ** -3)", ""], {"optimizer": "Adam"}),
    "another call": (["predict(x, batch_size=512)"], {}),
}


@pytest.mark.parametrize(("sources", "settings"), SOURCES.values(), ids=SOURCES.keys())
def test_only_what_the_source_says_in_so_many_words_is_a_setting(
    sources: list[str], settings: dict[str, object]
) -> None:
    assert settings_after(sources)[-1] == settings


JSON = st.recursive(
    st.none()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["code", "stream", "Epoch 1/2\n"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["cell_type", "source", "outputs", "output_type", "text", "data", "text/html"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_in_the_place_of_the_cells_is_no_error(cells: object) -> None:
    text = json.dumps({"cells": cells, "nbformat": 4, "epoch": "cell_type"})
    book = read_text("any.ipynb", text)
    assert all(source.points or source.notes for source in book.receipt.sources)
    assert Note.UNREADABLE not in codes(book)

"""The split and the run of a console line come from what stands above it."""

import pytest

from dashboard.logs.console.context import fold_of, heading_of
from dashboard.model.run import LogBook, Note
from tests.logs.small_logs import codes, curve, read_text

EPOCHS = (1, 2, 3)


def fit(losses: list[float], planned: int | None = None) -> str:
    """What Keras prints of a call of ``fit``."""
    return "".join(
        f"Epoch {epoch}/{planned or len(losses)}\n"
        f"9/9 [====] - 1s 30ms/step - loss: {loss} - val_loss: {loss + 0.25}\n"
        for epoch, loss in enumerate(losses, start=1)
    )


def loss_of(book: LogBook, split: str, run: str | None = None) -> list[float]:
    return [value for _, value in curve(book, "loss", split, run)]


HEADINGS = {
    " > EVALUATION ": "val",
    "  --> EVAL PERFORMANCE": "val",
    " > TRAINING (2031-05-06 07:08:09) ": "train",
    "***** Running Evaluation *****": "val",
    "## Validation": "val",
    "2031-05-06 07:08:09,123 INFO Validation results:": "val",
    "INFO:tensorflow:Starting evaluation at 2031-05-06-07:08:09": "val",
    "--- Testing ---": "test",
    "Validação": "val",
    "Resultados de teste": "test",
    "Starting training": "",
    "Start training loop and validate every 200 steps": "",
    "Validation sanity check": "",
    "train and test": "",
    "Epoch 3": "",
    "": "",
}


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_is_a_split_and_what_may_stand_beside_it(line: str) -> None:
    assert heading_of(line) == HEADINGS[line]


FOLDS = {
    "Fold : 1/5": 1,
    "----- Fold 3 -----": 3,
    "FOLD=0": 0,
    "fold_2 of 5": 2,
    "Training fold #4": 4,
    "Dobra 2": 2,
    "5-fold cross validation": None,
    "n_folds: 5": None,
    "k-fold: 5": None,
    "folds = 5": None,
    "scaffold 3": None,
}


@pytest.mark.parametrize("line", FOLDS)
def test_a_fold_is_named_by_its_number_not_by_how_many_there_are(line: str) -> None:
    assert fold_of(line) == FOLDS[line]


SPLITS = {
    "TF Estimator's evaluation": "".join(
        f"INFO:tensorflow:loss = {2 / n}, step = {n}00 (3.2 sec)\n"
        f"INFO:tensorflow:Saving dict for global step {n}00: global_step = {n}00, loss = {3 / n}\n"
        for n in EPOCHS
    ),
    "headings within an epoch": "".join(
        f"Epoch {n}/3\nTraining\nloss: {2 / n}\nValidation\nloss: {3 / n}\n" for n in EPOCHS
    ),
    "two tables under two headings": "".join(
        [
            "## Training\n",
            *(f"Epoch {n}: loss = {2 / n}\n" for n in EPOCHS),
            "\n## Validation\n",
            *(f"Epoch {n}: loss = {3 / n}\n" for n in EPOCHS),
        ]
    ),
    "the split in brackets before the line": "".join(
        f"[train] epoch {n} loss: {2 / n}\n[valid] epoch {n} loss: {3 / n}\n" for n in EPOCHS
    ),
    "the split in brackets behind the name": "".join(
        f"epoch {n} loss (train): {2 / n} loss (val): {3 / n}\n" for n in EPOCHS
    ),
    "the split before the name": "".join(
        f"step {n}: loss = {2 / n}, eval_loss = {3 / n}\n" for n in EPOCHS
    ),
    "an evaluation with batches of its own": "".join(
        f"Epoch {n}\nBatch 50/100 loss: {2 / n + 1}\nBatch 100/100 loss: {2 / n}\n"
        f"Validation\nBatch 5/10 loss: 9.0\nBatch 10/10 loss: {3 / n}\n"
        for n in EPOCHS
    ),
    "Coqui": " > EPOCH: 0/9\n\n > EVALUATION \n\n  --> EVAL PERFORMANCE\n"
    "     | > avg_loss: 3.0 (+0)\n"
    + "".join(
        f" > EPOCH: {n}/9\n > TRAINING (2031-05-06 07:08:09) \n\n"
        f"   --> TIME: 2031-05-06 07:08:09 -- STEP: 5/9 -- GLOBAL_STEP: {9 * n}\n"
        f"     | > loss: {2 / n}  (2.5)\n     | > step_time: 0.75  (0.75)\n\n"
        f" > EVALUATION \n  --> EVAL PERFORMANCE\n     | > avg_loss_mel: 8.5 (+0)\n"
        f"     | > avg_loss: {3 / (n + 1)} (-0.1)\n"
        for n in (1, 2)
    )
    + " > EPOCH: 3/9\n > TRAINING (2031-05-06 07:08:09) \n\n"
    "   --> TIME: 2031-05-06 07:08:09 -- STEP: 5/9 -- GLOBAL_STEP: 27\n"
    f"     | > loss: {2 / 3}  (2.5)\n",
}


@pytest.mark.parametrize("title", SPLITS)
def test_numbers_are_of_the_split_that_the_lines_above_them_say(title: str) -> None:
    book = read_text("run.log", SPLITS[title])
    assert len(book.runs) == 1
    assert loss_of(book, "val") == pytest.approx([3 / n for n in EPOCHS])
    assert loss_of(book, "train")[-1] == pytest.approx(2 / 3)
    assert set(book.scalars["value"]) >= {2 / n for n in EPOCHS}


def test_what_follows_a_number_of_held_out_data_is_of_the_same_data() -> None:
    lines = "".join(
        f"Epoch {n}\nTrain Loss: {2 / n}\nVal F1 (macro): 0.{n}\nPrecision (macro): 0.{n}5\n"
        for n in EPOCHS
    )
    book = read_text("run.log", lines)
    assert curve(book, "precision", "val") == [(1, 0.15), (2, 0.25), (3, 0.35)]


def test_a_heading_that_nothing_follows_says_nothing_of_a_training_far_below() -> None:
    below = "".join(f"Epoch {n} loss: {n}.5\n" for n in EPOCHS)
    book = read_text("run.log", "Testing\n" + "some line\n" * 9 + below)
    assert loss_of(book, "train") == [1.5, 2.5, 3.5]


FOLD_HEADINGS = ("Fold : {}/3", "----- Fold {} -----", "Fold {}", "2031 INFO FOLD={}", "Fold #{}")


@pytest.mark.parametrize("heading", FOLD_HEADINGS)
def test_every_fold_is_a_run_with_its_number_as_a_setting(heading: str) -> None:
    text = "".join(f"{heading.format(n)}\n{fit([2.0 * n, 1.0 * n])}" for n in EPOCHS)
    book = read_text("run.log", text)
    assert [run.config["fold"] for run in book.runs] == [1, 2, 3]
    assert [loss_of(book, "train", run.run_id) for run in book.runs] == [[2, 1], [4, 2], [6, 3]]
    assert not {Note.FITS_ANEW, Note.FITS_GO_ON} & set(codes(book))


def test_folds_that_the_line_itself_names_may_take_turns() -> None:
    text = "".join(
        f"Epoch {epoch} Fold {fold} loss: {fold / epoch}\n" for epoch in EPOCHS for fold in (1, 2)
    )
    book = read_text("run.log", text)
    assert [run.config["fold"] for run in book.runs] == [1, 2]
    assert loss_of(book, "train", book.runs[1].run_id) == pytest.approx([2, 1, 2 / 3])


def test_what_sums_up_the_folds_is_no_point_of_any() -> None:
    text = "".join(f"Fold {n}\n{fit([2.0, 1.0])}" for n in EPOCHS)
    text += "Fold 1 loss: 0.75\nFold 2 loss: 0.75\nMean CV loss: 0.75\n"
    book = read_text("run.log", text)
    assert 0.75 not in set(book.scalars["value"])
    assert Note.NAMES_LEFT_OUT in codes(book)


def test_one_fold_alone_is_one_run_that_knows_its_fold() -> None:
    (run,) = read_text("run.log", f"fold 3\n{fit([2.0, 1.0])}").runs
    assert (run.run_id, run.config["fold"]) == ("run.log", 3)


def test_a_second_fit_of_the_same_model_goes_on() -> None:
    book = read_text("run.log", fit([2.5, 1.5, 1.0]) + fit([0.9, 0.7]) + fit([0.65, 0.6]))
    (run,) = book.runs
    expected = [(1, 2.5), (2, 1.5), (3, 1.0), (4, 0.9), (5, 0.7), (6, 0.65), (7, 0.6)]
    assert curve(book, "loss", "train", run.run_id) == expected
    (note,) = book.receipt.sources[0].notes
    assert (note.code, note.count) == (Note.FITS_GO_ON, 2)


def test_a_second_fit_from_the_start_is_a_run_of_its_own() -> None:
    book = read_text("run.log", fit([2.5, 1.5, 1.0]) + "another model\n" + fit([2.4, 1.25, 0.5]))
    first, second = (run.run_id for run in book.runs)
    assert loss_of(book, "train", first) == [2.5, 1.5, 1.0]
    assert curve(book, "loss", "train", second) == [(1, 2.4), (2, 1.25), (3, 0.5)]
    (note,) = book.receipt.sources[0].notes
    assert (note.code, note.count) == (Note.FITS_ANEW, 1)


def test_fits_of_one_epoch_each_are_counted_on() -> None:
    book = read_text("run.log", "".join(fit([loss]) for loss in (2.5, 1.5, 1.0, 0.75)))
    assert curve(book, "loss", "train") == [(1, 2.5), (2, 1.5), (3, 1.0), (4, 0.75)]


def test_a_count_of_steps_that_begins_again_is_another_training() -> None:
    steps = [f"step {n}0: loss = {{}}\n" for n in (1, 2, 3, 4)]
    text = "".join(line.format(2 / n) for _ in range(2) for n, line in enumerate(steps, start=1))
    book = read_text("run.log", text)
    assert [len(loss_of(book, "train", run.run_id)) for run in book.runs] == [4, 4]


def test_rounds_of_a_count_of_how_many_are_counted_on() -> None:
    text = "".join(f"Batch {n}00/300 - loss: {1 / (3 * e + n)}\n" for e in range(3) for n in EPOCHS)
    steps = [step for step, _ in curve(read_text("run.log", text), "loss", "train")]
    assert steps == [100 * n for n in range(1, 10)]


NO_FITS = {
    "a best epoch named after the end": "Restoring best weights from epoch 1\nTest loss: 0.5\n",
    "a resumed training": "Epoch 2/9 - loss: 1.25\nEpoch 3/9 - loss: 0.9\n",
    "a file that was loaded": "Loaded the checkpoint of epoch 1\n",
}


@pytest.mark.parametrize("title", NO_FITS)
def test_what_only_looks_back_begins_no_fit(title: str) -> None:
    text = "".join(f"Epoch {n}/9 - loss: {2 / n}\n" for n in EPOCHS) + NO_FITS[title]
    book = read_text("run.log", text)
    assert len(book.runs) == 1
    assert not {Note.FITS_ANEW, Note.FITS_GO_ON} & set(codes(book))


def test_processes_that_print_one_after_the_other_are_one_training() -> None:
    text = "".join(
        f"[rank {rank}] epoch {epoch} loss: {2 / epoch}\n"
        for epoch, rank in ((1, 0), (2, 0), (1, 1), (3, 0), (2, 1), (3, 1))
    )
    assert len(read_text("run.log", text).runs) == 1


def test_the_result_of_a_fold_is_no_point_of_its_curve() -> None:
    text = "".join(
        f"===== fold: {fold} training =====\n"
        + "".join(f"Epoch {n} - avg_train_loss: {n}.5\nEpoch {n} - Score: 0.{n}\n" for n in EPOCHS)
        + f"===== fold: {fold} result =====\nScore: 0.75\n"
        for fold in (0, 1)
    )
    book = read_text("run.log", text + "===== CV =====\nScore: 0.5\n")
    for run in book.runs:
        assert curve(book, "score", "none", run.run_id) == [(1, 0.1), (2, 0.2), (3, 0.3)]
        assert loss_of(book, "train", run.run_id) == [1.5, 2.5, 3.5]


def test_the_mean_of_an_evaluation_is_the_metric_of_training() -> None:
    text = "".join(
        f" > EPOCH: {n}/9\n > TRAINING (2031-05-06 07:08:09) \n"
        f"   --> STEP: 5/9 -- GLOBAL_STEP: {n}\n     | > loss_mel: {n}.5  (9.5)\n"
        f" > EVALUATION \n  --> EVAL PERFORMANCE\n     | > avg_loss_mel: {n}.75 (-0.1)\n"
        for n in EPOCHS
    )
    book = read_text("trainer_0_log.txt", text)
    assert curve(book, "loss_mel", "train") == [(1, 1.5), (2, 2.5), (3, 3.5)]
    assert curve(book, "loss_mel", "val") == [(1, 1.75), (2, 2.75), (3, 3.75)]


def test_detectron2_copies_its_results_of_evaluations() -> None:
    text = "".join(
        f"[05/06 d2.utils.events]: eta: 0:18:36  iter: {n}  total_loss: {n}.5\n"
        "[05/06 d2.evaluation.testing]: copypaste: Task: bbox\n"
        "[05/06 d2.evaluation.testing]: copypaste: AP,AP50\n"
        f"[05/06 d2.evaluation.testing]: copypaste: {n}.25,nan\n"
        "[05/06 d2.evaluation.testing]: copypaste: 9.5\n"
        for n in EPOCHS
    )
    book = read_text("log.txt", text)
    assert curve(book, "bbox/ap", "val") == [(1, 1.25), (2, 2.25), (3, 3.25)]
    assert len(curve(book, "bbox/ap50", "val")) == 3
    assert 9.5 not in set(book.scalars["value"])


def test_the_loss_of_the_final_step_is_the_last_of_training() -> None:
    text = "".join(f"INFO:tensorflow:loss = {2 / n}, step = {n}00 (3.2 sec)\n" for n in EPOCHS)
    text += "INFO:tensorflow:Saving checkpoints for 350 into ./model.ckpt.\n"
    book = read_text("run.log", text + "INFO:tensorflow:Loss for final step: 0.125.\n")
    assert curve(book, "loss", "train")[-1] == (350, 0.125)


BOOSTED = "[{0}]\ttraining's auc: 0.{1}{0}\tvalid_1's auc: 0.{1}{0}5\n"


def test_boosting_in_folds_is_a_run_for_each() -> None:
    text = "".join(
        f"Fold {fold}\nTraining until validation scores don't improve for 50 rounds\n"
        + "".join(BOOSTED.format(n, fold) for n in EPOCHS)
        + f"Fold {fold} AUC: 0.99\n"
        for fold in (1, 2)
    )
    book = read_text("train.log", text)
    assert [run.config["fold"] for run in book.runs] == [1, 2]
    (first, _) = book.runs
    assert curve(book, "auc", "train", first.run_id) == [(1, 0.11), (2, 0.12), (3, 0.13)]
    assert not codes(book)


def test_boosting_that_begins_again_is_another_run() -> None:
    text = "".join(BOOSTED.format(n, fit) for fit in (1, 2) for n in EPOCHS)
    book = read_text("train.log", text)
    assert len(book.runs) == 2
    assert codes(book) == [Note.FITS_ANEW]


def test_the_best_iteration_that_is_told_again_counts_once() -> None:
    text = "".join(BOOSTED.format(n, 1) for n in EPOCHS)
    text += "Early stopping, best iteration is:\n" + BOOSTED.format(2, 1)
    book = read_text("train.log", text)
    assert [step for step, _ in curve(book, "auc", "train")] == [1, 2, 3]
    assert not codes(book)


def trained(losses: list[float]) -> str:
    """What Hugging Face's trainer prints of a call of ``train``."""
    rows = (
        f"{{'loss': {loss}, 'grad_norm': 1.5, 'epoch': {n / len(losses)}}}\n"
        for n, loss in enumerate(losses, start=1)
    )
    return "".join(rows) + "{'train_runtime': 9.5, 'train_loss': 1.25, 'epoch': 1.0}\n"


def test_trainers_in_folds_are_a_run_for_each() -> None:
    text = "".join(f"Fold {fold}\n{trained([2.5, 1.5, 1.0])}" for fold in (1, 2))
    book = read_text("train.log", text)
    assert [run.config["fold"] for run in book.runs] == [1, 2]
    assert [len(loss_of(book, "train", run.run_id)) for run in book.runs] == [3, 3]
    assert codes(book) == [Note.SUMMARY_LEFT_OUT]


def test_a_trainer_that_trains_on_is_one_run_and_one_that_begins_anew_is_two() -> None:
    on = read_text("train.log", trained([2.5, 1.5, 1.0]) + trained([0.9, 0.8]))
    assert [step for step, _ in curve(on, "loss", "train")] == [1, 2, 3, 4, 5]
    assert Note.FITS_GO_ON in codes(on)
    anew = read_text("train.log", trained([2.5, 1.5, 1.0]) + trained([2.4, 1.25]))
    assert [len(loss_of(anew, "train", run.run_id)) for run in anew.runs] == [3, 2]
    assert Note.FITS_ANEW in codes(anew)

"""A model card beside the log of its training is no second run; beside another's it is."""

import json

from dashboard.model.run import Note
from tests.logs.small_logs import codes, curve, read_bytes, scalars
from tests.logs.text_tables.printed_tables import HUGGING_FACE

EVALUATIONS = [(125, 0.750012, 0.49996), (250, 0.49999, 0.37502), (375, float("nan"), 0.25004)]


def state(shift: float = 0.0) -> bytes:
    rows: list[dict[str, float]] = []
    for step, loss, wer in EVALUATIONS:
        rows.append({"step": step - 5, "epoch": step / 125, "loss": 0.9})
        rows.append({"step": step, "epoch": step / 125, "eval_loss": loss, "eval_wer": wer + shift})
    return json.dumps({"log_history": rows, "global_step": 375}).encode()


def test_a_card_beside_its_trainers_state_is_the_same_run() -> None:
    book = read_bytes(
        ("out/README.md", HUGGING_FACE.encode()), ("out/checkpoint-375/trainer_state.json", state())
    )
    (run,) = book.runs
    assert run.format == "huggingface"
    assert curve(book, "wer", "val")[0] == (125, 0.49996)
    assert codes(book) == [Note.MERGED]


def test_a_card_beside_event_files_is_the_same_run() -> None:
    losses = {step: loss for step, loss, _ in EVALUATIONS}
    events = scalars("eval/loss", losses, losses.__getitem__)
    book = read_bytes(
        ("out/README.md", HUGGING_FACE.encode()), ("out/runs/a/events.out.tfevents.1.h", events)
    )
    (run,) = book.runs
    assert run.format == "tensorboard"


def test_a_card_beside_the_log_of_another_training_is_a_run_of_its_own() -> None:
    book = read_bytes(
        ("out/README.md", HUGGING_FACE.encode()), ("out/trainer_state.json", state(0.2))
    )
    assert len(book.runs) == 2


def test_a_card_in_another_folder_is_a_run_of_its_own() -> None:
    book = read_bytes(("a/README.md", HUGGING_FACE.encode()), ("b/trainer_state.json", state()))
    assert len(book.runs) == 2

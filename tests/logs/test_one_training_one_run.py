"""One training is one run, however many files and folders its writers spread it over."""

from pathlib import Path

import pytest
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.plugins.hparams import plugin_data_pb2

from dashboard.logs.load import load_paths
from dashboard.logs.merge.run_ids import labels_of
from dashboard.model.run import LogBook, Note, XUnit
from tests.logs.small_logs import (
    WALL_TIME,
    codes,
    curve,
    frame,
    opening,
    read_bytes,
    scalar,
    scalars,
)

EVENTS = "events.out.tfevents.1700000000.host"


def sources(book: LogBook) -> list[str]:
    return [run.source for run in book.runs]


def hparams(**settings: object) -> bytes:
    data = plugin_data_pb2.HParamsPluginData(version=0)
    for name, value in settings.items():
        held = data.session_start_info.hparams[name]
        if isinstance(value, bool):
            held.bool_value = value
        elif isinstance(value, str):
            held.string_value = value
        else:
            held.number_value = float(value)  # type: ignore[arg-type]
    event = Event(wall_time=WALL_TIME)
    summary = event.summary.value.add(tag="_hparams_/session_start_info")
    summary.metadata.plugin_data.plugin_name = "hparams"
    summary.metadata.plugin_data.content = data.SerializeToString()
    return frame(event.SerializeToString())


def test_train_and_validation_folders_are_one_run() -> None:
    book = read_bytes(
        (f"run/train/{EVENTS}", opening() + scalars("epoch_loss", range(3))),
        (f"run/validation/{EVENTS}", opening() + scalars("epoch_loss", range(3), lambda _: 9.0)),
    )
    assert sources(book) == ["run"]
    assert curve(book, "loss", "train") == [(0, 0), (1, 1), (2, 2)]
    assert curve(book, "loss", "val") == [(0, 9), (1, 9), (2, 9)]


def test_the_folder_of_each_curve_of_add_scalars_goes_back_to_its_run() -> None:
    book = read_bytes(
        (f"run/{EVENTS}", opening() + scalars("lr", range(3))),
        (f"run/Loss_train/{EVENTS}", opening() + scalars("Loss", range(3))),
        (f"run/Loss_val/{EVENTS}", opening() + scalars("Loss", range(3), lambda _: 2.0)),
    )
    assert sources(book) == ["run"]
    assert curve(book, "loss", "val") == [(0, 2), (1, 2), (2, 2)]


def test_the_stray_folder_of_add_hparams_goes_back_to_its_run() -> None:
    book = read_bytes(
        (f"run/{EVENTS}", opening() + scalars("train/loss", range(3))),
        (f"run/1700000009.123/{EVENTS}", opening() + hparams(lr=0.1, bs=64.0, optimizer="sgd")),
    )
    assert sources(book) == ["run"]
    config = book.runs[0].config
    assert (config["lr"], config["batch_size"], config["optimizer"]) == (0.1, 64, "sgd")


def test_a_csv_that_repeats_the_events_is_counted_once() -> None:
    csv = b"epoch,step,train_loss,test_loss\n0,0,5.0,7.0\n1,10,4.0,6.0\n2,20,3.0,5.0\n"
    events = opening() + b"".join(scalar("train/loss", n * 10, 5.0 - n) for n in range(1, 3))
    book = read_bytes((f"run/{EVENTS}", events), ("run/metrics.csv", csv))
    assert sources(book) == ["run"]
    assert book.runs[0].format == "tensorboard+lightning"
    assert curve(book, "loss", "train") == [(0, 5.0), (10, 4.0), (20, 3.0)]
    assert curve(book, "loss", "test") == [(0, 7.0), (10, 6.0), (20, 5.0)]
    assert {Note.ALREADY_IN_EVENTS, Note.MERGED} <= set(codes(book))
    assert book.receipt.total("duplicated") == 2
    losses = book.scalars[book.scalars["metric"] == "loss"]
    assert losses["epoch"].tolist() == (losses["step"] / 10).tolist()


def test_a_csv_that_says_otherwise_is_another_run() -> None:
    csv = b"epoch,step,train_loss\n1,10,40.0\n2,20,30.0\n"
    events = opening() + b"".join(scalar("train/loss", n * 10, 5.0 - n) for n in range(1, 3))
    book = read_bytes((f"run/{EVENTS}", events), ("run/metrics.csv", csv))
    assert len(book.runs) == 2


def test_trainings_that_both_begin_at_the_start_are_not_merged() -> None:
    book = read_bytes(
        (f"run/{EVENTS}.0", opening() + scalars("loss", range(5))),
        (f"run/{EVENTS}.1", opening() + scalars("loss", range(5), lambda _: 1.0)),
    )
    assert len(book.runs) == 2
    assert len({run.run_id for run in book.runs}) == 2
    assert len({run.label for run in book.runs}) == 2


def test_files_with_other_tags_complete_each_other() -> None:
    book = read_bytes(
        (f"run/{EVENTS}.0", opening() + scalars("train/loss", range(5))),
        (f"run/{EVENTS}.1", opening() + scalars("test/loss", range(5))),
    )
    assert sources(book) == ["run"]


def test_tables_in_one_folder_are_runs_of_their_own() -> None:
    text = b"epoch,loss,val_loss\n1,2,2\n2,1,1\n"
    book = read_bytes(("a/lr0.1.csv", text), ("a/lr0.2.csv", text))
    assert sources(book) == ["a/lr0.1.csv", "a/lr0.2.csv"]
    assert [run.label for run in book.runs] == ["lr0.1", "lr0.2"]
    assert [run.config["lr"] for run in book.runs] == [0.1, 0.2]


def test_the_epoch_tag_becomes_the_epoch_of_the_points_beside_it() -> None:
    events = b"".join(
        scalar("train/loss", n * 100, 1.0) + scalar("epoch", n * 100, float(n)) for n in range(4)
    )
    book = read_bytes((f"run/{EVENTS}", opening() + events))
    losses = book.scalars[book.scalars["metric"] == "loss"]
    assert losses["epoch"].tolist() == [0, 1, 2, 3]
    assert book.runs[0].x_unit is XUnit.STEP


def test_settings_near_a_run_go_before_settings_above_it() -> None:
    csv = b"epoch,step,train_loss\n1,10,40.0\n2,20,30.0\n"
    book = read_bytes(
        ("config.yaml", b"lr: 0.5\nmodel: mlp\n"),
        ("lr0.25_bs32/metrics.csv", csv),
        ("lr0.25_bs32/hparams.yaml", b"learning_rate: 1e-3\nfinished: true\n"),
    )
    run = book.runs[0]
    assert run.config == {"lr": 1e-3, "model": "mlp", "batch_size": 32}
    assert run.finished is True
    assert codes(book).count(Note.SIDE_FILE) == 2


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['true']",
        "- a\n- b\n",
        "a: [" * 10_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: *c\n" + "\x00",
        "x" * (2 << 20),
    ],
    ids=["object", "list", "deep", "NUL", "long"],
)
def test_settings_that_cannot_be_read_are_named_and_never_run(text: str) -> None:
    book = read_bytes(("hparams.yaml", text.encode()), ("log.csv", b"epoch,loss\n1,2\n2,1\n"))
    assert codes(book) == [Note.SETTINGS_UNREADABLE]
    assert len(book.runs) == 1


def test_a_billion_laughs_stay_small() -> None:
    lines = ["a: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"b{n}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(12)]
    book = read_bytes(
        ("run/hparams.yaml", "\n".join(lines).encode()),
        ("run/metrics.csv", b"epoch,step,loss\n1,1,2\n2,2,1\n"),
    )
    assert len(repr(book.runs[0].config)) < 10**6


def test_the_same_source_gives_the_same_ids_twice() -> None:
    files = [
        (f"a/{EVENTS}", opening() + scalars("loss", range(5))),
        ("b/log.csv", b"epoch,loss\n1,2\n"),
    ]
    first, second = read_bytes(*files), read_bytes(*files)
    assert [run.run_id for run in first.runs] == [run.run_id for run in second.runs]


def test_tags_by_epoch_and_tags_by_update_share_one_axis() -> None:
    per_epoch = 40
    updates = [scalar("Loss/train", n, 1.0, WALL_TIME + n) for n in range(1, 10 * per_epoch + 1)]
    epochs = [
        (n * per_epoch, scalar("Test/Accuracy", n, n / 8, WALL_TIME + n * per_epoch + 0.5))
        for n in range(1, 11)
    ]
    for at, record in reversed(epochs):
        updates.insert(at, record)
    book = read_bytes((f"run/{EVENTS}", opening() + b"".join(updates)))
    assert curve(book, "accuracy", "test") == [(n * per_epoch, n / 8) for n in range(1, 11)]
    table = book.scalars
    assert table[table["metric"] == "accuracy"]["epoch"].tolist() == list(range(1, 11))
    assert table[table["metric"] == "loss"]["epoch"].tolist()[-1] == 10
    assert Note.EPOCHS_TO_STEPS in codes(book)


def test_a_short_tag_that_is_no_epoch_count_keeps_its_steps() -> None:
    long = [scalar("Loss/train", n, 1.0, WALL_TIME + n) for n in range(400)]
    short = [scalar("warm_up", n, 1.0, WALL_TIME + n) for n in range(10)]
    book = read_bytes((f"run/{EVENTS}", opening() + b"".join(long + short)))
    assert [step for step, _ in curve(book, "warm_up", "none")] == list(range(10))


def test_a_run_folder_called_train_keeps_its_name_when_its_tags_say_their_splits() -> None:
    data = opening() + scalars("train/box_loss", range(3)) + scalars("val/box_loss", range(3))
    assert sources(read_bytes((f"runs/train/{EVENTS}", data))) == ["runs/train"]


@pytest.mark.parametrize(
    ("paths", "labels"),
    [
        (["a/lr0.1/version_0", "a/lr0.2/version_0"], ["lr0.1", "lr0.2"]),
        (["a/exp/version_0", "a/exp/version_1"], ["exp/version_0", "exp/version_1"]),
        (["a/exp", "b/exp"], ["a/exp", "b/exp"]),
        (["logs"], ["logs"]),
    ],
)
def test_a_label_is_as_short_as_it_can_be(paths: list[str], labels: list[str]) -> None:
    assert labels_of(paths) == labels


def test_a_log_that_counts_epochs_from_one_tells_the_same_as_events_that_count_from_zero() -> None:
    events = opening() + b"".join(scalar("train/box_loss", n, 5.0 - n) for n in range(4))
    rows = "".join(f"{n + 1},{5.0 - n},{9.0 - n}\n" for n in range(4))
    csv = f"epoch,train/box_loss,val/box_loss\n{rows}".encode()
    book = read_bytes((f"runs/exp/{EVENTS}", events), ("runs/exp/results.csv", csv))
    assert sources(book) == ["runs/exp"]
    assert curve(book, "box_loss", "train") == [(n, 5.0 - n) for n in range(4)]
    assert curve(book, "box_loss", "val") == [(n, 9.0 - n) for n in range(4)]
    assert book.receipt.total("duplicated") == 4
    assert book.receipt.total("reordered") == 0


def test_one_metric_in_each_file_makes_one_run_with_its_parameters() -> None:
    book = read_bytes(
        ("mlruns/0/abc/meta.yaml", b"lifecycle_stage: active\nrun_id: abc\nstatus: 3\n"),
        ("mlruns/0/abc/params/lr", b"0.01"),
        ("mlruns/0/abc/metrics/acc", b"1708382026921 0.5 0\n1708382030705 0.6 1\n"),
        ("mlruns/0/abc/metrics/acc_step", b"1708382026921 0.4 0\n1708382030705 0.7 1\n"),
        ("mlruns/0/abc/metrics/val/loss", b"1708382026921 2.0 0\n1708382030705 1.0 1\n"),
    )
    assert sources(book) == ["mlruns/0/abc"]
    assert (book.runs[0].config, book.runs[0].finished) == ({"lr": 0.01}, True)
    assert curve(book, "loss", "val") == [(0, 2.0), (1, 1.0)]
    assert curve(book, "accuracy_step", "train") == [(0, 0.4), (1, 0.7)]


def test_the_epochs_of_keras_are_epochs() -> None:
    book = read_bytes((f"run/train/{EVENTS}", opening() + scalars("epoch_loss", range(3))))
    assert book.runs[0].x_unit is XUnit.EPOCH


def test_two_paths_with_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "log.csv").write_text("epoch,loss\n1,2\n2,1\n")
    book = load_paths([tmp_path / "a", tmp_path / "b", tmp_path / "none"])
    assert [run.run_id for run in book.runs] == ["a/log.csv", "b/log.csv"]
    assert [run.source for run in book.runs] == ["log.csv", "log.csv"]
    paths = [source.path for source in book.receipt.sources]
    assert paths == ["a/log.csv", "b/log.csv", str(tmp_path / "none")]


def test_a_run_without_a_folder_goes_by_the_name_of_what_was_opened(tmp_path: Path) -> None:
    data = opening() + scalars("loss", range(3))
    (tmp_path / "lr0.5").mkdir()
    (tmp_path / "lr0.5" / EVENTS).write_bytes(data)
    (opened,) = load_paths([tmp_path / "lr0.5"]).runs
    assert (opened.run_id, opened.label, opened.source) == ("lr0.5", "lr0.5", ".")
    assert opened.config["lr"] == 0.5
    (uploaded,) = read_bytes((EVENTS, data), ("notes.txt", b"nothing")).runs
    assert (uploaded.run_id, uploaded.label) == (EVENTS, EVENTS)


def test_nothing_uploaded_is_an_empty_book() -> None:
    book = read_bytes()
    assert (book.runs, len(book.scalars), codes(book)) == ((), 0, [Note.EMPTY_FOLDER])

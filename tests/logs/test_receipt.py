"""What the receipt calls skipped: only files of which nothing was used."""

from tests.logs.small_logs import opening, read_bytes, scalars

EVENTS = "events.out.tfevents.1700000000.host"


def test_files_of_which_something_was_used_are_not_skipped() -> None:
    repeated = "epoch,step,train_loss\n" + "".join(f"0,{step},{step}.0\n" for step in range(5))
    book = read_bytes(
        (f"run/{EVENTS}", opening() + scalars("train/loss", range(5))),
        ("run/metrics.csv", repeated.encode()),
        ("run/hparams.yaml", b"lr: 0.1\n"),
        ("run/photo.png", b"\x89PNG\r\n"),
    )
    points = {source.path: source.points for source in book.receipt.sources}
    skipped = {source.path: source.skipped for source in book.receipt.sources}
    assert points == {
        f"run/{EVENTS}": 5,
        "run/metrics.csv": 0,
        "run/hparams.yaml": 0,
        "run/photo.png": 0,
    }
    assert skipped == {
        f"run/{EVENTS}": False,
        "run/metrics.csv": False,
        "run/hparams.yaml": False,
        "run/photo.png": True,
    }

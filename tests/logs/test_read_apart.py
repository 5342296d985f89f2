"""Long texts are read by another process as they are read here, and given up at a limit."""

import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dashboard.logs.apart import limits, reading
from dashboard.logs.apart.limits import LEAST_BYTES, Limits, limits_of
from dashboard.logs.apart.reading import read_apart
from dashboard.logs.apart.workers import GoneError, Room, Workers
from dashboard.logs.corrections.correction import Corrections, FileCorrection
from dashboard.logs.follow.follower import Follower
from dashboard.logs.load import UploadedBytes, load_paths, load_uploads
from dashboard.logs.one_file import ReadInto
from dashboard.model.progress import Progress
from dashboard.model.run import LogBook, Note, XUnit
from dashboard.text.catalogue import Catalogue
from tests.logs.slow_worker import BUSY, ENDS, GREEDY, SLOW
from tests.logs.small_logs import codes

pytestmark = pytest.mark.xdist_group("read-apart")

FILL = "and words that make the line longer; " * 12
CONSOLE = "".join(
    f"Epoch {epoch}/3000 loss: {1 / epoch:.4f} val_loss: {2 / epoch:.4f} {FILL}\n"
    for epoch in range(1, 3_000)
).encode()
TABLE = ("step,loss,note\n" + "".join(f"{n},{1 / (n + 1)},{FILL}\n" for n in range(3_000))).encode()
BROKEN = TABLE.replace(b"\n7,", b"\nx,") + b"9999,1"
PROSE = f"{FILL}\n".encode() * 3_000
LONG = {"train.log": CONSOLE, "lr0.1/table.csv": TABLE, "broken.csv": BROKEN, "prose.txt": PROSE}
NARROW = Limits(1.0, 1 << 40)
SMALL = Limits(60.0, 400 << 20)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    made = Workers(most=1)
    yield made
    made.close()


@pytest.fixture(scope="module")
def slow() -> Iterator[Workers]:
    made = Workers((sys.executable, "-m", "tests.logs.slow_worker"), most=2)
    yield made
    made.close()


def apart(workers: Workers, allowed: Limits | None = None) -> ReadInto:
    return partial(read_apart, workers=workers, limits=lambda size: allowed or limits_of(size))


def told(book: LogBook) -> tuple[object, ...]:
    return book.scalars.to_csv(), [(run.run_id, run.config) for run in book.runs], book.receipt


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_gives_the_same_there_and_here(
    name: str, workers: Workers, tmp_path: Path
) -> None:
    assert len(LONG[name]) >= LEAST_BYTES
    sent = [UploadedBytes(name, LONG[name]), UploadedBytes("good.csv", b"step,loss\n1,2\n2,1\n")]
    assert told(load_uploads(sent, into=apart(workers))) == told(load_uploads(sent))
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(LONG[name])
    opened = Follower([tmp_path], waits=False, into=apart(workers))
    opened.poll(time.time())
    assert told(opened.book) == told(load_paths([tmp_path]))


def test_it_is_the_other_process_that_reads(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read_into", lambda *_: pytest.fail("read here"))
    sent = [UploadedBytes("train.log", CONSOLE)]
    assert load_uploads(sent, into=apart(workers)).receipt.total("points") == 2 * 2_999


def test_a_short_text_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Workers(("no-such-program",))
    monkeypatch.setattr(nobody, "ask", lambda *_: pytest.fail("asked"))
    sent = [UploadedBytes("short.csv", b"step,loss\n1,2\n2,1\n")]
    assert load_uploads(sent, into=apart(nobody)).receipt.total("points") == 2


def test_corrections_hold_there_too(workers: Workers) -> None:
    correction = FileCorrection(axis=XUnit.EPOCH)
    corrections = Corrections().having("table.csv", correction)
    sent = [UploadedBytes("table.csv", TABLE)]
    found = load_uploads(sent, corrections=corrections, into=apart(workers))
    assert told(found) == told(load_uploads(sent, corrections=corrections))
    assert Note.CORRECTED in codes(found)


def test_where_no_process_starts_the_text_is_read_here() -> None:
    sent = [UploadedBytes("train.log", CONSOLE)]
    found = load_uploads(sent, into=apart(Workers(("no-such-program",))))
    assert told(found) == told(load_uploads(sent))


@pytest.mark.parametrize(
    ("start", "allowed", "code", "says"),
    [
        (SLOW, NARROW, Note.TOOK_TOO_LONG, {"en": "1 seconds", "pt-BR": "1 segundo"}),
        (BUSY, NARROW, Note.TOOK_TOO_LONG, {"en": "1 seconds", "pt-BR": "1 segundo"}),
        (GREEDY, SMALL, Note.TOOK_TOO_MUCH_MEMORY, {"en": "1 GB", "pt-BR": "1 GB"}),
        (ENDS, SMALL, Note.BROKE_OFF, {"en": "broke off", "pt-BR": "interrompida"}),
    ],
    ids=["slow", "busy", "greedy", "ends"],
)
def test_a_text_that_takes_too_much_is_given_up_and_the_others_are_read(
    start: bytes, allowed: Limits, code: Note, says: dict[str, str], slow: Workers
) -> None:
    sent = [
        UploadedBytes("bad.log", start + CONSOLE),
        UploadedBytes("good.csv", b"step,loss\n1,2\n2,1\n"),
    ]
    book = load_uploads(sent, into=apart(slow, allowed))
    bad, good = book.receipt.sources
    assert [note.code for note in bad.notes] == [code]
    assert good.points == book.receipt.total("points") == 2
    for lang, words in says.items():
        note = bad.notes[0]
        sentence = Catalogue(lang).say(
            f"note-{code.value}", file="bad.log", count=note.count, where=note.where
        )
        assert "bad.log" in sentence
        assert words in sentence


def test_others_are_read_while_one_takes_long(slow: Workers) -> None:
    held = threading.Event()

    def long_one() -> None:
        sent = [UploadedBytes("bad.log", SLOW + CONSOLE)]
        load_uploads(sent, into=apart(slow, NARROW), progress=lambda _: held.set())

    thread = threading.Thread(target=long_one)
    thread.start()
    assert held.wait(30)
    sent = [UploadedBytes("train.log", CONSOLE)]
    assert told(load_uploads(sent, into=apart(slow))) == told(load_uploads(sent))
    thread.join()


class Left(BaseException):
    """A page that is drawn anew breaks off what it reads."""


def test_a_reading_that_is_broken_off_ends_the_process(slow: Workers) -> None:
    def leave(progress: Progress) -> None:
        if progress.files == 0:
            seen.append(progress)
        if len(seen) > 3:
            raise Left

    seen: list[Progress] = []
    sent = [UploadedBytes("bad.log", SLOW + CONSOLE)]
    with pytest.raises(Left):
        load_uploads(sent, into=apart(slow), progress=leave)
    assert not slow._idle


def test_the_share_read_is_told_from_there(workers: Workers) -> None:
    shares: list[float] = []
    lines = b"".join(b"step %d loss: 0.5 %s\n" % (n, FILL[:20].encode()) for n in range(50_000))
    load_uploads(
        [UploadedBytes("train.log", lines)],
        into=apart(workers),
        progress=lambda progress: shares.append(progress.share),
    )
    assert any(0 < share < 1 for share in shares)


def test_a_process_that_ended_while_idle_is_replaced(workers: Workers) -> None:
    sent = [UploadedBytes("train.log", CONSOLE)]
    load_uploads(sent, into=apart(workers))
    (idle,) = workers._idle
    idle._process.kill()
    idle._process.wait()
    assert load_uploads(sent, into=apart(workers)).receipt.total("points") == 2 * 2_999
    assert workers._idle != [idle]


def test_a_new_process_that_ends_at_once_is_not_started_again() -> None:
    with pytest.raises(GoneError):
        Workers((sys.executable, "-c", "")).ask(b"{}", b"", limits_of(1), lambda _: None)


def test_a_given_up_file_is_read_again_when_the_limits_are_others(slow: Workers) -> None:
    sent = [UploadedBytes("train.log", CONSOLE)]
    short = load_uploads(sent, into=apart(slow, Limits(0.0, 1 << 40)))
    assert codes(short) == [Note.TOOK_TOO_LONG]
    assert told(load_uploads(sent, into=apart(slow))) == told(load_uploads(sent))


def test_the_limits_grow_with_the_file_and_stay_below_the_machines_memory() -> None:
    small, large = limits_of(LEAST_BYTES), limits_of(8 << 30)
    assert small.seconds < large.seconds
    assert small.memory <= large.memory <= limits.budget() // 2


def test_a_text_that_no_reader_could_hold_is_refused_before_it_is_read(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "ask", lambda *_: pytest.fail("read"))
    sent = [UploadedBytes("train.log", CONSOLE)]
    enough = len(CONSOLE) * limits.LEAST_A_BYTE
    found = load_uploads(sent, into=apart(workers, Limits(60.0, enough - 1)))
    assert codes(found) == [Note.TOOK_TOO_MUCH_MEMORY]
    assert not limits.needs_too_much(len(CONSOLE), Limits(60.0, enough))


def test_readings_wait_for_the_memory_of_others() -> None:
    room, waited = Room(100), threading.Event()
    order: list[str] = []

    def second() -> None:
        with room.taken(60, waited.set):
            order.append("second")

    with room.taken(60, lambda: pytest.fail("it was free")):
        other = threading.Thread(target=second)
        other.start()
        assert waited.wait(30)
        with room.taken(40, lambda: pytest.fail("there is room beside the first")):
            order.append("beside")
        order.append("first")
    other.join(30)
    assert order == ["beside", "first", "second"]
    with room.taken(1000, lambda: pytest.fail("nobody reads: all may be taken")):
        pass


def test_who_gives_up_waiting_takes_no_memory() -> None:
    room = Room(100)

    def gives_up() -> None:
        raise KeyboardInterrupt

    with room.taken(100, lambda: None), pytest.raises(KeyboardInterrupt), room.taken(1, gives_up):
        pass
    with room.taken(100, lambda: pytest.fail("all is free again")):
        pass

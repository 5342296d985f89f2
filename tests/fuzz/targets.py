"""What is fuzzed: every registered reader, and all else that parses what somebody else wrote."""

import gzip
import io
import json
import lzma
import tarfile
import tempfile
import time
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path

from dashboard.logs.book_of_files import read_batch
from dashboard.logs.corrections.correction import (
    NONE,
    Corrections,
    CorrectionsError,
    FileCorrection,
    read_corrected,
)
from dashboard.logs.corrections.renaming import TagName
from dashboard.logs.events.decode import read_events
from dashboard.logs.follow.follower import Follower
from dashboard.logs.hparams.side_files import UnreadableSettingsError, read_side_file
from dashboard.logs.merge.assemble import Batch, assemble
from dashboard.logs.part import Part
from dashboard.logs.parts import read_part
from dashboard.logs.reader import Reader
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.registry import all_readers
from dashboard.logs.sources.disk import Found, bytes_file
from dashboard.logs.stored.stored_parts import CachedPart, read_parts, write_parts
from dashboard.logs.tabular.chosen import Columns
from dashboard.model.run import LogBook, XUnit
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences
from tests.fuzz.other_targets import other_targets
from tests.fuzz.page_targets import page_targets
from tests.fuzz.target import Target
from tests.logs.limits import within_limits
from tests.logs.promises import BrokenPromise, check_book, check_reader, check_upload, head_of
from tests.logs.samples import SAMPLES
from tests.logs.small_logs import opening, scalars, tensor

SEED_BYTES = 8_000  # of a sample: what is longer only repeats itself
_SPOKEN = (Sentences("en"), Sentences("pt-BR"))


def targets() -> list[Target]:
    """All of them, readers first."""
    return [*map(_of_reader, all_readers()), *_others()]


def read(target: Target, data: bytes) -> None:
    """One input within the limits; its first byte says by which seed's name it goes."""
    name = target.seeds[data[0] % len(target.seeds)][0]
    target.load()
    with within_limits(len(data)) if target.is_limited else nullcontext():
        target.run(name, data[1:])


def _of_reader(reader: Reader) -> Target:
    """A reader by itself, and by the way an upload takes."""
    seeds = tuple((one.name, _short(one.data)) for one in SAMPLES if one.reader == reader.name)
    first = dict(seeds)

    def run(name: str, data: bytes) -> None:
        check_reader(reader, name, data, first[name])
        _upload(name, data)

    return Target(reader.name, seeds, run)


def _short(data: bytes) -> bytes:
    half = SEED_BYTES // 2
    return data if len(data) <= SEED_BYTES else data[:half] + data[-half:]


def _upload(name: str, data: bytes) -> None:
    """Reads an upload and says its receipt in both languages."""
    book = check_upload(name, data)
    for source in book.receipt.sources:
        for words in _SPOKEN:
            words.note(source)


EVENTS = opening() + scalars("train/loss", range(3)) + tensor("acc", 3, 0.5)
EVENTS += tensor("b", 4, 0.25, plugin="", how="double") + tensor("image", 5, 1.0, plugin="images")
CSV = b"epoch,loss\n1,2.0\n2,1.0\n"


def _others() -> Iterator[Target]:
    yield Target("event decoder", (("events", EVENTS),), lambda _, data: _decode(data))
    yield Target("growing events", (("events", EVENTS),), lambda _, data: _grow(data))
    yield Target("archives", tuple(_archives()), _upload)
    yield Target("settings", tuple(_settings()), _side_file)
    yield Target("corrections", (("corrections.json", _corrections()),), _correct)
    yield Target(
        "corrected table",
        (("log.csv", TABLE), ("log.jsonl", ROWS)),
        lambda _, data: _corrected(data),
    )
    yield from other_targets()
    yield from page_targets()
    yield Target("cached parts", (("entry", _entry()),), lambda _, data: _cached(data))


def _decode(data: bytes) -> None:
    for one in read_events(data).points:
        if not len(one.step) == len(one.value) > 0:
            raise BrokenPromise(f"{one.tag!r} has no points, or no pairs")


def _grow(data: bytes) -> None:
    """The file read at a third and two thirds of its length gives in the end what it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.out.tfevents.1.host")
        opened = Follower([path], waits=False)
        for end in (len(data) // 3, 2 * len(data) // 3, len(data)):
            path.write_bytes(data[:end])
            opened.poll(time.time())
        whole = Follower([path], waits=False, reads_on=False)
        whole.poll(time.time())
    if repr(opened.book) != repr(whole.book):
        raise BrokenPromise("a file that grew gives another book than the whole")


def _archives() -> Iterator[tuple[str, bytes]]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/log.csv", CSV)
        archive.writestr("a/hparams.yaml", b"lr: 0.1\n")
        archive.writestr("b.json", b'{"loss": [2.0, 1.0]}')
    yield "logs.zip", buffer.getvalue()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar:
        info = tarfile.TarInfo("run/" + "long" * 30 + ".csv")
        info.size = len(CSV)
        tar.addfile(info, io.BytesIO(CSV))
    yield "logs.tar", packed.getvalue().rstrip(b"\x00") + bytes(1024)
    yield "logs.tar.gz", gzip.compress(packed.getvalue(), mtime=0)
    yield "log.csv.xz", lzma.compress(CSV)


def _settings() -> Iterator[tuple[str, bytes]]:
    yield "hparams.yaml", b"lr: 1e-3\nmodel: {name: mlp, hidden: [64, 64]}\nseed: &s 3\nb: *s\n"
    yield "config.yaml", b"lr:\n  desc: null\n  value: !!float 0.1\nd: 2020-01-01\n? [a, b]\n: 1\n"
    yield (
        "params.json",
        b'{"lr": 0.1, "net": {"type": "cnn", "w": [1, [2, "x"]]}, "finished": true}',
    )
    yield "args.yaml", b"a: &a {x: 1}\nb: &b\n  <<: [*a, *a]\nc: {<<: *b, d: !!int '3'}\n"
    yield "run/meta.yaml", b"lifecycle_stage: active\nstatus: 3\n"
    yield "run/params/lr", b"0.1"


def _side_file(name: str, data: bytes) -> None:
    with suppress(UnreadableSettingsError):
        read_side_file(head_of(name, data), data)
    _upload(name, data)


def _corrections() -> bytes:
    tags = {"perda": {"metric": "loss", "split": "val"}}
    said = {
        "format": "csv",
        "axis": "epoch",
        "step": "it",
        "epoch": "ep",
        "run": "id",
        "tags": tags,
    }
    return json.dumps(
        {"version": 1, "files": {"log.csv": said, "a": {"format": "not a log"}}}
    ).encode()


def _correct(_: str, data: bytes) -> None:
    """Corrections that are accepted come back from their own JSON."""
    try:
        held = Corrections.from_dict(json.loads(data))
    except (CorrectionsError, RecursionError, ValueError):
        return
    written = json.dumps(held.to_dict(), ensure_ascii=False).encode()
    if Corrections.from_dict(json.loads(written)) != held:
        raise BrokenPromise("corrections that do not come back from their JSON")


TABLE = b"it,ep,who,loss,note\n1,0,a,2.0,x\n2,1,a,1.0,y\n1,0,b,3.0,\n"
ROWS = b'{"it": 1, "epoch": 0, "loss": 2.0}\n{"step": 2, "epoch": 1e18, "loss": 1.0}\n'
SAID = [
    FileCorrection("csv", axis, Columns("it", epoch, run), (("loss", TagName("c", Split.VAL)),))
    for axis, epoch, run in ((None, "", "who"), (XUnit.EPOCH, "ep", ""), (XUnit.STEP, "ep", "note"))
]


def _corrected(data: bytes) -> None:
    """A table by the columns that a person names, or JSON by the axis."""
    reader = next(one for one in all_readers() if one.name == ("csv", "json lines")[len(data) % 2])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_corrected(reader, head_of("log.csv", data), data, SAID[len(data) % len(SAID)])


PROGRAM = "0" * 64


def _entry() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "entry.parquet")
        part = read_part([bytes_file("lr0.1/log.csv", CSV)])
        write_parts({"log.csv": CachedPart("as it was", part)}, PROGRAM, path)
        return path.read_bytes()


def _cached(data: bytes) -> None:
    """An entry of the cache is whole or none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "entry.parquet")
        path.write_bytes(data)
        parts = [cached.part for cached in read_parts(path, PROGRAM).values()]
    if parts:
        check_book(_put_together(parts))


def _put_together(parts: list[Part]) -> LogBook:
    receipt = ReceiptBuilder()
    batch = read_batch(Found(), Batch("root"), receipt, lambda *_: parts, NONE)
    return assemble([batch], receipt)

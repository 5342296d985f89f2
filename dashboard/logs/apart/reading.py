"""One file into the batch of what is read: here, or a long text by a process of its own.

What is read is the same.  A text that takes too long there, or too much memory, is given up with a
note, and the rest is read.
"""

import atexit
import json
import math
from collections.abc import Callable
from functools import lru_cache

from dashboard.logs.apart.answers import NotPassedOnError, read
from dashboard.logs.apart.limits import LEAST_BYTES, Limits, limits_of, needs_too_much
from dashboard.logs.apart.worker import THE_FILE
from dashboard.logs.apart.workers import Answer, GivenUpError, GoneError, Workers
from dashboard.logs.corrections.correction import NOT_A_LOG, NOTHING, Corrections, FileCorrection
from dashboard.logs.file_head import HEAD_BYTES, Head
from dashboard.logs.merge.assemble import Batch
from dashboard.logs.one_file import read_into
from dashboard.logs.packs.container import is_pack
from dashboard.logs.part import Part
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.sources.disk import LogFile
from dashboard.model.contained import Failure, Stage, repeat
from dashboard.model.progress import report_share
from dashboard.model.run import Note, ReceiptNote

_GIGABYTE = 1 << 30


@lru_cache(maxsize=1)
def shared_workers() -> Workers:
    """The processes that read for everyone; they end with this one."""
    workers = Workers()
    atexit.register(workers.close)
    return workers


def read_apart(
    batch: Batch,
    receipt: ReceiptBuilder,
    file: LogFile,
    correction: FileCorrection = NOTHING,
    workers: Workers | None = None,
    limits: Callable[[int], Limits] | None = None,
) -> None:
    """Read one file into ``batch``, or note why not, as ``read_into`` does; a long text apart."""
    if file.size < LEAST_BYTES or correction.format == NOT_A_LOG or not _is_text(file):
        read_into(batch, receipt, file, correction)
        return
    allowed = (limits or limits_of)(file.size)
    try:
        answer = _asked(workers or shared_workers(), file, correction, allowed)
        part = read(answer.part)
    except GivenUpError as error:
        receipt.open(file.name, file.size)
        receipt.note(file.name, _note(allowed, of_memory=error.of_memory))
    except GoneError:
        receipt.open(file.name, file.size)
        receipt.note(file.name, ReceiptNote(Note.BROKE_OFF))
    except (NotPassedOnError, OSError, MemoryError):
        read_into(batch, receipt, file, correction)
    else:
        _take(batch, receipt, part, answer)


def _is_text(file: LogFile) -> bool:
    """Whether the file is read from its bytes, and they are text; the rest is no work for apart."""
    if file.read_with is not None:
        return False
    try:
        start = file.read(HEAD_BYTES + 1)
    except (OSError, MemoryError):
        return False
    if is_pack(start):
        return False
    return Head(file.name, start[:HEAD_BYTES], whole=False).encoding is not None


def _asked(workers: Workers, file: LogFile, correction: FileCorrection, allowed: Limits) -> Answer:
    if needs_too_much(file.size, allowed):
        raise GivenUpError(of_memory=True)
    question = {
        "name": file.name,
        "size": file.size,
        "path": "" if file.path is None else str(file.path.absolute()),
        "corrections": Corrections().having(THE_FILE, correction).to_dict(),
    }
    data = b"" if file.path is not None else file.read(-1)
    return workers.ask(json.dumps(question).encode(), data, allowed, report_share)


def _note(allowed: Limits, *, of_memory: bool) -> ReceiptNote:
    if of_memory:
        gigabytes = math.ceil(allowed.memory / _GIGABYTE)
        return ReceiptNote(Note.TOOK_TOO_MUCH_MEMORY, where=f"{gigabytes} GB")
    return ReceiptNote(Note.TOOK_TOO_LONG, round(allowed.seconds))


def _take(batch: Batch, receipt: ReceiptBuilder, part: Part, answer: Answer) -> None:
    batch.pieces.extend(part.batch.pieces)
    batch.side_files.update(part.batch.side_files)
    receipt.add_all(part.receipt)
    repeat(Failure(Stage(stage), *rest) for stage, *rest in json.loads(answer.failed))

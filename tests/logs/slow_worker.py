"""The process that reads, with a reader that takes its time and one that takes memory."""

import time
from dataclasses import replace

from dashboard.logs import registry
from dashboard.logs.apart import worker
from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reading
from dashboard.model.progress import report_share

SLOW, BUSY = b"slow as can be\n", b"busy and says so\n"
GREEDY, ENDS = b"greedy as can be\n", b"ends the process\n"


def _read(_: Head, data: bytes) -> Reading:
    if data.startswith(SLOW):
        time.sleep(600)
    while data.startswith(BUSY):
        report_share(0.5)
        time.sleep(0.01)
    if data.startswith(ENDS):
        worker.os._exit(9)
    held = []
    while True:
        held.append(bytearray(b"x" * (32 << 20)))
        time.sleep(0.02)


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if head.data.startswith((SLOW, BUSY, GREEDY, ENDS)) else Claim.NO


if __name__ == "__main__":
    others = registry.all_readers()
    made = (*others, replace(others[0], name="made", guess=_guess, read=_read, read_file=None))
    registry.all_readers = lambda: made
    worker.main()

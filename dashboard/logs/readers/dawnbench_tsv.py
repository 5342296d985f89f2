"""DAWNBench's submissions: ``epoch hours top1Accuracy [top5Accuracy]``, accuracies in percent.

Recognised by: the columns ``hours`` and ``top1Accuracy``.  The accuracy is that of the test set
(the benchmark's rules); there is no training curve.
"""

from dataclasses import replace

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide
from dashboard.model.table import Split

_ACCURACIES = ("top1Accuracy", "top5Accuracy")


def _guess(head: Head) -> Claim:
    own = names(head) >= {"epoch", "hours", "top1accuracy"}
    return Claim.SIGNATURE if own else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    return read_wide(head, data).with_points(
        lambda one: replace(one, split=Split.TEST if one.tag in _ACCURACIES else None)
    )


READER = Reader("dawnbench", _guess, _read)

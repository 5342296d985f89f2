"""What some of the files of an opened folder give."""

from dataclasses import dataclass, field

from dashboard.logs.merge.assemble import Batch
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.model.run import ReceiptNote


@dataclass(slots=True)
class Part:
    """What some files gave, and what had to be passed over in archives among them, by name.

    It can be pickled.  Nobody changes it once it is read.
    """

    batch: Batch = field(default_factory=lambda: Batch(""))
    receipt: ReceiptBuilder = field(default_factory=ReceiptBuilder)
    problems: list[tuple[str, ReceiptNote]] = field(default_factory=list)

    @property
    def points(self) -> int:
        """How many points were read."""
        return sum(piece.points for piece in self.batch.pieces)

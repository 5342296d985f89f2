"""Notes of the receipt on the numbers of a console log that are on no curve."""

from collections.abc import Mapping

from dashboard.model.run import Note, ReceiptNote

_MOST_NAMES = 4  # that a note lists, most numbers first


def left_out(clocks: Mapping[str, int], others: Mapping[str, int]) -> list[ReceiptNote]:
    """The notes on times, speeds and counters and on other names, each with how many numbers."""
    kinds = ((Note.CLOCKS_LEFT_OUT, clocks), (Note.NAMES_LEFT_OUT, others))
    return [
        ReceiptNote(code, sum(counts.values()), _listed(counts)) for code, counts in kinds if counts
    ]


def _listed(counts: Mapping[str, int]) -> str:
    names = sorted(counts, key=lambda name: (-counts[name], name))
    listed = ", ".join(f"{name} ({counts[name]})" for name in names[:_MOST_NAMES])
    return f"{listed}, …" if len(names) > _MOST_NAMES else listed

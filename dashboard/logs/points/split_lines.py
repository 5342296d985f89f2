"""The lines of a long text, a stretch at a time: together they take twice as much as the text."""

from collections.abc import Iterator

from dashboard.model.progress import report_share

STRETCH = 1 << 18
"""Characters that are split at a time."""


def lines_in_stretches(text: str) -> Iterator[str]:
    r"""The lines of ``text.splitlines()``, one after the other; reports how far they are.

    >>> list(lines_in_stretches("a\nb\r\n\nc"))
    ['a', 'b', '', 'c']
    """
    start, end = 0, len(text)
    while start < end:
        if start:
            report_share(start / end)
        stop = text.find("\n", min(start + STRETCH, end)) + 1 or end
        yield from text[start:stop].splitlines()
        start = stop

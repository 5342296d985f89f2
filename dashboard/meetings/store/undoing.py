"""What stood before the last change, of whatever is kept in versions."""

from collections.abc import Iterable
from typing import TypeVar

Content = TypeVar("Content")


def before(past: Iterable[Content], nothing: Content) -> Content:
    """What stood before the last change that was not taken back: as an editor's undo goes back.

    ``past`` are all versions, the first one first; before the first there was ``nothing``.
    """
    stack = [nothing]
    for one in past:
        if len(stack) > 1 and one == stack[-2]:
            stack.pop()
        else:
            stack.append(one)
    return stack[-2] if len(stack) > 1 else nothing

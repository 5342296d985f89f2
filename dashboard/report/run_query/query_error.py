"""What is wrong with a query, and where."""

from collections.abc import Mapping
from typing import Any


class QueryError(Exception):
    """A text that is no query: the code of a sentence, its numbers, and the place in the text.

    The sentence is ``find-error-<code>``; ``at`` is where in the text the trouble begins, and
    ``length`` how many characters it takes, 0 where something is missing.
    """

    def __init__(self, code: str, at: int, length: int = 0, **args: Any) -> None:
        """A problem with its place; ``args`` are those of the sentence."""
        super().__init__(code)
        self.code, self.at, self.length = code, at, length
        self.args_of_sentence: Mapping[str, Any] = args

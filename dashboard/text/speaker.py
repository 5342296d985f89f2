"""What says a text of the catalogue, or that it could not: below all sentences of one language."""

from collections.abc import Sequence
from functools import partial

from dashboard.model.contained import Failure, Stage, contained
from dashboard.text.escape import plain, shorten
from dashboard.text.run_namer import RunNamer


class Speaker(RunNamer):
    """Texts of the catalogue, one of which that is missing costs its own sentence alone."""

    def say(self, message: str, **args: object) -> str:
        """A text of the catalogue; where it cannot be formatted, a sentence that names it."""
        make = partial(self.texts.say, message, **args)
        return contained(Stage.SAY, message, make, self.failure)

    def failure(self, failure: Failure) -> str:
        """One sentence on what could not be judged, written or drawn."""
        return self.texts.say(
            f"failure-{id_of(failure.stage)}",
            code=shorten(plain(failure.code)),
            error=failure.error,
            run=shorten(plain(failure.run_id)),
        )

    def failures(self, several: Sequence[Failure]) -> str:
        """The failures, one sentence each."""
        return " ".join(dict.fromkeys(map(self.failure, several)))


def id_of(name: str) -> str:
    """A code as part of the id of a message: with hyphens."""
    return name.replace("_", "-")


def word(value: object) -> object:
    """``value``; if it is text, harmless and short."""
    return shorten(plain(value)) if isinstance(value, str) else value

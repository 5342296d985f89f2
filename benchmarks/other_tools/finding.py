"""What a tool says of a run, in words that all tools share."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Said(StrEnum):
    """What a complaint is about."""

    RATE_LOW = "rate too low"
    RATE_HIGH = "rate too high"
    OVERFITTING = "overfitting"
    UNDERFITTING = "underfitting"
    UNSTABLE = "unstable"
    DIVERGED = "diverged"
    BROKEN = "broken"
    OTHER = "another complaint"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one of a tool's findings is taken for, with the tool's own words as the ground."""

    code: str  # of the finding, as in the tool's output
    words: str  # the tool's own, from its output or its documentation
    said: frozenset[Said]  # empty: about the log or the machine, no complaint about the training

    @staticmethod
    def of(code: str, words: str, *said: Said) -> "Meaning":
        """Written as a line of a table."""
        return Meaning(code, words, frozenset(said))


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a tool."""

    code: str
    is_grave: bool  # at the tool's own level of a warning, or above


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that a tool said of one run."""

    said: frozenset[Said] = frozenset()
    graver: frozenset[Said] = frozenset()  # what of it as a warning or above
    is_read: bool = True  # False: the tool could not read the run, or would not judge it

    @property
    def rate(self) -> int:
        """-1 for a rate too low, 1 for one too high, 0 where nothing is said of it.

        Where both are said, the graver one counts, and the high one of two equals.
        """
        for part in (self.graver, self.said):
            if Said.RATE_HIGH in part:
                return 1
            if Said.RATE_LOW in part:
                return -1
        return 0


UNREAD = Verdict(is_read=False)


def findings_of(answer: str, check: str, grave: Collection[str]) -> list[Finding]:
    """The findings of a JSON answer, each called by its ``check`` and its title.

    Args:
        answer: with a list ``findings``, each of which has ``check``, ``title`` and ``severity``.
        check: the name under which a finding says what found it.
        grave: the severities of a warning and above.
    """
    return [
        Finding(f"{one[check]}: {one['title']}", one["severity"] in grave)
        for one in json.loads(answer)["findings"]
    ]


def verdict_of(findings: Iterable[Finding], meanings: Sequence[Meaning]) -> Verdict:
    """The findings of one run in the shared words.

    Raises:
        KeyError: if the tool gave a finding that its table lacks: the table must be mended.
    """
    table = {meaning.code: meaning.said for meaning in meanings}
    found = list(findings)
    said = frozenset[Said]().union(*(table[one.code] for one in found))
    graver = frozenset[Said]().union(*(table[one.code] for one in found if one.is_grave))
    return Verdict(said, graver)

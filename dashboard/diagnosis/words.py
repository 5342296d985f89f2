"""What turns the codes and numbers of a report into sentences, and what says nothing instead."""

from collections.abc import Mapping
from typing import Any, Protocol

from dashboard.diagnosis.reasons.reason import Explained, Margin, Reason
from dashboard.diagnosis.verdict import Comparison, Lamp, Recommendation, RunDiagnosis, Symptom
from dashboard.model.contained import Failure
from dashboard.model.run import Run, SourceReceipt


class Words(Protocol):
    """The interface that turns codes and numbers into sentences of one language."""

    def headline(self, diagnosis: RunDiagnosis, /) -> str:
        """One sentence: the verdict, its number, its consequence."""
        ...

    def symptom(self, symptom: Symptom, /) -> str:
        """One sentence of evidence."""
        ...

    def recommendation(self, recommendation: Recommendation, /) -> str:
        """One sentence of advice: what to change."""
        ...

    def why(self, recommendation: Recommendation, /) -> str:
        """One sentence: the reason for the advice."""
        ...

    def expect(self, recommendation: Recommendation, /) -> str:
        """What should come of the advice."""
        ...

    def wrong_if(self, recommendation: Recommendation, /) -> str:
        """What would prove the advice wrong."""
        ...

    def code(self, recommendation: Recommendation, run: Run, /) -> Mapping[str, str | None]:
        """The advice as code by what it is written for, our ``trainer`` last; ``None`` for none."""
        ...

    def follow(self, recommendation: Recommendation, run: Run, /) -> Mapping[str, Any] | None:
        """The settings that our trainer changes to follow the advice; ``None`` if it cannot."""
        ...

    def comparison(self, comparison: Comparison, /) -> str:
        """One sentence about several runs."""
        ...

    def said_reason(self, reason: Reason, diagnosis: RunDiagnosis, /) -> str:
        """One sentence: what speaks for a lamp's state or against it, and what is usual."""
        ...

    def margin(self, margin: Margin, lamp: Lamp, /) -> str:
        """One sentence: from where on the lamp would say something else."""
        ...

    def rests_on(self, lamp: Lamp, explained: Explained, /) -> str:
        """One sentence where nothing on the curve speaks for a state by itself; else empty."""
        ...

    def sureness(self, lamp: Lamp, explained: Explained | None, /) -> str:
        """One sentence: how sure the state is, and from where on it is named."""
        ...

    def note(self, source: SourceReceipt, /) -> tuple[str, ...]:
        """One sentence for each note on a file of the receipt."""
        ...

    def failure(self, failure: Failure, /) -> str:
        """One sentence on what could not be judged, written or drawn."""
        ...


class Wordless:
    """The words of a report without a language: none."""

    def headline(self, _: RunDiagnosis, /) -> str:
        """Say nothing."""
        return ""

    def symptom(self, _: Symptom, /) -> str:
        """Say nothing."""
        return ""

    def recommendation(self, _: Recommendation, /) -> str:
        """Say nothing."""
        return ""

    def why(self, _: Recommendation, /) -> str:
        """Say nothing."""
        return ""

    def expect(self, _: Recommendation, /) -> str:
        """Say nothing."""
        return ""

    def wrong_if(self, _: Recommendation, /) -> str:
        """Say nothing."""
        return ""

    def code(self, _: Recommendation, __: Run, /) -> Mapping[str, str | None]:
        """Write nothing."""
        return {"pytorch": "", "keras": "", "trainer": None}

    def follow(self, _: Recommendation, __: Run, /) -> Mapping[str, Any] | None:
        """Say nothing."""
        return None

    def comparison(self, _: Comparison, /) -> str:
        """Say nothing."""
        return ""

    def said_reason(self, _: Reason, __: RunDiagnosis, /) -> str:
        """Say nothing."""
        return ""

    def margin(self, _: Margin, __: Lamp, /) -> str:
        """Say nothing."""
        return ""

    def rests_on(self, _: Lamp, __: Explained, /) -> str:
        """Say nothing."""
        return ""

    def sureness(self, _: Lamp, __: Explained | None, /) -> str:
        """Say nothing."""
        return ""

    def note(self, _: SourceReceipt, /) -> tuple[str, ...]:
        """Say nothing."""
        return ()

    def failure(self, _: Failure, /) -> str:
        """Say nothing."""
        return ""

"""The sentences of a diagnosis: codes and numbers of one run, or of many, in one language.

Every code has a message of the same name: the symptom ``zigzag`` has ``symptom-zigzag``.
Underscores of states and actions become hyphens; evidence is passed under its own names. A sentence
whose text or value is missing is replaced by one that says so.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from dashboard.diagnosis.reasons.reason import Reason
from dashboard.diagnosis.siblings.names import SETTINGS
from dashboard.diagnosis.verdict import (
    Comparison,
    Evidence,
    Lamp,
    LampName,
    Recommendation,
    RunDiagnosis,
    State,
    Symptom,
)
from dashboard.model.contained import Failure, Stage, contained, overheard, repeat
from dashboard.model.run import Run, SourceReceipt
from dashboard.text import setting_words, snippets
from dashboard.text.escape import plain, shorten, shorten_start
from dashboard.text.reason_sentences import ReasonSentences
from dashboard.text.run_names import JOINT
from dashboard.text.speaker import id_of, word

FILE_LIMIT = 60
"""Characters of a file's path in a sentence: its name and the folders that distinguish it."""

FAR = 20.0
"""Times the rate that was tried beyond which one to try is a guess; the textbook's case is 16."""

NO_TASK: Mapping[str, object] = {"task_end": float("nan"), "task_split": "none"}
"""What a headline without a measure of a task says of it; older ones say nothing."""


class Sentences(ReasonSentences):
    """All sentences on runs, in one language."""

    def __init__(
        self, lang: str, names: Mapping[str, str] | None = None, everyone: Sequence[Run] = ()
    ) -> None:
        """Speak as :class:`dashboard.text.run_namer.RunNamer` says."""
        super().__init__(lang, names, everyone)
        self._headlines: dict[tuple[int, str], tuple[RunDiagnosis, str]] = {}

    def calling(self, names: Mapping[str, str]) -> "Sentences":
        """The same sentences with the person's own ``names`` of runs."""
        return Sentences(self.lang, names, self.everyone)

    def headline(self, diagnosis: RunDiagnosis) -> str:
        """One sentence: the verdict, its number, its consequence."""
        return self._headline(diagnosis, "")

    def is_so_far(self, diagnosis: RunDiagnosis) -> bool:
        """Whether a run is still being written, so that its verdict is provisional."""
        return diagnosis.headline.evidence.get("running") == "yes"

    def short(self, diagnosis: RunDiagnosis) -> str:
        """The verdict in two to five words."""
        return self._headline(diagnosis, "-short")

    def symptom(self, symptom: Symptom) -> str:
        """One sentence of evidence."""
        return self._say(
            f"symptom-{id_of(symptom.code)}",
            symptom.evidence,
            metric=self.metric(symptom.metric),
            split=symptom.split,
            from_x=symptom.from_x,
            to_x=symptom.to_x,
        )

    def said_reason(self, reason: Reason, diagnosis: RunDiagnosis) -> str:
        """One sentence: the finding that is a reason, else its reading and what is usual."""
        if not reason.symptom:
            return self.reading(reason.read)
        return self.symptom(next(one for one in diagnosis.symptoms if one.code == reason.symptom))

    def symptom_title(self, symptom: Symptom) -> str:
        """The name of what was seen, two to four words."""
        return self._say(f"symptom-{id_of(symptom.code)}-title", symptom.evidence)

    def finding(self, diagnosis: RunDiagnosis, symptom: Symptom, name: str = "") -> str:
        """The number and the name of a finding, as in figures and lists of one run.

        ``name`` replaces the usual name.
        """
        return self.say(
            "finding-numbered",
            number=diagnosis.number(symptom),
            name=name or self.symptom_title(symptom),
        )

    def recommendation(self, recommendation: Recommendation) -> str:
        """One sentence of advice: what to change."""
        return self._advice("recommendation", recommendation)

    def why(self, recommendation: Recommendation) -> str:
        """One sentence: the reason for the advice."""
        return self._advice("why", recommendation)

    def expect(self, recommendation: Recommendation) -> str:
        """What should come of the advice: a sentence or two, opened by the text ``expected``."""
        return self._advice("expect", recommendation)

    def wrong_if(self, recommendation: Recommendation) -> str:
        """What would prove the advice wrong: a sentence or two, opened by ``wrong-if``."""
        return self._advice("wrong", recommendation)

    def code(self, recommendation: Recommendation, run: Run) -> Mapping[str, str | None]:
        """The advice for ``run`` as code: by what it is written for; see :func:`snippets.write`."""
        return contained(
            Stage.SAY,
            f"code-{id_of(recommendation.action)}",
            partial(snippets.write, recommendation, run, self.texts),
            self._no_code,
            run.run_id,
        )

    def follow(self, recommendation: Recommendation, run: Run) -> Mapping[str, Any] | None:
        """The settings that our trainer changes to follow the advice; ``None`` if it cannot."""
        return contained(
            Stage.SAY,
            f"follow-{id_of(recommendation.action)}",
            partial(snippets.follow, recommendation, run),
            lambda _: None,
            run.run_id,
        )

    def _no_code(self, failure: Failure) -> Mapping[str, str | None]:
        """A comment that says why there is no code."""
        remark = f"# {self.failure(failure)}\n"
        return {"pytorch": remark, "keras": remark, "trainer": None}

    def chip(self, recommendation: Recommendation) -> str:
        """The advice in its shortest form: what, from → to."""
        return self._advice("chip", recommendation)

    def comparison(self, comparison: Comparison) -> str:
        """One sentence about several runs, opened by their family where there are several."""
        evidence = comparison.evidence
        message = f"comparison-{id_of(comparison.code)}"
        is_far = "yes" if _is_far(evidence) else "no"
        text = self._say(message, evidence, run_count=len(comparison.runs), is_far=is_far)
        family, by = evidence.get("family", ""), str(evidence.get("family_by", ""))
        if family == "":
            return text
        return self.say(
            "comparison-of-family",
            by=by,
            setting=self.setting_name(by),
            family=self._family(str(family)) if by == SETTINGS else self.setting_value(family),
            text=text[0].lower() + text[1:],
        )

    def _family(self, spelled: str) -> str:
        """A family that is spelled as ``dropout 0.5, model mlp``, in words and in our numbers."""
        parts = []
        for part in spelled.split(", "):
            name, _, value = part.rpartition(" ")
            with suppress(ValueError):
                value = self.texts.number(float(value))
            parts.append(f"{setting_words.name_inside(name, self.texts)} {value}" if name else part)
        said = JOINT.join(parts)  # a comma would stand beside the comma of a number
        return said[:1].upper() + said[1:]

    def note(self, source: SourceReceipt) -> tuple[str, ...]:
        """One sentence for each note on a file of the receipt."""
        path = shorten_start(plain(source.path), FILE_LIMIT)
        return tuple(
            self.say(
                f"note-{id_of(note.code)}", file=path, count=note.count, where=word(note.where)
            )
            for note in source.notes
        )

    def settings_files(self, sources: Sequence[SourceReceipt]) -> str:
        """One sentence for several files that gave the settings of their runs."""
        first = shorten_start(plain(sources[0].path), FILE_LIMIT)
        return self.say("note-side-files", count=len(sources), file=first)

    def lamp(self, name: LampName) -> str:
        """The name of a lamp."""
        return self.say(f"lamp-{id_of(name)}")

    def asks(self, name: LampName) -> str:
        """The question that a lamp answers, with the English term beside the Portuguese one."""
        return self.say(f"lamp-{id_of(name)}-asks")

    def state(self, lamp: Lamp) -> str:
        """The state of a lamp in a word or two."""
        basis = next(iter(lamp.because), "")
        return self.say(f"state-{id_of(lamp.name)}-{id_of(lamp.state)}", basis=basis)

    def state_name(self, name: LampName, state: State) -> str:
        """A state that a lamp can have, in a word or two."""
        return self.say(f"state-{id_of(name)}-{id_of(state)}", basis="")

    def reason(self, lamp: Lamp) -> str:
        """Why a lamp is unknown: one sentence; empty if it is known or gives no reason."""
        about = word(lamp.about) or "none"
        return self.say(f"reason-{id_of(lamp.reason)}", about=about) if lamp.reason else ""

    def metric(self, metric: str) -> str:
        """A metric in words, its own name where we have none."""
        message = f"metric-{id_of(metric)}"
        return self.say(message) if self.texts.has(message) else shorten(plain(metric))

    def split(self, split: str) -> str:
        """The part of the data in a word; empty for numbers that belong to none."""
        message = f"split-{id_of(split)}"
        return self.say(message) if self.texts.has(message) else ""

    def metric_title(self, metric: str, split: str) -> str:
        """What a panel or a column shows: ``Perda · teste``."""
        part = self.split(split)
        name = self.metric(metric)
        return self.say("metric-title", metric=name, split=part) if part else name

    def _headline(self, diagnosis: RunDiagnosis, ending: str) -> str:
        """A headline, kept: each drawing of a figure needs those of all its runs."""
        kept = self._headlines.get((id(diagnosis), ending))
        if kept is not None and kept[0] is diagnosis:
            return kept[1]
        with overheard() as failures:
            said = self._headline_anew(diagnosis, ending)
        repeat(failures)
        if not failures:  # which has to be told each time
            self._headlines[id(diagnosis), ending] = diagnosis, said
        return said

    def _headline_anew(self, diagnosis: RunDiagnosis, ending: str) -> str:
        headline = diagnosis.headline
        parts = [id_of(headline.lamp)] if headline.lamp is not None else []
        parts.append(id_of(headline.state))
        reason = headline.evidence.get("reason")
        if headline.lamp is None and headline.state == "unknown" and reason:
            parts.append(id_of(str(reason)))
        message = f"{'-'.join(parts)}{ending}"
        if self.is_so_far(diagnosis) and self.texts.has(f"so-far-{message}"):
            message = f"so-far-{message}"
        else:
            message = f"headline-{message}"
        task = headline.evidence.get("task_metric")
        counted = {"task": self.metric(str(task)) if task else "none"}
        return self._say(message, headline.evidence, **NO_TASK, **counted)

    def _advice(self, kind: str, advice: Recommendation) -> str:
        return self._say(
            f"{kind}-{id_of(advice.action)}",
            advice.evidence,
            **{"from": word(advice.from_value), "to": word(advice.to_value)},
            parameter=advice.parameter,
        )

    def _say(self, message: str, evidence: Evidence, **more: object) -> str:
        """Say ``message`` with its evidence, whose own numbers go before ``more``."""
        return self.say(message, **(more | {name: word(evidence[name]) for name in evidence}))


def _is_far(evidence: Evidence) -> bool:
    """Whether a rate to try lies so far above the one tried that nothing is known of it."""
    now, to_try = evidence.get("lr"), evidence.get("lr_to_try")
    if not isinstance(now, int | float) or not isinstance(to_try, int | float):
        return False
    return 0 < FAR * now < to_try

"""The report as Markdown: for an issue, a pull request or a notebook; nothing is left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dashboard.diagnosis.report import COUNTS, Report
from dashboard.diagnosis.verdict import Lamp, LampName, Recommendation, RunDiagnosis, Severity
from dashboard.model.run import Run
from dashboard.report import failed
from dashboard.report.lamp_reasons import reasons_of
from dashboard.report.opening import across, grounds, opening, worst_first
from dashboard.report.receipt_notes import notes_of
from dashboard.report.tone import SIGNS, headline_tone, tone
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences

NOTHING = "–"  # in an empty cell

CODE_INDENT = "   "  # of what belongs to an item of a numbered list

_ACTIVE = re.compile(r"([\\`*_\[\]<>|&~$#])")
"""Characters that GitHub's Markdown acts on inside a line."""

_ADDRESS = re.compile(r"(@|:(?=//)|\bwww(?=\.))", re.IGNORECASE)
"""Where mentions and bare addresses would become links in spite of a backslash."""

_WORD_JOINER = "\N{WORD JOINER}"


def write(report: Report, words: Sentences) -> str:
    """The whole report as one Markdown document."""
    return "\n".join(_Sheet(report, words.among(report.runs)).lines())


def escape(text: str, limit: int | None = None) -> str:
    """``text`` for the inside of a line, where nothing of it acts; shortened to ``limit``."""
    line = plain(text) if limit is None else plain(text, limit)
    return _ADDRESS.sub(rf"\1{_WORD_JOINER}", _ACTIVE.sub(r"\\\1", line))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One report in one language; each method yields finished lines."""

    report: Report
    words: Sentences

    def lines(self) -> Iterator[str]:
        """Everything, top to bottom."""
        yield f"# {escape(opening(self.report, self.words))}"
        yield ""
        yield escape(" · ".join(grounds(self.report, self.words)))
        for sentence in failed.failure_sentences(self.report, self.words):
            yield from ("", escape(sentence))
        runs = {run.run_id: run for run in self.report.runs}
        ordered = worst_first(self.report)
        if ordered:
            yield ""
            yield from self._overview([(runs[one.run_id], one) for one in ordered])
        for diagnosis in ordered:
            yield ""
            yield from self._run(runs[diagnosis.run_id], diagnosis)
        findings = across(self.report, self.words)
        if findings:
            yield from ("", f"## {self.words.say('document-across')}", "")
            yield from (f"- {escape(sentence)}" for sentence in findings)
        if self.report.receipt.sources:
            yield from ("", f"## {self.words.say('receipt')}", "", *self._receipt())

    def _overview(self, runs: Sequence[tuple[Run, RunDiagnosis]]) -> Iterator[str]:
        """A table with a row a run: its lamps and what to change."""
        heads = [self.words.say("run"), *map(self.words.lamp, LampName), self.words.say("advice")]
        yield _row(heads)
        yield _row(["---"] * len(heads))
        for run, diagnosis in runs:
            lamps = [self._state(diagnosis.lamps[name]) for name in LampName]
            chips = [escape(self.words.chip(one)) for one in diagnosis.recommendations]
            change = f" {self.words.say('or')} ".join(chips) or NOTHING
            yield _row([self._title(run), *lamps, change])

    def _title(self, run: Run) -> str:
        return escape(self.words.run_title(run), NAME_LIMIT)

    def _state(self, lamp: Lamp) -> str:
        return f"{SIGNS[tone(lamp.state)]} {escape(self.words.state(lamp))}"

    def _run(self, run: Run, diagnosis: RunDiagnosis) -> Iterator[str]:
        look = SIGNS[headline_tone(diagnosis.headline)]
        yield f"## {look} {self._title(run)} — {escape(self.words.short(diagnosis))}"
        yield ""
        source = escape(run.source, NAME_LIMIT)
        yield escape(self.words.headline(diagnosis)) + (f" ({source})" if source else "")
        yield ""
        for lamp in diagnosis.lamps.values():
            yield from self._lamp(diagnosis, lamp)
        seen = [self.words.symptom(one) for one in diagnosis.symptoms]
        if seen:
            yield from ("", f"### {self.words.say('what-was-seen')}", "")
            yield from (f"- {escape(sentence)}" for sentence in seen)
        advice = diagnosis.recommendations
        if advice or diagnosis.headline.severity is Severity.NONE:
            yield from ("", f"### {self.words.say('what-to-change')}", "")
        if not advice and diagnosis.headline.severity is Severity.NONE:
            yield self.words.say("no-advice-long")
        for place, one in enumerate(advice, start=1):
            yield from self._advice(place, one)
            yield from self._code(self.words.code(one, run))

    def _advice(self, place: int, advice: Recommendation) -> Iterator[str]:
        """The change with its reason; under it what to expect and what would prove it wrong."""
        yield f"{place}. {escape(f'{self.words.recommendation(advice)} {self.words.why(advice)}')}"
        yield f"   - {escape(self.words.expect(advice))}"
        yield f"   - {escape(self.words.wrong_if(advice))}"

    def _code(self, code: Mapping[str, str | None]) -> Iterator[str]:
        """The advice as code, folded away under it; nothing where there is none."""
        if not any(code.values()):
            return
        yield from ("", f"{CODE_INDENT}<details>")
        yield f"{CODE_INDENT}<summary>{self.words.say('advice-code')}</summary>"
        for name, text in code.items():
            if text is None:
                continue
            language = "sh" if name == "trainer" else "python"
            block = (f"```{language}", *text.splitlines(), "```")
            yield from ("", f"{CODE_INDENT}{self.words.say(f'code-{name}')}", "")
            yield from (f"{CODE_INDENT}{line}".rstrip() for line in block)
        yield from ("", f"{CODE_INDENT}</details>", "")

    def _lamp(self, diagnosis: RunDiagnosis, lamp: Lamp) -> Iterator[str]:
        """A lamp with its state and its confidence, or the reason why it is unknown.

        Under it what the run shows for the state and against it, and how far it is from another.
        """
        lead = f"- **{escape(self.words.lamp(lamp.name))}:** {self._state(lamp)}."
        if lamp.state.value == "unknown":
            yield f"{lead} {escape(self.words.reason(lamp))}"
            return
        said = reasons_of(self.report, diagnosis, lamp, self.words)
        yield " ".join(filter(None, (lead, escape(said.sureness), escape(self.words.reason(lamp)))))
        against = (f"{self.words.say('against')} {sentence}" for sentence in said.against)
        for sentence in (*said.because, *against, *said.margins):
            yield f"  - {escape(sentence)}"

    def _receipt(self) -> Iterator[str]:
        heads = ["receipt-file", "receipt-format", *(f"receipt-{name}" for name in COUNTS)]
        yield _row([self.words.say(head) for head in heads])
        yield _row(["---", "---", *["---:"] * len(COUNTS)])
        for source in self.report.receipt.sources:
            counts = [
                self.words.say("document-count", n=int(getattr(source, name))) for name in COUNTS
            ]
            path = escape(source.path, NAME_LIMIT)
            yield _row([path, escape(source.format) or NOTHING, *counts])
        receipt_notes = notes_of(self.report.receipt, self.words)
        notes = [*chain.from_iterable(receipt_notes.of_file), *receipt_notes.together]
        if notes:
            yield ""
        yield from (f"- {escape(note)}" for note in notes)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

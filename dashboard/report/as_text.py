"""The report as text for a terminal: the sentence first, then every run, the worst first."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Lamp, RunDiagnosis
from dashboard.model.run import Run
from dashboard.report import failed
from dashboard.report.opening import across, grounds, opening, reasons, worst_first
from dashboard.report.reading_losses import losses
from dashboard.report.terminal import Paper, columns, pad, wrap
from dashboard.report.tone import headline_tone, tone
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences

REASONS_SHOWN = 3
"""Sentences of evidence under a run; JSON and Markdown have them all."""

LOSSES_SHOWN = 4
"""Sentences on what was lost in reading; ``inspect`` has them all."""

MARGIN = "  "
DASH = " — "
GAP = 3  # columns between two lamps on one line


def write(report: Report, words: Sentences, paper: Paper) -> str:
    """The whole report in lines of at most ``paper.width`` columns."""
    return "\n".join(_Sheet(report, words.among(report.runs), paper).lines())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One report in one language on one paper; each method yields finished lines."""

    report: Report
    words: Sentences
    paper: Paper

    def lines(self) -> Iterator[str]:
        """Everything, top to bottom."""
        bold, faint = self.paper.bold, self.paper.faint
        yield from map(bold, self._wrapped(opening(self.report, self.words)))
        yield from map(faint, self._wrapped(" · ".join(grounds(self.report, self.words))))
        yield from self._losses()
        yield from self._failures()
        runs = {run.run_id: run for run in self.report.runs}
        cells = [text for one in self.report.diagnoses for text in self._cells(one)]
        widest = max(map(columns, cells), default=0)
        for diagnosis in worst_first(self.report):
            yield ""
            yield from self._title(runs[diagnosis.run_id], diagnosis)
            yield from self._lamps(diagnosis, widest)
            yield from self._wrapped(self.words.headline(diagnosis), MARGIN)
            yield from self._reasons(diagnosis)
            yield from self._advice(diagnosis)
        yield from self._across()

    def _wrapped(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        return wrap(plain(text), self.paper.width, first, rest)

    def _losses(self) -> Iterator[str]:
        lost = losses(self.report.receipt, self.words)
        for sentence in lost[:LOSSES_SHOWN]:
            yield from self._wrapped(sentence, "! ", MARGIN)
        if len(lost) > LOSSES_SHOWN:
            yield MARGIN + self.words.say("document-more-losses", more=len(lost) - LOSSES_SHOWN)

    def _failures(self) -> Iterator[str]:
        for sentence in failed.failure_sentences(self.report, self.words):
            yield from self._wrapped(sentence, "! ", MARGIN)

    def _title(self, run: Run, diagnosis: RunDiagnosis) -> Iterator[str]:
        """The sign and the settings of a run, what it is called for short, and where it is from."""
        look = headline_tone(diagnosis.headline)
        room = self.paper.width - columns(MARGIN)
        title = plain(self.words.run_title(run), min(NAME_LIMIT, room))
        short = plain(self.words.short(diagnosis), room)
        head = f"{self.paper.sign(look)} {self.paper.bold(title)}"
        if columns(title) + columns(DASH) + columns(short) <= room:
            yield f"{head}{DASH}{self.paper.toned(look, short)}"
        else:
            yield from (head, MARGIN + self.paper.toned(look, short))
        source = plain(run.source, min(NAME_LIMIT, room))
        if source not in {"", ".", title}:
            yield MARGIN + self.paper.faint(source)

    def _cells(self, diagnosis: RunDiagnosis) -> list[str]:
        return [self._cell(lamp) for lamp in diagnosis.lamps.values()]

    def _cell(self, lamp: Lamp) -> str:
        """``Lamp: state 93%`` without its sign; no share where none is known."""
        head = f"{self.words.lamp(lamp.name)}: {self.words.state(lamp)}"
        if lamp.state.value == "unknown" or lamp.confidence is None:
            return head
        return f"{head} {self.words.say('document-confidence', share=lamp.confidence)}"

    def _lamps(self, diagnosis: RunDiagnosis, width: int) -> Iterator[str]:
        """The lamps, two on a line where two fit; ``width`` is the widest cell of the report."""
        cells = [
            f"{self.paper.sign(tone(lamp.state))} {pad(self._cell(lamp), width)}"
            for lamp in diagnosis.lamps.values()
        ]
        on_a_line = 2 if 2 * (width + 2) + GAP + len(MARGIN) <= self.paper.width else 1
        for start in range(0, len(cells), on_a_line):
            yield (MARGIN + (" " * GAP).join(cells[start : start + on_a_line])).rstrip()

    def _reasons(self, diagnosis: RunDiagnosis) -> Iterator[str]:
        """What is behind the verdict, and from where on it would be another."""
        found, margin = reasons(self.report, diagnosis, self.words)
        for sentence in found[:REASONS_SHOWN]:
            yield from self._wrapped(sentence, MARGIN + "– ", MARGIN * 2)
        if margin:
            yield from map(self.paper.faint, self._wrapped(margin, MARGIN + "≈ ", MARGIN * 2))

    def _advice(self, diagnosis: RunDiagnosis) -> Iterator[str]:
        """What to change, as chips from → to, joined by "or"."""
        chips = [self.words.chip(advice) for advice in diagnosis.recommendations]
        if chips:
            either = f" {self.words.say('or')} "
            lines = self._wrapped(either.join(chips), MARGIN + "→ ", MARGIN * 2)
            yield from map(self.paper.bold, lines)

    def _across(self) -> Iterator[str]:
        """The comparisons that are not in the opening sentence."""
        findings = across(self.report, self.words)
        if findings:
            yield ""
            yield self.paper.bold(self.words.say("document-across"))
        for sentence in findings:
            yield from self._wrapped(sentence, "– ", MARGIN)

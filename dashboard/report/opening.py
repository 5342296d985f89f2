"""The opening sentence of a document or page, and the evidence behind it.

This module chooses the sentence; it does not know the layout.
"""

from dashboard.diagnosis.comparisons import lead
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Comparison, RunDiagnosis, Severity, Stability
from dashboard.report.lamp_reasons import reasons_of
from dashboard.report.reading_losses import left_out, shown_only, unplaced
from dashboard.text.sentences import Sentences

HEALTHY = "healthy"
UNKNOWN = "unknown"
"""The two states of a headline that name no lamp."""

DIVERGED = Stability.DIVERGED.value

_ORDER = list(Severity)


def opening(report: Report, words: Sentences) -> str:
    """One sentence on the whole set: across its runs if they can be compared, else on one of them.

    That one is the run that needs most attention; where none does, the first of which too little
    is known; where all are healthy, the best.
    """
    if not report.runs:
        return words.say("nothing-loaded")
    comparison = lead(agreeing(report))
    if comparison is not None:
        return words.comparison(comparison)
    first = worst_first(report)[0]
    ill = sum(_is_ill(one) for one in report.diagnoses)
    unknown = sum(one.headline.state == UNKNOWN for one in report.diagnoses)
    if not ill and not unknown:
        return _all_healthy(report, words)
    return words.say(
        "all-diverged" if has_all_diverged(report) else "worst-run" if ill else "cannot-tell",
        ill=ill,
        unknown=unknown,
        runs=len(report.diagnoses),
        title=_title(report, first, words),
        text=words.headline(first),
    )


def agreeing(report: Report) -> tuple[Comparison, ...]:
    """The comparisons that a page may open with: they measure by the metric that ranks the runs.

    Runs that are ranked by a measure of their task are compared by their loss all the same.
    """
    best = report.best
    if best is None or best.metric in {"accuracy", "loss"}:
        return report.comparisons
    return tuple(
        one for one in report.comparisons if one.evidence.get("metric") in {None, best.metric}
    )


def has_all_diverged(report: Report) -> bool:
    """Whether there are several runs and not one of them came to an end worth comparing."""
    return len(report.diagnoses) > 1 and all(
        one.headline.state == DIVERGED for one in report.diagnoses
    )


def _all_healthy(report: Report, words: Sentences) -> str:
    """The sentence on a set without a fault, with the numbers of its best run."""
    if len(report.diagnoses) > 1 and report.best is None:
        return words.say("all-healthy-apart", runs=len(report.diagnoses))
    best = report.diagnoses[0] if report.best is None else report.by_id[report.best.run_id]
    is_so_far = any(words.is_so_far(one) for one in report.diagnoses)
    return words.say(
        "all-healthy-so-far" if is_so_far else "all-healthy",
        runs=len(report.diagnoses),
        title=best_title(report, words),
        text=words.headline(best),
        final=best_value(report, words),
    )


def best_title(report: Report, words: Sentences) -> str:
    """What the best run is called; empty where there is none."""
    return words.run_titles(report.runs)[report.best.run_id] if report.best is not None else ""


def best_value(report: Report, words: Sentences) -> str:
    """How the best run ended: ``98.0% on the test set``."""
    best = report.best
    if best is None:
        return ""
    kind = best.metric if best.metric in {"accuracy", "loss"} else "other"
    return words.say(
        "best-value",
        metric=kind,
        name=words.metric(best.metric),
        value=best.end,
        split=best.split.value or "none",
    )


def best_run(report: Report, words: Sentences) -> str:
    """Which of the runs that can be ranked together is best, and by what; empty for none."""
    if report.best is None:
        return ""
    return words.say(
        "best-run-so-far" if report.best.is_so_far else "best-run",
        runs=report.best.compared,
        title=best_title(report, words),
        value=best_value(report, words),
    )


def _title(report: Report, diagnosis: RunDiagnosis, words: Sentences) -> str:
    return words.run_titles(report.runs)[diagnosis.run_id]


def _is_ill(diagnosis: RunDiagnosis) -> bool:
    return diagnosis.headline.state not in {HEALTHY, UNKNOWN}


def grounds(report: Report, words: Sentences) -> tuple[str, ...]:
    """The evidence in numbers: runs, points read, losses, judged alone or beside siblings.

    “None lost” appears only if no file was left out, none may show curves that cannot be read, and
    no curve has fewer points than its log.
    """
    receipt = report.receipt
    lost = receipt.total("damaged")
    shrunk = {
        "document-duplicated": receipt.total("duplicated"),
        "document-replaced": receipt.total("replaced"),
        "grounds-unplaced": unplaced(receipt),
        "document-skipped": left_out(receipt),
        "grounds-shown-only": shown_only(receipt),
    }
    missing = [words.say(code, n=count) for code, count in shrunk.items() if count]
    if lost or not missing:
        missing.insert(0, words.say("grounds-lost", lost=lost))
    beside = any(lamp.from_siblings for one in report.diagnoses for lamp in one.lamps.values())
    alone = "grounds-alone-one" if len(report.diagnoses) == 1 else "grounds-alone"
    judged = "grounds-siblings" if report.comparisons or beside else alone
    return (
        words.say("grounds-runs", runs=len(report.diagnoses) or len(report.runs)),
        words.say("grounds-points", points=receipt.total("points")),
        *missing,
        *([words.say(judged)] if report.runs else []),
        *_best_ground(report, words),
    )


def _best_ground(report: Report, words: Sentences) -> list[str]:
    if report.best is None:
        return []
    title, value = best_title(report, words), best_value(report, words)
    message = "grounds-best-so-far" if report.best.is_so_far else "grounds-best"
    return [words.say(message, title=title, value=value)]


def worst_first(report: Report) -> list[RunDiagnosis]:
    """The diagnoses, the one that needs most attention first; equals keep the report's order.

    A run of which too little is known comes after those with problems and before the healthy ones.
    """

    def place(one: RunDiagnosis) -> tuple[int, bool]:
        return -_ORDER.index(one.headline.severity), one.headline.state != UNKNOWN

    return sorted(report.diagnoses, key=place)


def reasons(report: Report, diagnosis: RunDiagnosis, words: Sentences) -> tuple[list[str], str]:
    """What is behind a run's headline, and from where on its verdict would be another.

    Those of its lamp, with the margin in short; where no lamp leads, the facts of all.  Comparisons
    are left to :func:`across`: one of them would be repeated under every run it names.
    """
    leads = diagnosis.headline.lamp
    if leads is not None:
        said = reasons_of(report, diagnosis, diagnosis.lamps[leads], words)
        return list(said.because), said.margin_short
    codes = {code for lamp in diagnosis.lamps.values() for code in lamp.because}
    found = [words.symptom(symptom) for symptom in diagnosis.symptoms if symptom.code in codes]
    return found, ""


def across(report: Report, words: Sentences) -> list[str]:
    """The sentences of the comparisons, each once, without the one in :func:`opening`."""
    first = lead(agreeing(report))
    findings = dict.fromkeys(words.comparison(item) for item in report.comparisons)
    return [sentence for sentence in findings if not first or sentence != words.comparison(first)]

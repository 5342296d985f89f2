"""How right the answers are: by source, with intervals, at the limits that the lamps use."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.metrics import roc_auc_score

from benchmarks.bootstrap import interval
from benchmarks.calibration import calibration_error
from benchmarks.learn.examples import QUESTIONS
from benchmarks.learn.left_out import Answers, LeftOut
from dashboard.diagnosis import rate_decision
from dashboard.diagnosis.rate_decision import HIGH, LOW, decide
from dashboard.diagnosis.verdict import LearningRate
from dashboard.model.table import FloatArray, IntArray

SIDE = np.array([0, 0, 1, 2, 2])  # of each state of the rate: low, good, high
SIDES = 3
ANSWERED = 0.8  # share of the logs that are answered, the surest first
FROM = 0.7  # of a probability: counted as yes
Measure: TypeAlias = Callable[[IntArray], float]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure with its 90% bootstrap interval over problems."""

    question: str
    source: str
    told: str  # "settings" or "none"
    measure: str
    value: float
    low: float
    high: float
    logs: int
    problems: int


def parts(found: LeftOut) -> Iterator[tuple[str, Bools]]:
    """The logs of every source apart; those of the world in one pass and in epochs."""
    about = found.examples.about
    divided = {
        "world": ("is_once", "world, one pass", "world, by epochs"),
        "": ("has_start", "{}, from the start", "{}, without it"),
    }
    for source in sorted(about["source"].unique()):
        column, yes, no = divided.get(source, divided[""])
        of_source, is_one = (about["source"] == source).to_numpy(), about[column].to_numpy(bool)
        for name, which in ((yes, of_source & is_one), (no, of_source & ~is_one)):
            if which.any():
                yield name.format(source), which


def rate_lines(found: LeftOut, wanted: Collection[str] = ()) -> Iterator[Line]:
    """Of the learning rate: what the lamp says of each log against what is true.

    Only the measures that are ``wanted``, where any are named.
    """
    truth = found.examples.answers["rate"]
    problems = found.examples.about["problem"].to_numpy(str)
    for told, answers in (("settings", found.told), ("none", found.untold)):
        said, sure = lamp(found, answers)
        likely = sides(answers["rate"])
        for source, which in parts(found):
            rows = np.flatnonzero(which & (truth >= 0))
            of_rows = said[rows], sure[rows], likely[rows], SIDE[truth[rows]]
            measures = {
                name: measure
                for name, measure in _of_rate(*of_rows).items()
                if not wanted or name in wanted
            }
            yield from lines_of("rate", source, told, measures, problems[rows].tolist())


def _of_rate(
    said: IntArray, sure: FloatArray, likely: FloatArray, side: IntArray
) -> Mapping[str, Measure]:
    """The measures of what the lamp said (B,), how sure it was, and what is likely and true."""

    def alarms_on_good(at: IntArray) -> float:
        return share(np.isin(said[at], (0, 2))[side[at] == 1])

    def wrong(at: IntArray) -> float:
        return share((said[at] != side[at])[said[at] >= 0])

    def word_kept(at: IntArray) -> float:
        named = at[said[at] >= 0]
        return calibration_error(sure[named], said[named] == side[named])

    return {
        "macro-F1": lambda at: macro_f1(side[at], _named(said[at])),
        "macro-F1 of the likeliest": lambda at: macro_f1(side[at], likely[at].argmax(1)),
        "alarms of the likeliest": lambda at: share((likely[at].argmax(1) != 1)[side[at] == 1]),
        "alarms on good": alarms_on_good,
        "named": lambda at: share(said[at] >= 0),
        "wrong of the named": wrong,
        "wrong at 80% answered": lambda at: _risk(likely[at], side[at]),
        "calibration error of the named": word_kept,
        "calibration error": lambda at: calibration_error(
            likely[at].max(1), likely[at].argmax(1) == side[at]
        ),
    }


def lamp(found: LeftOut, answers: Answers) -> tuple[IntArray, FloatArray]:
    """What the lamp says (B,): 0 low, 1 good, 2 high, -1 unknown; and how sure it is."""
    told = "grounds" if answers is found.told else "untold"
    rows = zip(
        (dict(zip(QUESTIONS["rate"], row, strict=True)) for row in answers["rate"].tolist()),
        (dict(zip(QUESTIONS["rate"], row, strict=True)) for row in found.untold["rate"].tolist()),
        found.examples.about[told],
        strict=True,
    )
    said, sure = np.full(len(found.examples), -1), np.zeros(len(found.examples))
    for i, (likely, by_curve, grounds) in enumerate(rows):
        if grounds.unjudged:
            continue
        state, sure[i], _ = decide(likely, by_curve, grounds)
        said[i] = 0 if state in LOW else 2 if state in HIGH else -1
        if state is LearningRate.GOOD:
            said[i] = 1
    return said, sure


def alarms(found: LeftOut, limits: FloatArray) -> pd.DataFrame:
    """Macro-F1 and alarms on good runs, by source, of each limit from which a side is named."""
    truth, rows = found.examples.answers["rate"], []
    usual = rate_decision.ALARM, rate_decision.ALARM_UNTOLD
    try:
        for limit in limits:
            rate_decision.ALARM = rate_decision.ALARM_UNTOLD = float(limit)
            for told, answers in (("settings", found.told), ("none", found.untold)):
                said, _ = lamp(found, answers)
                for source, which in parts(found):
                    at = np.flatnonzero(which & (truth >= 0))
                    side = SIDE[truth[at]]
                    rows.append(
                        {
                            "limit": round(float(limit), 2),
                            "told": told,
                            "source": source,
                            "macro-F1": macro_f1(side, _named(said[at])),
                            "alarms": share(np.isin(said[at], (0, 2))[side == 1]),
                        }
                    )
    finally:
        rate_decision.ALARM, rate_decision.ALARM_UNTOLD = usual
    return pd.DataFrame(rows)


def other_lines(found: LeftOut) -> Iterator[Line]:
    """Of every other question: how well the probability orders, and how true it is."""
    problems = found.examples.about["problem"].to_numpy(str)
    for question in QUESTIONS:
        if question == "rate":
            continue
        truth = found.examples.answers[question]
        for told, answers in (("settings", found.told), ("none", found.untold)):
            rows = np.flatnonzero(truth >= 0)
            if not len(rows):
                continue
            measures = _of_yes(answers[question][rows][:, 1], truth[rows] == 1)
            yield from lines_of(question, "world", told, measures, problems[rows].tolist())


def _of_yes(likely: FloatArray, yes: Bools) -> Mapping[str, Measure]:
    """The measures of the probability of yes (B,) against what is true (B,)."""
    return {
        "share": lambda at: share(yes[at]),
        "area under ROC": lambda at: area(yes[at], likely[at]),
        "calibration error": lambda at: calibration_error(likely[at], yes[at]),
        "right of those from 0.7": lambda at: share(yes[at][likely[at] >= FROM]),
        "found of those from 0.7": lambda at: share((likely[at] >= FROM)[yes[at]]),
    }


def lines_of(
    question: str, source: str, told: str, measures: Mapping[str, Measure], problems: Sequence[str]
) -> Iterator[Line]:
    """One line for each measure of the logs at given places, with its interval over problems."""

    def each(places: IntArray) -> list[float]:
        return [measure(places) for measure in measures.values()]

    low, high = interval(problems, each)
    count = len(set(problems))
    values = each(np.arange(len(problems)))
    for name, value, least, most in zip(measures, values, low, high, strict=True):
        edges = float(least), float(most)
        yield Line(question, source, told, name, value, *edges, len(problems), count)


def sides(chances: FloatArray) -> FloatArray:
    """The probabilities (B, 3) of low, good and high."""
    return np.column_stack([chances[:, :2].sum(1), chances[:, 2], chances[:, 3:].sum(1)])


def _named(said: IntArray) -> IntArray:
    """Unknown counts as good: it is no alarm."""
    return np.where(said < 0, 1, said)


def macro_f1(truth: IntArray, said: IntArray) -> float:
    """The mean F1 of low, good and high, of those that are true or said at all.

    As scikit-learn's, which takes a hundred times as long on a bootstrap sample.
    """
    table = np.bincount(SIDES * truth + said, minlength=SIDES**2).reshape(SIDES, SIDES)
    both = table.sum(axis=0) + table.sum(axis=1)
    return float(np.mean(2 * np.diag(table)[both > 0] / both[both > 0]))


def area(truth: Bools, likely: FloatArray) -> float:
    """The area under the ROC curve; NaN where all are true or none."""
    return float(roc_auc_score(truth, likely)) if 0 < truth.mean() < 1 else float("nan")


def share(which: Bools) -> float:
    """How many of them are True; NaN of none."""
    return float(which.mean()) if len(which) else float("nan")


def _risk(likely: FloatArray, side: IntArray) -> float:
    """The share of wrong answers among the surest four fifths."""
    sure = likely.max(1)
    kept = np.argsort(-sure, kind="stable")[: max(1, int(ANSWERED * len(sure)))]
    return share(likely[kept].argmax(1) != side[kept])

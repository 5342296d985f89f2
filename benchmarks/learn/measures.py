"""How right the answers are: by source, with intervals, at the limits that the lamps use."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.metrics import f1_score, roc_auc_score

from benchmarks.learn.examples import QUESTIONS
from benchmarks.learn.left_out import Answers, LeftOut
from dashboard.diagnosis.lamps import learning_rate
from dashboard.diagnosis.lamps.learning_rate import HIGH, LOW, decide
from dashboard.diagnosis.verdict import LearningRate

SIDE = np.array([0, 0, 1, 2, 2])  # of each state of the rate: low, good, high
ANSWERED = 0.8  # share of the logs that are answered, the surest first
DRAWS = 300  # bootstrap samples of problems
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
    for source in sorted(about["source"].unique()):
        of_source = (about["source"] == source).to_numpy()
        once = about["is_once"].to_numpy(bool)
        if source == "world":
            yield "world, by epochs", of_source & ~once
            yield "world, one pass", of_source & once
        else:
            start = about["has_start"].to_numpy(bool)
            yield f"{source}, from the start", of_source & start
            yield f"{source}, without it", of_source & ~start


def rate_lines(found: LeftOut) -> Iterator[Line]:
    """Of the learning rate: what the lamp says of each log against what is true."""
    truth = found.examples.answers["rate"]
    problems = found.examples.about["problem"].to_numpy(str)
    for told, answers in (("settings", found.told), ("none", found.untold)):
        said, sure = lamp(found, answers)
        likely = _sides(answers["rate"])
        for source, which in parts(found):
            rows = np.flatnonzero(which & (truth >= 0))
            side = SIDE[truth[rows]]
            measures: dict[str, Callable[[npt.NDArray[np.int64]], float]] = {
                "macro-F1": lambda i, s=side, r=rows: _f1(s[i], _named(said[r][i])),
                "alarms on good": lambda i, s=side, r=rows: _share(
                    np.isin(said[r][i], (0, 2))[s[i] == 1]
                ),
                "named": lambda i, r=rows: _share(said[r][i] >= 0),
                "wrong of the named": lambda i, s=side, r=rows: _share(
                    (said[r][i] != s[i])[said[r][i] >= 0]
                ),
                "wrong at 80% answered": lambda i, s=side, r=rows: _risk(likely[r][i], s[i]),
                "calibration error of the named": lambda i, s=side, r=rows: _calibration(
                    sure[r][i][said[r][i] >= 0], (said[r][i] == s[i])[said[r][i] >= 0]
                ),
                "calibration error": lambda i, s=side, r=rows: _calibration(
                    likely[r][i].max(1), likely[r][i].argmax(1) == s[i]
                ),
            }
            for name, measure in measures.items():
                yield _line("rate", source, told, name, measure, problems[rows])


def lamp(found: LeftOut, answers: Answers) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """What the lamp says (B,): 0 low, 1 good, 2 high, -1 unknown; and how sure it is."""
    rows = zip(
        (dict(zip(QUESTIONS["rate"], row, strict=True)) for row in answers["rate"].tolist()),
        (dict(zip(QUESTIONS["rate"], row, strict=True)) for row in found.untold["rate"].tolist()),
        found.examples.about["grounds"],
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


def alarms(found: LeftOut, limits: npt.NDArray[np.float64]) -> pd.DataFrame:
    """Macro-F1 and alarms on good runs, by source, of each limit from which a side is named."""
    truth, rows = found.examples.answers["rate"], []
    usual = learning_rate.ALARM
    try:
        for limit in limits:
            learning_rate.ALARM = float(limit)
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
                            "macro-F1": _f1(side, _named(said[at])),
                            "alarms": _share(np.isin(said[at], (0, 2))[side == 1]),
                        }
                    )
    finally:
        learning_rate.ALARM = usual
    return pd.DataFrame(rows)


def other_lines(found: LeftOut) -> Iterator[Line]:
    """Of every other question: how well the probability orders and how true it is."""
    problems = found.examples.about["problem"].to_numpy(str)
    for question in QUESTIONS:
        if question == "rate":
            continue
        truth = found.examples.answers[question]
        for told, answers in (("settings", found.told), ("none", found.untold)):
            rows = np.flatnonzero(truth >= 0)
            yes, likely = truth[rows], answers[question][rows][:, 1]
            measures: dict[str, Callable[[npt.NDArray[np.int64]], float]] = {
                "share": lambda i, y=yes: _share(y[i] == 1),
                "area under ROC": lambda i, y=yes, p=likely: _area(y[i], p[i]),
                "calibration error": lambda i, y=yes, p=likely: _calibration(p[i], y[i] == 1),
                "right of those from 0.7": lambda i, y=yes, p=likely: _share(
                    (y[i] == 1)[p[i] >= 0.7]  # noqa: PLR2004
                ),
                "found of those from 0.7": lambda i, y=yes, p=likely: _share(
                    (p[i] >= 0.7)[y[i] == 1]  # noqa: PLR2004
                ),
            }
            for name, measure in measures.items():
                yield _line(question, "world", told, name, measure, problems[rows])


def _line(
    question: str,
    source: str,
    told: str,
    name: str,
    measure: Callable[[npt.NDArray[np.int64]], float],
    problems: npt.NDArray[np.str_],
) -> Line:
    everything = np.arange(len(problems))
    places = {one: np.flatnonzero(problems == one) for one in np.unique(problems)}
    chance = np.random.default_rng(0)
    drawn = []
    for _ in range(DRAWS if len(places) > 1 else 0):
        chosen = chance.choice(list(places), len(places))
        drawn.append(measure(np.concatenate([places[one] for one in chosen])))
    low, high = np.nanquantile(drawn, [0.05, 0.95]) if drawn else (np.nan, np.nan)
    return Line(
        question,
        source,
        told,
        name,
        measure(everything),
        float(low),
        float(high),
        len(problems),
        len(places),
    )


def _sides(chances: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The probabilities (B, 3) of low, good and high."""
    return np.column_stack([chances[:, :2].sum(1), chances[:, 2], chances[:, 3:].sum(1)])


def _named(said: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Unknown counts as good: it is no alarm."""
    return np.where(said < 0, 1, said)


def _f1(truth: npt.NDArray[np.int64], said: npt.NDArray[np.int64]) -> float:
    return float(f1_score(truth, said, average="macro", zero_division=0.0))


def _area(truth: npt.NDArray[np.int64], likely: npt.NDArray[np.float64]) -> float:
    return float(roc_auc_score(truth, likely)) if 0 < truth.mean() < 1 else float("nan")


def _share(which: Bools) -> float:
    return float(which.mean()) if len(which) else float("nan")


def _risk(likely: npt.NDArray[np.float64], side: npt.NDArray[np.int64]) -> float:
    """The share of wrong answers among the surest four fifths."""
    sure = likely.max(1)
    kept = np.argsort(-sure, kind="stable")[: max(1, int(ANSWERED * len(sure)))]
    return _share(likely[kept].argmax(1) != side[kept])


def _calibration(sure: npt.NDArray[np.float64], right: Bools) -> float:
    """Expected calibration error over ten equal bins of confidence."""
    bins = np.clip((sure * 10).astype(int), 0, 9)
    return float(
        sum(
            abs(right[bins == i].mean() - sure[bins == i].mean()) * (bins == i).mean()
            for i in set(bins.tolist())
        )
    )

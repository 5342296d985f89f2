"""How often the claims of the fit lamp are right, by what the network says and what is seen.

A claim is made where its fact is seen.  Its truth comes from other runs: ``broken`` is right where
the run without its fault learns, or where nothing was learned at a rate that is too high;
``overfitting`` where an earlier stop was better.  The probabilities that a claim hangs on are those
of networks that had not seen the log's family, and the logistic curves are checked on families left
out as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.calibration import calibration_error
from benchmarks.learn.left_out import Answers, LeftOut, folds
from benchmarks.learn.measures import Bools, Line, Measure, area, lines_of, parts, share
from dashboard.diagnosis.claims import FACTS, NOTHING_LEARNED, SUREST, Claim, Facts, raised
from dashboard.diagnosis.lamps.fit import EVEN
from dashboard.diagnosis.reasons.chances import log_odds
from dashboard.model.table import FloatArray, IntArray

HIGH = (3, 4)  # of the answers to the question of the rate
UNKNOWN = -1
PENALTY = 1.0  # inverse strength, as in scikit-learn


def truth_of(found: LeftOut, claim: str) -> IntArray:
    """Whether the claim would be right of each log (B,): 1, 0, or -1 where it is not known."""
    about, rate = found.examples.about, found.examples.answers["rate"]
    if claim == "overfitting":
        return found.examples.answers["over"]
    nothing = np.array([not NOTHING_LEARNED.isdisjoint(facts) for facts in about["facts"]])
    broken = about["broken"].to_numpy(np.float64)
    at_high = nothing & np.isin(rate, HIGH)
    right = (broken == 1) | at_high
    wrong = (broken == 0) & ~at_high & ((rate >= 0) | ~nothing)
    return np.where(right, 1, np.where(wrong, 0, UNKNOWN))


def inputs_of(found: LeftOut, answers: Answers, claim: str) -> FloatArray:
    """What the claim hangs on (B, 1 + facts): the network's log odds, and the facts."""
    likely = answers["over"][:, 1] if claim == "overfitting" else answers["rate"][:, :2].sum(axis=1)
    odds = [log_odds(one, SUREST) for one in likely.tolist()]
    seen = [[facts.get(fact, 0.0) for fact in FACTS[claim]] for facts in _facts(found)]
    return np.column_stack([odds, np.array(seen).reshape(len(odds), -1)])


@dataclass(frozen=True, slots=True)
class Made:
    """The logs of which a claim is made and its truth known, by their places among all (M,)."""

    claim: str
    places: IntArray
    right: Bools  # (M,)
    inputs: Mapping[str, FloatArray]  # by "settings" and "none", (M, 1 + facts)

    def curve(self, among: Bools) -> Claim:
        """The logistic curve of those ``among`` all logs, each told and untold."""
        kept = among[self.places]
        inputs = np.concatenate([values[kept] for values in self.inputs.values()])
        truth = np.tile(self.right[kept], len(self.inputs))
        facts = FACTS[self.claim]
        if len(set(truth.tolist())) < 2:  # nothing to tell apart
            return Claim(0.0, 0.0, dict.fromkeys(facts, 0.0))
        model = LogisticRegression(C=PENALTY, max_iter=1000).fit(inputs, truth)
        weights = model.coef_[0].tolist()
        by_fact = dict(zip(facts, weights[1:], strict=True))
        return Claim(float(model.intercept_[0]), weights[0], by_fact)

    def chances(self, curve: Claim, told: str) -> FloatArray:
        """How likely a curve finds it of each (M,)."""
        weights = np.array([curve.by_odds, *(curve.by_fact[fact] for fact in FACTS[self.claim])])
        return np.asarray(1 / (1 + np.exp(-(curve.usual + self.inputs[told] @ weights))))


def made(found: LeftOut, claim: str) -> Made:
    """The logs of which the claim is made and its truth known."""
    truth = truth_of(found, claim)
    is_made = np.array([claim in raised(facts) for facts in _facts(found)])
    places = np.flatnonzero(is_made & (truth != UNKNOWN))
    inputs = {
        told: inputs_of(found, answers, claim)[places]
        for told, answers in (("settings", found.told), ("none", found.untold))
    }
    return Made(claim, places, truth[places] == 1, inputs)


def fitted_claims(found: LeftOut) -> Mapping[str, Claim]:
    """The curves, fitted to all logs of which a claim is made."""
    every = np.ones(len(found.examples), bool)
    return {claim: made(found, claim).curve(every) for claim in FACTS}


def claim_lines(found: LeftOut) -> Iterator[Line]:
    """Of every claim, by source: how often it is right where it is said, and how true its chance.

    Every log's chance is of a curve that was fitted without its fold.
    """
    problems = found.examples.about["problem"].to_numpy(str)
    for claim in FACTS:
        one = made(found, claim)
        curves = [(out[one.places], one.curve(~out)) for out in folds(found.examples)]
        for told in one.inputs:
            chance = np.full(len(one.places), np.nan)
            for out, curve in curves:
                chance[out] = one.chances(curve, told)[out]
            for source, which in parts(found):
                at = which[one.places]
                if at.any():
                    measures = _of_said(chance[at], one.right[at])
                    of = problems[one.places[at]].tolist()
                    yield from lines_of(claim, source, told, measures, of)


def _of_said(chance: FloatArray, right: Bools) -> Mapping[str, Measure]:
    """The measures of how likely a claim is held for right (M,) against whether it is (M,)."""
    said = chance >= EVEN
    return {
        "share": lambda at: share(right[at]),
        "area under ROC": lambda at: area(right[at], chance[at]),
        "said": lambda at: share(said[at]),
        "right of the said": lambda at: share(right[at][said[at]]),
        "calibration error": lambda at: calibration_error(chance[at], right[at]),
    }


def _facts(found: LeftOut) -> list[Facts]:
    return list(found.examples.about["facts"])

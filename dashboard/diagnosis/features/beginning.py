"""Whether a log's first point, at epoch or step 0, was measured before the first update.

Some logs begin with an evaluation of the untrained model.  Most loops, Keras' and Lightning's among
them, merely count epochs from 0: there the first point comes after a whole epoch of training, and
nothing of the run is known from before it.  No log says which; in this order tell it

1. which curves begin at 0: in a log that trains from 1 on, only what needs no training does;
2. the names: Keras writes ``loss`` beside ``val_loss``, and always after an epoch;
3. the number of epochs in the settings: N epochs end at N after an evaluation, at N - 1 without;
4. the first accuracy and loss: an untrained model guesses, and no guess is right of six in seven;
5. a round number of epochs, where the settings say none;
6. the first losses beside one another: of an untrained model both are nearly the same;
7. the axis: updates are counted from an untrained model, epochs seldom are.
"""

import math
from collections.abc import Sequence
from itertools import takewhile

import numpy as np

from dashboard.model.curve import HELD_OUT, PERCENT_ABOVE, Curve, RunCurves
from dashboard.model.run import XUnit
from dashboard.model.table import Split

MOST_GUESSED = 0.85  # an accuracy above it is seldom a guess, even among unequal classes
ROUND = 10  # epochs: what people plan in multiples of
GUESS = 1.5  # times 1/n, or below: a guess, with what chance and unequal classes make of it
LIKE_A_GUESS = 0.1  # relative: how near the first loss of an untrained classifier lies to ln(n)
ALIKE, UNLIKE = 0.02, 0.15  # relative distance of the first two losses
MOST_CLASSES = 1000


def begins_untrained(curves: RunCurves, loss: str = "loss") -> bool:
    """Whether what lies at 0 is of the untrained model; False for a log that begins later.

    ``loss`` is the name of the metric that plays the loss.
    """
    known = [
        curve
        for (metric, _), curve in curves.curves.items()
        if metric in {loss, "accuracy"} and len(curve)
    ]
    if not any(curve.x[0] <= 0 for curve in known):
        return False
    trained = [curve.x[0] for curve in known if curve.split is Split.TRAIN]
    if trained and min(trained) > 0:
        return True
    for told in TELLING:
        answer = told(curves, loss)
        if answer is not None:
            return answer
    return curves.x_unit is XUnit.STEP and not _are_epochs(known)


def _by_names(curves: RunCurves, _: str) -> bool | None:
    names = set(curves.tags)
    is_kerass = bool(names & {"loss", "accuracy", "acc"}) and bool(
        names & {"val_loss", "val_accuracy", "val_acc"}
    )
    return False if is_kerass and curves.x_unit is XUnit.EPOCH else None


def _by_length(curves: RunCurves, _: str) -> bool | None:
    planned = curves.setting("epochs")
    if planned is None or curves.x_unit is not XUnit.EPOCH:
        return None
    last = _last(curves)
    return True if last == planned else False if last == planned - 1 else None


def _by_round_number(curves: RunCurves, _: str) -> bool | None:
    last = _last(curves)
    if curves.x_unit is not XUnit.EPOCH or last < ROUND - 1:
        return None
    return True if last % ROUND == 0 else False if (last + 1) % ROUND == 0 else None


def _last(curves: RunCurves) -> float:
    return max(float(curve.x[-1]) for curve in curves.curves.values() if len(curve))


def _by_a_guess(curves: RunCurves, loss: str) -> bool | None:
    """An accuracy that no guess has tells the one, a loss and an accuracy of a guess the other."""
    accuracies = (_at_zero(curves, "accuracy", split) for split in (*HELD_OUT, Split.TRAIN))
    accuracy = next((one for one in accuracies if one is not None), None)
    classes = curves.setting("classes")
    if accuracy is None:
        return None
    if classes is not None and classes >= 2:
        return accuracy <= GUESS / classes
    if accuracy > MOST_GUESSED:
        return False
    first = _first_loss(curves, loss)
    if first is None or accuracy <= 0:
        return None
    most = min(MOST_CLASSES, 2 * GUESS / accuracy)
    likely = takewhile(lambda n: accuracy <= GUESS / n, range(2, max(3, round(most))))
    is_guess = any(abs(first / math.log(n) - 1) <= LIKE_A_GUESS for n in likely)
    return True if is_guess else None


def _by_both_losses(curves: RunCurves, loss: str) -> bool | None:
    losses = [_at_zero(curves, loss, split) for split in (Split.TRAIN, *HELD_OUT)]
    train, held_out = losses[0], next((one for one in losses[1:] if one is not None), None)
    if train is None or held_out is None or train <= 0 or held_out <= 0:
        return None
    apart = abs(math.log(held_out) - math.log(train))  # a ratio may be too small for a number
    return True if apart <= ALIKE else False if apart >= UNLIKE else None


def _first_loss(curves: RunCurves, loss: str) -> float | None:
    found = (_at_zero(curves, loss, split) for split in (*HELD_OUT, Split.TRAIN))
    return next((one for one in found if one is not None and one > 0), None)


def _at_zero(curves: RunCurves, metric: str, split: Split) -> float | None:
    """The first value of a curve that begins at 0; an accuracy as a share of 1."""
    curve = curves.get(metric, split)
    if curve is None or not len(curve) or curve.x[0] > 0 or not math.isfinite(curve.y[0]):
        return None
    first = float(curve.y[0])
    if metric == "accuracy" and curve.extent[1] > PERCENT_ABOVE:
        return first / 100
    return first


def _are_epochs(known: Sequence[Curve]) -> bool:
    """Whether what is called a step is an epoch: whole results follow one another step by step."""
    held_out = [curve for curve in known if curve.split in HELD_OUT and len(curve) > 1]
    return any(bool((np.diff(curve.x) == 1).all()) for curve in held_out)


TELLING = (_by_names, _by_length, _by_a_guess, _by_round_number, _by_both_losses)
"""What may tell, the surest first; each answers ``None`` where it does not."""

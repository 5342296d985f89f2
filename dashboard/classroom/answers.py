"""What a person may say of a run, and what the engine's verdict is in the same words.

The states are patterns that can be seen on curves: those of the course text's table, and the cases
of the lesson on the learning rate.  The moves are what one may do next.
"""

from enum import StrEnum

from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    RunDiagnosis,
    Stability,
    State,
)


class Said(StrEnum):
    """What the curves show."""

    HEALTHY = "healthy"
    SLOW = "slow"  # still falling at its end, or too slowly
    UNSTEADY = "unsteady"  # goes up and down without settling
    DIVERGED = "diverged"
    OVERFITTING = "overfitting"
    UNDERFITTING = "underfitting"  # both stay bad, or stop early
    BROKEN = "broken"  # learned nothing from the start
    UNKNOWN = "unknown"  # cannot be told


class Move(StrEnum):
    """What to do next."""

    NOTHING = "nothing"
    RAISE_LR = "raise-lr"
    LOWER_LR = "lower-lr"  # or decay, warm-up, gradient clipping: smaller steps
    RAISE_BATCH = "raise-batch"
    LOWER_BATCH = "lower-batch"
    LONGER = "longer"
    STOP_EARLIER = "stop-earlier"
    REGULARISE = "regularise"  # weight decay, dropout, more data
    LARGER_MODEL = "larger-model"
    CHECK = "check"  # data, labels, loss, before any setting
    LOG_MORE = "log-more"


_STATES: dict[State, Said] = {
    Stability.NOISY: Said.UNSTEADY,
    Stability.OSCILLATING: Said.UNSTEADY,
    Stability.DIVERGING: Said.DIVERGED,
    Stability.DIVERGED: Said.DIVERGED,
    Stability.BROKEN: Said.BROKEN,
    LearningRate.TOO_LOW: Said.SLOW,
    LearningRate.SLIGHTLY_LOW: Said.SLOW,
    LearningRate.SLIGHTLY_HIGH: Said.UNSTEADY,
    LearningRate.TOO_HIGH: Said.UNSTEADY,
    BatchSize.TOO_LARGE: Said.SLOW,  # too few updates
    BatchSize.TOO_SMALL: Said.UNSTEADY,
    Fit.OVERFITTING: Said.OVERFITTING,
    Fit.UNDERFITTING: Said.UNDERFITTING,
    Fit.PLATEAU: Said.UNDERFITTING,
    Fit.STOPPED_TOO_EARLY: Said.SLOW,
    Fit.BROKEN_FROM_START: Said.BROKEN,
}

_MOVES = {
    "raise_lr": Move.RAISE_LR,
    "raise_lr_with_batch": Move.RAISE_LR,
    "lower_lr": Move.LOWER_LR,
    "decay_lr": Move.LOWER_LR,
    "warm_up": Move.LOWER_LR,
    "clip_gradients": Move.LOWER_LR,
    "add_momentum": Move.RAISE_LR,
    "raise_batch_size": Move.RAISE_BATCH,
    "lower_batch_size": Move.LOWER_BATCH,
    "train_longer": Move.LONGER,
    "stop_at_epoch": Move.STOP_EARLIER,
    "stop_now": Move.STOP_EARLIER,
    "add_weight_decay": Move.REGULARISE,
    "add_dropout": Move.REGULARISE,
    "augment": Move.REGULARISE,
    "larger_model": Move.LARGER_MODEL,
    "lower_weight_decay": Move.LARGER_MODEL,
    "log_more": Move.LOG_MORE,
    "raise_lr_or_rounds": Move.RAISE_LR,
    "lower_lr_more_rounds": Move.LOWER_LR,
    "more_rounds": Move.LONGER,
    "stop_at_round": Move.STOP_EARLIER,
    "smaller_trees": Move.REGULARISE,
    "sample_rows": Move.REGULARISE,
    "larger_trees": Move.LARGER_MODEL,
    "log_rounds": Move.LOG_MORE,
}
"""The engine's actions; those that check or mend something are :attr:`Move.CHECK`."""

_TOWARDS = {True: Move.RAISE_LR, False: Move.LOWER_LR}


def state_of(diagnosis: RunDiagnosis) -> Said:
    """What the engine says first of a run."""
    headline = diagnosis.headline
    if headline.lamp is None:
        return Said.HEALTHY if headline.state == "healthy" else Said.UNKNOWN
    return _STATES.get(diagnosis.lamps[headline.lamp].state, Said.UNKNOWN)


def states_of(diagnosis: RunDiagnosis) -> frozenset[Said]:
    """All that the engine sees on a run: its first verdict, and what its other indicators say."""
    lamps = (diagnosis.lamps[name].state for name in LampName if name in diagnosis.lamps)
    found = {_STATES[state] for state in lamps if state in _STATES}
    return frozenset(found | {state_of(diagnosis)})


def moves_of(diagnosis: RunDiagnosis) -> tuple[Move, ...]:
    """What the engine advises, the first advice first; :attr:`Move.NOTHING` where it has none."""
    found = []
    for one in diagnosis.recommendations:
        if one.action in {"set_lr", "try_lr"}:
            start, end = one.from_value, one.to_value
            if isinstance(start, int | float) and isinstance(end, int | float) and start != end:
                found.append(_TOWARDS[end > start])
            continue
        found.append(_MOVES.get(one.action, Move.CHECK))
    return tuple(dict.fromkeys(found)) or (Move.NOTHING,)

"""Runs and decisions for the tests."""

import numpy as np

from dashboard.meetings.decision import Content, Kind, KnownRun
from dashboard.meetings.identity import Identity, identity_of
from dashboard.model.table import Series, Split

KEEP = Content(Kind.KEEP, reason="the best of its rates")
STOP = Content(Kind.STOP, reason="diverges")
RERUN = Content(Kind.RERUN, command="curva train digits --lr 0.01", owner="Ana", note="**twice**")


def loss(values, tag="loss/train", metric="loss", split=Split.TRAIN):
    return Series.of(tag, metric, split, range(len(values)), values)


def identity(seed=0, points=20) -> Identity:
    values = np.random.default_rng(seed).normal(size=points)
    found = identity_of([loss(values)])
    assert found is not None
    return found


def runs(settings=("lr 0.1", "lr 0.01"), seeds=2) -> list[KnownRun]:
    return [
        KnownRun(f"{setting} · {seed}", setting, identity(10 * place + seed), {"best": 0.5})
        for place, setting in enumerate(settings)
        for seed in range(seeds)
    ]

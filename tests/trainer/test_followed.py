"""Following a training on the page: our trainer and PyTorch's writer of event files at work."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from torch.utils.tensorboard import SummaryWriter

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import Fit, LampName, Stability, State
from dashboard.logs.corrections.correction import NONE
from dashboard.logs.load import load_paths
from dashboard.report.news import Kind
from dashboard.report.news_note import worth_noting
from dashboard.views.state.followed_sets import FollowedSet, Snapshot

ROOT = Path(__file__).parents[2]


def looks_until(
    followed: FollowedSet, is_done: Callable[[Snapshot], bool], now: float
) -> list[Snapshot]:
    """Poll again and again, each time a minute later by the page's clock."""
    looks = []
    end = time.monotonic() + 90
    while not looks or not is_done(looks[-1]):
        assert time.monotonic() < end, looks[-1]
        now += 60
        looks.append(followed.poll(now))
        time.sleep(0.1)
    return looks


def has_lines(file: Path, count: int) -> bool:
    return file.exists() and file.read_text().count("\n") >= count


def test_our_trainer_is_followed_from_its_first_epoch_to_its_last(tmp_path: Path) -> None:
    out = tmp_path / "runs" / "one"
    out.parent.mkdir()
    followed = FollowedSet([out.parent], NONE)
    assert followed.poll(time.time()).seen.book.runs == ()
    command = [sys.executable, "-m", "trainer", "run", "--epochs", "40", "--out", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as training:
        now, begun = time.time(), []
        for rows in (2, 10):
            while not has_lines(out / "metrics.csv", rows):
                assert training.poll() is None, "the training ended before it was looked at"
                time.sleep(0.005)
            training.send_signal(signal.SIGSTOP)  # a busy machine may look late, at the end only
            begun.append(followed.poll(now := now + 60))
            training.send_signal(signal.SIGCONT)

        def has_ended(look: Snapshot) -> bool:
            paces = look.seen.paces.values()
            return training.poll() is not None and any(one.is_finished for one in paces)

        looks = [*begun, *looks_until(followed, has_ended, now)]
    last = followed.poll(time.time() + 1e6)
    fresh = load_paths([out.parent])
    assert last.seen.book.receipt == fresh.receipt
    assert last.seen.report.to_dict() == diagnose(fresh).to_dict()
    pace = last.seen.paces["one"]
    assert (pace.done, pace.total) == (40.0, 40.0)
    assert pace.per_unit_s is not None
    assert 0 < pace.per_unit_s < 30
    lengths = [len(many[0]) for look in looks for many in look.seen.book.series.values()]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) > 2  # it grew while it was followed
    fits = [one.lamps[LampName.FIT].state for look in looks for one in look.seen.report.diagnoses]
    assert (fits[0], fits[-1] != Fit.UNKNOWN) == (Fit.UNKNOWN, True)
    kinds = [news.kind for news in followed.news(0)]
    assert Kind.NEW_RUN in kinds
    assert Kind.FINISHED in kinds


def stability(look: Snapshot) -> State:
    return look.seen.report.by_id["run"].lamps[LampName.STABILITY].state


def test_a_tensorboard_writer_is_followed_record_by_record(tmp_path: Path) -> None:
    now = time.time()
    followed = FollowedSet([tmp_path], NONE)
    with SummaryWriter(str(tmp_path / "run")) as writer:
        for step in range(6):
            writer.add_scalar("train/loss", 1 / (step + 1), step, walltime=now + 3 * step)
            writer.flush()
            look = followed.poll(now + 100 * step)
            (points,) = look.seen.book.series["run"]
            assert len(points) == step + 1
        pace = look.seen.paces["run"]
        assert pace.per_unit_s == pytest.approx(3.0)
        for step in range(6, 20):
            writer.add_scalar("train/loss", 1 / (step + 1), step, walltime=now + 3 * step)
        writer.flush()
        going = followed.poll(now + 1000)
        assert stability(going) is Stability.OK
        for step in range(20, 24):
            writer.add_scalar("train/loss", float("nan"), step, walltime=now + 3 * step)
        writer.flush()
        look = followed.poll(now + 1100)
    assert stability(look) is Stability.DIVERGED
    told, *others = worth_noting(followed.news(going.version), with_points=True)
    assert (told.kind, told.run_id) == (Kind.DIVERGED, "run")
    assert {one.kind for one in others} <= {Kind.LAMP}  # the rate that explains it

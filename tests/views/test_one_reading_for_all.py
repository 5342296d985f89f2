"""Ten sessions that open the same set at once: one of them reads and judges it for all."""

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.diagnosis.report import Report
from dashboard.logs.corrections.correction import NONE
from dashboard.logs.follow import followed_file
from dashboard.model.run import LogBook
from dashboard.views.state import followed_sets as followed
from dashboard.views.state import opened_sets as opened

SESSIONS = 10
FILES = 5
CSV = "epoch,train_loss\n" + "".join(f"{n},{1 / n:.4f}\n" for n in range(1, 9))

Judged = tuple[LogBook, Report]


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    for number in range(FILES):
        (tmp_path / f"{number}.csv").write_text(CSV)
    return tmp_path


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a file was read, and a set judged."""
    done: Counter[str] = Counter()

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def deed(*args: object, **more: object) -> object:
            done[name] += 1
            return real(*args, **more)

        return deed

    monkeypatch.setattr(followed_file, "read_part", counted("read", followed_file.read_part))
    monkeypatch.setattr(opened, "diagnose", counted("judged", opened.diagnose))
    report = followed.JudgedAgain.report
    monkeypatch.setattr(followed.JudgedAgain, "report", counted("judged", report))
    return done


def at_once(deed: Callable[[], Judged]) -> list[Judged]:
    """What each of ten sessions gets that begin at the same moment."""
    begins, got = threading.Barrier(SESSIONS), []

    def session() -> None:
        begins.wait()
        got.append(deed())

    threads = [threading.Thread(target=session) for _ in range(SESSIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def open_off(sets: opened.OpenedSets, logs: Path) -> Judged:
    return sets.of([logs], NONE).judged(lambda _: None, apart=False)


def open_on(sets: followed.FollowedSets, logs: Path) -> Judged:
    seen = sets.of([logs], NONE).poll().seen
    return seen.book, seen.report


@pytest.mark.parametrize(
    ("make", "deed"),
    [(opened.OpenedSets, open_off), (followed.FollowedSets, open_on)],
    ids=["following off", "following on"],
)
def test_ten_sessions_get_one_reading_and_one_judging(
    make: Callable[[], object], deed: Callable[..., Judged], logs: Path, work: Counter[str]
) -> None:
    sets = make()
    got = at_once(lambda: deed(sets, logs))
    assert len(got) == SESSIONS
    assert len({(id(book), id(report)) for book, report in got}) == 1
    assert len(got[0][0].runs) == FILES
    assert work == {"read": FILES, "judged": 1}


def test_who_leaves_while_reading_leaves_what_was_read_to_the_next(
    logs: Path, work: Counter[str]
) -> None:
    sets = opened.OpenedSets()

    def leaves(progress: object) -> None:
        if work["read"] == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sets.of([logs], NONE).judged(leaves, apart=False)
    book, _ = open_off(sets, logs)
    assert len(book.runs) == FILES
    assert work == {"read": FILES, "judged": 1}

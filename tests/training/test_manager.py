"""Trainings in processes: started, queued, stopped, resumed, and known again by another server."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.training import counting, plan, processes, record
from dashboard.training.manager import Manager
from dashboard.training.offers import Offers
from dashboard.training.one_at_a_time import locked
from dashboard.training.processes import Known
from dashboard.training.record import Record, State
from tests.training.conftest import PATIENCE_S, until

Managers = Callable[..., Manager]
POSIX = pytest.mark.skipif(processes.IS_WINDOWS, reason="signals as POSIX has them")


def state(manager: Manager, name: str) -> State:
    manager.settle()
    found = manager.get(name)
    assert found is not None
    return found.state


def is_in(manager: Manager, name: str, *states: State) -> Callable[[], bool]:
    return lambda: state(manager, name) in states


def test_a_study_is_trained_to_its_end(managers: Managers, offers: Offers) -> None:
    manager = managers()
    begun = manager.begin(plan.of_study(offers, "digits"))
    until(is_in(manager, begun.id, State.FINISHED))
    found = counting.count(manager.logs(begun.id))
    assert (found.finished, begun.runs) == (4, 4)
    assert (found.epochs, begun.epochs) == (12, 12)
    assert found.current == ()


def test_there_are_never_more_processes_than_cores(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_SLEEP_S", "0.02")
    manager = managers(cores=2)
    asked = [manager.begin(plan.of_study(offers, "digits")) for _ in range(5)]
    most = 0
    ended: set[str] = set()

    def all_ended() -> bool:
        nonlocal most
        now = manager.all()
        running = [one for one in now if one.state is State.RUNNING]
        most = max(most, len(running))
        ended.update(one.id for one in now if one.state is State.FINISHED)
        return len(ended) == len(asked)

    until(all_ended)
    assert most == 2


def test_what_takes_several_cores_waits_for_as_many(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_SLEEP_S", "60")
    manager = managers(cores=3)
    study = plan.of_study(offers, "digits")
    first, second, third = (manager.begin(study, cores=cores) for cores in (2, 9, 1))
    assert second.cores == 3
    assert [state(manager, one.id) for one in (first, second, third)] == [
        State.RUNNING,
        State.WAITING,
        State.WAITING,
    ]
    manager.stop(second.id)
    assert state(manager, second.id) is State.STOPPED
    assert state(manager, third.id) is State.RUNNING


@pytest.mark.parametrize("is_deaf", [False, pytest.param(True, marks=POSIX)])
def test_what_is_stopped_goes_on_where_it_was(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch, is_deaf: bool
) -> None:
    monkeypatch.setenv("FAKE_SLEEP_S", "0.05")
    is_deaf = is_deaf or signal.getsignal(signal.SIGINT) is signal.SIG_IGN  # as under nohup
    if is_deaf:
        monkeypatch.setenv("FAKE_DEAF", "1")
        monkeypatch.setattr("dashboard.training.manager.PATIENCE_S", 0.1)
    manager = managers()
    begun = manager.begin(plan.of_study(offers, "digits"))
    logs = manager.logs(begun.id)
    until(lambda: counting.count(logs).finished >= 1 and counting.count(logs).current)
    manager.stop(begun.id)
    assert state(manager, begun.id) in (State.STOPPING, State.STOPPED)
    until(is_in(manager, begun.id, State.STOPPED))
    before = counting.count(logs)
    assert 1 <= before.finished < 4
    monkeypatch.delenv("FAKE_SLEEP_S")
    manager.resume(begun.id)
    until(is_in(manager, begun.id, State.FINISHED))
    assert counting.count(logs).finished == 4
    resumed = manager.get(begun.id)
    assert resumed is not None
    assert resumed.began_with == before.epochs


def test_one_that_fails_says_why(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_FAIL", "lr0.1")
    manager = managers()
    begun = manager.begin(plan.of_study(offers, "digits"))
    until(is_in(manager, begun.id, State.FAILED))
    assert manager.said(begun.id) == "The disk is full; choose another folder."
    assert counting.count(manager.logs(begun.id)).finished == 2
    monkeypatch.delenv("FAKE_FAIL")
    manager.resume(begun.id)
    until(is_in(manager, begun.id, State.FINISHED))


def test_a_program_that_is_not_there_is_a_failed_training(tmp_path: Path, offers: Offers) -> None:
    manager = Manager(tmp_path, 1, [str(tmp_path / "nothing")])
    begun = manager.begin(plan.of_study(offers, "digits"))
    assert begun.state is State.FAILED


def long_training(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> tuple[Manager, Record, Known]:
    """A server, a training that it started and that does not end by itself, and its process."""
    monkeypatch.setenv("FAKE_SLEEP_S", "60")
    manager = managers()
    begun = manager.begin(plan.of_study(offers, "digits"))
    assert begun.process is not None
    return manager, begun, begun.process


@POSIX
def test_another_server_knows_what_the_first_one_started(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, begun, process = long_training(managers, offers, monkeypatch)
    assert os.getsid(process.pid) == process.pid  # a signal to our terminal passes by
    second = managers()
    assert state(second, begun.id) is State.RUNNING
    os.kill(process.pid, signal.SIGKILL)
    first._children[begun.id].wait(PATIENCE_S)
    assert state(second, begun.id) is State.INTERRUPTED
    monkeypatch.delenv("FAKE_SLEEP_S")
    second.resume(begun.id)
    until(is_in(second, begun.id, State.FINISHED))


def test_the_number_of_a_process_that_was_given_again_is_not_taken_for_it(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, begun, process = long_training(managers, offers, monkeypatch)
    stranger = Known(process.pid, process.started_at - 3600)
    record.write(first.root, replace(begun, process=stranger))
    second = managers()
    assert state(second, begun.id) is State.INTERRUPTED
    processes.interrupt(stranger)
    processes.end(stranger, 9)
    assert processes.is_alive(process)
    processes.end(process, 9)


def test_a_waiting_training_starts_though_nobody_looks(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.training.manager.LOOK_EVERY_S", 0.05)
    manager = managers(cores=1)
    manager.watch()
    asked = [manager.begin(plan.of_study(offers, "digits")) for _ in range(2)]

    def states() -> list[State]:
        return [record.read(manager.root, one.id).state for one in asked]

    until(lambda: states() == [State.FINISHED] * 2)
    assert states() == [State.FINISHED] * 2


def test_the_data_folder_of_the_server_goes_along(
    tmp_path: Path, managers: Managers, offers: Offers
) -> None:
    told = tmp_path / "told.py"
    told.write_text("import sys; print(' '.join(sys.argv[1:]))")
    manager = Manager(tmp_path / "t", 1, [sys.executable, str(told)], data_folder=tmp_path)
    begun = manager.begin(plan.of_study(offers, "digits"), extra=["--quiet"])
    until(is_in(manager, begun.id, State.FINISHED))
    logs = manager.logs(begun.id)
    assert manager.said(begun.id) == f"run digits --quiet --out {logs} --data-dir {tmp_path}"


def test_what_is_forgotten_keeps_its_logs_and_what_runs_is_not_forgotten(
    managers: Managers, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = managers()
    begun = manager.begin(plan.of_study(offers, "digits"))
    until(is_in(manager, begun.id, State.FINISHED))
    manager.forget(begun.id)
    assert manager.all() == []
    assert counting.count(manager.logs(begun.id)).finished == 4
    monkeypatch.setenv("FAKE_SLEEP_S", "60")
    running = manager.begin(plan.of_study(offers, "digits"))
    manager.forget(running.id)
    assert [one.id for one in manager.all()] == [running.id]


def test_while_another_server_starts_trainings_this_one_waits(
    managers: Managers, offers: Offers
) -> None:
    manager = managers()
    with locked(manager.root) as is_held:
        assert is_held
        waiting = manager.begin(plan.of_study(offers, "digits"))
        assert waiting.state is State.WAITING
    until(is_in(manager, waiting.id, State.FINISHED))

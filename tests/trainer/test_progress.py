"""What is said while training, and how long is left."""

import io

import pytest

from trainer.row import Row
from trainer.running.durations import duration
from trainer.running.manner import Manner
from trainer.running.note import Note
from trainer.running.progress import ENDINGS, Progress
from trainer.running.work import work_by_epoch
from trainer.settings import Settings, Switch
from trainer.text import LANGUAGES, messages


class Clock:
    """Time that passes when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def row(epoch: int) -> Row:
    return Row(epoch, epoch * 10, 0.5, 0.9, 0.6, 0.8)


def shown(manner=Manner.LINES, work=None, lang="en"):
    stream, clock = io.StringIO(), Clock()
    return Progress(stream, lang, manner, work or {"a": [0.0, 1.0, 1.0]}, clock), stream, clock


def train(progress, clock, name, epochs, seconds, first=0):
    progress.take(Note(name, epoch=first))
    for epoch in range(first + 1 if first else 0, epochs + 1):
        clock.now += seconds if epoch else 0
        progress.take(Note(name, row(epoch)))


def test_each_epoch_has_its_line_with_the_time_left():
    progress, stream, clock = shown()
    train(progress, clock, "a", 2, 5)
    progress.take(Note("a", row(2), ended=""))
    assert stream.getvalue().splitlines() == [
        "a: epoch 1/2 · training loss 0.5 · test accuracy 80.0% · 5 s left",
        "a: epoch 2/2 · training loss 0.5 · test accuracy 80.0% · 0 s left",
        "a: done after epoch 2 · test accuracy 80.0% · test loss 0.6",
    ]


def test_the_time_left_of_a_study_is_that_of_its_work_and_not_of_its_runs():
    progress, stream, clock = shown(work={"a": [0.0, 1.0], "b": [0.0, 100.0, 100.0]})
    train(progress, clock, "a", 1, 3)
    progress.take(Note("a", row(1), ended=""))
    assert progress.seconds_left() == pytest.approx(600)
    assert "study: 0/2, 10 min 0 s left" in stream.getvalue()


def test_what_was_trained_before_is_neither_left_nor_a_sign_of_speed():
    progress, stream, clock = shown(work={"a": [0.0, *[1.0] * 10], "b": [0.0, 1.0]})
    train(progress, clock, "a", 7, 4, first=6)
    assert progress.seconds_left() == pytest.approx(4 * 4)
    assert stream.getvalue().startswith("a: goes on after epoch 6.")


def test_a_run_begun_anew_by_another_worker_is_to_be_done_again():
    progress, _, clock = shown(work={"a": [0.0, *[1.0] * 4], "b": [0.0, *[1.0] * 4]})
    train(progress, clock, "a", 3, 1)
    assert progress.seconds_left() == pytest.approx(5)
    progress.take(Note("a"))
    assert progress.seconds_left() == pytest.approx(8)


def test_epochs_that_a_run_did_not_need_are_no_longer_to_be_done():
    progress, stream, clock = shown(work={"a": [0.0, *[1.0] * 9], "b": [0.0, 1.0]})
    train(progress, clock, "a", 2, 1)
    progress.take(Note("a", row(2), ended="early_stopping"))
    assert progress.seconds_left() == pytest.approx(1)
    assert "stopped early after epoch 2" in stream.getvalue()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("why", ENDINGS)
def test_every_end_has_its_sentence(why, lang):
    progress, stream, clock = shown(lang=lang)
    train(progress, clock, "a", 1, 1)
    progress.take(Note("a", row(1), ended=why))
    assert stream.getvalue().splitlines()[-1].startswith("a: ")
    assert ENDINGS[why] in messages(lang)


def test_a_quiet_command_says_nothing():
    progress, stream, clock = shown(Manner.QUIET)
    train(progress, clock, "a", 2, 1)
    progress.take(Note("a", row(2), ended=""))
    progress.skipped("b")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (59.4, "59 s"), (61, "1 min 1 s"), (7_384, "2 h 3 min")]
)
def test_a_duration_is_said_in_its_two_largest_units(seconds, words):
    assert duration(seconds, "en") == words


def test_the_work_of_an_epoch_grows_with_updates_examples_and_weights():
    def work(weights=1000, train=6400, **settings):
        return sum(work_by_epoch(Settings(**{"epochs": 4, **settings}), weights, train, 100))

    assert work(batch_size=64) > work(batch_size=640)
    assert work(weights=10**6) > 10 * work()
    assert work(train=12_800) > 1.9 * work()
    assert work(epochs=8) == pytest.approx(2 * work(), rel=0.1)
    assert work() > work(switches=(Switch(3, batch_size=640),)) > work(batch_size=640)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lost", [1, 32])
def test_runs_whose_checkpoint_is_no_use_are_told_of_in_one_sentence(lost, lang):
    progress, stream, _ = shown(lang=lang)
    progress.take(Note("a", lost=lost))
    (sentence,) = stream.getvalue().splitlines()
    assert sentence.startswith("a: " if lost == 1 else "32 ")

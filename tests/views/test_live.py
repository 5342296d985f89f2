"""Following a folder on the page: what changes, what is said of it, and troubles.

Trainings at work are followed in ``tests/trainer/test_followed.py``.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import Lamp, LampName, Stability, State
from dashboard.logs.corrections.correction import NONE
from dashboard.logs.follow.pace import Going
from dashboard.logs.load import load_paths
from dashboard.report.news import Kind, News, of_lamp, say
from dashboard.report.news_note import in_one_note, worth_noting
from dashboard.text import run_names
from dashboard.text.sentences import Sentences
from dashboard.views.frame import live_line
from dashboard.views.state.followed_sets import FRESH_S, FollowedSet, Snapshot, followed_sets


@pytest.fixture(autouse=True)
def nobody_follows() -> Iterator[None]:
    yield
    followed_sets.clear()


def learning(epoch: int) -> float:
    return 1 / (epoch + 1)


def written(
    folder: Path,
    epochs: range,
    loss: Callable[[int], float],
    train: Callable[[int], float] = learning,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "metrics.csv"
    if not log.exists():
        log.write_text("epoch,train_loss,val_loss\n")
        (folder / "hparams.yaml").write_text("lr: 0.1\nbatch_size: 64\nepochs: 60\n")
    with log.open("a") as file:
        file.writelines(f"{epoch},{train(epoch)},{loss(epoch)}\n" for epoch in epochs)


def falling(epoch: int) -> float:
    return 1.1 / (epoch + 1)


def rising(epoch: int) -> float:
    return 0.2 + 0.1 * epoch


def test_only_the_run_that_changed_is_judged_from_its_own_curves(tmp_path: Path) -> None:
    for name in "abcdef":
        written(tmp_path / name, range(20), falling)
    now = time.time()
    followed = FollowedSet([tmp_path], NONE)
    followed.poll(now)
    assert followed._judge.examined == 6
    written(tmp_path / "c", range(20, 30), rising)
    look = followed.poll(now + 60)
    assert followed._judge.examined == 7
    in_full = diagnose(load_paths([tmp_path]), running=running_at(look, now + 60))
    assert look.seen.report.to_dict() == in_full.to_dict()


def test_a_run_that_falls_silent_is_judged_in_full(tmp_path: Path) -> None:
    written(tmp_path / "a", range(20), falling)
    now = time.time()
    followed = FollowedSet([tmp_path], NONE)
    first = followed.poll(now)
    assert running_at(first, now) == {"a"}
    later = followed.poll(now + 3600)
    assert later.version > first.version
    assert later.seen.report.to_dict() == diagnose(load_paths([tmp_path])).to_dict()


def running_at(look: Snapshot, now: float) -> set[str]:
    return {one for one, pace in look.seen.paces.items() if pace.going(now) is Going.RUNNING}


def test_an_empty_folder_that_was_just_opened_is_looked_at_again_soon(tmp_path: Path) -> None:
    now = time.time()
    followed = FollowedSet([tmp_path], NONE)
    assert followed.poll(now).seen.book.runs == ()
    written(tmp_path / "a", range(3), falling)
    assert len(followed.poll(now + 5).seen.book.runs) == 1


def test_a_look_that_comes_too_soon_does_not_touch_the_disk(tmp_path: Path) -> None:
    written(tmp_path / "a", range(20), falling)
    now = time.time()
    followed = FollowedSet([tmp_path], NONE)
    first = followed.poll(now)
    written(tmp_path / "a", range(20, 30), rising)
    assert followed.poll(now + first.pause_s - 0.1) is first
    assert followed.poll(now + first.pause_s + 0.1).version == first.version + 1


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_what_happens_is_said_in_a_sentence_with_no_more_than_was_seen(
    tmp_path: Path, lang: str
) -> None:
    words, now = Sentences(lang), time.time()
    written(tmp_path / "a", range(8), falling)
    followed = FollowedSet([tmp_path], NONE)
    followed.poll(now)
    written(tmp_path / "a", range(8, 20), rising)
    written(tmp_path / "b", range(2), falling)
    look = followed.poll(now + 60)
    told = {news.kind: say(news, look.seen, words, now + 60) for news in followed.news(1)}
    assert told.keys() == {Kind.LAMP, Kind.NEW_RUN}
    assert {"pt-BR": "época 19 de 0 a 59", "en": "epoch 19 of 0 to 59"}[lang] in told[Kind.LAMP]
    assert {"pt-BR": "sobreajuste", "en": "overfitting"}[lang] in told[Kind.LAMP]
    silent = followed.poll(now + 5000)
    assert [news.kind for news in followed.news(look.version)] == [Kind.STALLED, Kind.STALLED]
    assert {"pt-BR": "parado há", "en": "silent for"}[lang] in live_line.line(
        silent, words, now + 5000
    )


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_many_changes_in_one_look_are_one_note_that_tells_how_many_and_the_worst(
    tmp_path: Path, lang: str
) -> None:
    words, now = Sentences(lang), time.time()
    for name in "abcdef":
        written(tmp_path / name, range(8), falling)
    followed = FollowedSet([tmp_path], NONE)
    followed.poll(now)
    for name in "abcd":
        written(tmp_path / name, range(8, 20), rising)
    written(tmp_path / "e", range(8, 60), falling)
    written(tmp_path / "f", range(8, 14), *[lambda _: float("nan")] * 2)
    written(tmp_path / "new", range(2), falling)
    look = followed.poll(now + 60)
    chosen = worth_noting(followed.news(1), with_points=True)
    assert [one.kind for one in chosen[:5]] == [Kind.DIVERGED, *[Kind.LAMP] * 4]
    assert {one.kind for one in chosen[5:]} >= {Kind.FINISHED, Kind.NEW_RUN}
    said = in_one_note(chosen, look.seen, words, now + 60)
    start = {
        "pt-BR": f"{len(chosen)} mudanças em 7 execuções. A principal: Divergiu: f (",
        "en": f"{len(chosen)} changes in 7 runs. The main one: Diverged: f (",
    }
    assert said.startswith(start[lang])
    assert len(said) < 140


def lamp(state: State) -> Lamp:
    return Lamp(LampName.STABILITY, state, 0.9)


def test_a_lamp_that_changed_in_several_looks_is_told_from_its_first_state_to_its_last() -> None:
    ok, noisy, diverged = map(lamp, (Stability.OK, Stability.NOISY, Stability.DIVERGED))
    there = [of_lamp("a", ok, noisy), of_lamp("a", noisy, diverged)]
    assert worth_noting(there, with_points=True) == (of_lamp("a", ok, diverged),)
    back = [*there, of_lamp("a", diverged, ok), News(Kind.POINTS, "a"), News(Kind.POINTS, "b")]
    assert worth_noting(back, with_points=True) == (News(Kind.POINTS, "a"),)
    assert worth_noting(back, with_points=False) == ()


def test_a_lamp_that_burns_no_more_is_told_after_what_is_worse() -> None:
    ok, noisy = lamp(Stability.OK), lamp(Stability.NOISY)
    happened = [
        News(Kind.NEW_RUN, "c"),
        of_lamp("a", noisy, ok),
        News(Kind.STALLED, "b"),
        of_lamp("b", ok, noisy),
    ]
    kinds = [one.kind for one in worth_noting(happened, with_points=True)]
    assert kinds == [Kind.LAMP, Kind.STALLED, Kind.BETTER, Kind.NEW_RUN]


def test_a_look_that_read_nothing_draws_only_its_line_and_one_that_did_the_page_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(live_line.st, "rerun", lambda: drawn.append("page"))
    monkeypatch.setattr(live_line.st, "html", lambda *_, **__: drawn.append("line"))
    written(tmp_path / "a", range(8), falling)
    followed, words = FollowedSet([tmp_path], NONE), Sentences("en")
    shown = followed.poll()
    for _ in range(3):
        followed._due_at = 0.0
        live_line._line(followed, shown.version, words)
    assert drawn == ["line"] * 3
    assert followed.poll().seen is shown.seen
    written(tmp_path / "a", range(8, 20), rising)
    followed._due_at = 0.0
    live_line._line(followed, shown.version, words)
    assert drawn[3:] == ["page", "line"]  # the real rerun ends the fragment there


def test_titles_of_a_book_are_worked_out_once_for_many_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    titles = run_names.run_names
    monkeypatch.setattr(
        run_names, "run_names", lambda runs, texts: asked.append(len(runs)) or titles(runs, texts)
    )
    for name in "abc":
        written(tmp_path / name, range(8), falling)
    now, words = time.time(), Sentences("pt-BR")
    followed = FollowedSet([tmp_path], NONE)
    for turn in range(4):
        said = live_line.line(followed.poll(now + 20 * turn), words, now)
        assert said.count("<b>") == 3
    assert asked == [3]


def test_troubles_are_one_sentence_and_the_curves_stay(tmp_path: Path) -> None:
    root, words, now = tmp_path / "runs", Sentences("pt-BR"), time.time()
    written(root / "a", range(20), falling)
    followed = FollowedSet([root], NONE)
    good = followed.poll(now)
    root.rename(tmp_path / "aside")
    look = followed.poll(now + 60)
    assert look.seen is good.seen
    said = live_line.line(look, words, now + 60)
    assert said.count("“runs” sumiu") == 1
    (tmp_path / "aside").rename(root)
    assert "sumiu" not in live_line.line(followed.poll(now + 120), words, now + 120)


def test_names_of_logs_cannot_write_html(tmp_path: Path) -> None:
    log = tmp_path / "<b onclick=x>" / "metrics.csv"
    log.parent.mkdir()
    log.write_text("epoch,loss\n0,1\n1,0.5\n")
    now = time.time()
    look = FollowedSet([tmp_path], NONE).poll(now)
    assert "<b onclick" not in live_line.line(look, Sentences("en"), now)


def page(path: str) -> None:
    from dashboard.views.frame.app_frame import draw  # noqa: PLC0415 - the function is run as a script

    draw([path])


def opened(folder: Path) -> AppTest:
    app = AppTest.from_function(page, args=(str(folder),), default_timeout=60)
    app.session_state["lang"] = "pt-BR"
    return app.run()


def grounds(app: AppTest) -> str:
    bodies = [one.proto.body for one in app.get("html")]
    return next(body for body in bodies if 'class="verdict"' in body)


def test_the_page_grows_with_the_log_and_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "a", range(8), falling)
    app = opened(tmp_path)
    assert not app.exception
    assert app.toggle(key=live_line.NAME).value is True
    assert "16 pontos lidos" in grounds(app)
    assert [one.value for one in app.toast] == []
    written(tmp_path / "a", range(8, 20), rising)
    followed_sets().of([tmp_path], NONE)._due_at = 0.0
    app.run()
    assert "40 pontos lidos" in grounds(app)
    assert len(app.toast) == 1
    assert app.toast[0].value.startswith("a:")
    assert "época 19 de 0 a 59" in app.toast[0].value
    assert "de “não dá para dizer” para “sobreajuste”" in app.toast[0].value
    assert app.query_params["live"] in ("on", ["on"])
    app.run()
    assert len(app.toast) == 0


def choice(path: str) -> None:
    from pathlib import Path  # noqa: PLC0415 - the function is run as a script

    from dashboard.diagnosis.engine import diagnose  # noqa: PLC0415
    from dashboard.logs.corrections.correction import NONE  # noqa: PLC0415
    from dashboard.logs.load import load_paths  # noqa: PLC0415
    from dashboard.text.catalogue import Catalogue  # noqa: PLC0415
    from dashboard.text.sentences import Sentences  # noqa: PLC0415
    from dashboard.views.curve_page import run_choice  # noqa: PLC0415
    from dashboard.views.state.log_set import LogSet, Offer  # noqa: PLC0415
    from dashboard.views.state.page import Screen  # noqa: PLC0415

    book = load_paths([Path(path)])
    logs = LogSet("given", book, diagnose(book), "", NONE, Offer([], None, [path]))
    run_choice.draw(Screen("en", "light", Catalogue("en"), Sentences("en"), logs, {}))


@pytest.mark.parametrize(
    ("chosen", "drawn"), [(["a", "b"], ["a", "b", "c"]), (["a"], ["a"])], ids=["all", "one"]
)
def test_a_run_that_begins_is_drawn_where_all_were_and_not_beside_a_choice(
    tmp_path: Path, chosen: list[str], drawn: list[str]
) -> None:
    for name in "ab":
        written(tmp_path / name, range(8), falling)
    app = AppTest.from_function(choice, args=(str(tmp_path),), default_timeout=60).run()
    everyone = app.multiselect[0].value
    app.multiselect[0].set_value([one for one in everyone if one[0] in chosen]).run()
    written(tmp_path / "c", range(8), falling)
    app.run()
    assert not app.exception
    assert [one[0] for one in app.multiselect[0].value] == drawn


def test_the_switch_starts_off_for_logs_that_rest_and_is_not_there_for_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "a", range(8), falling)
    monkeypatch.setattr(live_line, "FRESH_S", -FRESH_S)
    app = opened(tmp_path)
    assert app.toggle(key=live_line.NAME).value is False
    app.toggle(key=live_line.NAME).set_value(True).run()
    assert any("live-line" in one.proto.body and "<style>" not in one.proto.body
               for one in app.get("html"))  # fmt: skip
    app.session_state["set"] = "regimes"
    assert [one.key for one in app.run().toggle if one.key == live_line.NAME] == []


def test_nothing_but_text_and_numbers_is_kept_in_the_session(tmp_path: Path) -> None:
    written(tmp_path / "a", range(8), falling)
    app = opened(tmp_path)
    kept = app.session_state
    for name in (live_line.NAME, live_line.TOLD, live_line.SWITCHED):
        value = kept[name]
        for one in value if isinstance(value, tuple) else (value,):
            assert isinstance(one, str | int | float | bool)

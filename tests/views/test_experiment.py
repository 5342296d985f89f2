"""The page Experiment: who may use it, what it says in each state, and what its buttons do."""

import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.training import counting, places, plan, processes, record, trainer_program
from dashboard.training.manager import Manager
from dashboard.training.record import ACTIVE, Record, State
from dashboard.views.experiments import study_title
from dashboard.views.experiments.start import rounded
from dashboard.views.experiments.training_list import left_s
from dashboard.views.state import trainings
from dashboard.views.state.followed_sets import followed_sets
from dashboard.views.state.log_set import SAMPLES_FOLDER, code_of
from tests.training.conftest import FAKE, until

ALLOWED = "--allow-training"
LANGUAGES = ("pt-BR", "en")
Opened = Callable[..., AppTest]


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A server of this machine alone, a stand-in for the trainer, a folder for what it trains."""
    root = tmp_path / "trainings"
    monkeypatch.setenv(places.VARIABLE, str(root))
    monkeypatch.setattr(trainer_program, "PROGRAM", FAKE)
    options = {"server.address": "localhost", "server.enableCORS": True}
    monkeypatch.setattr(st, "get_option", lambda name: options[name])
    trainings.offers.clear()
    yield root
    manager = trainings.manager(None)
    assert manager is not None
    manager.close()
    for one in record.read_all(root):
        if one.state in ACTIVE and one.process is not None:
            processes.end(one.process, 9)
    for child in manager._children.values():
        child.wait()
    trainings._manager.clear()
    trainings.offers.clear()
    trainings.earlier.clear()
    followed_sets.clear()


def the_manager() -> Manager:
    found = trainings.manager(None)
    assert found is not None
    return found


def said(app: AppTest) -> str:
    assert not app.exception
    return " ".join(one.proto.body for one in app.get("html"))


def headline(app: AppTest) -> str:
    (found,) = said(app).split('<h1 class="verdict">')[1:]
    return found.partition("</h1>")[0]


def state_of(name: str) -> State:
    the_manager().settle()
    found = record.read(the_manager().root, name)
    assert found is not None
    return found.state


def has_figure(app: AppTest) -> None:
    """Wait for the figure: followed logs are read with a pause between two looks."""
    until(lambda: app.run().get("vega_lite_chart"))


def only() -> Record:
    (found,) = record.read_all(the_manager().root)
    return found


def labels(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_the_option_the_page_is_in_no_navigation_and_says_how_to_allow_it(
    opened: Opened, lang: str
) -> None:
    app, texts = opened("experiment", lang=lang), Catalogue(lang)
    assert headline(app) == html(texts.say("experiment-not-asked"))
    assert texts.say("page-experiment") not in labels(app)
    assert "experiment-start" not in [one.key for one in app.button]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("option", "value"),
    [("server.address", "::"), ("server.address", None), ("server.enableCORS", False)],
)
def test_a_server_that_others_reach_offers_no_trainings_though_asked(
    home: Path,
    opened: Opened,
    monkeypatch: pytest.MonkeyPatch,
    lang: str,
    option: str,
    value: object,
) -> None:
    options = {"server.address": "localhost", "server.enableCORS": True, option: value}
    monkeypatch.setattr(st, "get_option", lambda name: options[name])
    app, texts = opened("experiment", ALLOWED, lang=lang), Catalogue(lang)
    assert headline(app) == html(texts.say("experiment-not-local"))
    assert texts.say("page-experiment") not in labels(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_package_that_lacks_is_one_sentence(
    home: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("FAKE_MISSING", "torch")
    app = opened("experiment", ALLOWED, lang=lang)
    assert headline(app) == html(Catalogue(lang).say("experiment-no-packages", name="torch"))
    assert "experiment-start" not in [one.key for one in app.button]
    monkeypatch.delenv("FAKE_MISSING")
    assert headline(app.run()) == html(Catalogue(lang).say("experiment-nothing"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_study_says_what_it_is_how_much_and_starts_with_a_press(
    home: Path, opened: Opened, lang: str
) -> None:
    app, texts = opened("experiment", ALLOWED, lang=lang), Catalogue(lang)
    assert texts.say("page-experiment") in labels(app)
    assert html(texts.say("experiment-size", runs=4, epochs=12)) in said(app)
    assert html(texts.say("experiment-time-unknown")) in said(app)
    app.button("experiment-start").click().run()
    called = {"en": "Four rates on digits", "pt-BR": "Quatro taxas nos dígitos"}[lang]
    assert called in app.selectbox("study").options
    assert html(texts.say("training-study", name=called)) in said(app)
    until(lambda: state_of(only().id) is State.FINISHED)
    app.run()
    assert headline(app) == html(texts.say("experiment-idle"))
    shown = said(app)
    assert html(texts.say("training-finished")) in shown
    assert html(texts.say("training-runs", done=4, runs=4)) in shown
    assert 'aria-valuenow="100"' in shown
    assert "python -m trainer run digits</code>" in shown
    has_figure(app)
    assert only().words == ("digits",)
    assert html(texts.say("experiment-time-unknown")) not in said(app)  # it was just measured


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_study_of_the_trainer_has_a_title_in_the_language(lang: str) -> None:
    texts = Catalogue(lang)
    for path in (trainer_program.ROOT / "trainer" / "studies").glob("*.toml"):
        group = tomllib.loads(path.read_text("utf-8")).get("group", "")
        told = study_title.title_in_group(path.stem, group, texts)
        assert told != path.stem
        assert "_" not in told
        if group:
            assert told.startswith(texts.say(f"set-group-{code_of(group)}"))


def test_a_study_that_the_dashboard_does_not_know_keeps_its_name() -> None:
    assert study_title.title_in_group("my_own", "", Catalogue("en")) == "my_own"


def test_a_grid_of_72_runs_is_counted_and_asked_of_the_trainer(home: Path, opened: Opened) -> None:
    app, texts = opened("experiment", ALLOWED, lang="pt-BR", what="grid"), Catalogue("pt-BR")
    app.text_input("grid-lr-pt-BR").set_value("0,003 0,01 0,03 0,1 0,3 1")
    app.text_input("grid-batch_size-pt-BR").set_value("16; 64; 256; 1.024")
    app.number_input("grid-seeds").set_value(3).run()
    assert html(texts.say("experiment-size", runs=72, epochs=216)) in said(app)
    app.button("experiment-start").click().run()
    asked = " ".join(only().words)
    assert asked.endswith("--lr 0.003,0.01,0.03,0.1,0.3,1 --batch-size 16,64,256,1024 --seeds 3")
    until(lambda: state_of(only().id) is State.FINISHED)
    assert counting.count(the_manager().logs(only().id)).finished == 72
    has_figure(app)


@pytest.mark.parametrize(
    ("lang", "typed", "shown"),
    [
        ("en", "0.1 fast", "fast"),
        ("en", "1,024", "024"),
        ("pt-BR", "0,1 -3", "−3"),
        ("en", "0.1 ../x", "../x"),
    ],
)
def test_a_value_that_is_none_is_named_and_nothing_can_be_started(
    home: Path, opened: Opened, lang: str, typed: str, shown: str
) -> None:
    app = opened("experiment", ALLOWED, lang=lang, what="grid")
    app.text_input(f"grid-lr-{lang}").set_value(typed).run()
    assert f"“{html(shown)}”" in said(app)
    assert "experiment-start" not in [one.key for one in app.button]


def test_another_setting_can_be_combined(home: Path, opened: Opened) -> None:
    app = opened("experiment", ALLOWED, lang="en", what="grid")
    assert "seed" not in app.selectbox("grid-further").options
    app.text_input("grid-lr-en").set_value("0.1").run()
    app.text_input("grid-batch_size-en").set_value("").run()
    assert html(Catalogue("en").say("plan-no-value", setting="Batch size")) in said(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_training_is_stopped_and_goes_on(
    home: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("FAKE_SLEEP_S", "0.2")
    monkeypatch.setattr("dashboard.training.manager.PATIENCE_S", 0.5)
    app, texts = opened("experiment", ALLOWED, lang=lang), Catalogue(lang)
    app.button("experiment-start").click().run()
    name = only().id
    until(lambda: counting.count(the_manager().logs(name)).epochs >= 2)
    app.run()
    assert headline(app) == html(texts.say("experiment-busy", running=1, waiting=0))
    assert "0 de 4" in said(app) or "0 of 4" in said(app) or "1 of 4" in said(app)
    app.button(f"stop-{name}").click().run()
    until(lambda: state_of(name) is State.STOPPED)
    app.run()
    assert html(texts.say("training-stopped")) in said(app)
    monkeypatch.setenv("FAKE_SLEEP_S", "0")
    app.button(f"resume-{name}").click().run()
    until(lambda: state_of(name) is State.FINISHED)
    app.run()
    assert [one.key for one in app.button if one.key.endswith(name)] == [
        f"open-{name}",
        f"forget-{name}",
    ]
    app.button(f"forget-{name}").click().run()
    assert headline(app) == html(texts.say("experiment-nothing"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_that_failed_says_what_the_trainer_said(
    home: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("FAKE_FAIL", "lr0.01")
    app, texts = opened("experiment", ALLOWED, lang=lang), Catalogue(lang)
    app.button("experiment-start").click().run()
    until(lambda: state_of(only().id) is State.FAILED)
    app.run()
    assert html(texts.say("training-failed")) in said(app)
    assert "The disk is full; choose another folder." in said(app)
    assert f"resume-{only().id}" in [one.key for one in app.button]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_can_be_written_the_page_says_so_and_starts_nothing(
    home: Path, opened: Opened, lang: str
) -> None:
    home.write_text("a file, where the folder should be")
    app, texts = opened("experiment", ALLOWED, lang=lang), Catalogue(lang)
    assert headline(app) == html(texts.say("experiment-nothing"))
    app.button("experiment-start").click().run()
    before, _, after = texts.say("experiment-unwritable", reason="|").partition("|")
    assert html(before) in said(app)
    assert html(after) in said(app)
    home.unlink()


def test_what_another_server_left_is_listed(home: Path, opened: Opened) -> None:
    left = Record(
        places.new_id(time.time()),
        plan.Kind.GRID,
        "",
        ("--lr", "0.1,1"),
        (),
        2,
        6,
        1,
        time.time(),
        State.RUNNING,
        processes.Known(2**22 - 1, 1.0),
    )
    record.write(home, left)
    record.write(home, replace(left, id=places.new_id(0), state=State.STOPPED))
    app = opened("experiment", ALLOWED, lang="en")
    assert said(app).count('<h3 class="training">') == 2
    assert Catalogue("en").say("training-interrupted") in said(app)


def test_the_logs_of_a_training_become_the_open_set(home: Path, opened: Opened) -> None:
    app = opened("experiment", ALLOWED, lang="en")
    app.button("experiment-start").click().run()
    until(lambda: state_of(only().id) is State.FINISHED)
    curves = opened("curves", ALLOWED, lang="en", set="trained", training=only().id)
    assert curves.session_state["set"] == "trained"
    assert curves.query_params["training"] == only().id
    has_figure(curves)
    until(lambda: "Of 4 settings" in headline(curves.run()))  # the first look may be an older one


@pytest.mark.parametrize("name", ["..", "/etc", "20261129-101500-0123abcd"])
def test_a_name_in_the_address_opens_nothing_but_a_training(
    home: Path, opened: Opened, name: str
) -> None:
    app = opened("curves", ALLOWED, lang="en", set="trained", training=name)
    assert app.session_state["set"] != "trained"


def test_without_the_option_the_logs_of_a_training_are_not_opened_by_its_name(
    home: Path, opened: Opened
) -> None:
    begun = the_manager().begin(plan.of_study(trainings.offers(), "digits"))
    until(lambda: state_of(begun.id) is State.FINISHED)
    app = opened("curves", lang="en", set="trained", training=begun.id)
    assert app.session_state["set"] != "trained"


@pytest.mark.parametrize("is_allowed", [False, True])
def test_advice_on_a_run_of_our_trainer_is_trained_with_one_press(
    home: Path, opened: Opened, is_allowed: bool
) -> None:
    words = [ALLOWED] if is_allowed else []
    app = opened("diagnosis", *words, lang="en", set="learning_rate")
    offered = [one.key for one in app.button if one.key.startswith("advice-train-")]
    assert bool(offered) == is_allowed
    if is_allowed:
        app.button(offered[0]).click().run()
        assert not app.exception
        begun = only()
        assert begun.kind is plan.Kind.ADVICE
        assert begun.command == plan.FOLLOW
        assert begun.words[0] == begun.source["folder"]
        assert Path(begun.words[0]).parent == SAMPLES_FOLDER / "learning_rate"
        assert begun.words[1:] == (
            "--beside",
            str(SAMPLES_FOLDER / "learning_rate"),
            "--advice",
            begun.source["action"],
        )
        until(lambda: state_of(begun.id) is State.FINISHED)


def test_a_followed_advice_is_opened_beside_the_run_that_it_is_for(
    home: Path, opened: Opened
) -> None:
    parent = SAMPLES_FOLDER / "learning_rate" / "batch1024_lr0.01"
    command = "python -m trainer run --lr 0.1"
    advised = plan.of_command(trainings.offers(), command, "a", {"run": "a", "action": "raise_lr"})
    begun = the_manager().begin(plan.as_followed(advised, parent, [parent]))
    until(lambda: state_of(begun.id) is State.FINISHED)
    listed = opened("experiment", ALLOWED, lang="en")
    assert f"python -m trainer follow {parent} --advice raise_lr</code>" in said(listed)
    page = opened(
        "diagnosis",
        ALLOWED,
        lang="en",
        set="trained",
        training=begun.id,
        run="batch1024_lr0.01-raise-lr",
    )
    assert page.session_state["set"] == "trained"
    shown = set()
    for _ in page.selectbox("run").options:
        shown.add(page.selectbox("run").value)
        assert Catalogue("en").say("followed") in said(page)
        page.button(key="walk-next").click().run()
    assert {one.rpartition("/")[2] for one in shown} == {
        "batch1024_lr0.01",
        "batch1024_lr0.01-raise-lr",
    }


def test_what_only_tests_something_is_trained_without_a_forecast(
    home: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.text.sentences.Sentences.follow", lambda *_: None)
    app = opened("experiment", ALLOWED, lang="en", what="advice", set="learning_rate")
    app.button("experiment-start").click().run()
    assert only().command == plan.RUN
    assert "--lr" in only().words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_advice_on_the_open_runs_can_be_chosen(home: Path, opened: Opened, lang: str) -> None:
    app = opened("experiment", ALLOWED, lang=lang, what="advice", set="learning_rate")
    assert len(app.selectbox("experiment-advice").options) >= 1
    app = opened("experiment", ALLOWED, "tests/views", lang=lang, what="advice", set="given")
    assert html(Catalogue(lang).say("plan-no-advice")) in said(app)


def test_the_time_left_is_told_by_the_pace_so_far() -> None:
    one = Record(
        places.new_id(0),
        plan.Kind.STUDY,
        "digits",
        (),
        (),
        4,
        100,
        1,
        0.0,
        State.RUNNING,
        began_at=1000.0,
        began_with=20,
    )
    assert left_s(one, 20, 1010.0) is None
    assert left_s(one, 60, 1080.0) == pytest.approx(80.0)
    assert left_s(one, 100, 1160.0) == 0.0


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, 1), (59, 59), (62, 60), (598, 600), (601, 600)]
)
def test_a_time_is_told_no_finer_than_it_is_known(seconds: float, told: float) -> None:
    assert rounded(seconds) == told

"""The page *Lesson* without a browser: what the player is given, the address, and the verdict."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.descent import as_log
from dashboard.descent.noise import updates_per_epoch
from dashboard.descent.presets import PRESETS
from dashboard.descent.remedies import REMEDIES
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import LampName, Stability
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.lessons import LESSONS, address, batch, bundle, one_weight, own_run, remedies
from tests.views.conftest import without_terms

LANGUAGES = ("pt-BR", "en")
FOLDER = Path(bundle.__file__).parent
WORD = re.compile(r'texts(?:\.(\w+)|\["([\w-]+)"\]|\[`([\w-]+)-\$)')


def given(page: AppTest) -> dict:
    """What the player of the page is given."""
    every = [json.loads(one.proto.json) for one in page.get("bidi_component")]
    (player,) = [one for one in every if "lesson" in one]
    return player


def said(page: AppTest) -> str:
    return without_terms(" ".join(one.proto.body for one in page.get("html")))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_opens_without_a_fault(name: str, lang: str, opened: Callable) -> None:
    page = opened("lesson", lang=lang, lesson=name)
    assert not page.exception
    shown = given(page)
    assert shown["lesson"] == name
    assert shown["lang"] == lang
    assert set(shown["play"]) == set(LESSONS[name].READERS)
    assert all(shown["texts"].values())
    lead = Catalogue(lang).say(f"lesson-{name}-lead")
    assert "".join(text for text, _ in shown["lead"]) == lead
    assert any(says for _, says in shown["lead"])


def test_the_address_gives_the_play(opened: Callable) -> None:
    page = opened("lesson", lang="en", loss="exercise", rate="4", steps="9", start="-0.5")
    assert given(page)["play"] == {
        "loss": "exercise", "rate": 4.0, "steps": 9, "start": -0.5, "four": False,
    }  # fmt: skip


def test_what_the_address_says_wrongly_is_as_if_it_said_nothing(opened: Callable) -> None:
    page = opened("lesson", lang="en", loss="cliff", rate="nan", steps="1e9", start="x", four="1")
    assert given(page)["play"] == one_weight.unasked()


@pytest.mark.parametrize(
    ("reader", "good", "bad"),
    [
        (address.one_of("a", "b"), [("a", "a")], ["c", ""]),
        (address.number(0, 2), [("0.5", 0.5), ("2", 2.0)], ["-1", "3", "inf", "nan", "one", ""]),
        (address.whole(0, 5), [("5", 5)], ["6", "-1", "2.5", ""]),
        (address.yes, [("true", True), ("false", False)], ["True", "1", ""]),
    ],
)
def test_a_value_of_the_address_is_read_or_refused(reader, good: list, bad: list) -> None:
    assert [reader(text) for text, _ in good] == [value for _, value in good]
    for text in bad:
        with pytest.raises(ValueError, match=r".*"):
            reader(text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_just_below_the_boundary_the_loss_alone_is_said_not_to_decide(
    lang: str, opened: Callable
) -> None:
    texts = Catalogue(lang)
    shown = said(opened("lesson", lang=lang, rate="0.99", steps="40"))
    assert html(texts.say("reason-two-rates")) in shown
    assert html(texts.say("lesson-judged-twin", rate=0.99, twin=0.01)) in shown


def test_a_walk_that_diverges_is_called_diverged(opened: Callable) -> None:
    shown = said(opened("lesson", lang="en", rate="1.1", steps="12"))
    assert "diverged" in shown
    assert Catalogue("en").say("reason-two-rates") not in shown


def test_a_weight_in_the_log_would_tell_that_the_rate_is_low(opened: Callable) -> None:
    shown = said(opened("lesson", lang="en", rate="0.01", steps="20"))
    assert "With the weight in the log" in shown


def test_before_four_steps_nothing_is_judged(opened: Callable) -> None:
    page = opened("lesson", lang="en", steps="3")
    assert "nothing can be said yet" in said(page)
    assert not page.get("download_button")
    assert opened("lesson", lang="en", steps="4").get("download_button")


def test_the_four_regimes_together_are_not_one_log(opened: Callable) -> None:
    assert Catalogue("en").say("lesson-judged") not in said(
        opened("lesson", lang="en", four="true")
    )


def test_the_script_has_every_module_once_after_those_that_it_needs() -> None:
    names = bundle.order()
    assert sorted(names) == sorted(file.name for file in bundle.FOLDER.glob("*.js"))
    exported = [name for module in names for name in bundle.exports(module)]
    assert len(set(exported)) == len(exported)
    assert not re.search(r"^\s*import\b", bundle.script(), re.MULTILINE)
    assert bundle.script().count("export default") == 1


def test_modules_that_import_each_other_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "main.js").write_text('import { a } from "./a.js";\n')
    (tmp_path / "a.js").write_text('import { b } from "./main.js";\nexport const a = 1;\n')
    monkeypatch.setattr(bundle, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"main\.js → a\.js → main\.js"):
        bundle.order()


def test_the_script_calls_nobody_and_evaluates_nothing() -> None:
    script = bundle.script() + bundle.style()
    assert not re.search(r"\beval\b|new Function|innerHTML|fetch\(|XMLHttp|WebSocket", script)
    assert set(re.findall(r"https?://[^\s\"']+", script)) == {"http://www.w3.org/2000/svg"}


def test_every_text_that_the_script_asks_for_is_given() -> None:
    words = {word for lesson in LESSONS.values() for word in lesson.WORDS}
    asked = WORD.findall(bundle.script())
    assert asked
    for plain, quoted, start in asked:
        if start:
            assert any(word.startswith(f"{start}-") for word in words), start
        else:
            assert (plain or quoted) in words


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.name)
def test_a_preset_is_given_whole(preset) -> None:
    sent = json.loads(json.dumps(one_weight.as_json(preset)))
    assert (sent["start"], sent["rate"]) == (preset.start, preset.rate)
    assert preset.rate in preset.rates
    assert sent["window"][0] < preset.start < sent["window"][1]


def test_a_loaded_run_is_put_on_the_scale(opened: Callable) -> None:
    page = opened("lesson", lang="en", set="one_weight")
    choice = next(one for one in page.selectbox if one.key == own_run.CHOSEN)
    for title, told in (
        ("Rate 0.1", "stay on one side"),
        ("Rate 0.9", "jump from side to side"),
        ("Rate 1", "Not estimable"),
    ):
        shown = choice.select_index(choice.options.index(title)).run()
        assert told in said(shown)


def test_the_chosen_run_stands_in_the_address(opened: Callable) -> None:
    page = opened("lesson", lang="en", set="one_weight")
    choice = next(one for one in page.selectbox if one.key == own_run.CHOSEN)
    run_id = choice.select_index(1).run().query_params[own_run.CHOSEN]
    again = opened("lesson", lang="en", set="one_weight", **{own_run.CHOSEN: run_id})
    assert "stay on one side" in said(again)
    nowhere = opened("lesson", lang="en", set="one_weight", **{own_run.CHOSEN: "gone"})
    assert Catalogue("en").say("lesson-own-lead") in said(nowhere)


def test_without_logs_no_run_is_asked_for(opened: Callable, tmp_path: Path) -> None:
    page = opened("lesson", str(tmp_path), lang="en")
    assert not page.exception
    assert Catalogue("en").say("lesson-own") not in said(page)


@pytest.mark.parametrize("name", batch.SIZES)
def test_each_of_the_three_walks_is_judged(name: str, opened: Callable) -> None:
    page = opened("lesson", lang="en", lesson="batch", batch=name)
    play = batch.UNASKED | {"batch": name}
    updates = batch.EPOCHS * updates_per_epoch(batch.EXAMPLES, batch.SIZES[name])
    assert Catalogue("en").say("lesson-judged-lead", steps=updates) in said(page)
    assert len(batch.log_of(play).losses) == updates + 1


def test_the_noise_of_single_examples_is_seen_and_a_decay_removes_it() -> None:
    found = {
        decay: diagnose(
            as_log.book(batch.log_of(batch.UNASKED | {"batch": "online", "decay": decay}))
        )
        for decay in (False, True)
    }
    states = {
        decay: one.diagnoses[0].lamps[LampName.STABILITY].state for decay, one in found.items()
    }
    assert states == {False: Stability.NOISY, True: Stability.OK}


def test_a_decaying_rate_stands_in_the_log() -> None:
    play = batch.log_of(batch.UNASKED | {"batch": "full-batch", "decay": True})
    rows = list(csv.DictReader(io.StringIO(as_log.metrics(play))))
    rates = [float(row["learning_rate"]) for row in rows[1:]]
    assert rates == [0.1, 0.1, 0.1, 0.1, 0.05, 0.025, 0.0125, 0.00625]


def test_underfitting_is_said_not_to_be_seen_in_one_log(opened: Callable) -> None:
    said_of = {
        size: said(opened("lesson", lang="en", lesson="remedies", size=size)) for size in ("1", "3")
    }
    sentence = html(Catalogue("en").say("lesson-judged-underfit"))
    assert sentence in said_of["1"]
    assert sentence not in said_of["3"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_overfitting_is_judged_from_both_curves(lang: str, opened: Callable) -> None:
    texts = Catalogue(lang)
    shown = said(opened("lesson", lang=lang, lesson="remedies"))
    assert texts.say("lesson-judged-lead-epochs", steps=800) in shown
    assert texts.say("state-fit-overfitting") in shown


def test_a_polynomial_has_no_more_than_its_highest_degree(opened: Callable) -> None:
    play = given(opened("lesson", lang="en", lesson="remedies", size="24"))["play"]
    assert play["size"] == 12
    net = given(opened("lesson", lang="en", lesson="remedies", model="net", size="24"))["play"]
    assert net["size"] == 24


def test_what_a_remedy_is_set_to_can_be_dragged_to() -> None:
    ranges = remedies.ranges()
    for names in REMEDIES.values():
        for changed in names.values():
            assert all(value in ranges[name] for name, value in changed.items())

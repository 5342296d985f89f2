"""The page *Class* without a browser: what is asked, kept, shown and hidden."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.classroom import cells, desk, schema, votes
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.room import Kind, Limits, Room
from dashboard.classroom.rooms import Rooms
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.classroom import PARTS, browser_memory, exercises, room_link
from dashboard.views.state import sent_logs
from tests.classroom.sent import of_trainer, table

LANGUAGES = ("pt-BR", "en")
STUDY = "regimes"
RUNS = ("lr0.0005", "lr0.1", "lr0.48", "lr0.5")
EN = Catalogue("en")

Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of the server's user, on a disk that has room."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(room_link, "LIMITS", Limits(free=0))
    monkeypatch.setattr(sent_logs, "LIMITS", sent_logs.Limits(free=0))
    monkeypatch.setattr(schema, "SYNCHRONOUS", "OFF")
    return tmp_path / "data"


def shown(page: AppTest) -> str:
    assert not page.exception
    bodies = [one.proto.body for one in page.get("html")]
    return " ".join(one for one in bodies if "<style>" not in one and "<script>" not in one)


def press(page: AppTest, key: str) -> AppTest:
    return next(one for one in page.button if one.key == key).click().run()


def codes(page: AppTest) -> list[str]:
    return [one.value for one in page.code]


def join(page: AppTest, name: str) -> AppTest:
    page.text_input(key="class-name").set_value(name)
    (button,) = (one for one in page.button if one.label in {"Take part", "Participar"})
    return button.click().run()


def query_of(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_without_a_fault(part: str, lang: str, opened: Open) -> None:
    page = opened("class", lang=lang, part=part)
    told = shown(page)
    assert html(Catalogue(lang).say("class-title")) in told
    assert "failed" not in told
    assert "não pôde" not in told


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_without_logs(part: str, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    page = opened("class", str(tmp_path / "none"), lang="en", part=part, set="given")
    told = shown(page)
    needs = part in {"blind", "textbook"}
    assert (html(EN.say("blind-no-runs")) in told) == needs


# Exercises


def answer(page: AppTest, code: str, given: str) -> str:
    """Answer an exercise; the reply on the page."""
    key = f"answer-{code}-0"
    field = next((one for one in page.text_input if one.key == key), None)
    if field is not None:
        field.set_value(given)
    else:
        page.radio(key=key).set_value(given)
    press(page, f"check-{code}")
    return page.session_state[f"reply-{code}"][1]


def test_the_numbers_of_the_lesson_are_right_and_others_are_explained(opened: Open) -> None:
    page = opened("class", lang="en")
    assert answer(page, "steps-small", "80") == EN.say("exercise-steps-wrong-off-by-one")
    for code, given in (("steps-small", "81"), ("steps-one", "6"), ("steps-four", "Never")):
        answer(page, code, given)
        assert page.session_state[f"reply-{code}"][0] == "right"
    told = shown(page)
    assert html(EN.say("exercises-progress", solved=3, exercises=8)) in told
    assert "Right." in told
    assert answer(page, "threshold", "0.5") == EN.say("exercise-threshold-wrong-one-step")
    assert "diverges" in answer(page, "threshold", "1")
    assert "0.45" in answer(page, "which-diverges", "0.45")


def test_numbers_are_read_as_the_language_writes_them(opened: Open) -> None:
    page = opened("class", lang="pt-BR")
    answer(page, "best-rate", "0,25")
    assert page.session_state["reply-best-rate"][0] == "right"
    assert "0,625" in answer(page, "steps-one", "nunca") or "0,375" in answer(
        page, "steps-one", "nunca"
    )
    assert answer(page, "twin-rate", "x") == Catalogue("pt-BR").say("exercises-no-answer")


def test_a_hint_and_other_numbers(opened: Open) -> None:
    page = opened("class", lang="en")
    press(page, "hint-threshold")
    assert html(EN.say("exercise-threshold-hint")) in shown(page)
    assert "(w − 3)², so that the curvature is λ = 2." in shown(page)
    press(page, "another-threshold")
    assert html(EN.say("exercise-threshold-hint")) not in shown(page)
    assert "0.25 (w − 3)², so that the curvature is λ = 0.5." in shown(page)


def test_what_was_solved_is_forgotten_on_request(opened: Open) -> None:
    page = opened("class", lang="en")
    answer(page, "steps-one", "6")
    press(page, "exercises-reset")
    assert html(EN.say("exercises-progress", solved=0, exercises=8)) in shown(page)


def test_nothing_of_the_exercises_is_kept_on_the_server(opened: Open, data_folder: Path) -> None:
    answer(opened("class", lang="en"), "steps-one", "6")
    assert not [place for place in data_folder.rglob("*") if place.is_file()]


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("", {}),
        ("{", {}),
        ("[1]", {}),
        ("null", {}),
        ('{"me": 3, "solved-x": "1"}', {"solved-x": "1"}),
        ('{"a":"' + "x" * browser_memory.LONGEST + '"}', {}),
        ("[" * 5_000, {}),
    ],
)
def test_what_a_browser_tells_is_believed_only_where_it_is_ours(told: str, held: dict) -> None:
    assert browser_memory.read(told) == held


def test_the_script_that_remembers_calls_nobody() -> None:
    script = Path(browser_memory.__file__).with_suffix(".js").read_text(encoding="utf-8")
    assert not re.search(
        r"\beval\b|new Function|innerHTML|fetch\(|XMLHttp|WebSocket|https?:", script
    )


# Blind first


def verdicts(page: AppTest, texts: Catalogue = EN) -> list[str]:
    """What of the engine's words stands in the part below the title."""
    told = shown(page).partition(html(texts.say("class-title")))[2]
    return re.findall(r'class="(?:card|lamps?|chip|dot)\b', told)


def judge(page: AppTest, run: str, state: Said, move: Move) -> AppTest:
    page.radio(key=f"blind-state-0-{run}").set_value(str(state)).run()
    return page.radio(key=f"blind-move-0-{run}").set_value(str(move)).run()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_a_verdict_is_seen_before_one_compares(lang: str, opened: Open) -> None:
    page = opened("class", lang=lang, part="blind", set=STUDY)
    for _ in RUNS[1:]:
        assert verdicts(page, Catalogue(lang)) == []
        assert page.get("vega_lite_chart")
        for chart in page.get("vega_lite_chart"):
            for word in ("diverged", "divergiu", "overfit", "noisy", "ruidosa"):
                assert word not in chart.proto.spec
        press(page, "blind-next")
    assert verdicts(page, Catalogue(lang)) == []


def test_alone_one_answers_and_then_compares(opened: Open) -> None:
    page = opened("class", lang="en", part="blind", set=STUDY)
    judge(page, "lr0.0005", Said.SLOW, Move.RAISE_LR)
    press(page, "blind-next")
    judge(page, "lr0.1", Said.OVERFITTING, Move.LOWER_LR)
    press(page, "blind-previous")
    assert page.radio(key="blind-state-0-lr0.0005").value == "slow"
    press(page, "blind-show")
    told = shown(page)
    assert html(EN.say("blind-with-engine", first=1, any=1, asked=2)) in told
    assert html(EN.say("blind-with-advice", met=1, asked=2)) in told
    assert html(EN.say("blind-with-outcome", met=1, asked=2, engine_met=4, engine_asked=4)) in told
    assert told.count('class="card"') == len(RUNS)
    press(page, "blind-again")
    assert page.radio(key="blind-state-1-lr0.0005").value is None
    assert verdicts(page) == []


def test_half_an_answer_is_none(opened: Open) -> None:
    page = opened("class", lang="en", part="blind", set=STUDY)
    page.radio(key="blind-state-0-lr0.0005").set_value("slow").run()
    assert next(one for one in page.button if one.key == "blind-show").disabled


def a_class(opened: Open) -> tuple[AppTest, str, Room]:
    """A professor's page with a room on four runs, the link for the class, and the room."""
    page = press(opened("class", lang="en", part="blind", set=STUDY), "blind-open")
    link = codes(page)[0]
    room = room_of(link)
    return page, link, room


def room_of(link: str) -> Room:
    rooms = room_link.rooms()
    assert isinstance(rooms, Rooms)
    room = rooms.find(query_of(link)["class"])
    assert room is not None
    return room


def test_a_class_votes_by_the_link_and_sees_the_results_when_they_are_shown(opened: Open) -> None:
    professor, link, room = a_class(opened)
    assert query_of(link)["set"] == STUDY
    assert "key" not in query_of(link)
    students = [join(opened("class", lang="en", **query_of(link)), name) for name in ("Ana", "Bia")]
    for student, state in zip(students, (Said.SLOW, Said.UNSTEADY), strict=True):
        judge(student, "lr0.0005", state, Move.RAISE_LR)
        assert verdicts(student) == []
    assert [one.name for one in desk.people(room)] == ["Ana", "Bia"]
    assert {vote.state for vote in votes.votes(room)} == {Said.SLOW, Said.UNSTEADY}
    assert verdicts(professor.run()) == []
    press(professor, "blind-show-class")
    for page in (professor, *(student.run() for student in students)):
        told = shown(page)
        assert html(EN.say("blind-among-state", share=0.0, kappa=-1.0)) in told
        assert html(EN.say("blind-among-move", share=1.0, kappa="none")) in told
        assert "Ana" in told
        assert told.count('class="card"') == len(RUNS)
    press(professor, "blind-show-class")
    assert verdicts(students[0].run()) == []


def test_a_student_can_neither_show_nor_delete(opened: Open) -> None:
    _, link, _ = a_class(opened)
    student = join(opened("class", lang="en", **query_of(link)), "Ana")
    keys = {one.key for one in student.button}
    assert not keys & {"blind-show-class", "class-delete", "class-remove"}


def test_the_owners_link_manages_from_another_browser_and_leaves_the_address(
    opened: Open,
) -> None:
    professor, _, room = a_class(opened)
    own = query_of(codes(professor)[1])
    assert room.is_owner(own["key"])
    other = opened("class", lang="en", **own)
    assert "key" not in other.query_params
    other.toggle(key="class-sure").set_value(True).run()
    press(other, "class-delete")
    assert not room.place.exists()
    assert html(EN.say("class-gone")) in shown(
        opened("class", lang="en", **query_of(codes(professor)[0]))
    )


def test_a_deleted_class_is_said_to_be_gone_where_it_is_open(opened: Open) -> None:
    professor, link, _ = a_class(opened)
    student = join(opened("class", lang="en", **query_of(link)), "Ana")
    professor.toggle(key="class-sure").set_value(True).run()
    press(professor, "class-delete")
    assert html(EN.say("class-gone")) in shown(student.run())


def test_the_name_of_a_person_is_text_and_nothing_else(opened: Open) -> None:
    _, link, room = a_class(opened)
    bad = "<img src=x onerror=alert(1)> **b** ../../x"
    page = join(opened("class", lang="en", **query_of(link)), bad[:40])
    judge(page, "lr0.0005", Said.SLOW, Move.RAISE_LR)
    desk.show(room, shown=True)
    told = shown(page.run())
    assert "<img src=x" not in told
    assert html(bad[:40]) in told


def test_a_class_on_other_logs_says_so(opened: Open) -> None:
    _, link, _ = a_class(opened)
    page = opened("class", lang="en", **{**query_of(link), "set": "batch_size"})
    assert html(EN.say("blind-other-set")) in shown(page)


@pytest.mark.parametrize("token", ["x", "A" * 43, "../../etc"])
def test_a_link_to_no_class_says_so(token: str, opened: Open) -> None:
    page = opened("class", lang="en", part="cells", **{"class": token})
    assert html(EN.say("class-gone")) in shown(page)


def test_a_person_who_is_removed_leaves_nothing(opened: Open) -> None:
    professor, link, room = a_class(opened)
    judge(
        join(opened("class", lang="en", **query_of(link)), "Ana"),
        "lr0.0005",
        Said.SLOW,
        Move.RAISE_LR,
    )
    (person,) = desk.people(room)
    professor.run().selectbox(key="class-remove-whom").set_value(person.id).run()
    press(professor, "class-remove")
    assert desk.people(room) == votes.votes(room) == ()


# One cell each


def a_grid(opened: Open) -> tuple[AppTest, str, Room]:
    page = opened("class", lang="en", part="cells")
    page.text_input(key="cells-lr-en").set_value("0.01 0.1")
    page.text_input(key="cells-batch_size-en").set_value("64")
    page.number_input(key="cells-seeds").set_value(2).run()
    page = press(page, "cells-open")
    link = codes(page)[0]
    return page, link, room_of(link)


def send(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    zone = next(one for one in page.file_uploader if str(one.key).startswith("cells-files"))
    zone.set_value([(name, data, "text/csv") for name, data in files])
    return page.run()


def command(page: AppTest) -> str:
    return next(one for one in codes(page) if "trainer run" in one)


def settings_of(page: AppTest) -> tuple[float, int, int]:
    found = re.search(r"--lr (\S+) --batch-size (\S+) --seed (\S+)", command(page))
    assert found is not None
    return float(found[1]), int(found[2]), int(found[3])


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("cells-lr-en", "a b", "cells-not-numbers"),
        ("cells-lr-en", "0", "cells-bad-values"),
        ("cells-batch_size-en", "64.5", "cells-bad-values"),
        ("cells-batch_size-en", "", "cells-bad-values"),
    ],
)
def test_a_grid_that_cannot_be_trained_is_refused_with_a_sentence(
    field: str, typed: str, message: str, opened: Open
) -> None:
    page = opened("class", lang="en", part="cells")
    page.text_input(key=field).set_value(typed).run()
    assert html(EN.say(message, most=12)) in shown(page)
    assert next(one for one in page.button if one.key == "cells-open").disabled


def test_the_map_fills_as_logs_come_with_the_spread_over_seeds(opened: Open) -> None:
    professor, link, room = a_grid(opened)
    assert set(query_of(link)) == {"class"}  # a grid needs no logs, and the link gives none away
    told = []
    for number in range(4):
        page = join(opened("class", lang="en", **query_of(link)), f"P{number}")
        lr, size, seed = settings_of(page)
        told.append((lr, seed))
        end = 0.1 + seed / 50
        page = send(page, *((one.name, one.data) for one in of_trainer(lr, size, seed, end)))
        assert html(EN.say("cells-taken", points=42)) in shown(page)
    assert sorted(told) == [(0.01, 0), (0.01, 1), (0.1, 0), (0.1, 1)]
    found = shown(professor.run())
    assert html(EN.say("cells-filled", filled=4, cells=4, people=4)) in found
    accuracies = sorted({round(log.accuracy, 6) for log in cells.logs(room)})
    low, high = accuracies
    assert EN.percent((low + high) / 2) in found
    assert f"± {EN.number(round(100 * (high - low) / 2**0.5, 2))}" in found


def test_a_log_of_another_cell_and_one_by_hand(opened: Open) -> None:
    _, link, room = a_grid(opened)
    page = join(opened("class", lang="en", **query_of(link)), "Ana")
    wrong = of_trainer(0.5, 64, 0)
    page = send(page, *((one.name, one.data) for one in wrong))
    assert html(EN.say("cells-other-cell", found="learning rate 0.5")) in shown(page)
    assert cells.logs(room) == ()
    page = send(page, ("mine.csv", table().encode()))
    assert html(EN.say("cells-taken", points=42)) in shown(page)
    assert "does not say its settings" in shown(page)
    key = next(str(one.key) for one in page.button if str(one.key).startswith("cells-delete-"))
    press(page, key)
    assert cells.logs(room) == ()


def test_what_is_no_log_is_refused_with_a_sentence(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, link, room = a_grid(opened)
    page = join(opened("class", lang="en", **query_of(link)), "Ana")
    page = send(page, ("notes.txt", b"dear diary"))
    assert html(EN.say("cells-no-curve")) in shown(page)
    monkeypatch.setattr(room_link, "LIMITS", Limits(free=0, log_bytes=1 << 20))
    page = send(page.run(), ("big.csv", b"x" * ((1 << 20) + 1)))
    assert html(EN.say("cells-too-big", megabytes=1, files=200)) in shown(page)
    assert cells.logs(room) == ()


def test_another_cell_is_given_on_request(opened: Open) -> None:
    _, link, _ = a_grid(opened)
    page = join(opened("class", lang="en", **query_of(link)), "Ana")
    before = command(page)
    assert command(press(page, "cells-another")) != before


def test_all_logs_of_a_class_open_as_one_set_with_the_settings_of_their_cells(
    opened: Open,
) -> None:
    professor, link, _ = a_grid(opened)
    for name in ("Ana", "Bia"):
        send(
            join(opened("class", lang="en", **query_of(link)), name), ("mine.csv", table().encode())
        )
    press(professor, "cells-open-logs")
    sent = sent_logs.KeptUploads(
        Path(room_link.user_folders.data_folder() or "") / "uploads", sent_logs.LIMITS
    ).find(str(professor.session_state["upload"]))
    assert sorted(file.name for file in sent) == [
        "lr0.01_batch64_seed0_0/mine.csv", "lr0.1_batch64_seed0_1/mine.csv",
    ]  # fmt: skip


def test_two_sessions_in_two_rooms_stay_apart(opened: Open) -> None:
    _, first, _ = a_grid(opened)
    _, second, _ = a_grid(opened)
    join(opened("class", lang="en", **query_of(first)), "Ana")
    assert [one.name for one in desk.people(room_of(first))] == ["Ana"]
    assert desk.people(room_of(second)) == ()


# The textbook's figure


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_caption_says_who_plays_which_part_and_what_differs(lang: str, opened: Open) -> None:
    texts = Catalogue(lang)
    page = opened("class", lang=lang, part="textbook", set="learning_rate")
    told = shown(page)
    assert html(texts.say("textbook-chapter-38-first")) in told
    assert html(texts.percent(0.96)) in told
    assert page.get("vega_lite_chart")
    page.selectbox(key="part-chapter-38-first-large-batch").set_value("batch64_lr0.01_seed1").run()
    assert "1024" in shown(page).partition(html(texts.say("textbook-differs")))[2]
    assert page.query_params["part-chapter-38-first-large-batch"] == "batch64_lr0.01_seed1"


@pytest.mark.parametrize(
    ("figure", "study"),
    [("chapter-38-second", "switch"), ("chapter-37", "batch_size"), ("four-regimes", "regimes")],
)
def test_every_figure_is_drawn_from_the_runs_of_its_study(
    figure: str, study: str, opened: Open
) -> None:
    page = opened("class", lang="en", part="textbook", set=study, **{"textbook-figure": figure})
    told = shown(page)
    assert page.get("vega_lite_chart")
    assert html(EN.say(f"textbook-{figure}")) in told
    assert "failed" not in told


def test_a_figure_without_a_run_asks_for_one(opened: Open) -> None:
    page = opened("class", lang="en", part="textbook", set="learning_rate")
    for part in ("small-batch", "large-batch", "large-batch-high-rate"):
        page.selectbox(key=f"part-chapter-38-first-{part}").set_value("").run()
    assert html(EN.say("textbook-nobody")) in shown(page)


def test_the_words_for_never_are_those_of_both_languages() -> None:
    assert {"never", "nunca"} <= set(exercises.NEVER_WORDS)
    assert Kind.CELLS in PARTS


def test_who_joined_stays_who_they_are_whatever_a_slow_browser_tells_later(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, link, room = a_class(opened)
    page = join(opened("class", lang="en", **query_of(link)), "Ana")
    told = f'{{"me": "{"0" * 32}", "solved-x": "1"}}'
    monkeypatch.setattr(browser_memory, "_told", lambda: told)
    assert html(EN.say("class-you-are", name="Ana")) in shown(page.run())
    other = opened("class", lang="en", **query_of(link))  # another session in that browser
    assert html(EN.say("class-you-are", name="Ana")) not in shown(other)
    join(other, "Bia")
    assert {one.name: one.id for one in desk.people(room)}["Bia"] == "0" * 32

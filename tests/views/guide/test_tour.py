"""The tour leads through the pages; which step it is, and what it shows, is in the address."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.api import load_logs
from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.state.log_set import SAMPLES, SAMPLES_FOLDER
from dashboard.views.state.page import all_views
from dashboard.views.tour import bar as tour
from dashboard.views.tour.steps import STEPS, STUDY
from tests.views.guide.conftest import markup, read

Open = Callable[..., AppTest]
VIEWS = [view.name for view in all_views()]
DIAGNOSED = [number for number, one in enumerate(STEPS, 1) if one.view == "diagnosis"]


def at(opened: Open, number: int, lang: str = "en", **more: str) -> AppTest:
    """The page of a step."""
    view = STEPS[number - 1].view
    page = opened("home" if view == VIEWS[0] else view, **tour.query(lang, number) | more)
    assert not page.exception
    return page


def bar(page: AppTest) -> str:
    """The HTML of the bar; "" without one."""
    return markup(page).partition('class="tour"')[2].partition("</section>")[0]


def test_the_steps_are_on_pages_and_runs_that_there_are() -> None:
    assert STUDY in SAMPLES
    assert {one.view for one in STEPS} <= set(VIEWS)
    assert len({one.view for one in STEPS}) >= 4
    runs = {run.run_id for run in load_logs(SAMPLES_FOLDER / STUDY).runs}
    assert {one.shows["run"] for one in STEPS if "run" in one.shows} == runs
    assert len({one.code for one in STEPS}) == len(STEPS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", [1, 2, 6, 9, len(STEPS)])
def test_a_step_says_what_to_look_at_on_its_page(opened: Open, number: int, lang: str) -> None:
    page, texts, one = at(opened, number, lang), Catalogue(lang), STEPS[number - 1]
    said = read(page)
    assert texts.say(f"tour-{one.code}-says") in said
    assert texts.say("tour-place", place=number, steps=len(STEPS)) in said
    assert str(number) in page.query_params[tour.TOUR]
    labels = {link.proto.label: link.proto for link in page.get("page_link")}
    assert (texts.say("tour-previous") in labels) is (number > 1)
    assert (texts.say("tour-next") in labels) is (number < len(STEPS))
    ending = labels[texts.say("tour-done" if number == len(STEPS) else "tour-leave")]
    assert tour.TOUR not in ending.query_string.partition("lang=")[2]
    if number < len(STEPS):
        following = labels[texts.say("tour-next")].query_string
        assert f"{tour.TOUR}={number + 1}" in following


def test_the_next_step_on_the_same_page_shows_its_own_run(opened: Open) -> None:
    page = at(opened, DIAGNOSED[0])
    assert page.selectbox(key="run").value == STEPS[DIAGNOSED[0] - 1].shows["run"]
    for number in DIAGNOSED[1:]:
        for name, value in tour.query("en", number).items():
            page.query_params[name] = value
        page.run()
        assert page.selectbox(key="run").value == STEPS[number - 1].shows["run"]


def test_what_is_chosen_within_a_step_stays(opened: Open) -> None:
    page = at(opened, DIAGNOSED[0])
    page.selectbox(key="run").set_value("lr0.5").run()
    assert page.selectbox(key="run").value == "lr0.5"
    assert bar(page)


@pytest.mark.parametrize("asked", ["", "0", "11", "99", "-1", "two", "1e1", "²"])
def test_an_address_that_names_no_step_is_no_tour(opened: Open, asked: str) -> None:
    page = opened("guide", lang="en", tour=asked)
    assert not page.exception
    assert bar(page) == ""


def test_the_guide_invites_to_the_first_step(opened: Open) -> None:
    page = opened("guide", lang="en")
    links = {link.proto.label: link.proto.query_string for link in page.get("page_link")}
    assert f"{tour.TOUR}=1" in links[Catalogue("en").say("tour-begin")]
    assert bar(page) == ""


def test_the_runs_of_the_guide_open_and_are_listed_nowhere(opened: Open) -> None:
    page = opened("diagnosis", lang="en", set="examples", run="iris_weight_decay3")
    assert not page.exception
    assert page.selectbox(key="run").value == "iris_weight_decay3"
    assert "Underfitting" in read(page)
    elsewhere = opened("home", lang="en", set=STUDY)
    assert Catalogue("en").say("set-examples") not in elsewhere.selectbox(key="set").options

"""The page of a run: from run to run, what was checked and what was not, each fact once."""

import html
import re
from collections import Counter
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.report.tone import SIGNS
from dashboard.text.catalogue import Catalogue
from dashboard.views.state.window import PHONE
from tests.views.conftest import without_terms

Open = Callable[..., AppTest]
MARKUP = re.compile(r"<style>.*?</style>|<script>.*?</script>|<[^>]*>", re.DOTALL)
SENTENCE = re.compile(r"[^.!?\n]+[.!?](?=\s|$)")
LONG = 40
"""Characters from which a sentence is a fact and no heading."""


def visit(opened: Open, **query: str) -> AppTest:
    page = opened("diagnosis", **{"set": "learning_rate", "lang": "en"} | query)
    assert not page.exception
    return page


def chosen(page: AppTest) -> str:
    return page.selectbox(key="run").value


def said(page: AppTest) -> str:
    bodies = (without_terms(one.proto.body) for one in page.get("html"))
    return "\n".join(html.unescape(MARKUP.sub("\n", body)) for body in bodies)


def lamps_of(page: AppTest) -> str:
    bodies = [without_terms(one.proto.body) for one in page.get("html")]
    return next(body for body in bodies if "What was checked" in body)


def test_the_way_leads_through_every_run_and_back(opened: Open) -> None:
    page = visit(opened)
    order = page.selectbox(key="run").options
    first, seen = chosen(page), []
    for place in range(len(order)):
        assert f"{place + 1} of {len(order)}" in said(page)
        seen.append(chosen(page))
        page.button(key="walk-next").click().run()
    assert len(set(seen)) == len(order)
    assert chosen(page) == first
    page.button(key="walk-previous").click().run()
    assert chosen(page) == seen[-1]
    assert page.query_params["run"] in (seen[-1], [seen[-1]])


def test_another_run_is_another_verdict_and_another_figure(opened: Open) -> None:
    page = visit(opened, set="regimes")
    before = said(page), page.get("vega_lite_chart")[0].proto.spec
    page.button(key="walk-next").click().run()
    assert said(page) != before[0]
    assert page.get("vega_lite_chart")[0].proto.spec != before[1]


def test_each_run_of_the_list_has_the_sign_and_the_words_of_its_verdict(opened: Open) -> None:
    names = visit(opened, set="regimes").selectbox(key="run").options
    assert {name.partition(" ")[0] for name in names} <= set(SIGNS.values())
    assert names[0] == "■ Rate 0.5: diverged"
    assert len({name.partition(" ")[0] for name in names}) > 1


def test_the_sign_in_the_list_is_that_of_the_lamp_on_the_page(opened: Open) -> None:
    page = visit(opened)
    agrees = []
    for _ in range(3):
        chosen_one = page.selectbox(key="run")
        sign = chosen_one.options[chosen_one.index].partition(" ")[0]
        behind = re.findall(r"<details[^>]* open>.*?</summary>", lamps_of(page))
        agrees += [f">{sign}<" in one for one in behind]
        page.button(key="walk-next").click().run()
    assert agrees
    assert all(agrees)


def test_on_a_phone_the_list_has_the_names_alone(opened: Open) -> None:
    page = opened("diagnosis", set="regimes", lang="en")
    page.session_state["window"] = {"width": PHONE}
    page.run()
    assert page.selectbox(key="run").options[0] == "■ Rate 0.5"


def test_a_run_by_itself_has_no_way_to_go(opened: Open, tmp_path) -> None:
    log = tmp_path / "only.csv"
    log.write_text("epoch,loss\n" + "".join(f"{n},{1 / (n + 1)}\n" for n in range(20)))
    page = opened("diagnosis", str(log), set="given", lang="en")
    assert not [one for one in page.button if one.key.startswith("walk-")]


def test_a_link_to_a_run_that_is_not_there_is_said_until_another_is_chosen(opened: Open) -> None:
    page = visit(opened, run="<b>gone</b>")
    assert "There is no run “<b>gone</b>” in these logs" in said(page)
    page.run()
    assert "gone" in said(page)
    page.button(key="walk-next").click().run()
    assert "gone" not in said(page)
    assert "in these logs" not in said(visit(opened, run=chosen(page)))


@pytest.mark.parametrize("log_set", ["regimes", "learning_rate", "broken", "fit_over"])
@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_no_sentence_stands_twice_on_the_page_of_a_run(
    opened: Open, log_set: str, lang: str
) -> None:
    page = visit(opened, set=log_set, lang=lang)
    for _ in range(4):
        labels = [one.label.partition(" · ")[2] for one in page.button if "finding-" in one.key]
        texts = "\n".join([said(page), *labels])
        found = Counter(one.strip() for one in SENTENCE.findall(texts) if len(one) > LONG)
        assert [one for one, times in found.items() if times > 1] == []
        page.button(key="walk-next").click().run()


def test_what_a_lamp_rests_on_is_named_by_its_number_in_the_list(opened: Open) -> None:
    page = visit(opened, set="regimes")
    risen = next(one for one in page.button if "rose again" in one.label)
    assert f"Seen on the curves: {risen.label.partition(' · ')[0]}." in said(page)


def test_what_was_not_checked_says_why_beside_what_was(opened: Open) -> None:
    page = visit(opened, set="regimes")
    lamps = lamps_of(page)
    unchecked = re.findall(r'<div class="lamp unknown">.*?</div></div>', lamps)
    assert [("Batch size" in one, "Fit" in one) for one in unchecked] == [
        (True, False),
        (False, True),
    ]
    for one in unchecked:
        assert "not checked" in one
        assert "<details" not in one  # the reason is there without a click
    assert Catalogue("en").say("reason-diverged") in unchecked[1]


def test_a_comparison_behind_two_lamps_is_told_by_one(opened: Open) -> None:
    told = said(visit(opened, run="batch1024_lr0.01"))
    assert told.count("The higher rate made up for the missing updates") == 1
    assert "What the comparison shows is said under “Learning rate”." in told

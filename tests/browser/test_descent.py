"""The lesson as it is played: clicks, keys and drags give the numbers of the module."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.descent.noise import floor, noisy_distances, updates_per_epoch
from dashboard.descent.one_weight import walk
from dashboard.descent.perceptron import TASKS, train
from dashboard.descent.presets import PRESETS
from dashboard.descent.two_weights import Optimizer
from dashboard.descent.two_weights import walk as walk_two
from dashboard.text import numerals
from dashboard.views.lessons import batch, two_weights

Visit = Callable[..., Page]

PHONE = (390, 844)
DIGITS = 5
"""Significant digits of the numbers on the page."""


def lesson(page: Page) -> Locator:
    """The player, drawn."""
    found = page.locator(".lesson")
    found.wait_for()
    return found


def value(page: Page, name: str) -> Locator:
    return page.locator(f"[data-value={name}]")


def press(page: Page, name: str) -> None:
    page.locator(f"[data-do={name}]").click()


def written(number: float, lang: str = "pt-BR") -> str:
    return numerals.number(number, lang, DIGITS)


def table(page: Page) -> list[list[str]]:
    """The table of all steps: step, weight, slope, loss."""
    rows = page.locator(".steps tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return [list(row) for row in rows]


def test_two_steps_by_hand_are_those_of_the_course(visit: Visit) -> None:
    page = visit("/lesson", locale="pt-BR")
    lesson(page)
    expect(value(page, "loss")).to_have_text("9")
    for weight, loss in (("0,6", "5,76"), ("1,08", "3,6864")):
        press(page, "step")
        expect(value(page, "weight")).to_have_text(weight)
        expect(value(page, "loss")).to_have_text(loss)
    assert [row[1] for row in table(page)] == ["0", "0,6", "1,08"]
    press(page, "back")
    expect(value(page, "weight")).to_have_text("0,6")
    press(page, "reset")
    expect(value(page, "step")).to_have_text("0")


def test_a_rate_that_is_too_large_leads_away(visit: Visit) -> None:
    page = visit("/lesson", locale="en-US")
    page.locator("[data-name=rate]").fill("1.1")
    page.locator("[data-name=rate]").press("Enter")
    press(page, "step")
    expect(value(page, "weight")).to_have_text("6.6")
    expect(value(page, "loss")).to_have_text("12.96")
    expect(value(page, "arrives")).to_have_text("never")
    expect(page.locator(".band[data-here]")).to_have_text("divergent")


@pytest.mark.parametrize(
    ("rate", "steps"), [("0.1", "81 steps"), ("1", "6 steps"), ("1.6", "1 step"), ("4", "never")]
)
def test_the_exercise_says_how_many_steps(visit: Visit, rate: str, steps: str) -> None:
    page = visit(f"/lesson?loss=exercise&rate={rate}", locale="en-US")
    expect(value(page, "arrives")).to_have_text(steps)


def test_a_run_takes_as_many_steps_as_were_said_and_the_address_has_them(visit: Visit) -> None:
    page = visit("/lesson?loss=exercise&rate=1", locale="en-US")
    lesson(page)
    press(page, "run")
    expect(value(page, "step")).to_have_text("6")
    page.wait_for_url("**steps=6**")
    expect(page.locator(".card h3")).to_contain_text("1")


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.name)
def test_every_number_of_a_walk_is_that_of_the_module(visit: Visit, preset) -> None:
    steps = 20
    for rate in preset.rates:
        page = visit(f"/lesson?loss={preset.name}&rate={rate}&steps={steps}", locale="pt-BR")
        lesson(page)
        path = walk(preset.loss, preset.start, rate, steps)
        expected = [
            [str(step), *map(written, numbers)]
            for step, numbers in enumerate(zip(path.weights, path.slopes, path.losses, strict=True))
        ]
        assert table(page) == expected


def test_the_keys_play(visit: Visit) -> None:
    page = visit("/lesson", locale="en-US")
    player = lesson(page)
    player.focus()
    for key, step in (("ArrowRight", "1"), ("ArrowRight", "2"), ("ArrowLeft", "1"), ("Home", "0")):
        player.press(key)
        expect(value(page, "step")).to_have_text(step)
    before = page.locator("[data-name=rate]").input_value()
    player.press("ArrowUp")
    assert float(page.locator("[data-name=rate]").input_value()) > float(before)
    player.press("Enter")
    expect(value(page, "step")).not_to_have_text("0")


def test_a_click_chooses_the_start_and_the_slider_the_rate(visit: Visit) -> None:
    page = visit("/lesson", locale="en-US")
    lesson(page)
    figure = page.locator(".figures svg").first
    box = figure.bounding_box()
    assert box is not None
    figure.click(position={"x": box["width"] * 0.8, "y": box["height"] / 2})
    start = float(page.locator("[data-name=start]").input_value())
    assert 5 < start < 7
    slider = page.locator("input.rate")
    slider.evaluate("it => { it.value = 722; it.dispatchEvent(new Event('input')); }")
    expect(page.locator("[data-name=rate]")).to_have_value("0.5")
    expect(page.locator(".mark[data-here]")).to_have_text("1/λ = 0.5 · one step")
    press(page, "step")
    expect(value(page, "weight")).to_have_text("3")
    page.wait_for_url("**rate=0.5**")
    page.wait_for_url(lambda url: f"start={start:g}" in url)


def test_a_walk_that_is_lost_with_its_first_step_stands_at_its_start(visit: Visit) -> None:
    page = visit("/lesson?loss=valleys&start=1000000&rate=1", locale="en-US")
    lesson(page)
    expect(value(page, "step")).to_have_text("0")
    expect(page.locator(".update")).to_contain_text("lost")
    assert [row[0] for row in table(page)] == ["0"]


def test_a_field_refuses_what_is_no_rate(visit: Visit) -> None:
    page = visit("/lesson", locale="pt-BR")
    field = page.locator("[data-name=rate]")
    field.fill("zero")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("0,1")


def test_the_four_regimes_are_one_click_away(visit: Visit) -> None:
    page = visit("/lesson", locale="pt-BR")
    lesson(page)
    press(page, "four")
    names = page.locator(".figures:visible svg text.name").all_text_contents()
    four = ["Alta", "Baixa", "Boa", "Muito alta"]  # on one parabola, and in a training with noise
    assert sorted(name.lstrip("↑ ") for name in names) == sorted(four + four)
    page.wait_for_url("**four=true**")


def test_the_language_changes_and_the_play_stays(visit: Visit) -> None:
    page = visit("/lesson?rate=0.9&steps=2", locale="pt-BR")
    expect(value(page, "weight")).to_have_text("1,08")
    page.get_by_role("radio", name="en").click()
    expect(value(page, "weight")).to_have_text("1.08")
    expect(value(page, "step")).to_have_text("2")


def test_while_it_runs_a_frame_is_drawn_for_every_frame_of_the_browser(visit: Visit) -> None:
    page = visit("/lesson?loss=exercise", locale="en-US")
    lesson(page)
    counted = page.evaluate(
        """async () => {
            const root = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
            const { motion } = root.querySelector('.lesson');
            root.querySelector('[data-do=run]').click();
            const before = motion.frames;
            let frames = 0;
            await new Promise(done => {
                const count = () => (++frames < 60 ? requestAnimationFrame(count) : done());
                requestAnimationFrame(count);
            });
            return [frames, motion.frames - before];
        }"""
    )
    assert counted[1] >= counted[0] - 2  # none is left out while steps follow each other


def test_on_a_phone_the_lesson_fits(visit: Visit) -> None:
    page = visit("/lesson?steps=3", size=PHONE)
    lesson(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    widest = page.locator(".lesson").evaluate("it => it.scrollWidth - it.clientWidth")
    assert widest <= 0


def test_the_noise_of_the_browser_is_that_of_the_module(visit: Visit) -> None:
    page = visit("/lesson?lesson=batch", locale="en-US")
    lesson(page)
    for size in batch.PROBLEM["sizes"][:2]:
        cells = page.locator(f"tr[data-size='{size}'] td").all_inner_texts()
        expected = floor(0.1, batch.PROBLEM["curvature"], batch.PROBLEM["noise"], size)
        assert cells[2] == numerals.number(expected, "en", 3)
        updates = updates_per_epoch(batch.PROBLEM["examples"], size)
        steps = updates * batch.PROBLEM["epochs"]
        late = [
            distance * distance / 2
            for seed in range(1000, 1040)
            for distance in noisy_distances(
                batch.PROBLEM["start"],
                [0.1] * steps,
                batch.PROBLEM["curvature"],
                batch.PROBLEM["noise"] / size**0.5,
                seed,
            )[-updates:]
        ]
        assert cells[3] == numerals.number(sum(late) / len(late), "en", 3)


@pytest.mark.parametrize("optimizer", Optimizer)
@pytest.mark.parametrize("surface", ["valley", "hills"])
def test_two_weights_walk_as_the_module_does(
    visit: Visit, surface: str, optimizer: Optimizer
) -> None:
    steps, opens = 12, two_weights.OPENS[surface]
    query = f"surface={surface}&optimizer={optimizer}&steps={steps}"
    page = visit(f"/lesson?lesson=two-weights&{query}", locale="pt-BR")
    lesson(page)
    land = two_weights.SURFACES[surface]
    path = walk_two(land, opens["start"], opens["rate"], optimizer, steps)
    assert table(page) == [
        [str(step), *map(written, (*path.points[step], path.losses[step]))]
        for step in range(steps + 1)
    ]


def test_the_land_is_seen_only_without_the_blindfold(visit: Visit) -> None:
    page = visit("/lesson?lesson=two-weights", locale="pt-BR")
    lesson(page)
    hidden = page.locator(".figures svg path[hidden]")
    assert hidden.count() > 5
    press(page, "lift")
    expect(hidden).to_have_count(0)
    page.wait_for_url("**lifted=true**")


def test_a_perceptron_is_written_out_with_the_numbers_of_its_step(visit: Visit) -> None:
    page = visit("/lesson?lesson=perceptron&steps=6", locale="en-US")
    lesson(page)
    taken = train(TASKS["and"], 0.5, 7)[-1]
    shown = {
        name: page.locator(f"[data-stage={name}]").inner_text()
        for name in ("forward", "loss", "backward", "update")
    }

    def ends(stage: str, number: float) -> bool:
        return f"= {numerals.number(number, 'en', 4)}" in shown[stage]

    assert ends("forward", taken.z)
    assert ends("forward", taken.p)
    assert ends("loss", taken.loss)
    assert ends("backward", taken.dz)
    assert all(ends("backward", slope) for slope in taken.slopes)
    assert all(ends("update", weight) for weight in taken.after)
    press(page, "step")
    expect(page.locator(".formula")).to_contain_text("Step 8")

"""Each number that the course texts teach descent with is found on the page *Lesson*.

The texts: two steps on (w − 3)² with their gradients, and one that is too large; the public
exercise "how many steps?"; the story of the weight at 0.1; N/B updates an epoch; the four
learning rates.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.descent.four_regimes import Course, losses
from dashboard.text import numerals

Visit = Callable[..., Page]

ROWS = {
    "loss=square&rate=0.1&steps=2": [
        ["0", "0", "−6", "9"], ["1", "0.6", "−4.8", "5.76"], ["2", "1.08", "−3.84", "3.6864"],
    ],
    "loss=square&rate=1.1&steps=1": [["0", "0", "−6", "9"], ["1", "6.6", "7.2", "12.96"]],
    # The story: a small step from 0.1 leads to 0.11 and a smaller loss, a large one to 0.6.
    "loss=story&steps=1": [["0", "0.1", "−6.4", "0.8"], ["1", "0.11", "−6.144", "0.73728"]],
    "loss=story&rate=0.078125&steps=2": [
        ["0", "0.1", "−6.4", "0.8"], ["1", "0.6", "6.4", "0.8"], ["2", "0.1", "−6.4", "0.8"],
    ],
}  # fmt: skip
"""The rows of a walk: step, weight, gradient, loss."""

EXERCISE = {
    "0.1": "81 steps", "1": "6 steps", "1.6": "1 step", "2": "4 steps", "3": "39 steps",
    "3.2": "never", "4": "never",
}  # fmt: skip
"""The steps to the minimum at each rate."""


def rows(page: Page) -> list[list[str]]:
    """The first table of steps."""
    cells = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    found = page.locator(".steps").first.locator("tbody tr").evaluate_all(cells)
    return [list(row) for row in found]


@pytest.mark.parametrize(("query", "expected"), ROWS.items(), ids=ROWS)
def test_the_steps_of_the_texts_are_those_of_the_page(
    visit: Visit, query: str, expected: list[list[str]]
) -> None:
    page = visit(f"/lesson?{query}", locale="en-US")
    page.locator(".lesson").wait_for()
    assert rows(page) == expected


@pytest.mark.parametrize(("rate", "steps"), EXERCISE.items())
def test_the_exercise_is_answered_with_the_steps_that_it_takes(
    visit: Visit, rate: str, steps: str
) -> None:
    page = visit(f"/lesson?loss=exercise&rate={rate}", locale="en-US")
    expect(page.locator("[data-value=arrives]")).to_have_text(steps)


def test_the_formula_of_the_step_and_its_gradient_stand_on_the_page(visit: Visit) -> None:
    page = visit("/lesson", locale="pt-BR")
    expect(page.locator(".formula")).to_contain_text("O gradiente é 2 (w − 3)")
    expect(page.locator(".update")).to_contain_text("w ← 0 − 0,1 × (−6) = 0,6")


def test_an_epoch_has_n_by_b_updates(visit: Visit) -> None:
    page = visit("/lesson?lesson=batch", locale="en-US")
    page.locator(".lesson").wait_for()
    updates = page.locator("tr[data-size] td:nth-child(2)").all_text_contents()
    assert updates == ["256", "16", "1"]  # of 256 examples, in batches of 1, 16 and 256


def test_the_four_rates_are_drawn_as_a_training_shows_them(visit: Visit) -> None:
    page = visit("/lesson?four=true", locale="en-US")
    page.locator(".lesson").wait_for()
    found = [row[1:] for row in rows(page)]
    walks = [losses(course) for course in Course]
    assert found == [[numerals.number(walk[step], "en") for walk in walks] for step in range(61)]
    heads = page.locator(".steps").first.locator("th").all_text_contents()
    assert [head.split(" (")[0] for head in heads[1:]] == ["Very high", "High", "Good", "Low"]


def test_a_valley_has_the_condition_that_is_typed(visit: Visit) -> None:
    page = visit("/lesson?lesson=two-weights&rate=0.05&steps=1", locale="en-US")
    field = page.locator("[data-name=condition]")
    expect(field).to_have_value("10")
    field.fill("30")
    field.press("Enter")
    expect(page.locator(".mark").last).to_contain_text("2/λ = 0.0667")
    expect(page.locator("[data-value=weight-2]")).to_have_text("0.5")  # −1 (1 − 0.05 · 30)
    page.wait_for_url("**condition=30**")

"""The lesson on remedies as it is played: drags and clicks give the numbers of the module."""

from collections.abc import Callable
from dataclasses import asdict, replace

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.descent.remedies import EPOCHS, REMEDIES, SIZES, Settings, fit, overfitted, remedied
from dashboard.text import numerals
from dashboard.views.lessons.remedies import STRIDE

Visit = Callable[..., Page]
PHONE = (390, 844)

SHOWN = [
    *(overfitted(model) for model in SIZES),
    *(remedied(model, name) for model, names in REMEDIES.items() for name in names),
    Settings(size=3, seed=7, l2=0.01, l1=0.05, dropout=0.3, examples=20),
]
"""What the page and the module fit alike: every remedy of each model, and several together."""


def lesson(visit: Visit, given: Settings | None = None, **options: object) -> Page:
    """The page with a play, drawn."""
    told = {} if given is None else asdict(given)
    query = "&".join(f"{name}={value}" for name, value in {"lesson": "remedies", **told}.items())
    page = visit(f"/lesson?{query}", **options)
    page.locator(".lesson").wait_for()
    return page


def value(page: Page, name: str) -> Locator:
    return page.locator(f"[data-value={name}]")


def drag(page: Page, name: str, to: int) -> None:
    page.locator(f"input[data-name={name}]").evaluate(
        "(it, to) => { it.value = to; it.dispatchEvent(new Event('input')); }", to
    )


def table(page: Page) -> list[list[str]]:
    """The curves in numbers: epoch, training loss, validation loss."""
    page.locator(".steps summary").click()
    expect(page.locator(".steps tbody tr").first).to_be_attached()  # it is written when opened
    rows = page.locator(".steps tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return [list(row) for row in rows]


@pytest.mark.parametrize("given", SHOWN, ids=str)
def test_every_number_of_a_fit_is_that_of_the_module(visit: Visit, given: Settings) -> None:
    page = lesson(visit, given, locale="pt-BR")
    done = fit(given)
    assert table(page) == [
        [
            str(epoch),
            *(numerals.number(one[epoch], "pt-BR") for one in (done.train, done.validation)),
        ]
        for epoch in range(0, EPOCHS + 1, STRIDE)
    ]


@pytest.mark.parametrize("model", SIZES)
def test_each_remedy_is_one_click_away(visit: Visit, model: str) -> None:
    page = lesson(visit, overfitted(model), locale="en-US")
    for name in REMEDIES[model]:
        page.locator(f"[data-code={name}]").click()
        done = fit(remedied(model, name))
        expect(value(page, "validation")).to_have_text(numerals.number(done.validation[-1], "en"))
        expect(page.locator(f"[data-code={name}]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-code=stop]").click()
    best = int(fit(overfitted(model)).validation.argmin())
    expect(value(page, "epoch")).to_have_text(str(STRIDE * round(best / STRIDE)))
    expect(value(page, "best")).to_contain_text(f"(epoch {best})")


def test_underfit_good_and_overfit_are_one_click_away(visit: Visit) -> None:
    page = lesson(visit, locale="en-US")
    for name, begins in (
        ("underfit", "Underfit:"),
        ("good", "A good fit:"),
        ("overfit", "Overfit:"),
    ):
        page.locator(f"[data-code={name}]").click()
        expect(page.locator(".told[aria-live]")).to_contain_text(begins)
        done = fit(Settings(size=SIZES["polynomial"][name]))
        expect(value(page, "train")).to_have_text(numerals.number(done.train[-1], "en"))


def test_a_drag_moves_curves_and_fit_without_asking_the_server(visit: Visit) -> None:
    page = lesson(visit, locale="en-US")
    drawn = page.locator(".figures path").evaluate_all("all => all.map(it => it.getAttribute('d'))")
    sent = page.evaluate(
        """async () => {
            const { send } = WebSocket.prototype;
            let sent = 0;
            WebSocket.prototype.send = function (...all) { sent++; return send.apply(this, all); };
            const root = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
            const slider = root.querySelector('input[data-name=l2]');
            const before = root.querySelector('[data-value=validation]').textContent;
            for (const to of [20, 40, 60]) {
                slider.value = to;
                slider.dispatchEvent(new Event('input'));
                await new Promise(requestAnimationFrame);
            }
            while (root.querySelector('[data-value=validation]').textContent === before)
                await new Promise(requestAnimationFrame);
            WebSocket.prototype.send = send;
            return sent;
        }"""
    )
    assert sent == 0
    given = replace(overfitted("polynomial"), l2=0.3)
    expect(value(page, "validation")).to_have_text(numerals.number(fit(given).validation[-1], "en"))
    after = page.locator(".figures path").evaluate_all("all => all.map(it => it.getAttribute('d'))")
    assert sum(one != other for one, other in zip(drawn, after, strict=True)) >= 4
    page.wait_for_url("**l2=0.3**")


def test_dragging_the_stop_shows_the_fit_of_that_epoch(visit: Visit) -> None:
    page = lesson(visit, locale="en-US")
    drag(page, "steps", 8)
    done = fit(Settings())
    expect(value(page, "epoch")).to_have_text("80")
    expect(value(page, "validation")).to_have_text(numerals.number(done.validation[80], "en"))
    figure = page.locator(".figures svg").nth(1)
    box = figure.bounding_box()
    assert box is not None
    figure.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(value(page, "epoch")).not_to_have_text("80")
    page.wait_for_url("**steps=**")


def test_the_keys_train_and_stop(visit: Visit) -> None:
    page = lesson(visit, locale="en-US")
    player = page.locator(".lesson")
    player.focus()
    player.press("Home")
    expect(value(page, "epoch")).to_have_text("0")
    player.press("ArrowRight")
    expect(value(page, "epoch")).to_have_text("10")
    player.press("Enter")
    expect(value(page, "epoch")).to_have_text("800")
    slider = page.locator("input[data-name=dropout]")
    slider.focus()
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "2%")


def test_on_a_phone_the_lesson_on_remedies_fits(visit: Visit) -> None:
    page = lesson(visit, remedied("net", "l1"), size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".lesson").evaluate("it => it.scrollWidth - it.clientWidth") <= 0

"""A folder that grows while its page is open: the page follows by itself."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from dashboard.views.frame.streamlit_parts import expand
from tests.browser.served import dashboard, settled

NEXT_LOOK_MS = 120_000
"""Milliseconds until the page looks again: it waits four times as long as it took to be drawn, and
on a busy machine it is drawn slowly."""


def test_an_open_page_shows_what_a_training_adds_and_keeps_the_controls(
    browser: Browser, tmp_path: Path
) -> None:
    log = tmp_path / "runs" / "a" / "metrics.csv"
    log.parent.mkdir(parents=True)
    (log.parent / "hparams.yaml").write_text("lr: 0.1\nbatch_size: 64\nepochs: 60\n")
    log.write_text(
        "epoch,train_loss,val_loss\n"
        + "".join(f"{at},{1 / (at + 1)},{1.1 / (at + 1)}\n" for at in range(8))
    )
    server_log = tmp_path / "server.log"
    with dashboard(server_log, [tmp_path / "runs"]) as address:
        context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(f"{address}/curves")
        settled(page)
        page.get_by_role("radio", name="Uma métrica").click()
        settled(page)
        expect(page.locator(".live-line")).to_contain_text("época 7 de 0 a 59")
        figure = page.locator("[role=graphics-document]")
        panel = page.locator('[aria-label*="Eixo horizontal (época)"]').first
        expect(panel).to_have_attribute("aria-label", re.compile(r"\(época\): de 0 a 7\.$"))
        expect(figure).not_to_have_attribute("aria-label", re.compile("sobreajuste"))
        with log.open("a") as file:
            file.writelines(f"{at},{1 / (at + 1)},{0.2 + at / 10}\n" for at in range(8, 24))
        toast = page.get_by_test_id("stToast")
        expect(toast).to_have_count(1, timeout=NEXT_LOOK_MS)
        expect(page.locator(expand(":--toasts"))).to_have_count(1)
        expect(toast).to_contain_text(
            re.compile("^a:.*época 23 de 0 a 59.*de “não dá para dizer” para “sobreajuste”")
        )
        expect(page.locator(".live-line")).to_contain_text("época 23 de 0 a 59")
        expect(panel).to_have_attribute("aria-label", re.compile(r"\(época\): de 0 a 23\.$"))
        expect(figure).to_have_attribute("aria-label", re.compile("sobreajuste"))
        expect(page.get_by_role("radio", name="Uma métrica")).to_be_checked()
        page.wait_for_url(lambda url: "live=on" in url)
        context.close()
    assert "Traceback" not in server_log.read_text()

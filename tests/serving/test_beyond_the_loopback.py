"""What is asked to answer the network without a way to sign in does not start."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from dashboard.training.access import is_loopback
from dashboard.views.serving.start import REFUSED
from tests.serving.served import ROOT, answer, command, environment, free_port, server

pytestmark = pytest.mark.slow

EVERYWHERE = "0.0.0.0"  # noqa: S104 (what must be refused)
SAID = {"en_US.UTF-8": "this machine alone", "pt_BR.UTF-8": "só esta máquina"}


@pytest.mark.parametrize("locale", SAID)
@pytest.mark.parametrize(
    "asked", [["--server.address", EVERYWHERE], ["--server.address", "::"], []]
)
def test_it_says_how_to_start_it_and_ends(asked: list[str], locale: str, tmp_path: Path) -> None:
    more = {"LC_ALL": locale} | ({} if asked else {"STREAMLIT_SERVER_ADDRESS": EVERYWHERE})
    ran = subprocess.run(
        command(free_port(), *asked),
        cwd=tmp_path,
        env=environment(tmp_path, **more),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == REFUSED, ran.stderr
    assert SAID[locale] in ran.stderr
    assert "Traceback" not in ran.stderr + ran.stdout
    assert "[auth]" in ran.stderr


def network_address() -> str:
    """A number by which other machines know this one."""
    numbers = [one for many in psutil.net_if_addrs().values() for one in many if one.family == 2]
    others = [one.address for one in numbers if not is_loopback(one.address)]
    if not others:
        pytest.skip("this machine has no network")
    return others[0]


def test_what_another_program_serves_on_every_interface_answers_the_loopback_alone(
    tmp_path: Path,
) -> None:
    port = free_port()
    words = [sys.executable, "-m", "uvicorn", "dashboard.app:app", "--host", EVERYWHERE]
    with server(
        tmp_path, ROOT, [*words, "--port", str(port)], port, {"STREAMLIT_SERVER_HEADLESS": "true"}
    ) as served:
        assert served.listens_on() == {EVERYWHERE}
        place = f"http://{network_address()}:{port}"
        for headers in ({}, {"Host": f"localhost:{port}"}):
            status, said = answer(place, headers | {"Accept-Language": "pt-BR"})
            assert (status, SAID["pt_BR.UTF-8"] in said) == (403, True)
            assert SAID["en_US.UTF-8"] in answer(place, headers | {"Accept-Language": "en"})[1]
        assert answer(served.address)[0] == 200
        assert served.asked_outside() == []


SECRETS = {
    "[curva\n": "cannot be read as TOML",
    "[curva]\n": "names nobody",
    'curva = "all"\n': "has to be a section",
    '[curva]\nreviewer = ["a@x.example"]\n': "reviewer means nothing",
    '[curva]\nviewers = ["x.example"]\n': "neither an address nor a domain",
    '[curva]\nviewers = ["a@x.example"]\n': "nobody can sign in",
}


@pytest.mark.parametrize(("text", "said"), SECRETS.items())
def test_secrets_that_do_not_say_clearly_who_may_come_in_end_the_server(
    text: str, said: str, tmp_path: Path
) -> None:
    """At the loopback too: what was to keep people out must not let them in."""
    place = tmp_path / ".streamlit" / "secrets.toml"
    place.parent.mkdir()
    place.write_text(text, encoding="utf-8")
    ran = subprocess.run(
        command(free_port()),
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == REFUSED, ran.stderr
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr + ran.stdout

"""A service that signs people in, on the loopback: a mock provider of OpenID Connect from PyPI."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.serving.served import answer, free_port

STARTS_WITHIN_S = 60

SIGNED_WITH = "a secret of the tests alone, of 40 letters"

Person = Mapping[str, Any]


@contextmanager
def provider(folder: Path, people: Mapping[str, Person]) -> Iterator[str]:
    """The address of a service that knows ``people``, each by the name of their button.

    A process of its own: it is used as any other service would be, and its warnings are its own.
    """
    port = free_port()
    told = (json.dumps({"sub": name, **claims}) for name, claims in people.items())
    words = [f"--user-claims={one}" for one in told]
    with (folder / "provider.log").open("wb") as output:
        running = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *words],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://localhost:{port}"
            end = time.monotonic() + STARTS_WITHIN_S
            while answer(f"{address}/.well-known/openid-configuration")[0] != 200:
                assert running.poll() is None, (folder / "provider.log").read_text()
                assert time.monotonic() < end, "the provider does not answer"
                time.sleep(0.2)
            yield address
        finally:
            running.terminate()
            running.wait(30)


def secrets(provider: str, server: str, named: Mapping[str, list[str]] | None) -> str:
    """The file of secrets of a server whose people sign in there; without a list for ``None``."""
    auth = {
        "redirect_uri": f"{server}/oauth2callback",
        "cookie_secret": SIGNED_WITH,
        "client_id": "curva",
        "client_secret": "another one",
        "server_metadata_url": f"{provider}/.well-known/openid-configuration",
    }
    sections = {"auth": auth} | ({} if named is None else {"curva": named})
    return "\n".join(
        f"[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in held.items())
        for name, held in sections.items()
    )


def write_secrets(home: Path, text: str) -> None:
    """Put the file where the server looks for it, whole at once."""
    place = home / ".streamlit" / "secrets.toml"
    place.parent.mkdir(exist_ok=True)
    before = place.with_suffix(".new")
    before.write_text(text, encoding="utf-8")
    before.replace(place)

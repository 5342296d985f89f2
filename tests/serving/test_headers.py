"""The headers of every answer, and which scripts the policy of contents lets run."""

import asyncio
import re
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from streamlit import file_util
from streamlit.testing.v1 import AppTest

from dashboard.text.languages import LANGUAGES
from dashboard.views.frame import app_frame, page_scripts
from dashboard.views.serving import headers, start
from tests.views.conftest import APP

HERE = ("127.0.0.1", 8501)


Answer = tuple[int, list[tuple[str, str]]]


def answered(path: str, host: str) -> Answer:
    """Status and headers of what a program behind all that stands before Streamlit answers."""

    async def app(scope: Any, _: Any, send: Any) -> None:
        status = 200 if scope["path"] == "/" else 404
        own = [(b"x-frame-options", b"ALLOW-FROM anywhere")]
        await send({"type": "http.response.start", "status": status, "headers": own})
        await send({"type": "http.response.body", "body": b"here"})

    before: Any = app
    for one in reversed(start.middleware(page_scripts.every_script())):
        before = one.cls(before, *one.args, **one.kwargs)
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    asked = [(b"host", host.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "server": HERE, "headers": asked}
    with ThreadPoolExecutor(1) as apart:  # a browser of another test may keep a loop running here
        apart.submit(lambda: asyncio.run(before(scope, receive, send))).result()
    found = [(name.decode().lower(), value.decode()) for name, value in sent[0]["headers"]]
    return sent[0]["status"], found


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [("/", "localhost:8501", 200), ("/nowhere", "localhost:8501", 404), ("/", "evil.example", 403)],
    ids=["a page", "no page", "refused at the door"],
)
def test_every_answer_has_each_header_once(path: str, host: str, status: int) -> None:
    code, told = answered(path, host)
    assert code == status
    for name, value in headers.ALWAYS.items():
        assert [one for key, one in told if key == name.lower()] == [value]
    assert len([one for key, one in told if key == "content-security-policy"]) == 1


def directives(said: str) -> dict[str, list[str]]:
    found = (part.split() for part in said.split(";"))
    return {name: values for name, *values in found}


def test_nothing_of_other_machines_and_no_eval_is_allowed() -> None:
    allowed = directives(headers.policy(["some()"]))
    assert allowed["default-src"] == ["'none'"]
    assert allowed["frame-ancestors"] == allowed["base-uri"] == allowed["form-action"] == ["'none'"]
    assert {"'unsafe-inline'", "'unsafe-eval'"}.isdisjoint(allowed["script-src"])
    sources = {source for name, many in allowed.items() for source in many}
    named = {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}
    assert {source for source in sources if not source.startswith("'sha256-")} == named
    assert [name for name, many in allowed.items() if "'unsafe-inline'" in many] == ["style-src"]


def test_every_script_that_stands_in_streamlits_page_is_known() -> None:
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    within = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    assert within
    assert headers.of_streamlit() == within


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_script_of_a_page_is_one_that_the_policy_knows(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts: list[str] = []

    def html(body: str, *, unsafe_allow_javascript: bool = False, **_: object) -> None:
        if unsafe_allow_javascript:
            scripts.extend(re.findall(r"<script>(.*)</script>", body, re.DOTALL))

    monkeypatch.setattr(app_frame.st, "html", html)
    monkeypatch.setattr("sys.argv", ["app.py"])
    page = AppTest.from_file(APP, default_timeout=120)
    page.query_params["lang"] = lang
    page.run()
    (script,) = scripts
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in headers.policy(page_scripts.every_script())

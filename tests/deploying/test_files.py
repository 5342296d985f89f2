"""The unit of systemd and the container file: their words are right as far as they can be tried."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard.command_line import arguments, opening
from tests.serving.served import ROOT, command, free_port, server

CONFIGURED = ROOT / "docs" / "deploy"
UNIT = (CONFIGURED / "curva.service").read_text(encoding="utf-8")
CONTAINER = (CONFIGURED / "Containerfile").read_text(encoding="utf-8")
KNOWN = {
    *("FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "CMD"),
}


def instructions() -> list[tuple[str, str]]:
    """Each instruction with its words, lines that go on joined."""
    kept = (line for line in CONTAINER.splitlines() if line and not line.startswith("#"))
    joined = "\n".join(kept).replace("\\\n", " ")
    return [(name, rest) for name, _, rest in (one.partition(" ") for one in joined.splitlines())]


def words(name: str) -> list[str]:
    return [rest for one, rest in instructions() if one == name]


def exec_start() -> list[str]:
    (line,) = re.findall(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)
    return shlex.split(line)


@pytest.mark.parametrize(
    "typed", [exec_start(), json.loads(words("CMD")[0])], ids=["unit", "image"]
)
def test_what_is_started_is_a_command_of_curva(typed: list[str], tmp_path: Path) -> None:
    program, *rest = typed
    assert program == "/opt/curva/bin/curva"
    here = [str(tmp_path) if one in {"/srv/runs", "/runs"} else one for one in rest]
    request = arguments.parse(opening.COMMAND, here, "en")
    assert request.root == str(tmp_path)
    told = opening.words_of(request)
    assert told[told.index("--server.headless") + 1] == "true"
    assert told[told.index("--server.port") + 1] == "8501"
    assert "--allow-training" not in told


def test_systemd_understands_the_unit_and_finds_it_little_exposed(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze on this machine")
    unit = tmp_path / "curva.service"
    unit.write_text(UNIT.replace(exec_start()[0], shutil.which("true") or ""), encoding="utf-8")
    verified = subprocess.run(
        [program, "verify", unit], capture_output=True, text=True, check=False
    )
    assert verified.returncode == 0, verified.stderr
    assert "curva.service" not in verified.stderr
    rated = subprocess.run(
        [program, "security", "--offline=true", "--no-pager", "--threshold=20", unit],
        capture_output=True,
        text=True,
        check=False,
    )  # of 100
    assert rated.returncode == 0, rated.stdout[-300:]


def test_the_image_is_made_of_files_that_are_there_and_nobody_in_it_is_root() -> None:
    names = [name for name, _ in instructions()]
    assert set(names) <= KNOWN
    copied = [one.split()[:-1] for one in words("COPY") if not one.startswith("--from")]
    missing = [name for many in copied for name in many if not (ROOT / name).exists()]
    assert missing == []
    last = max(place for place, name in enumerate(names) if name == "FROM")
    assert "USER" in names[last:]
    (user,) = words("USER")
    assert user.split(":")[0] not in {"0", "root"}


def test_the_extras_of_the_image_are_ours() -> None:
    (extras,) = re.findall(r'"\.\[([\w,]+)\]"', CONTAINER)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [one for one in extras.split(",") if f"\n{one} = [" not in project] == []
    assert "signin" in extras


@pytest.mark.slow
def test_the_health_check_of_the_image_tells_a_server_from_none(tmp_path: Path) -> None:
    health = json.loads(words("HEALTHCHECK")[0].partition("CMD ")[2])
    port = free_port()
    script = health[-1].replace("8501", str(port))
    words_ = [shutil.which("python3") or "python3", "-c", script]
    assert subprocess.run(words_, capture_output=True, check=False).returncode != 0
    with server(tmp_path, ROOT, command(port), port):
        assert subprocess.run(words_, capture_output=True, check=False).returncode == 0

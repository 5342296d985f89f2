"""Logs on disk for the tests of the readers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs.load import load_paths
from dashboard.logs.run import LogBook


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    def writer(name: str, data: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return writer


@pytest.fixture
def load(tmp_path: Path) -> Callable[[], LogBook]:
    return lambda: load_paths([tmp_path])

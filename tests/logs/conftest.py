"""Logs on disk for the tests of the readers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.logs.cache import part_cache
from dashboard.logs.load import load_paths
from dashboard.model.run import LogBook


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    def writer(name: str, data: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return writer


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache's folder, with the cache open to small logs too."""
    monkeypatch.setenv("CURVA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(part_cache, "LEAST_BYTES", 0)
    return tmp_path / "cache"


@pytest.fixture
def load(tmp_path: Path) -> Callable[[], LogBook]:
    return lambda: load_paths([tmp_path])

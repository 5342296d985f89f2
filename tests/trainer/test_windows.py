"""A run's files are put in their place although somebody reads them, as Windows makes hard."""

from pathlib import Path

import pytest

from trainer.run_files import run_folder


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often renaming is still refused."""
    left = [0]
    rename = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "used by another process")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(run_folder, "PAUSE_S", 0.0)
    return left


def test_a_reader_that_lets_go_only_delays(tmp_path: Path, reader: list[int]) -> None:
    reader[0] = run_folder.TRIES - 1
    run_folder.write_hparams(tmp_path, {"lr": 0.1})
    assert (tmp_path / run_folder.HPARAMS).read_bytes() == b"lr: 0.1\n"
    assert not (tmp_path / "hparams.yaml.tmp").exists()


def test_a_reader_that_never_lets_go_is_an_error(tmp_path: Path, reader: list[int]) -> None:
    reader[0] = 10 * run_folder.TRIES
    with pytest.raises(PermissionError):
        run_folder.write_hparams(tmp_path, {"lr": 0.1})

"""Which bundled studies are offered, and in which order."""

from pathlib import Path

import pytest

from dashboard.bundled import GROUPS, Study, samples_folder, studies
from trainer import study


def written(folder: Path, name: str, run: str, text: str) -> None:
    place = folder / name / run
    place.mkdir(parents=True)
    (place / "hparams.yaml").write_text(text, "utf-8")


def test_studies_come_by_group_the_textbooks_figures_first(tmp_path: Path) -> None:
    written(tmp_path, "z_broken", "a", "study_group: broken\n")
    written(tmp_path, "b_first", "a", "study_group: textbook\n")
    written(tmp_path, "second", "a", "study_group: textbook\nfigure: 2\n")
    written(tmp_path, "third", "a", "study_group: textbook\nfigure: 1\n")
    written(tmp_path, "third", "b", "study_group: broken\n")
    written(tmp_path, "none", "a", "lr: 0.1\n")
    (tmp_path / "without_runs").mkdir()
    assert studies(tmp_path) == (
        Study("third", "textbook"),
        Study("second", "textbook"),
        Study("b_first", "textbook"),
        Study("z_broken", "broken"),
        Study("none", ""),
    )


def test_a_folder_that_is_not_there_offers_nothing(tmp_path: Path) -> None:
    assert studies(tmp_path / "gone") == ()


def test_the_groups_are_the_trainers() -> None:
    assert GROUPS == study.GROUPS


@pytest.mark.parametrize("one", studies(samples_folder()), ids=lambda one: one.name)
def test_every_bundled_study_is_offered_in_the_group_that_the_trainer_gives_it(one: Study) -> None:
    assert {run.group for run in study.load(one.name).runs} == {one.group}
    assert one.group in GROUPS

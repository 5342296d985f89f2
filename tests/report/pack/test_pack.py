"""A pack is opened as the logs it was made of, to the same result, whatever they hold."""

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.api import diagnose, load_logs
from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.logs.packs import container, packed_set
from dashboard.logs.packs.container import PackError
from dashboard.model.run import Note
from dashboard.report.pack.reduced import reduced
from tests.report.pack.packing import opened, pack, read

SAMPLES = Path("sample_logs")
STUDIES = sorted(one.name for one in SAMPLES.iterdir() if one.is_dir())


def same(before, after) -> bool:
    """Whether two books hold the same, but for the pack itself in the receipt."""
    files = [one for one in after.receipt.sources if one.format or one.path.count("/")]
    return (
        before.runs == after.runs
        and before.scalars.equals(after.scalars)
        and before.changes == after.changes
        and {one.path for one in before.receipt.sources} <= {one.path for one in files}
    )


@pytest.mark.parametrize("study", STUDIES)
def test_a_bundled_study_comes_back_as_it_was(study, tmp_path):
    whole = read(SAMPLES / study)
    assert whole.book.scalars.equals(load_logs(SAMPLES / study).scalars)
    assert same(whole.book, opened(pack(whole), tmp_path))


@pytest.mark.parametrize("study", ["regimes", "broken"])
def test_the_verdicts_come_back_in_every_word(study, tmp_path):
    whole = read(SAMPLES / study)
    before, after = (
        diagnose(book, lang="pt-BR").to_dict()
        for book in (whole.book, opened(pack(whole), tmp_path))
    )
    for part in ("runs", "comparisons", "best"):
        assert before[part] == after[part]


def test_the_same_comes_back_from_an_upload_and_beside_other_logs(tmp_path):
    whole = read(SAMPLES / "regimes")
    data = pack(whole)
    assert same(whole.book, load_uploads([UploadedBytes("report.html", data)]))
    (tmp_path / "all").mkdir()
    rows = "".join(f"{epoch},{1 / (epoch + 1)}\n" for epoch in range(9))
    (tmp_path / "all" / "more.csv").write_text(f"epoch,loss\n{rows}")
    beside = opened(data, tmp_path / "all")
    both = load_logs(tmp_path / "all")
    assert len(beside.runs) == 4
    assert {run.run_id for run in both.runs} == {"more.csv"} | {
        f"report/{run.run_id}" for run in whole.book.runs
    }


def test_several_paths_come_back_under_their_own_names(tmp_path):
    whole = read(SAMPLES / "regimes", SAMPLES / "broken")
    after = opened(pack(whole), tmp_path)
    assert {run.run_id for run in after.runs} == {run.run_id for run in whole.book.runs}
    assert {(run.run_id, run.label) for run in after.runs} == {
        (run.run_id, run.label) for run in whole.book.runs
    }


def test_a_pack_of_a_pack_is_the_same_logs(tmp_path):
    whole = read(SAMPLES / "regimes")
    (tmp_path / "first.html").write_bytes(pack(whole))
    again = read(tmp_path / "first.html")
    assert same(whole.book, again.book)
    assert same(whole.book, opened(pack(again), tmp_path))


def test_every_source_is_named_with_its_digest():
    whole = read(SAMPLES / "regimes")
    about = packed_set.about_of(container.blocks(pack(whole)))
    named = {one["path"]: one["sha256"] for one in about["sources"]}
    files = [one for one in (SAMPLES / "regimes").rglob("*") if one.is_file()]
    for path, digest in named.items():
        assert sha256((SAMPLES / "regimes" / path).read_bytes()).hexdigest() == digest
    assert len(named) == len(files)


def test_of_too_many_points_the_extremes_stay():
    whole = read(SAMPLES / "regimes")
    series = [
        one
        for batch in whole.batches
        for part in batch.parts.values()
        for piece in part.batch.pieces
        for one in piece.run.points
    ]
    total = sum(len(one.step) for one in series)
    fewer = reduced(whole.batches, most=total // 4)
    assert fewer.of == total
    assert fewer.points <= total // 2
    kept = [
        one
        for batch in fewer.batches
        for part in batch.parts.values()
        for piece in part.batch.pieces
        for one in piece.run.points
    ]
    for before, after in zip(series, kept, strict=True):
        for end in (np.nanmin, np.nanmax):
            assert end(before.value) == end(after.value)
        assert (after.step[[0, -1]] == before.step[[0, -1]]).all()
        assert set(zip(after.step.tolist(), after.value.tolist(), strict=True)) <= set(
            zip(before.step.tolist(), before.value.tolist(), strict=True)
        )
    assert reduced(whole.batches, most=total).batches == whole.batches


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.95])
def test_of_a_pack_that_was_cut_short_it_is_said(cut, tmp_path):
    data = pack(read(SAMPLES / "regimes"))
    after = opened(data[: int(len(data) * cut)], tmp_path)
    assert after.runs == () or len(after.runs) == 4
    if not after.runs:
        assert [note.code for note in after.receipt.sources[0].notes] == [Note.BAD_PACK]


PACK = pack(read(SAMPLES / "one_weight"))


@given(st.data())
def test_a_damaged_pack_is_read_or_refused_and_never_raises(data):
    place = data.draw(st.integers(0, len(PACK) - 1))
    byte = data.draw(st.integers(0, 255))
    found = load_uploads(
        [UploadedBytes("report.html", PACK[:place] + bytes([byte]) + PACK[place + 1 :])]
    )
    assert found.receipt.sources
    assert len(found.runs) in (0, len(read(SAMPLES / "one_weight").book.runs))


@given(st.binary(max_size=300))
def test_what_only_begins_as_a_pack_is_refused(rest):
    with pytest.raises(PackError):
        packed_set.read(container.blocks(container.MARK + b'"1">' + rest))


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"batches": 7},
        {"batches": [1]},
        {"batches": [{"root": "a"}]},
        {"batches": [{"root": "a", "prefix": "", "problems": [1]}]},
    ],
)
def test_a_pack_that_says_nonsense_of_itself_is_refused(about):
    blocks = dict(container.blocks(PACK))
    blocks["about"] = container.packed(json.dumps(about).encode())
    with pytest.raises(PackError):
        packed_set.read(blocks)


def test_a_pack_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(container, "MOST_BYTES", 100)
    with pytest.raises(PackError):
        container.unpacked(container.packed(b"0" * 101))
    assert container.unpacked(container.packed(b"0" * 100)) == b"0" * 100


def test_a_pack_of_a_newer_form_is_refused():
    newer = re.sub(rb'pack="1"', b'pack="2"', PACK, count=1)
    with pytest.raises(PackError):
        container.blocks(newer)


def test_names_of_a_log_are_text_in_the_page(tmp_path):
    name = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "run.csv").write_text(f'epoch,"{name}"\n0,1\n1,0.5\n2,0.4\n')
    whole = read(tmp_path / "logs")
    renamed = replace(
        whole,
        book=replace(
            whole.book,
            runs=tuple(replace(run, label=name, config={name: name}) for run in whole.book.runs),
        ),
    )
    page = pack(renamed).decode()
    assert "alert(1)" not in page
    assert page.count("<script") == page.count("</script>")

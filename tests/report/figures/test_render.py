"""Pictures are drawn the same with fewer layers, and the same by another process."""

import json
import re
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pytest
import vl_convert
from PIL import Image

from dashboard.logs.apart.workers import Workers
from dashboard.report.figures import render, render_apart
from dashboard.report.figures.flatter import CLIP, SHARED, flatter
from tests.report.figures.test_picture import SAID, drawn, parsed, picture

INVISIBLE = 24
"""Steps of 255 that a pixel may differ by: layers round where they are laid over each other, and
the edge of a clip is softened once, not once for each line."""

SPECS = {
    name: json.dumps(picture.specification(drawn(case=name), SAID, width=700))
    for name in ("book", "hundred", "seeds")
}


def without_counts(svg: bytes) -> bytes:
    """The picture without the numbers of its clips, which go on from picture to picture."""
    return re.sub(rb"clip\d+", b"clip", svg) if svg.startswith(b"<svg") else svg


def pixels(png: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.int64]]":
    return np.asarray(Image.open(BytesIO(png)).convert("RGBA"), dtype=np.int64)


@pytest.mark.parametrize("name", SPECS)
def test_a_picture_with_fewer_layers_looks_the_same(name: str) -> None:
    svg = vl_convert.vegalite_to_svg(SPECS[name])
    as_it_was = pixels(vl_convert.svg_to_png(svg))
    flat = pixels(vl_convert.svg_to_png(flatter(svg)))
    assert flat.shape == as_it_was.shape
    assert np.abs(flat - as_it_was).max() <= INVISIBLE


def test_lines_with_the_same_clip_share_it() -> None:
    svg = vl_convert.vegalite_to_svg(SPECS["hundred"])
    before = [one for one in parsed(svg.encode()).iter() if one.get(SHARED)]
    after = [one for one in parsed(flatter(svg).encode()).iter() if one.get(SHARED)]
    assert len(before) >= 100
    assert len(after) < 10


def test_a_part_that_is_clipped_otherwise_keeps_its_own_clip() -> None:
    groups = "".join(
        f'<g transform="translate(0,0)"><g clip-path="url(#{name})"><path d="M0,0L9,9"/></g></g>'
        for name in ("a", "b")
    )
    clips = "".join(
        f'<clipPath id="{name}"><rect width="{width}" height="9"/></clipPath>'
        for name, width in (("a", 3), ("b", 6))
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{clips}</defs><g>{groups}</g></svg>'
    root = parsed(flatter(svg).encode())
    assert [one.get(SHARED) for one in root.iter() if one.get(SHARED)] == ["url(#a)", "url(#b)"]
    assert len(list(root.iter(CLIP))) == 2


def test_what_is_filled_and_stroked_keeps_its_opacity() -> None:
    path = '<path d="M0,0L9,9" fill="red" stroke="blue" opacity="0.5"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{path}</svg>'
    assert 'opacity="0.5"' in flatter(svg)
    assert "stroke-opacity" not in flatter(svg)


def test_what_is_no_svg_is_left_as_it_is() -> None:
    assert flatter("<svg>\x01") == "<svg>\x01"


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    made = Workers(render_apart.PROGRAM, 1)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("form", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF-")]
)
def test_another_process_draws_the_same_picture(form: str, start: bytes, workers: Workers) -> None:
    made = render_apart.rendered_apart(SPECS["book"], form, workers)
    assert made.startswith(start)
    if form != "pdf":  # which has its time in it
        here = render.rendered(SPECS["book"], form)
        assert without_counts(made) == without_counts(here)


def test_what_cannot_be_drawn_is_told_and_the_next_picture_is_drawn(workers: Workers) -> None:
    with pytest.raises(RuntimeError):
        render_apart.rendered_apart('{"mark": 7}', "svg", workers)
    assert render_apart.rendered_apart(SPECS["book"], "svg", workers).startswith(b"<svg")


def test_where_no_process_can_be_started_the_picture_is_drawn_here() -> None:
    nowhere = Workers(("/nowhere/python",), 1)
    assert render_apart.rendered_apart(SPECS["book"], "svg", nowhere).startswith(b"<svg")

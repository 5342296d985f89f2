"""Pictures are drawn the same with fewer layers, and the same by another process."""

import json
import re
from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pytest
import vl_convert
from PIL import Image

from dashboard.charts.vega import to_spec
from dashboard.logs.apart.workers import Workers
from dashboard.report.figures import crowded_lines, render, render_apart
from dashboard.report.figures.crowded_lines import CROWD, IMAGE
from dashboard.report.figures.flatter import CLIP, SHARED
from dashboard.report.figures.for_pixels import for_pixels
from tests.report.figures.test_picture import SAID, drawn, parsed, picture

INVISIBLE = 24
"""Steps of 255 that a pixel may differ by: layers round where they are laid over each other, and
the edge of a clip is softened once, not once for each line."""

SPECS = {
    name: json.dumps(picture.specification(drawn(case=name), SAID, width=700))
    for name in ("book", "hundred", "seeds")
}


SEEN = 64
"""Steps of 255 that a pixel may differ by at the tip of a line, where two ways of counting what it
covers part."""

FEW = 1e-4
"""The share of the pixels that may differ by more than what is invisible."""


def flatter(svg: str) -> str:
    """The picture with fewer layers, its lines as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowded_lines, "CROWD", 10**6)
        return for_pixels(svg, 1.0)


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


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_a_crowd_of_lines_looks_the_same_as_an_image(scale: float) -> None:
    svg = vl_convert.vegalite_to_svg(SPECS["hundred"])
    made = for_pixels(svg, scale)
    assert "<image" in made
    as_lines = pixels(vl_convert.svg_to_png(flatter(svg), scale=scale))
    as_image = pixels(vl_convert.svg_to_png(made, scale=scale))
    apart = np.abs(as_image - as_lines).max(axis=2)
    assert apart.max() <= SEEN
    assert (apart > INVISIBLE).mean() < FEW


def crowd(line: str, group: str = 'clip-path="url(#a)" fill="none"') -> str:
    """A picture with a crowd of a line, clipped to its upper left quarter."""
    clip = '<clipPath id="a"><rect x="0" y="0" width="20" height="20"/></clipPath>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><defs>{clip}</defs>'
        f"<g {group}>{line * CROWD}</g></svg>"
    )


LINE = '<path stroke="#123456" stroke-width="2" stroke-linejoin="round" d="{}"{}/>'


@pytest.mark.parametrize(
    "points",
    [
        "M0,10L40,10",
        "M5,5L15,15",
        "M2.3,4L2.5,39L9,3",  # steep, and beyond the clip
        "M-30,-30L90,90",
        "M-9,-9L50,-8",  # all of it beyond the clip
        "M22,3L33,5",
        "M1,1L1,18L9,18",
        "M1,5L6,5M9,5L15,5",
    ],
)
def test_lines_of_every_kind_look_the_same_as_an_image(points: str) -> None:
    svg = crowd(LINE.format(points, ""))
    made = for_pixels(svg, 4.0)
    assert "<image" in made
    apart = pixels(vl_convert.svg_to_png(made, scale=4.0)) - pixels(
        vl_convert.svg_to_png(flatter(svg), scale=4.0)
    )
    assert np.abs(apart[..., 3]).mean() < 0.5


@pytest.mark.parametrize(
    "svg",
    [
        crowd(LINE.format("M9,9L3,9", "")),  # back in x
        crowd(LINE.format("M9,3L9,9", "")),
        crowd(LINE.format("M3,9C3,4,5,6,7,8", "")),
        crowd(LINE.format("M3,9Z", "")),
        crowd(LINE.format("M3,9L9,9", ' stroke-dasharray="2,2"')),
        crowd(LINE.format("M3,9L9,9", ' fill="red"')),
        crowd(LINE.format("M3,9L9,9", ' transform="translate(1,1)"')),
        crowd(LINE.format("M3,9L9,9", "") + "<text>a</text>"),
        crowd(LINE.format("M3,9L9,9", ""), 'fill="none"'),
        crowd(LINE.format("M3,9L9,9", ""), 'clip-path="url(#a)"'),
        crowd(LINE.format("M3,9L9,9", ""), 'clip-path="url(#b)" fill="none"'),
        crowd(LINE.format("M3,9L9,9", ""), 'clip-path="url(#a)" fill="none" transform="scale(2)"'),
        crowd(f'<g opacity="0.5">{LINE.format("M3,9L9,9", "")}</g>'),
    ],
)
def test_what_is_no_plain_line_stays_as_it_is(svg: str) -> None:
    assert not list(parsed(for_pixels(svg, 2.0).encode()).iter(IMAGE))


def test_lines_with_the_same_clip_share_it() -> None:
    by_rows = json.dumps(to_spec.write_text(drawn(case="hundred")))
    svg = vl_convert.vegalite_to_svg(by_rows)
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
    assert for_pixels("<svg>\x01", 1.0) == "<svg>\x01"


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

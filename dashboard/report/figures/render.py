"""What is drawn or set to the bytes of its file, without a browser and without a network.

vl-convert draws as Vega does, and holds up every other thread of its process meanwhile, so that the
pages have it done by another one (:mod:`dashboard.report.figures.render_apart`).
"""

from typing import Any

import vl_convert

from dashboard.report.figures import typeset
from dashboard.report.figures.for_pixels import for_pixels

PNG_SCALE = 2.0
"""Pixels of a picture to one of the page: sharp on a projector and in a document."""


def rendered(spec: str, form: str) -> bytes:
    """The picture of ``spec``, which is JSON and holds its data: ``pdf``, ``svg`` or ``png``.

    With the form of :mod:`~dashboard.report.figures.typeset`, the PDF of a whole document.

    Raises:
        Exception: Whatever the renderer raises, where it cannot draw the specification.
    """
    if form == typeset.FORM:
        return typeset.typeset(spec)
    closed: dict[str, Any] = {"allowed_base_urls": []}  # no address may be asked for anything
    if form == "pdf":
        return bytes(vl_convert.vegalite_to_pdf(spec, **closed))
    svg = str(vl_convert.vegalite_to_svg(spec, **closed))
    if form == "svg":
        return svg.encode()
    return bytes(vl_convert.svg_to_png(for_pixels(svg, PNG_SCALE), scale=PNG_SCALE))

"""A walk of one weight as a small picture: the loss over the weight, and the steps as dots."""

import base64
from itertools import takewhile

import numpy as np

from dashboard.charts.style import palette
from dashboard.charts.style.theme import look
from dashboard.classroom.exercise import Picture
from dashboard.descent.losses import Parabola
from dashboard.descent.one_weight import walk
from dashboard.text.escape import html
from dashboard.views.state.page import Screen

WIDTH, HEIGHT, MARGIN = 440, 230, 26
CURVE_POINTS = 61
ROOM = 1.25
"""How much wider than the first distance the picture is, to each side of the minimum."""


def image(screen: Screen, picture: Picture) -> str:
    """The picture as HTML; steps that leave it are not drawn."""
    loss = Parabola(picture.curvature, picture.minimum)
    reach = ROOM * abs(picture.start - picture.minimum)
    low, high = picture.minimum - reach, picture.minimum + reach
    top = loss.loss(low)
    ours = look(screen.theme)
    azul, laranja = (palette.stroke(name, theme=screen.theme).color for name in ("azul", "laranja"))

    def at(w: float) -> str:
        x = MARGIN + (w - low) / (high - low) * (WIDTH - 2 * MARGIN)
        y = HEIGHT - MARGIN - loss.loss(w) / top * (HEIGHT - 2 * MARGIN)
        return f"{x:.1f},{y:.1f}"

    curve = " ".join(at(float(w)) for w in np.linspace(low, high, CURVE_POINTS))
    taken = walk(loss, picture.start, picture.rate, picture.steps).weights
    seen = [float(w) for w in takewhile(lambda w: low <= w <= high, taken)]
    steps = " ".join(at(float(w)) for w in taken[: len(seen) + 1])  # the last may lead out
    dots = "".join(
        '<circle cx="{}" cy="{}" r="4.5" fill="{}"/>'.format(*at(w).split(","), laranja)
        for w in seen
    )
    base = HEIGHT - MARGIN
    first = at(picture.start).split(",")
    label = screen.say("exercises-picture")
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{ours.panel}"/>'
        f'<line x1="{MARGIN}" y1="{base}" x2="{WIDTH - MARGIN}" y2="{base}" stroke="{ours.grid}"/>'
        f'<polyline points="{curve}" fill="none" stroke="{azul}" stroke-width="2"/>'
        f'<polyline points="{steps}" fill="none" stroke="{laranja}" stroke-width="1.3" '
        f'stroke-dasharray="4 3"/>{dots}'
        f'<text x="{float(first[0]) - 9:.1f}" y="{float(first[1]) + 4:.1f}" '
        f'fill="{ours.text}" font-size="12" '
        f'text-anchor="end">{html(screen.say("exercises-picture-start"))}</text>'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 7}" fill="{ours.grey}" font-size="12" '
        f'text-anchor="middle">{html(screen.say("lesson-weight"))}</text>'
        f'<text x="6" y="16" fill="{ours.grey}" font-size="12">'
        f"{html(screen.say('lesson-loss-value'))}</text></svg>"
    )
    packed = base64.b64encode(drawn.encode()).decode()  # what is shown of a page has no drawings
    return f'<img class="class-walk" alt="{html(label)}" src="data:image/svg+xml;base64,{packed}">'

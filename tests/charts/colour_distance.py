"""How far apart two colours look, also to colour-blind readers: for the tests of the palettes."""

import math

# Machado, Oliveira and Fernandes 2009, severity 1, on linear sRGB
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

WHITE = (0.95047, 1.0, 1.08883)  # D65
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)

Lab = tuple[float, float, float]


def seen_apart(one: str, other: str) -> float:
    """The smallest ΔE2000 of two colours ``#rrggbb`` over all kinds of sight."""
    return min(
        ciede2000(lab(one, sight), lab(other, sight)) for sight in BLINDNESS
    )  # fmt: skip


def apart(one: str, other: str) -> float:
    """The ΔE2000 of two colours ``#rrggbb``."""
    return ciede2000(lab(one), lab(other))


def lab(colour: str, sight: str = "none") -> Lab:
    """CIELAB of ``#rrggbb`` as somebody with this kind of sight sees it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    linear = [min(1.0, max(0.0, value)) for value in _times(BLINDNESS[sight], linear)]
    x, y, z = (
        (v / w) ** (1 / 3) if v / w > 216 / 24389 else (24389 / 27 * v / w + 16) / 116
        for v, w in zip(_times(TO_XYZ, linear), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Lab, other: Lab) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005), all weights 1."""
    chroma = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    grow = 1.5 - 0.5 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    (l1, c1, h1), (l2, c2, h2) = (_polar(each, grow) for each in (one, other))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    between = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    shape = (
        1
        - 0.17 * _cos(hue - 30)
        + 0.24 * _cos(2 * hue)
        + 0.32 * _cos(3 * hue + 6)
        - 0.20 * _cos(4 * hue - 63)
    )
    of_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    of_chroma, of_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * shape
    bend = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    rotate = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(2 * bend))
    parts = (l2 - l1) / of_light, (c2 - c1) / of_chroma, between / of_hue
    return math.sqrt(sum(part**2 for part in parts) + rotate * parts[1] * parts[2])


def _polar(colour: Lab, grow: float) -> Lab:
    light, a, b = colour[0], colour[1] * grow, colour[2]
    return light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]

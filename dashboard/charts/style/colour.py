"""Arithmetic on hex colours: mixing, contrast, a tone that can be read as text."""

LEGIBLE = 4.5
"""Least contrast of text on its ground (WCAG 2.2, success criterion 1.4.3)."""

STEPS = 20
"""Steps from a colour to black or white in the search for a legible tone."""


def mix(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` in [0, 1] of ``other``, mixed linearly in sRGB."""
    channels = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: str, ground: str) -> str:
    """``colour``, moved towards black or white just so far that text in it reads on ``ground``."""
    end = "#000000" if _luminance(ground) > 0.5 else "#ffffff"
    for step in range(STEPS + 1):
        tone = mix(colour, end, step / STEPS)
        if contrast(tone, ground) >= LEGIBLE:
            return tone
    return end


def between(stops: tuple[str, ...], share: float) -> str:
    """The colour at ``share`` in [0, 1] of the way along ``stops``."""
    place = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    first = min(int(place), len(stops) - 2)
    return mix(stops[first], stops[first + 1], place - first)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

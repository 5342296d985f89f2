"""Numbers as people of one language read them: decimal comma, few digits, powers of ten.

Every function takes a plain number and a language of :data:`dashboard.text.languages.LANGUAGES`
and returns text.  NaN is written ``NaN`` and infinity ``∞`` in both languages.
"""

import math
import re
from dataclasses import dataclass

SIGNIFICANT = 3
"""Significant digits by default: enough to distinguish two runs, few enough to read."""

SMALLEST_PLAIN = 1e-4
"""Sizes up to this are written as powers of ten: four zeros after a comma are hard to count."""

SMALLEST_SHARE = 1e-5
"""Shares below it are written as nothing: a thousandth of a per cent is no part of a training."""

LARGEST_PLAIN = 1e15
"""Sizes from here on are written as powers of ten; a double no longer holds every integer."""

UNGROUPED_DIGITS = 4
"""Integers up to this many digits stay together (1024), as the SI brochure (§5.4.4) allows."""

NBSP = "\u00a0"
MINUS = "\u2212"
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_POWER = re.compile("×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_WRITTEN = re.compile(r"[+-]?(\d++\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_GROUPED = {
    group: re.compile(rf"[+-]?[1-9]\d{{0,2}}(\{group}\d{{3}})+", re.ASCII) for group in ".,"
}

MINUTE = 60.0
_TIMES = (
    ((86400.0, "d"), (3600.0, "h")),
    ((3600.0, "h"), (60.0, "min")),
    ((MINUTE, "min"), (1.0, "s")),
)
"""Units of time, each with the smaller one written beside it, the same in both languages."""


@dataclass(frozen=True, slots=True)
class Style:
    """The two marks inside a number."""

    decimal: str
    group: str


STYLES = {"pt-BR": Style(",", "."), "en": Style(".", ",")}


def number(value: float, lang: str, digits: int = SIGNIFICANT) -> str:
    """``value`` with at most ``digits`` significant digits: 0.03162 → 0,0316; 5e-06 → 5 × 10⁻⁶.

    Digits before the decimal mark are never dropped: 12345.6 → 12.346.
    """
    special = _special(value)
    if special is not None:
        return special
    size = abs(value)
    if size != 0 and (size <= SMALLEST_PLAIN or size >= LARGEST_PLAIN):
        return _power(value, lang, digits)
    decimals = max(0, digits - 1 - _exponent(value)) if size else 0
    return _marked(_trimmed(f"{value:.{decimals}f}"), lang)


def rate(value: float, lang: str) -> str:
    """A learning rate: 0.01 → 0,01; 1e-05 → 1 × 10⁻⁵."""
    return number(value, lang)


def percent(value: float, lang: str, digits: int = 1) -> str:
    """A share in [0, 1] as a percentage with ``digits`` decimals: 0.9806 → 98,1%.

    More decimals are kept where all of them would be zero: 0.0004 → 0,04%.
    """
    special = _special(value)
    if special is not None:
        return special
    if abs(value) >= SMALLEST_SHARE and rounds_to_nothing(value, digits):
        return number(100 * value, lang, 1) + "%"
    return _marked(f"{100 * value:.{digits}f}", lang) + "%"


def rounds_to_nothing(value: float, digits: int = 1) -> bool:
    """Whether a share or a difference of shares is zero in per cent with ``digits`` decimals."""
    return abs(100 * value) < 0.5 * 10.0**-digits


def points(value: float, lang: str, digits: int = 1) -> str:
    """A difference of two shares in percentage points, without the word: 0.0214 → 2,1.

    One more decimal is kept where all of them would be zero: 0.0004 → 0,04.
    """
    special = _special(value)
    if special is not None:
        return special
    hundredfold = 100 * value
    if hundredfold and rounds_to_nothing(value, digits):
        return number(hundredfold, lang, 1)
    return _marked(f"{hundredfold:.{digits}f}", lang)


def count(value: float, lang: str) -> str:
    """A whole number, thousands set apart from five digits on: 1024 → 1024; 12345 → 12.345."""
    return _special(value) or _marked(f"{value:.0f}", lang)


def duration(seconds: float, lang: str) -> str:
    """A time of two units at most: 75 → 1 min 15 s; 4000 → 1 h 7 min; 0.25 → 0,25 s.

    Raises:
        ValueError: ``seconds`` is not finite.
    """
    if not math.isfinite(seconds):
        raise ValueError(f"no duration of {seconds} seconds")
    size = abs(seconds)
    if size < MINUTE:
        return f"{number(seconds, lang, 2)}{NBSP}s"
    large, small = next(pair for pair in _TIMES if size >= pair[0][0])
    whole, rest = divmod(round(size / small[0]), round(large[0] / small[0]))
    sign = MINUS if seconds < 0 else ""
    larger = f"{sign}{count(whole, lang)}{NBSP}{large[1]}"
    return f"{larger} {rest}{NBSP}{small[1]}" if rest else larger


def read(text: str, lang: str) -> float | None:
    """The number that a person wrote, ``None`` if it is none: 0,97 → 0.97; 97% → 0.97.

    Of a comma and a point the last one is the decimal mark.  Alone, the language's thousands mark
    is one before groups of three digits, and else taken for the decimal mark of a person who
    writes numbers the other way.
    """
    style = STYLES[lang]
    plain = "".join(text.split()).replace(MINUS, "-").replace("×10^", "e")
    share = plain.endswith("%")
    plain = _POWER.sub(lambda found: "e" + found[1].translate(_PLAIN_DIGITS), plain.rstrip("%"))
    if "," in plain and "." in plain:
        plain = plain.replace(min(",.", key=plain.rfind), "")
    elif _GROUPED[style.group].fullmatch(plain):
        plain = plain.replace(style.group, "")
    match = _WRITTEN.fullmatch(plain.replace(",", "."))
    if match is None:
        return None
    value = float(match[0])
    if not math.isfinite(value):
        return None
    return value / 100 if share else value


def _special(value: float) -> str | None:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    return None


def _exponent(value: float) -> int:
    return math.floor(math.log10(abs(value)))


def _power(value: float, lang: str, digits: int) -> str:
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = str(int(exponent)).translate(_SUPERSCRIPT)
    return f"{_marked(_trimmed(mantissa), lang)}{NBSP}×{NBSP}10{power}"


def _trimmed(plain: str) -> str:
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _marked(plain: str, lang: str) -> str:
    """``plain``, as Python writes it, with the marks of the language and a real minus sign."""
    style = STYLES[lang]
    sign = MINUS if plain.startswith("-") and plain.strip("-0.") else ""
    whole, _, fraction = plain.lstrip("-").partition(".")
    if len(whole) > UNGROUPED_DIGITS:
        whole = f"{int(whole):,}".replace(",", style.group)
    return sign + whole + (style.decimal + fraction if fraction else "")

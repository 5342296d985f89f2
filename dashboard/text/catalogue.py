"""The catalogue of one language: message ids and values in, text out.

Numbers inside a message are written by functions: ``RATE($lr)``, ``PERCENT($x, digits: 1)``,
``POINTS($x, digits: 1)`` (percentage points, with the word), ``NUM($x, digits: 3)``, ``COUNT($n)``,
and, for shares that may be more than the whole, ``LEVELS($x)``, ``DESCENTS($x)`` and ``RISE($x)``.
They pass text through, for settings that are words.  A bare ``{ $n }`` is written without thousands
marks.  A value that is ``None`` arrives as the word ``none``, so that a message can select on it.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from numbers import Integral, Real
from pathlib import Path
from typing import Any, TypeAlias

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from dashboard.text import numerals
from dashboard.text.far_number import as_given, far_number

LOCALES = Path(__file__).parent / "locales"

LONGEST_VALUE = 2000
"""Characters of one value; Fluent itself refuses a part of a message of more than 2500."""

SHORT_VALUE = 100
"""Characters that no value is cut below: a dozen of these fit into a part."""


MOST_KEPT = 16_384
"""Texts that are cached."""

_MOST_BITS = 1023
"""Of a whole number that a double surely holds; a longer one is said to be infinite."""

_Written: TypeAlias = tuple[type[str] | type[int] | type[float], str]


class MissingTextError(LookupError):
    """A message is missing from the catalogue, or was given values that it cannot format."""


class Catalogue:
    """All texts of one language; instances of one language share what was parsed."""

    def __init__(self, lang: str) -> None:
        """Open the catalogue of ``lang``; raise ``MissingTextError`` if there is none."""
        self.lang = lang
        self._bundle = _bundle(lang)

    def has(self, message: str) -> bool:
        """Whether there is a text with the id ``message``."""
        return bool(self._bundle.has_message(message))

    def say(self, message: str, **args: object) -> str:
        """The text ``message`` with its values; raise ``MissingTextError`` if either is missing."""
        return _formatted(self.lang, message, tuple((name, _written(args[name])) for name in args))

    def number(self, value: float) -> str:
        """A number with three significant digits."""
        return numerals.number(value, self.lang)

    def percent(self, value: float) -> str:
        """A share in [0, 1] as a percentage with one decimal."""
        return numerals.percent(value, self.lang)

    def duration(self, seconds: float) -> str:
        """A length of time in two units at most."""
        return numerals.duration(seconds, self.lang)

    def ago(self, seconds: float) -> str:
        """Time since an event, in whole seconds, so that a live line does not flicker."""
        return self.duration(float(max(round(seconds), 1)))


@cache
def _bundle(lang: str) -> FluentBundle:
    files = sorted((LOCALES / lang).glob("*.ftl"))
    if not files:
        raise MissingTextError(f"no texts in the language {lang!r} under {LOCALES}")
    bundle = FluentBundle([lang], functions=_functions(lang), use_isolating=False)
    for file in files:
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


@lru_cache(maxsize=MOST_KEPT)
def _formatted(lang: str, message: str, args: tuple[tuple[str, _Written], ...]) -> str:
    """The text, cached: a page formats the same texts each time it is drawn."""
    bundle = _bundle(lang)
    if not bundle.has_message(message):
        raise MissingTextError(f"no text {message!r} in {lang}")
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise MissingTextError(f"text {message!r} in {lang} has no value of its own")
    values = {name: _value(written, lang) for name, written in args}
    text, errors = bundle.format_pattern(pattern, values)
    if errors and (shorter := _shortened(args)) is not None:
        return _formatted(lang, message, shorter)
    if errors:
        given = sorted(name for name, _ in args)
        raise MissingTextError(f"text {message!r} in {lang}: {errors[0]}; given {given}")
    return str(text)


def _written(value: object) -> _Written:
    """``value`` as a cache key: 1, 1.0 and True, 0 and -0 are equal but format differently."""
    if value is None:
        return str, "none"
    if isinstance(value, bool):
        return str, str(value).lower()
    if isinstance(value, Integral):
        whole = int(value)
        if whole.bit_length() > _MOST_BITS:
            return float, "inf" if whole > 0 else "-inf"
        return int, str(whole)
    if isinstance(value, Real):
        return float, repr(float(value))
    return str, _cut(str(value), LONGEST_VALUE)


def _shortened(args: tuple[tuple[str, _Written], ...]) -> tuple[tuple[str, _Written], ...] | None:
    """The values with long texts cut to half; ``None`` where all are short.

    Each of them fits into a part, and several that stand in one may not.
    """
    longest = max((len(text) for _, (kind, text) in args if kind is str), default=0)
    if longest <= SHORT_VALUE:
        return None
    most = max(longest // 2, SHORT_VALUE)
    return tuple(
        (name, (kind, _cut(text, most) if kind is str else text)) for name, (kind, text) in args
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _value(written: _Written, lang: str) -> object:
    """The value as Fluent takes it, without thousands marks by default."""
    kind, text = written
    if kind is str:
        return text
    number = int(text) if kind is int else float(text)
    return far_number(number, lang) or fluent_number(number, useGrouping=False)


def _functions(lang: str) -> dict[str, Callable[..., Any]]:
    def written(write: Callable[..., str]) -> Callable[..., str]:
        """``write`` as a Fluent function: text passes, what is missing is refused."""

        def function(value: object, **options: int) -> str:
            if isinstance(value, str) and value != "none":
                return value
            value = as_given(value)
            if not isinstance(value, int | float):
                raise TypeError(f"{write.__name__.upper()} needs a number, not {value!r}")
            return write(value, lang, **{name: int(option) for name, option in options.items()})

        return function

    def points(value: float, lang: str, digits: int = 1) -> str:
        return Catalogue(lang).say(
            "percentage-points",
            value=round(abs(value) * 100, digits),
            text=numerals.points(value, lang, digits),
        )

    rate = written(numerals.rate)

    def ends(low: object, high: object) -> str:
        """What a message on a stretch of rates chooses by: both of its ends may read alike."""
        return "alike" if rate(low) == rate(high) else "apart"

    def size(value: float, _lang: str, digits: int = 1) -> str:
        """What a message chooses by, where a difference that is written as zero would be none."""
        return "zero" if numerals.rounds_to_nothing(value, digits) else "some"

    return {
        "SIZE": written(size),
        "ENDS": ends,
        "LEVELS": written(_whole("level", 0.0, 1)),
        "DESCENTS": written(_whole("descent", 0.0, 0)),
        "RISE": written(_whole("rise", 1.0, 1)),
        "RATE": rate,
        "PERCENT": written(numerals.percent),
        "POINTS": written(points),
        "NUM": written(numerals.number),
        "COUNT": written(numerals.count),
    }


def _whole(kind: str, above: float, digits: int) -> Callable[..., str]:
    """A share of a whole in per cent, and in times where it is more than the whole."""

    def share(value: float, lang: str) -> str:
        if value <= 1:
            text = numerals.percent(value, lang, digits)
            return Catalogue(lang).say(f"{kind}-share", text=text)
        times = float(f"{value + above:.2g}")
        text = numerals.number(times, lang, 2)
        return Catalogue(lang).say(f"{kind}-times", value=times, text=text)

    return share

"""No regular expression of the program takes time that grows in square with a text."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator

import pytest

import dashboard
from tests.attacks.growth import least_exponent, seconds
from tests.attacks.pumped import attacks_on

FIRST, LARGEST = 2_000, 8_000
"""Characters; a line of a log that is longer than 4,000 is no record, other texts may be longer."""

FLOOR_S = 0.0004
"""CPU seconds on the first size below which a pattern is not looked at closely: 200 ns a character,
which the quadratic ones that this test was written for took several times over."""

MOST = 1.6
"""The exponent allowed. In line is 1, in square 2; over three doublings 28 times against 64."""

_METHODS = r"(match|fullmatch|search|finditer|findall|sub|split)"


def patterns() -> Iterator[tuple[str, "re.Pattern[str]", frozenset[str]]]:
    """Every pattern that a module of the program holds, and the methods that it calls on it."""
    seen = set()
    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        if module.name.endswith((".app", ".__main__", ".migrations.env")):  # Alembic runs the last
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                key = (value.pattern, value.flags)
                if key not in seen:
                    seen.add(key)
                    source = inspect.getsource(loaded)
                    used = frozenset(re.findall(rf"\b{name}\.{_METHODS}\b", source))
                    yield f"{module.name}:{name}", value, used


def applied(pattern: "re.Pattern[str]", used: frozenset[str]) -> Callable[[str], object]:
    """The pattern used as the program does: on the whole, at the start, or wherever it fits."""
    if used == {"fullmatch"}:
        return pattern.fullmatch
    if used and used <= {"match", "fullmatch"}:
        return pattern.match
    return lambda text: [None for _ in pattern.finditer(text)]


def is_quadratic(pattern: "re.Pattern[str]", used: frozenset[str]) -> str:
    """The attack on which the time grows faster than in line; empty where none is found."""
    use = applied(pattern, used)
    for before, pump, after in attacks_on(pattern):

        def text(size: int, parts: tuple[str, str, str] = (before, pump, after)) -> str:
            begin, body, end = parts
            return begin + body * max((size - len(begin) - len(end)) // len(body), 1) + end

        first = text(FIRST)
        if seconds(lambda: use(first)) < FLOOR_S:  # noqa: B023 - called at once
            continue

        def work(size: int) -> Callable[[], object]:
            made = text(size)
            return lambda: use(made)

        if least_exponent(MOST, work, LARGEST) > MOST:
            return repr((before, pump, after))
    return ""


FOUND = {name: (pattern, used) for name, pattern, used in patterns()}


@pytest.mark.parametrize("name", FOUND)
def test_a_pattern_takes_time_in_line_with_the_text(name: str) -> None:
    assert is_quadratic(*FOUND[name]) == ""


@pytest.mark.parametrize(
    ("written", "used"),
    [
        (r"(\w+)=x", "search"),
        (r"^\s*\[?x", "finditer"),
        (r"epoch \d+.*\bend\b", "match"),
        (r"Namespace\((.*)\)", "search"),
        (r"\{'\w+': [^{}]*'epoch': [^{}]*\}", "search"),
        (r"^(\s*)%.*$", "sub"),
    ],
)
def test_a_quadratic_pattern_is_found(written: str, used: str) -> None:
    pattern = re.compile(written, re.MULTILINE)
    assert is_quadratic(pattern, frozenset({used}))

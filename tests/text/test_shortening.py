"""Names that are made shorter together stay different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.shortening import CUT, shortened

LETTERS = st.text("ab01.,/·_ -…", max_size=40)
ANY = st.text(max_size=60)
SWEEPS = st.builds(
    lambda head, numbers, tail: [f"{head}{number}{tail}" for number in numbers],
    st.text("run-/_ ", max_size=50),
    st.lists(st.floats(1e-6, 1e3).map(repr) | st.integers(0, 99999).map(str), max_size=20),
    st.text("seed-/_ ", max_size=50),
)
SETS = st.lists(LETTERS, max_size=12) | st.lists(ANY, max_size=8) | SWEEPS
LIMITS = st.integers(1, 60)


@given(SETS, LIMITS)
def test_names_that_differ_stay_different(names: list[str], limit: int) -> None:
    said = shortened(names, limit)
    assert set(said) == set(names)
    assert len(set(said.values())) == len(set(names))


@given(SETS, LIMITS)
def test_no_name_grows_and_one_that_fits_stays_as_it_is(names: list[str], limit: int) -> None:
    for name, text in shortened(names, limit).items():
        assert len(text) <= max(len(name), 1)
        if len(name) <= limit and CUT not in "".join(names):
            assert text == name


@given(SETS, LIMITS)
def test_the_order_of_the_names_does_not_matter(names: list[str], limit: int) -> None:
    assert shortened(names, limit) == shortened([*names[::-1], *names], limit)


@given(SWEEPS, st.integers(14, 60))
def test_a_name_of_a_sweep_is_no_longer_than_asked_unless_its_difference_is(
    names: list[str], limit: int
) -> None:
    for name, text in shortened(names, limit).items():
        longest = max(map(len, names))
        assert len(text) <= limit or longest > limit, name


@pytest.mark.parametrize(
    ("names", "limit", "said"),
    [
        (["short", "names"], 14, ["short", "names"]),
        (["one-name-that-is-long"], 14, ["one-nam…s-long"]),
        (
            [f"resnet50-imagenet-lr{lr}-cosine-final" for lr in ("0.1", "0.01", "0.001")],
            20,
            ["resnet50…0.1…final", "resnet50…0.01…final", "resnet50…0.001…final"],
        ),
        (
            ["lightning_logs/version_1/metrics", "lightning_logs/version_12/metrics"],
            20,
            ["lightning…1/metrics", "lightning…12/metrics"],
        ),
    ],
)
def test_what_differs_is_kept(names: list[str], limit: int, said: list[str]) -> None:
    assert [shortened(names, limit)[name] for name in names] == said


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=30, unique=True))
def test_a_number_is_never_cut_in_two(numbers: list[int]) -> None:
    names = [f"a-folder-with-a-long-name-{number}-and-a-long-ending" for number in numbers]
    for name, text in shortened(names, 26).items():
        assert name.split("-")[6] in text


def test_three_hundred_names_of_many_kinds_stay_apart_in_little_room() -> None:
    words = ("silent", "amber", "brisk", "daring")
    names = [f"{words[n % 4]}-elevator-{n}" for n in range(100)]
    names += [f"lightning_logs/version_{n}" for n in range(100)]
    names += [f"run-20240101_1234{n:02}-{n * 7919:08x}{n:016x}" for n in range(100)]
    said = shortened(names, 14)
    assert len(set(said.values())) == 300
    assert max(map(len, said.values())) <= 14

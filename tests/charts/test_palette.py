"""A run looks the same wherever it is drawn, and no two runs of a small set look alike."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.style import colour
from dashboard.charts.style.palette import MOST_DISTINCT, TEXTBOOK, assign
from dashboard.charts.style.theme import look
from dashboard.model.run import Run, Setting, XUnit

names = st.text("abcdefgh/0123", min_size=1, max_size=6)


def run(run_id: str, **config: Setting) -> Run:
    return Run(run_id, run_id, run_id, "csv", XUnit.STEP, config)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("palette", ["accessible", "faithful"])
@pytest.mark.parametrize("name", list(TEXTBOOK))
def test_a_run_that_names_a_colour_of_the_book_has_it(name: str, theme: str, palette: str) -> None:
    own = TEXTBOOK[name]
    drawn = assign([run("z", book_colour=name), run("a")], palette, theme)["z"]
    accessible = own.dark if theme == "dark" else own.light
    assert drawn.color == (own.faithful if palette == "faithful" else accessible)
    assert (drawn.dash, drawn.marker) == (own.dash, own.marker)


def test_only_the_first_of_two_runs_gets_the_colour_that_both_name() -> None:
    strokes = assign([run("b", book_colour="azul"), run("a", book_colour="azul")])
    assert strokes["a"].color == TEXTBOOK["azul"].light
    assert strokes["b"].color != strokes["a"].color


def test_repeats_of_one_setting_are_drawn_alike_and_no_other_run_is() -> None:
    runs = [
        run(f"{lr}s{seed}", lr=lr, seed=seed, name=f"{lr}s{seed}", book_colour=name)
        for lr, name in ((0.01, "laranja"), (0.1, "azul"))
        for seed in range(3)
    ]
    strokes = assign(runs)
    for lr, name in ((0.01, "laranja"), (0.1, "azul")):
        assert {strokes[f"{lr}s{seed}"].color for seed in range(3)} == {TEXTBOOK[name].light}
    unlike = [
        run("a", lr=0.1, seed=0),
        run("b", lr=0.2, seed=1),
        run("c", lr=0.1),
        run("d", lr=0.1),
    ]
    assert len(set(assign(unlike).values())) == len(unlike)  # without a seed nothing is a repeat


def test_colours_are_given_from_the_smallest_batch_and_rate_up() -> None:
    runs = [run("a", batch_size=1024, lr=0.01), run("b", batch_size=256, lr=0.01)]
    runs += [run("c", batch_size=64, lr=0.1), run("d", batch_size=64, lr=0.01), run("e")]
    strokes = assign(runs)
    given_to = [strokes[name].color for name in "dcbae"]
    assert given_to == [own.light for own in list(TEXTBOOK.values())[:5]]


@pytest.mark.parametrize("wrong", ["mauve", "", 7, None, ("azul",)])
def test_an_unknown_colour_is_no_colour(wrong: Setting) -> None:
    assert assign([run("a", book_colour=wrong)]) == assign([run("a")])


@given(st.lists(names, unique=True, max_size=40), st.randoms())
def test_the_order_of_the_runs_does_not_matter(ids: list[str], random: object) -> None:
    shuffled = list(ids)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assign([run(one) for one in ids]) == assign([run(one) for one in shuffled])


@given(st.lists(names, unique=True, min_size=2, max_size=MOST_DISTINCT))
def test_runs_of_a_small_set_differ_in_colour_or_dash(ids: list[str]) -> None:
    strokes = assign([run(one) for one in ids])
    looks = {(stroke.color, stroke.dash) for stroke in strokes.values()}
    assert len(looks) == len(ids)


def test_no_colour_is_told_by_colour_alone() -> None:
    dashes = {own.dash for own in TEXTBOOK.values()}
    markers = {own.marker for own in TEXTBOOK.values()}
    assert len(dashes) == len(markers) == len(TEXTBOOK)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_crowd_is_coloured_from_low_to_high_rate(theme: str) -> None:
    rates = [10 ** (-4 + n / 5) for n in range(20)]
    strokes = assign([run(f"r{n:02}", lr=lr) for n, lr in enumerate(rates)], theme=theme)
    lightness = [luminance(strokes[f"r{n:02}"].color) for n in range(20)]
    assert lightness == sorted(lightness)


def test_a_crowd_has_one_dash_for_each_batch_size() -> None:
    grid = itertools.product((0.001, 0.01, 0.1, 1.0), (64, 256, 1024, 4096))
    runs = [run(f"{lr}-{batch}", lr=lr, batch_size=batch) for lr, batch in grid]
    strokes = assign(runs)
    dashes = {batch: {strokes[r.run_id].dash for r in runs if r.config["batch_size"] == batch}
              for batch in (64, 256, 1024, 4096)}  # fmt: skip
    assert all(len(found) == 1 for found in dashes.values())
    assert len(set.union(*dashes.values())) == 4


def test_a_crowd_without_rates_still_has_strokes_for_all() -> None:
    assert len(assign([run(f"r{n}") for n in range(1000)])) == 1000


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("palette", ["accessible", "faithful"])
@pytest.mark.parametrize("name", list(TEXTBOOK))
def test_labels_in_every_colour_can_be_read(name: str, theme: str, palette: str) -> None:
    ground = look(theme).panel
    drawn = assign([run("a", book_colour=name)], palette, theme)["a"].color
    assert colour.contrast(colour.legible(drawn, ground), ground) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_words_of_a_figure_can_be_read(theme: str) -> None:
    chosen = look(theme)
    for ink in (chosen.text, chosen.grey, chosen.bad):
        assert colour.contrast(ink, chosen.panel) >= 4.5


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_contrast_is_the_same_both_ways_and_within_its_range(one: int, other: int) -> None:
    a, b = f"#{one:06x}", f"#{other:06x}"
    assert colour.contrast(a, b) == pytest.approx(colour.contrast(b, a))
    assert 1 <= colour.contrast(a, b) <= 21.01


def luminance(tone: str) -> float:
    return colour.contrast(tone, "#000000")

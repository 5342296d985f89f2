"""Small multiples: a panel a value, one plane for all, labels that tell apart what it holds."""

from itertools import product
from typing import Any

import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.setting_values import key_of, titled, values_of
from dashboard.charts.figures import small_multiples
from dashboard.charts.marks import end_labels
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.encoding import encoding_of
from dashboard.charts.style.facet_choice import MOST, settings_for, shown, unasked
from dashboard.model.run import Run, Setting, XUnit
from dashboard.model.setting import bounded
from dashboard.text.sentences import Sentences
from tests.charts.conftest import GROUPS, Made, falling, gathered, made
from tests.charts.test_every_chart import SENT
from tests.charts.test_figures import rows
from tests.charts.test_strips import noisy

PT, EN = Sentences("pt-BR"), Sentences("en")


def run(number: int, **config: Setting) -> Run:
    return Run(f"r{number}", f"r{number}", f"r{number}", "csv", XUnit.STEP, config)


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ([64, 8, 1024], [8, 64, 1024]),
        ([64, 64.0, 8], [8, 64]),
        (["adam", 3, "SGD"], [3, "SGD", "adam"]),
        ([64, None, 64], [64, None]),
        ([True, 1], [1, True]),
        ([(64, 64), (128,)], [(128,), (64, 64)]),
        ([None, None], []),
        ([], []),
    ],
)
def test_the_values_of_a_setting_are_in_order(given: list[Setting], values: list[Setting]) -> None:
    assert values_of([run(n, lr=value) for n, value in enumerate(given)], "lr") == values


@given(st.lists(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(())))
def test_every_run_has_one_of_the_values(given: list[Setting]) -> None:
    runs = [run(n, lr=value) for n, value in enumerate(given)]
    keys = [key_of(value) for value in values_of(runs, "lr")]
    assert len(keys) == len(set(keys))
    if any(value is not None for value in given):
        assert {key_of(bounded(value)) for value in given} == set(keys)
    for value in values_of(runs, "lr"):
        assert titled("lr", value, PT)


def grid(optimizers: int = 4, seeds: int = 1) -> list[Made]:
    names = ["sgd", "adam", "rmsprop", "lion", "adagrad", "adamw", "lamb", "adadelta"][:optimizers]
    return [
        made(
            f"{name}-{size}-{lr}-{seed}",
            falling(0.05 * place + lr),
            optimizer=name,
            batch_size=size,
            lr=lr,
            **({"seed": seed} if seeds > 1 else {}),
        )
        for (place, name), size, lr, seed in product(
            enumerate(names), (64, 1024), (0.001, 0.01, 0.03, 0.1), range(seeds)
        )
    ]


@pytest.mark.parametrize(
    ("runs", "by"),
    [
        (grid(), "optimizer"),
        (grid(seeds=2), "optimizer"),
        (grid(1), ""),  # two settings: colour and dash say them
        (grid(8), ""),  # more values than panels
        (
            [made(f"r{n}", falling(0.1), lr=n, batch_size=n, optimizer=f"o{n}") for n in range(4)],
            "",
        ),
        ([], ""),
    ],
)
def test_a_figure_is_divided_by_a_third_setting_of_few_values(runs: list[Made], by: str) -> None:
    assert unasked(gathered(runs)[0].runs) == by


def test_a_figure_can_be_divided_by_what_keeps_runs_together() -> None:
    runs = [run(n, batch_size=64 * (1 + n % 2), lr=n / 100 + 0.01, seed=n % 3) for n in range(20)]
    assert settings_for(runs) == ("batch_size", "seed")
    assert settings_for(runs, with_chance=False) == ("batch_size",)


@pytest.mark.parametrize(
    ("facet", "colour", "dash"),
    [
        ("optimizer", "lr", "batch_size"),
        ("lr", "batch_size", "optimizer"),
        ("batch_size", "lr", "optimizer"),
        ("", "lr", "batch_size"),
    ],
)
def test_colour_and_dash_say_what_the_panels_do_not(facet: str, colour: str, dash: str) -> None:
    encoding = encoding_of(gathered(grid())[0].runs, facet, "accessible", "light")
    assert encoding.colour is not None
    assert encoding.dash is not None
    assert (encoding.colour.setting, encoding.dash.setting) == (colour, dash)


REMEDIES = [
    made("untreated", falling(0.4), l1=0.0, l2=0.0, patience=0),
    made("l1", falling(0.3), l1=0.001, l2=0.0, patience=0),
    made("l2", falling(0.2), l1=0.0, l2=0.01, patience=0),
    made("early_stopping", falling(0.1), l1=0.0, l2=0.0, patience=8),
]


def test_few_runs_that_colour_and_dash_would_not_tell_apart_keep_their_own_look() -> None:
    spec = drawn(REMEDIES, facet="")
    (front,) = (
        layer["encoding"]
        for panel in panels(spec)
        for layer in panel["layer"]
        if "_front" in layer["name"]
    )
    assert len(set(front["color"]["scale"]["range"])) == len(REMEDIES)
    assert rows(spec, "facets_key_titles") == []
    divided = drawn(REMEDIES, facet="l1")  # colour and dash say the two other settings
    assert len(rows(divided, "facets_key_titles")) == 2


def test_seeds_and_crowds_are_still_coloured_by_their_settings() -> None:
    seeds = [run(n, lr=(0.1, 0.01)[n % 2], seed=n // 2) for n in range(6)]
    crowd = [run(n, lr=0.1 * (1 + n % 2), l1=n % 3, l2=n % 4, dropout=n / 20) for n in range(13)]
    for runs in (seeds, crowd):
        encoding = encoding_of(runs, "", "accessible", "light")
        assert encoding.colour is not None
        assert encoding.colour.setting == "lr"


def drawn(many: list[Made], words: Sentences = PT, **more: Any) -> dict[str, Any]:
    more = {"metric": "loss", "split": "test"} | more
    spec: dict[str, Any] = small_multiples.draw(
        *gathered(many), words, FigureOptions(**more)
    ).to_dict()
    return spec


def panels(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [view for row in spec["vconcat"] for view in row.get("hconcat", ())]


def titles(spec: dict[str, Any]) -> list[str]:
    found = [rows(spec, f"facet_{number}_title") for number in range(len(panels(spec)))]
    return [title["text"] for (title,) in found]


def test_four_values_stand_two_by_two_on_the_same_axes() -> None:
    spec = drawn(grid())
    assert [len(row.get("hconcat", ())) for row in spec["vconcat"]] == [0, 2, 2]
    assert titles(spec) == [
        f"Otimizador {name} · n = 8" for name in ("adam", "lion", "rmsprop", "sgd")
    ]
    for axis in "xy":
        domains = {
            str(layer["encoding"][axis]["scale"]["domain"])
            for panel in panels(spec)
            for layer in panel["layer"]
            if "_front" in layer["name"]
        }
        assert len(domains) == 1
    assert spec["title"]["text"] == "Perda · teste"


def test_a_label_leaves_out_what_the_title_says() -> None:
    spec = drawn(grid(), facet="batch_size")
    assert titles(spec) == ["Lote 64 · n = 16", "Lote 1024 · n = 16"]
    few = drawn(grid(1), facet="batch_size")
    assert {row["label"] for row in rows(few, "facet_0_label")} == {
        "Taxa 0,001",
        "Taxa 0,01",
        "Taxa 0,03",
        "Taxa 0,1",
    }
    single = drawn(grid(1)[::4], facet="batch_size")
    assert {row["label"] for row in rows(single, "facet_1_label")} == {"Taxa 0,001"}


def test_a_setting_has_one_colour_in_all_panels_and_says_it_above() -> None:
    spec = drawn(grid())
    told = {row["text"] for row in rows(spec, "facets_key_values")}
    assert told == {"0,001", "0,01", "0,03", "0,1", "64", "1024"}
    assert [row["text"] for row in rows(spec, "facets_key_titles")] == [
        "Taxa de aprendizado",
        "Tamanho do lote",
    ]
    colours = [
        tuple(sorted(set(layer["encoding"]["color"]["scale"]["range"])))
        for panel in panels(spec)
        for layer in panel["layer"]
        if "_front" in layer["name"]
    ]
    assert len(set(colours)) == 1
    assert len(colours[0]) == 4


def test_values_beyond_the_panels_are_named_and_can_be_chosen() -> None:
    spec = drawn(grid(8), facet="optimizer", show_events=False)
    assert len(panels(spec)) == MOST
    assert spec["title"]["subtitle"] == "Otimizador: mais 2 valores sem painel, rmsprop, sgd"
    runs = gathered(grid(8))[0].runs
    assert shown(runs, "optimizer", [key_of("sgd"), key_of("no")]) == ["sgd"]
    assert titles(drawn(grid(8), facet="optimizer", facet_values=[key_of("sgd")])) == [
        "Otimizador sgd · n = 8"
    ]


def test_groups_are_drawn_as_one_within_their_panel(book_of: Any) -> None:
    spec = small_multiples.draw(
        *book_of("seeds"),
        PT,
        FigureOptions(metric="loss", split="test", facet="batch_size", grouping=Grouping(GROUPS)),
    ).to_dict()
    assert spec["title"]["text"] == "Perda · teste · média ± desvio padrão"
    assert titles(spec) == ["Lote 64 · n = 3", "Lote 128 · n = 3"]
    assert len({row["key"] for row in rows(spec, "facet_0_front")}) == 1


@pytest.mark.parametrize(
    ("facet", "panel", "called"),
    [
        ("batch_size", "facet_0", {"Taxa 0,001", "Taxa 0,01", "Taxa 0,03", "Taxa 0,1"}),
        ("lr", "facet_0", {"Lote 64", "Lote 1024"}),
    ],
)
def test_groups_are_called_by_the_settings_that_their_panel_leaves_and_by_no_run(
    facet: str, panel: str, called: set[str]
) -> None:
    many = grid(1, seeds=3)
    seeds = [many[start : start + 3] for start in range(0, len(many), 3)]
    groups = tuple(tuple(one.run.run_id for one in few) for few in seeds)
    spec = drawn(many, facet=facet, grouping=Grouping(groups))
    assert {row["label"] for row in rows(spec, f"{panel}_label")} == called


def test_a_group_that_is_alone_in_its_panel_is_called_by_its_settings() -> None:
    many = grid(1, seeds=2)[:2] + grid(1, seeds=2)[-2:]
    groups = tuple(tuple(one.run.run_id for one in many[at : at + 2]) for at in (0, 2))
    spec = drawn(many, facet="batch_size", grouping=Grouping(groups))
    assert {row["label"] for row in rows(spec, "facet_0_label")} == {"Taxa 0,001"}


@pytest.mark.parametrize("width", [700, 940, 1150])
@pytest.mark.parametrize("facet", ["batch_size", "optimizer", "lr"])
def test_labels_of_one_panel_end_before_the_next_begins(facet: str, width: int) -> None:
    many = gathered(grid(3))
    options = FigureOptions(metric="loss", split="test", facet=facet, width=width)
    for one in small_multiples.CHART.panels(*many, PT, options):
        small = one.canvas.look.small
        needed = end_labels.label_width(one.drawn.named, one.canvas.extent, "loss", PT, small)
        assert needed <= one.gap


@pytest.mark.parametrize(("panels", "optimizers"), [(1, 1), (3, 3), (6, 6)])
def test_the_planes_take_the_height_that_the_page_has(panels: int, optimizers: int) -> None:
    book = gathered(grid(optimizers))
    told = {"metric": "loss", "split": "test", "facet": "optimizer", "width": 940}
    planes = []
    for height in (300, 460):
        found = small_multiples.CHART.panels(*book, PT, FigureOptions(**told, height=height))
        assert len(found) == panels
        assert len({one.row for one in found}) * found[0].canvas.height < height
        assert found[0].canvas.height <= found[0].canvas.width
        planes.append(found[0].canvas.height)
    assert planes[0] < planes[1]


def test_runs_without_the_setting_have_a_panel_of_their_own() -> None:
    runs = [made("a", falling(0.1), warmup=5), made("b", falling(0.2))]
    assert titles(drawn(runs, EN, facet="warmup")) == ["warmup 5 · n = 1", "without warmup · n = 1"]


@pytest.mark.parametrize("by", ["<b>", "", "seed"])
def test_a_setting_that_no_run_has_divides_nothing(by: str) -> None:
    assert titles(drawn(grid(), facet=by)) == ["n = 32"]


@pytest.mark.parametrize("by", ["batch_size", "lr"])
def test_many_runs_in_many_panels_stay_within_what_a_browser_takes(by: str) -> None:
    spec = drawn(noisy(1000, 120), facet=by)
    assert sum(len(sent) for sent in spec["datasets"].values()) <= SENT
    assert vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).startswith("<svg")

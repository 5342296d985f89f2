"""Runs are named by their settings."""

import pytest

from dashboard.model.run import Run, Setting, XUnit
from dashboard.text.catalogue import Catalogue
from dashboard.text.numerals import NBSP
from dashboard.text.run_names import FIRST, label, labels, title, varying
from dashboard.text.sentences import Sentences
from dashboard.text.snippets.for_trainer import DEFAULTS

X = f"{NBSP}×{NBSP}"


def run(run_id: str = "a", **config: Setting) -> Run:
    return Run(run_id, run_id, run_id, "csv", XUnit.STEP, config)


def phases(*starts: tuple[int, int, float]) -> tuple[Setting, ...]:
    return tuple(
        (("epoch", epoch), ("batch_size", batch), ("lr", lr)) for epoch, batch, lr in starts
    )


SWITCHED = run(
    "s", batch_size=1024, lr=0.01, epochs=60, schedule=phases((1, 1024, 0.01), (31, 64, 0.01))
)
RAISED = run(
    "t", batch_size=1024, lr=0.01, epochs=60, schedule=phases((1, 1024, 0.01), (31, 1024, 0.1))
)

TITLES = [
    (run(batch_size=64, lr=0.01), "Lote 64 · taxa 0,01", "Batch 64 · rate 0.01"),
    (run(batch_size=1024, lr=1e-5), f"Lote 1024 · taxa 1{X}10⁻⁵", f"Batch 1024 · rate 1{X}10⁻⁵"),
    (run(lr=0.1), "Taxa 0,1", "Rate 0.1"),
    (run(batch_size=32), "Lote 32", "Batch 32"),
    (run("resnet18"), "resnet18", "resnet18"),
    (run(lr="auto", batch_size=(8, 16)), "Lote 8, 16 · taxa auto", "Batch 8, 16 · rate auto"),
    (SWITCHED, f"Lote 1024{X}30 → 64{X}30 · taxa 0,01", f"Batch 1024{X}30 → 64{X}30 · rate 0.01"),
    (RAISED, f"Lote 1024 · taxa 0,01{X}30 → 0,1{X}30", f"Batch 1024 · rate 0.01{X}30 → 0.1{X}30"),
    (run("\u202e"), "?", "?"),
]


@pytest.mark.parametrize(("one", "pt", "en"), TITLES)
def test_a_title_says_batch_and_rate(one: Run, pt: str, en: str) -> None:
    assert title(one, Catalogue("pt-BR")) == pt
    assert title(one, Catalogue("en")) == en


BROKEN_SCHEDULES: list[Setting] = [
    "cosine",
    (),
    phases((1, 64, 0.1)),
    phases(*((n, 64, 0.1 / n) for n in range(1, 9))),
    phases((31, 64, 0.1), (1, 1024, 0.1)),
    ((("epoch", "one"),), (("epoch", 2),)),
    ((1, 2), (3, 4)),
    (None, None),
]


@pytest.mark.parametrize("schedule", BROKEN_SCHEDULES)
def test_a_schedule_that_is_no_list_of_phases_changes_no_title(schedule: Setting) -> None:
    one = run(batch_size=64, lr=0.1, epochs=60, schedule=schedule)
    assert title(one, Catalogue("en")) == "Batch 64 · rate 0.1"


def test_only_settings_that_differ_vary_and_bookkeeping_never_does() -> None:
    runs = [
        run("a", batch_size=64, lr=0.1, seed=0, optimizer="sgd", name="a", finished=True),
        run("b", batch_size=64, lr=0.2, seed=1, optimizer="sgd", name="b", finished=False),
    ]
    assert varying(runs) == ("lr", "seed")


def test_a_switch_on_the_way_varies_though_the_first_value_is_the_same() -> None:
    assert varying([SWITCHED, RAISED]) == FIRST


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "64 · 0,01"),
        (("batch_size", "lr"), "64 · 0,01"),
        (("lr", "batch_size"), "64 · 0,01"),
        (("lr",), "taxa 0,01"),
        (("batch_size",), "lote 64"),
        (("lr", "seed"), "0,01 · semente 3"),
        (("gamma_ray",), "gamma_ray 2"),
        (("absent",), "a"),
    ],
)
def test_a_label_has_the_settings_asked_for(names: tuple[str, ...], said: str) -> None:
    one = run("a", batch_size=64, lr=0.01, seed=3, gamma_ray=2)
    assert label(one, names, Catalogue("pt-BR")) == said


@pytest.mark.parametrize(
    ("config", "said"), [({"lr": 0.1}, "taxa 0,1"), ({"batch_size": 8}, "lote 8")]
)
def test_a_number_that_stands_alone_says_what_it_is(config: dict[str, float], said: str) -> None:
    assert label(run("a", **config), (), Catalogue("pt-BR")) == said


def test_labels_take_no_more_settings_than_tell_the_runs_apart() -> None:
    runs = [run("a", lr=0.1, batch_size=8, seed=0), run("b", lr=0.2, batch_size=8, seed=1)]
    assert list(labels(runs, Catalogue("en")).values()) == ["rate 0.1", "rate 0.2"]


def test_runs_that_differ_in_the_seed_alone_show_it() -> None:
    runs = [run(name, lr=0.1, batch_size=8, seed=n) for n, name in enumerate("abc")]
    assert list(labels(runs, Catalogue("en")).values()) == ["seed 0", "seed 1", "seed 2"]


def test_runs_that_no_setting_tells_apart_go_by_their_names() -> None:
    runs = [run("first", lr=0.1), run("second", lr=0.1)]
    assert list(labels(runs, Catalogue("en")).values()) == ["first", "second"]


def test_an_unknown_metric_keeps_its_name_and_a_known_one_is_said_in_words() -> None:
    words = Sentences("pt-BR")
    assert words.metric_title("loss", "val") == "Perda · validação"
    assert words.metric_title("learning_rate", "none") == "Taxa de aprendizado"
    assert words.metric_title("lo:ss.x[0]", "train") == "lo:ss.x[0] · treino"


def test_short_labels_say_how_long_only_where_that_tells_runs_apart():
    def switched(name, *stretches):
        records = tuple(
            (("epoch", start), ("batch_size", size), ("lr", 0.01)) for start, size in stretches
        )
        return run(name, schedule=records, epochs=60, batch_size=stretches[0][1], lr=0.01)

    first, second = switched("a", (1, 1024), (2, 64)), switched("b", (1, 1024), (31, 64))
    plain = run("c", batch_size=64, lr=0.01, epochs=60)
    short = Sentences("pt-BR").short_run_labels
    assert set(short([first, plain]).values()) == {"1024→64", "64"}
    assert set(short([first, second, plain]).values()) == {"1024×1→64", "1024×30→64", "64"}
    named = short([run("a-long-name-of-a-run-1"), run("a-long-name-of-a-run-2")])
    assert len(set(named.values())) == 2
    assert all(len(text) <= 14 for text in named.values())


def test_titles_of_equal_settings_add_the_seed_or_the_name():
    seeds = [run(f"s{seed}", batch_size=64, lr=0.1, seed=seed) for seed in (1, 2)]
    alone = run("other", batch_size=32, lr=0.1, seed=1)
    assert Sentences("pt-BR").run_titles([*seeds, alone]) == {
        "s1": "Lote 64 · taxa 0,1 · semente 1",
        "s2": "Lote 64 · taxa 0,1 · semente 2",
        "other": "Lote 32 · taxa 0,1",
    }
    copies = [run("first", batch_size=64, lr=0.1), run("second", batch_size=64, lr=0.1)]
    assert Sentences("en").run_titles(copies) == {
        "first": "Batch 64 · rate 0.1 · first",
        "second": "Batch 64 · rate 0.1 · second",
    }
    bare = [run("a"), run("b")]
    assert Sentences("en").run_titles(bare) == {"a": "a", "b": "b"}


def test_a_name_of_ones_own_stands_for_the_settings_everywhere() -> None:
    runs = [run("a", lr=0.1, batch_size=64), run("b", lr=0.01, batch_size=64)]
    plainly = Sentences("pt-BR")
    words = plainly.calling({"a": "base\u202e line", "gone": "x"})
    for named, unnamed in (
        (words.run_titles(runs), plainly.run_titles(runs)),
        (words.run_labels(runs), plainly.run_labels(runs)),
        (words.short_run_labels(runs), plainly.short_run_labels(runs)),
    ):
        assert named == {"a": "base line", "b": unnamed["b"]}
    assert words.run_title(runs[0]) == "base line"
    assert words.calling({}).run_title(runs[0]) == plainly.run_title(runs[0])


def test_a_name_of_ones_own_has_no_more_room_than_a_label() -> None:
    words = Sentences("en", {"a": "x" * 500})
    assert len(words.run_title(run("a"))) == 80
    assert len(words.run_labels([run("a")])["a"]) == 36
    assert len(words.short_run_labels([run("a")])["a"]) == 14


def test_a_name_that_shows_nothing_is_none() -> None:
    assert Sentences("en", {"a": " \u202e "}).run_title(run("a", lr=0.1)) == "Rate 0.1"


SEEDED = [
    ("pt-BR", (64,), "0,01 · semente 1"),
    ("en", (64,), "0.01 · seed 1"),
    ("pt-BR", (64, 1024), "64 · 0,01 · s. 1"),
    ("en", (64, 1024), "64 · 0.01 · s. 1"),
]


@pytest.mark.parametrize(("lang", "batches", "first"), SEEDED)
def test_runs_of_several_seeds_show_the_seed_where_there_is_little_room(
    lang: str, batches: tuple[int, ...], first: str
) -> None:
    runs = [
        run(f"{batch}-{lr}-{seed}", batch_size=batch, lr=lr, seed=seed)
        for batch in batches
        for lr in (0.01, 0.1)
        for seed in (1, 2, 3)
    ]
    short = list(Sentences(lang).short_run_labels(runs).values())
    assert short[0] == first
    assert len(set(short)) == len(runs)
    assert not any("…" in text for text in short)


def test_a_long_setting_gives_way_to_the_seed() -> None:
    models = ("a_model_with_a_long_name_of_its_own", "another_model_with_a_long_name")
    runs = [
        run(f"{model}-{seed}", lr=0.1, model=model, seed=seed)
        for model in models
        for seed in (1, 2)
    ]
    long = Sentences("pt-BR").run_labels(runs)
    assert [text.rpartition(" · ")[2] for text in long.values()] == ["semente 1", "semente 2"] * 2
    assert all(len(text) <= 36 for text in long.values())
    assert len(set(long.values())) == 4


def test_a_seed_that_tells_nothing_apart_is_not_said() -> None:
    runs = [
        run(f"{momentum}", lr=0.1, momentum=momentum, seed=seed)
        for seed, momentum in enumerate((0.0, 0.5, 0.9))
    ]
    assert not any("semente" in text for text in Sentences("pt-BR").short_run_labels(runs).values())


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
@pytest.mark.parametrize("name", DEFAULTS)
def test_every_setting_of_our_trainer_has_a_name_in_words(lang: str, name: str) -> None:
    assert Catalogue(lang).has(f"setting-{name.replace('_', '-')}")

"""Runs are named by their settings."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.run import Run, Setting, XUnit
from dashboard.text.catalogue import Catalogue
from dashboard.text.numerals import NBSP
from dashboard.text.run_namer import LABEL, MOST_ROWS, folded
from dashboard.text.run_names import settings_title, varying
from dashboard.text.sentences import Sentences
from dashboard.text.setting_words import FIRST
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
def test_the_settings_of_a_run_are_batch_and_rate(one: Run, pt: str, en: str) -> None:
    assert settings_title(one, Catalogue("pt-BR")) == pt
    assert settings_title(one, Catalogue("en")) == en


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
    assert settings_title(one, Catalogue("en")) == "Batch 64 · rate 0.1"


def test_only_settings_that_differ_vary_and_bookkeeping_never_does() -> None:
    runs = [
        run("a", batch_size=64, lr=0.1, seed=0, optimizer="sgd", name="a", finished=True),
        run("b", batch_size=64, lr=0.2, seed=1, optimizer="sgd", name="b", finished=False),
    ]
    assert varying(runs) == ("lr", "seed")


def test_a_switch_on_the_way_varies_though_the_first_value_is_the_same() -> None:
    assert varying([SWITCHED, RAISED]) == FIRST


def named(runs: Sequence[Run], lang: str = "en") -> list[str]:
    return list(Sentences(lang).run_titles(runs).values())


NAMED: list[tuple[str, list[dict[str, Setting]], list[str]]] = [
    ("one run", [{"lr": 0.1, "batch_size": 64}], ["r0"]),
    ("nothing differs", [{"lr": 0.1}, {"lr": 0.1}], ["r0", "r1"]),
    ("the rate alone", [{"lr": 0.1, "batch_size": 8}, {"lr": 0.2, "batch_size": 8}],
     ["Rate 0.1", "Rate 0.2"]),
    ("the batch alone", [{"batch_size": 8}, {"batch_size": 64}], ["Batch 8", "Batch 64"]),
    ("both", [{"lr": 0.1, "batch_size": 8}, {"lr": 0.2, "batch_size": 64}],
     ["Batch 8 · rate 0.1", "Batch 64 · rate 0.2"]),
    ("a switch", [{"augment": True, "lr": 0.1}, {"augment": False, "lr": 0.1}],
     ["Augmentation yes", "Augmentation no"]),
    ("an unknown setting", [{"gammaRay": 2}, {"gammaRay": 3}], ["gammaRay 2", "gammaRay 3"]),
    ("the optimizer after the rate",
     [{"lr": 0.1, "optimizer": "sgd"}, {"lr": 0.2, "optimizer": "adam"}],
     ["Rate 0.1 · optimizer sgd", "Rate 0.2 · optimizer adam"]),
    ("the seed where it is needed",
     [{"lr": 0.1, "seed": 1}, {"lr": 0.1, "seed": 2}, {"lr": 0.2, "seed": 1}],
     ["Rate 0.1 · seed 1", "Rate 0.1 · seed 2", "Rate 0.2"]),
    ("the seed alone", [{"lr": 0.1, "seed": n} for n in (1, 2)], ["Seed 1", "Seed 2"]),
    ("the fold as the seed", [{"lr": 0.1, "fold": n} for n in (1, 2)], ["Fold 1", "Fold 2"]),
    ("a run without a setting", [{"lr": 0.1}, {"lr": 0.2}, {}], ["Rate 0.1", "Rate 0.2", "r2"]),
    ("copies", [{"lr": 0.1}, {"lr": 0.1}, {"lr": 0.2}],
     ["Rate 0.1 · r0", "Rate 0.1 · r1", "Rate 0.2"]),
    ("rates that read alike", [{"lr": 0.12345}, {"lr": 0.12346}],
     ["Rate 0.123 · r0", "Rate 0.123 · r1"]),
    ("what cannot change what is learned",
     [{"lr": 0.1, "output_dir": "a"}, {"lr": 0.2, "output_dir": "b"}], ["Rate 0.1", "Rate 0.2"]),
]  # fmt: skip


@pytest.mark.parametrize(("configs", "said"), [case[1:] for case in NAMED],
                         ids=[case[0] for case in NAMED])  # fmt: skip
def test_a_run_is_named_by_the_settings_that_differ(
    configs: list[dict[str, Setting]], said: list[str]
) -> None:
    assert named([run(f"r{n}", **config) for n, config in enumerate(configs)]) == said


def searched(count: int) -> list[Run]:
    """A random search over six settings."""
    draw = np.random.default_rng(3)
    return [
        run(
            f"run{n}",
            lr=float(10 ** draw.uniform(-4, 0)), batch_size=int(2 ** draw.integers(4, 9)),
            optimizer=str(draw.choice(["sgd", "adam"])), dropout=float(draw.uniform(0, 1)),
            weight_decay=float(10 ** draw.uniform(-6, -2)), seed=n,
        )
        for n in range(count)
    ]  # fmt: skip


def test_of_many_settings_no_more_are_said_than_tell_runs_apart() -> None:
    names = named(searched(300))
    assert all(name.split(" · ")[0].startswith("Batch ") for name in names)
    assert max(len(name.split(" · ")) for name in names) <= 5
    assert not any("weight" in name for name in names)


def test_a_run_is_called_the_same_however_few_are_shown() -> None:
    runs = searched(300)
    words = Sentences("pt-BR").among(runs)
    for lengths in (words.run_titles, words.run_labels, words.short_run_labels):
        everyone = lengths(runs)
        for few in (runs[:1], runs[3:9], runs[::-1]):
            assert all(lengths(few)[one.run_id] == everyone[one.run_id] for one in few)
    assert words.run_title(runs[7]) == words.run_titles(runs)["run7"]


def test_runs_of_another_set_are_named_among_themselves() -> None:
    words = Sentences("en").among([run("a", lr=0.1), run("b", lr=0.2)])
    others = [run("a", batch_size=1), run("b", batch_size=2)]
    assert list(words.run_titles(others).values()) == ["Batch 1", "Batch 2"]


WANDB = [f"{word}-{noun}-{n}" for n, (word, noun) in enumerate(
    (word, noun) for word in ("amber", "brisk", "silent", "wandering") for noun in
    ("elevator", "moon", "sunset", "deep-ocean-current")
)]  # fmt: skip
HASHES = [f"run-20240101_1234{n:02}-{n * 7919 + 4096:08x}" for n in range(20)]
LIGHTNING = [f"lightning_logs/version_{n}" for n in range(20)]
LABELS = st.lists(
    st.sampled_from([*WANDB, *HASHES, *LIGHTNING]) | st.text(max_size=50), max_size=30
)
CONFIGS = st.dictionaries(
    st.sampled_from(["lr", "batch_size", "seed", "optimizer", "dropout", "model", "augment"]),
    st.one_of(
        st.floats(1e-7, 10), st.integers(0, 4096), st.booleans(), st.none(),
        st.sampled_from(["sgd", "a_model_with_a_very_long_name_of_its_own_and_a_tail"]),
    ),
    max_size=7,
)  # fmt: skip
SEARCHES = st.builds(
    lambda labels, configs: [
        Run(f"{n}", label, "", "csv", XUnit.STEP, config)
        for n, (label, config) in enumerate(zip(labels, configs, strict=False))
    ],
    LABELS,
    st.lists(CONFIGS, min_size=30, max_size=30),
)


@given(SEARCHES, st.sampled_from(["pt-BR", "en"]))
def test_no_two_runs_of_a_set_share_a_name_at_any_length(runs: list[Run], lang: str) -> None:
    words = Sentences(lang)
    for names in (words.run_titles(runs), words.run_labels(runs), words.short_run_labels(runs)):
        assert set(names) == {one.run_id for one in runs}
        assert len(set(names.values())) == len(runs)
        assert all(names.values())


@given(SEARCHES)
def test_the_names_of_a_set_do_not_hang_on_its_order(runs: list[Run]) -> None:
    told = [one for one in runs if one.label.isprintable() and one.label.strip()]
    unique = list({one.label: one for one in told}.values())
    assert Sentences("en").run_titles(unique) == Sentences("en").run_titles(unique[::-1])


def test_names_of_many_kinds_fit_where_they_are_asked_to() -> None:
    runs = [run(name) for name in (*WANDB, *HASHES, *LIGHTNING)]
    words = Sentences("en")
    assert max(map(len, words.run_labels(runs).values())) <= 36
    assert max(map(len, words.short_run_labels(runs).values())) <= 14
    assert max(map(len, words.run_rows(searched(300)).values())) <= 36


def test_a_long_name_says_which_setting_each_value_is_and_loses_none() -> None:
    runs = [
        run(f"{lr}-{init}-{loss}", lr=lr, init=init, loss=loss)
        for lr in (0.1, 0.2)
        for init in ("he", "zero")
        for loss in ("usual", "mse_on_labels")
    ]
    labels = list(Sentences("en").run_labels(runs).values())
    assert labels[1] == "Rate 0.1 · init he · loss mse_on_labels"
    assert not any("…" in text for text in labels)


@given(SEARCHES)
def test_a_label_has_two_rows_at_most_that_fit_beside_a_figure(runs: list[Run]) -> None:
    for label in Sentences("en").run_labels(runs).values():
        rows = folded(label, LABEL)
        assert " · ".join(rows) == label
        assert len(rows) <= MOST_ROWS or len(label) <= LABEL


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
    assert Sentences("en", {"a": " \u202e "}).run_title(run("a", lr=0.1)) == "a"


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


def test_short_names_that_read_alike_have_the_run_s_own_name_and_no_words_more() -> None:
    shared = {"decay": "none", "decay_rate": 0.95, "warmup_epochs": 0}
    runs = (run("constant", **shared), run("raise_batch", **shared), run("step", decay="step"))
    words = Sentences("pt-BR")
    short = words.short_run_labels(runs)
    assert short["constant"].startswith("none")
    assert short["constant"].endswith("stant")
    assert short["raise_batch"].endswith("batch")
    assert not any(label.startswith("Decai") for label in short.values())


def test_a_long_setting_gives_way_to_the_seed() -> None:
    models = ("a_model_with_a_long_name_of_its_own", "another_model_with_a_long_name")
    runs = [
        run(f"{model}-{seed}", lr=0.1, model=model, seed=seed)
        for model in models
        for seed in (1, 2)
    ]
    long = Sentences("pt-BR").run_rows(runs)
    assert [text.rpartition(" · ")[2] for text in long.values()] == ["s. 1", "s. 2"] * 2
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

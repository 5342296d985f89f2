"""Sentences on two runs in both languages: their differences and their results."""

from itertools import product

import pytest

from dashboard.diagnosis.run_pair import Chance, Course, TwoRuns
from dashboard.model.run import Run, Setting, XUnit
from dashboard.model.table import Split
from dashboard.text.languages import LANGUAGES
from dashboard.text.pair_sentences import differences, sentences
from dashboard.text.sentences import Sentences

PT, EN = Sentences("pt-BR"), Sentences("en")


def run(**config: Setting) -> Run:
    return Run("r", "r", "r", "csv", XUnit.STEP, config)


def differences_in_words(one: Run, other: Run, words: Sentences = PT) -> list[tuple[str, str, str]]:
    return [(d.name, d.from_value, d.to_value) for d in differences(one, other, words)]


def pair(course: Course = Course.PARTS, **changes: object) -> TwoRuns:
    values: dict[str, object] = {
        "metric": "accuracy", "split": Split.TEST, "unit": XUnit.EPOCH, "x": 6.0, "end_x": 30.0,
        "ends": (0.981, 0.969), "means": (0.98, 0.97),
    }  # fmt: skip
    return TwoRuns((run(), run()), course, **(values | changes))  # type: ignore[arg-type]


def test_batch_and_rate_come_first_and_what_one_log_lacks_comes_last() -> None:
    one = run(momentum=0.9, lr=0.01, batch_size=64, dropout=0.5)
    other = run(momentum=0.0, lr=0.1, batch_size=64, warmup_epochs=3)
    assert differences_in_words(one, other) == [
        ("Taxa de aprendizado", "0,01", "0,1"),
        ("Momentum", "0,9", "0"),
        ("Dropout", "0,5", ""),
        ("Épocas de aquecimento", "", "3"),
    ]


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("output_dir", "/a", "/b"),
        ("run_name", "x", "y"),
        ("best_val_loss", 0.1, 0.2),
        ("epochs_done", 3, 4),
        ("lr", 0.1, 0.1),
        ("gamma", None, None),
    ],
)
def test_what_only_keeps_books_or_is_the_same_is_no_difference(
    name: str, one: Setting, other: Setting
) -> None:
    assert differences_in_words(run(**{name: one}), run(**{name: other})) == []


def test_a_seed_is_a_difference() -> None:
    assert differences_in_words(run(seed=0), run(seed=1), EN) == [("Seed", "0", "1")]


def test_numbers_that_read_alike_are_still_told() -> None:
    assert len(differences_in_words(run(lr=0.1234561), run(lr=0.1234562))) == 1


def test_a_setting_exchanged_on_the_way_tells_its_stretches() -> None:
    phases = (
        (("epochs", 30), ("batch_size", 1024), ("lr", 0.01)),
        (("epochs", 30), ("batch_size", 64), ("lr", 0.01)),
    )
    switched = run(batch_size=1024, lr=0.01, schedule=phases, epochs=60)
    plain = run(batch_size=64, lr=0.01, epochs=60)
    names = [name for name, _, _ in differences_in_words(plain, switched)]
    assert names == ["Tamanho do lote"]


def test_names_of_settings_from_logs_are_harmless() -> None:
    hostile = "\u202e<b>\x1b[31m"
    ((name, one, other),) = differences_in_words(run(**{hostile: "\x00a"}), run(**{hostile: "b\n"}))
    assert not {"\u202e", "\x1b", "\x00", "\n"} & set(name + one + other)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("course", "unit", "metric"), [*product(Course, XUnit, ("accuracy", "loss"))]
)
def test_every_course_is_a_sentence(lang: str, course: Course, unit: XUnit, metric: str) -> None:
    for lost in ((True, False), (False, True), (True, True)):
        found = pair(course, unit=unit, metric=metric, diverged=lost)
        said = sentences(found, Sentences(lang))
        assert said[0].endswith(".")
        assert "NaN" not in " ".join(said)


def test_the_place_and_both_ends_are_said() -> None:
    assert sentences(pair(), PT)[0] == (
        "As duas se separam além do ruído a partir da época 6. "
        "Acurácia · teste na época 30: 98,1% → 96,9%, 1,2 ponto percentual de diferença."
    )
    assert sentences(pair(Course.TOGETHER, metric="loss", unit=XUnit.STEP), EN)[0] == (
        "The two do not separate beyond the noise. Loss · test at step 30: 0.981 → 0.969."
    )


def test_the_seeds_are_counted_with_their_means() -> None:
    assert sentences(pair(), PT)[1] == "Há uma semente de cada lado."
    assert sentences(pair(seeds=(3, 1)), EN)[1] == (
        "Seeds behind each: 3 and 1, on average 98.0% → 97.0%."
    )
    assert sentences(pair(only_seed=True), PT)[1:] == (
        "Só a semente difere: o que separa as duas é acaso.",
    )


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (Chance("seeds", 0.004, could=False), "A diferença é maior que a variação entre sementes"),
        (Chance("examples", 0.004, could=True), "A diferença pode ser acaso num teste"),
    ],
)
def test_how_sure_the_difference_is_stands_last(chance: Chance, said: str) -> None:
    last = sentences(pair(chance=chance), PT)[-1]
    assert last.startswith(said)
    assert "0,4 ponto percentual" in last


def test_where_nothing_can_be_compared_one_sentence_says_so() -> None:
    for course in (Course.NO_METRIC, Course.NO_AXIS, Course.APART, Course.DIVERGED):
        assert len(sentences(pair(course, diverged=(True, False)), PT)) == 1

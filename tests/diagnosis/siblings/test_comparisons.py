"""What sets of runs show: each finding with its numbers, and when it stays quiet."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis import comparisons
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.comparisons import compare, in_order, lead
from dashboard.diagnosis.comparisons.parting import parting_x
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.score import level
from dashboard.diagnosis.verdict import LampName
from dashboard.model.table import Split
from dashboard.text.catalogue import Catalogue
from dashboard.text.sentences import Sentences
from tests.diagnosis.siblings.made_up_runs import case, figure_1, figure_2, run, sweep


def found(runs, code):
    said = [one for family in families_of(runs) for one in compare(family)]
    return [one for one in said if one.code == code]


def only(runs, code):
    (one,) = found(runs, code)
    return one


def test_figure_1_opens_with_the_large_batch_and_its_numbers():
    _, said = refine([case(one) for one in figure_1()])
    first = lead(said)
    assert first.code == "large-batch-gap"
    assert first.runs == ("lilás", "laranja")
    evidence = first.evidence
    assert evidence["updates_ratio"] == 16
    assert evidence["length"] == 30
    assert evidence["under_trained"] == "yes"
    assert evidence["lr_to_try"] == pytest.approx(0.16)
    assert evidence["tau_share"] == pytest.approx(59 / 938)
    assert evidence["length_to_match"] == round(30 * 938 / 59)
    assert evidence["recovered_lr"] == 0.1


def test_figure_1_shows_that_the_higher_rate_made_up_for_the_batch():
    one = only(figure_1(), "lr-made-up-for-batch")
    assert one.runs == ("azul", "laranja", "lilás")
    assert one.evidence["tau_share"] == pytest.approx(0.1 * 59 / (0.01 * 938))


def test_figure_2_opens_with_the_switch():
    _, said = refine([case(one) for one in figure_2()])
    first = lead(said)
    assert first.code == "switch-recovers"
    assert set(first.runs) == {"laranja", "verde", "amarelo escuro", "lilás", "amarelo neon"}
    assert first.evidence["recovered"] == first.evidence["begun"] == 3
    assert first.evidence["to_batch_size"] == 64
    assert first.evidence["to_lr"] == pytest.approx(0.1)


def test_adam_scales_with_the_square_root_of_the_batch():
    runs = [run(f"b{size}", batch_size=size, lr=0.001, optimizer="adam") for size in (64, 1024)]
    one = only(runs, "large-batch-gap")
    assert one.evidence["lr_to_try"] == pytest.approx(0.004)


@pytest.mark.parametrize(
    "runs",
    [
        [run("one", batch_size=64), run("two", batch_size=128)],
        [run("small", batch_size=64, lr=0.01), run("large", batch_size=1024, lr=0.16)],
        sweep(),
    ],
    ids=["less than a point", "scaled", "one batch"],
)
def test_there_is_no_large_batch_gap_where_none_is(runs):
    assert found(runs, "large-batch-gap") == []


def test_a_sweep_shows_its_regimes():
    one = only(sweep((0.0001, 0.03, 0.95, 3.0)), "lr-regimes")
    evidence = one.evidence
    assert (evidence["low_lr"], evidence["lr"]) == (0.0001, 0.03)
    assert (evidence["high_lr"], evidence["diverged_lr"]) == (0.95, 3.0)
    assert evidence["rates"] == 4


def test_two_rates_are_no_sweep():
    assert found(sweep((0.001, 0.1)), "lr-regimes") == []


@pytest.mark.parametrize(
    ("rates", "side", "to_try"),
    [((0.0001, 0.001), "top", 0.003), ((0.3, 0.9), "bottom", 0.1)],
)
def test_a_best_rate_at_the_edge_widens_the_grid(rates, side, to_try):
    one = only(sweep(rates), "edge-of-grid")
    assert one.evidence["side"] == side
    assert one.evidence["lr_to_try"] == to_try


def test_a_best_rate_in_the_middle_is_no_edge():
    assert found(sweep((0.0001, 0.03, 0.95)), "edge-of-grid") == []


def test_curves_part_where_their_settings_do():
    runs = [
        run("stays", batch_size=1024, lr=0.001, epochs=40),
        run("leaves", batch_size=1024, lr=0.001, epochs=40, phases=[(21, 1024, 0.5)]),
    ]
    assert only(runs, "parting").evidence["x"] == 21


def test_equal_curves_never_part():
    assert found([run("a", seed=0), run("b", seed=1)], "parting") == []


def test_the_missing_cell_is_the_scaled_rate_at_the_batch_that_falls_short():
    runs = [run("small", batch_size=64, lr=0.01), run("large", batch_size=1024, lr=0.01)]
    evidence = only(runs, "missing-cell").evidence
    assert (evidence["why"], evidence["batch_size"], evidence["lr"]) == ("scaled", 1024, 0.16)


def test_no_cell_is_proposed_far_above_all_rates_that_were_tried():
    rates = (0.01, 0.03)
    grid = [run(batch_size=size, lr=lr, epochs=4) for size in (32, 256, 4096) for lr in rates]
    evidence = only(grid, "missing-cell").evidence
    assert (evidence["batch_size"], evidence["lr"]) == (256, 0.2)
    one_rate = [run(batch_size=size, lr=0.01, epochs=4) for size in (32, 256, 4096)]
    assert only(one_rate, "missing-cell").evidence["batch_size"] == 256


def test_the_missing_cell_is_a_hole_of_the_grid_once_no_batch_falls_short():
    evidence = only(figure_1(), "missing-cell").evidence
    assert (evidence["why"], evidence["batch_size"], evidence["lr"]) == ("hole", 64, 0.1)


def test_a_full_grid_misses_nothing():
    runs = [run(batch_size=size, lr=lr) for size in (64, 128) for lr in (0.01, 0.03)]
    assert found(runs, "missing-cell") == []


def seeds(lr, *noises):
    return [run(f"{lr}-{i}", lr=lr, seed=i, noise=noise) for i, noise in enumerate(noises)]


def test_a_lead_within_the_spread_of_seeds_tells_nothing():
    runs = seeds(0.01, -0.01, 0.0, 0.01) + seeds(0.03, -0.01, 0.0, 0.01)
    assert only(runs, "seed-noise").evidence["tells"] == "no"


def test_a_lead_beyond_the_spread_of_seeds_is_one():
    runs = seeds(0.0003, -0.001, 0.0, 0.001) + seeds(0.03, -0.001, 0.0, 0.001)
    evidence = only(runs, "seed-noise").evidence
    assert (evidence["tells"], evidence["basis"]) == ("yes", "seeds")


def test_one_seed_each_is_judged_by_the_size_of_the_test_set():
    near = [run("a", lr=0.03, test_examples=10_000), run("b", lr=0.031, test_examples=10_000)]
    assert only(near, "seed-noise").evidence["basis"] == "examples"
    far = [run("a", lr=0.03, test_examples=10_000), run("b", lr=0.0001, test_examples=10_000)]
    assert found(far, "seed-noise") == []


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_no_lead_is_claimed_that_chance_could_make(lang):
    near = [run("a", lr=0.03, test_examples=10_000), run("b", lr=0.031, test_examples=10_000)]
    far = [run("a", lr=0.03, test_examples=10_000), run("b", lr=0.0001, test_examples=10_000)]
    claim = {"pt-BR": "com vantagem de", "en": "a lead of"}[lang]
    told = [Sentences(lang).comparison(only(runs, "best-setting")) for runs in (near, far)]
    assert [claim in text for text in told] == [False, True]


def test_a_lead_that_is_next_to_nothing_is_none_where_no_noise_is_known():
    leads = [run("a", lr=0.03), run("b", lr=0.03 * (1 + 1e-9))], [run("a", lr=0.03), run("b")]
    said = [only(runs, "best-setting").evidence for runs in leads]
    assert [one["within_noise"] for one in said] == ["yes", "no"]


def test_a_copy_of_a_run_is_no_second_seed():
    runs = [run("a", lr=0.01), run("copy of a", lr=0.01), run("b", lr=0.0101)]
    assert found(runs, "seed-noise") == []


def test_tau_explains_the_large_batch():
    evidence = only(figure_1(), "tau-explains").evidence
    assert evidence["difference"] < 0.005
    assert evidence["predicted"] == pytest.approx(evidence["score"], abs=0.005)


def test_tau_says_nothing_of_adam():
    runs = [run(f"b{size}", batch_size=size, optimizer="adam") for size in (64, 1024)]
    assert found(runs, "tau-explains") == []


def test_the_best_setting_leads_the_second():
    evidence = only(sweep((0.0001, 0.03, 0.9)), "best-setting").evidence
    assert (evidence["lr"], evidence["second_lr"], evidence["settings"]) == (0.03, 0.9, 3)
    assert evidence["lead"] > 0


def test_nothing_is_said_when_all_runs_diverged():
    assert [one for family in families_of(sweep((2.0, 3.0, 4.0))) for one in compare(family)] == []


def test_a_rule_that_crashes_costs_its_own_finding_only(monkeypatch, caplog, faults):
    def broken(_family):
        raise ValueError("broken on purpose")

    real = comparisons.rules()
    rule = comparisons.ComparisonRule("best-setting", 0, broken)
    monkeypatch.setattr(comparisons, "rules", lambda: (rule, *real[1:]))
    said = compare(families_of(sweep())[0])
    assert "lr-regimes" in {one.code for one in said}
    assert "best-setting" in caplog.text


def test_every_comparison_has_a_sentence_in_both_languages():
    for rule in comparisons.rules():
        for lang in ("pt-BR", "en"):
            assert Catalogue(lang).has(f"comparison-{rule.code}")


def test_no_finding_opens_the_page_unless_it_carries():
    _, said = refine([case(one) for one in sweep((0.03, 0.031))])
    assert {one.code for one in said} <= {"best-setting", "parting", "edge-of-grid"}
    assert lead([one for one in said if one.code == "parting"]) is None
    assert lead(()) is None


GRID = st.lists(
    st.tuples(
        st.sampled_from([16, 64, 256, 1024, 4096]),
        st.sampled_from([1e-5, 1e-3, 0.01, 0.03, 0.1, 0.16, 0.5, 2.0]),
        st.sampled_from([1, 4, 15, 30, 60]),
        st.sampled_from(["sgd", "adam", None]),
        st.integers(0, 2),
    ),
    min_size=2,
    max_size=9,
    unique=True,
)


def grid(cells):
    return [
        run(
            f"run{i}",
            batch_size=size,
            lr=lr,
            epochs=epochs,
            optimizer=optimizer,
            seed=seed,
            noise=0.002 * seed,
        )
        for i, (size, lr, epochs, optimizer, seed) in enumerate(cells)
    ]


@given(GRID)
def test_whatever_the_grid_every_finding_can_be_said_in_both_languages(cells):
    _, said = refine([case(one) for one in grid(cells)])
    for lang in ("pt-BR", "en"):
        sentences = [Sentences(lang).comparison(one) for one in said]
        assert all(text.endswith((".", "!")) and "NaN" not in text for text in sentences)


@given(GRID, st.randoms(use_true_random=False))
def test_the_order_of_the_runs_changes_no_finding(cells, random):
    runs = grid(cells)
    shuffled = random.sample(runs, len(runs))
    findings = [
        in_order(one for f in families_of(some) for one in compare(f)) for some in (runs, shuffled)
    ]
    assert findings[0] == findings[1]


@given(GRID)
def test_every_number_of_a_finding_is_finite_or_named_none(cells):
    for family in families_of(grid(cells)):
        for one in compare(family):
            numbers = [value for value in one.evidence.values() if not isinstance(value, str)]
            assert all(math.isfinite(value) for value in numbers)


def test_the_time_to_a_common_target_is_compared():
    evidence = only(sweep((0.001, 0.03)), "time-to-target").evidence
    assert (evidence["lr"], evidence["slow_lr"]) == (0.03, 0.001)
    assert evidence["slow_x"] >= 2 * evidence["x"] > 0
    assert evidence["updates"] == 938 * evidence["x"]


def test_runs_that_never_reach_the_target_are_not_timed():
    assert found(sweep((0.00001, 0.03)), "time-to-target") == []


def test_one_setting_is_no_choice():
    runs = [run("a", weight_decay=0.1), run("b", weight_decay=0.1, epochs=20)]
    assert found(runs, "best-setting") == []
    assert found(runs, "time-to-target") == []


def test_a_best_setting_says_when_the_second_trained_for_another_length():
    runs = [run("short", lr=0.01, epochs=20), run("long", lr=0.03, epochs=30)]
    evidence = only(runs, "best-setting").evidence
    assert evidence["lengths"] == "different"
    assert (evidence["length"], evidence["second_length"]) == (30, 20)
    assert "20" in Sentences("pt-BR").comparison(only(runs, "best-setting"))


def test_a_switch_recovers_nothing_where_the_control_does_not_fall_short():
    runs = [
        run("reference", batch_size=64, lr=0.1),
        run("control", batch_size=128, lr=0.1),
        run("switched", batch_size=128, lr=0.1, phases=[(10, 64, 0.1)]),
    ]
    assert found(runs, "switch-recovers") == []


def test_one_lucky_value_is_no_target_reached():
    slow, fast = run("slow", lr=0.001), run("fast", lr=0.03)
    plain = only([slow, fast], "time-to-target").evidence["slow_x"]
    test = slow.curves["accuracy", Split.TEST]
    lucky = test.y.copy()
    lucky[3] = 0.999
    curves = dict(slow.curves) | {("accuracy", Split.TEST): replace(test, y=lucky)}
    again = only([replace(slow, curves=curves), fast], "time-to-target").evidence["slow_x"]
    assert again == plain > 4


def test_curves_that_part_at_their_last_point_part_there():
    one, other = run("one", lr=0.03), run("other", lr=0.030001)
    test = other.curves["accuracy", Split.TEST]
    late = test.y.copy()
    late[-1] -= 0.3
    curves = dict(other.curves) | {("accuracy", Split.TEST): replace(test, y=late)}
    (family,) = families_of([one, replace(other, curves=curves)])
    assert parting_x(*family.members) == 30


def ending_at(one, value):
    """The run with another last accuracy, which no median of the last five sees."""
    test = one.curves["accuracy", Split.TEST]
    values = test.y.copy()
    values[-1] = value
    return replace(
        one, curves=dict(one.curves) | {("accuracy", Split.TEST): replace(test, y=values)}
    )


def test_sentences_state_the_end_by_which_runs_are_ranked():
    runs = [ending_at(one, value) for one, value in zip(figure_1(), (0.99, 0.1, 0.2), strict=True)]
    best, short, made_up = (round(level(one.held_out("accuracy")), 9) for one in runs)
    gap = only(runs, "large-batch-gap").evidence
    assert (gap["score"], gap["reference_score"]) == pytest.approx((short, best))
    assert (gap["gap"], gap["recovered_score"]) == pytest.approx((best - short, made_up))
    recovery = only(runs, "lr-made-up-for-batch").evidence
    told = [recovery[name] for name in ("score", "low_score", "reference_score")]
    assert told == pytest.approx([made_up, short, best])
    assert only(runs, "parting").evidence["gap"] == pytest.approx(best - short)
    assert only(runs, "tau-explains").evidence["score"] == pytest.approx(short)
    assert only(runs, "best-setting").evidence["score"] == pytest.approx(max(best, made_up))


def test_one_last_value_neither_makes_nor_unmakes_the_best():
    runs = [ending_at(run("a", lr=0.03), 0.90), ending_at(run("b", lr=0.01), 0.999)]
    evidence = only(runs, "best-setting").evidence
    assert evidence["lr"] == 0.03
    assert evidence["score"] == pytest.approx(level(runs[0].held_out("accuracy")))


def test_every_recovered_run_of_a_switch_ends_at_the_stated_value_or_better():
    runs = figure_2()
    runs[2] = ending_at(runs[2], 0.9723)
    found = only(runs, "switch-recovers")
    ends = {one.run.run_id: level(one.held_out("accuracy")) for one in runs}
    recovered = [ends[one] for one in found.runs[: found.evidence["recovered"]]]
    assert found.evidence["score"] == pytest.approx(min(recovered))


def test_the_best_setting_names_its_optimizer_where_several_were_tried():
    runs = [run("a", lr=0.01), run("b", lr=0.03, optimizer="adam"), run("c", lr=0.003)]
    evidence = only(runs, "best-setting").evidence
    assert (evidence["optimizer"], evidence["second_optimizer"]) == ("adam", "sgd")
    alone = only([runs[0], runs[2]], "best-setting").evidence
    assert alone["optimizer"] == "none"


def test_a_lamp_rests_first_on_what_answers_its_question():
    cases, _ = refine([case(one) for one in figure_1()])
    lilac = cases[1].lamps
    assert lilac[LampName.LEARNING_RATE].because[0] == "lr-made-up-for-batch"
    assert lilac[LampName.BATCH_SIZE].because[0] == "large-batch-gap"
    assert lilac[LampName.FIT].because[0] == "large-batch-gap"
    swept, _ = refine([case(one) for one in sweep((0.0001, 0.03, 0.95))])
    assert swept[0].lamps[LampName.LEARNING_RATE].because[0] == "lr-regimes"


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_a_low_rate_that_diverged_all_the_same_is_not_the_slow_one(lang):
    broken = {key: one for key, one in run(lr=5.0).curves.items() if key[0] != "learning_rate"}
    low = replace(run("low", lr=0.001), curves=broken)
    comparison = only([low, *sweep((0.0001, 0.03, 0.95))], "lr-regimes")
    assert comparison.evidence["low_lr"] == 0.0001
    assert Sentences(lang).comparison(comparison)
    alone = only([low, *sweep((0.03, 0.1, 0.95))], "lr-regimes")
    assert (alone.evidence["low_lr"], alone.evidence["low_score"]) == ("none", "none")
    assert Sentences(lang).comparison(alone)

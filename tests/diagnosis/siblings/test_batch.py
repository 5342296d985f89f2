"""The batch and fit lamps, measured by the siblings' results; the textbook's two figures."""

import pytest

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability
from tests.diagnosis.siblings.made_up_runs import case, figure_1, figure_2, run


def lamps(runs, **alone):
    refined, _ = refine([case(one, **alone) for one in runs])
    return {c.curves.run.run_id: c.lamps for c in refined}


def states(runs, name, **alone):
    return {run_id: lamp[name].state for run_id, lamp in lamps(runs, **alone).items()}


def test_the_large_batch_of_figure_1_is_under_trained_and_not_overfitted():
    lilac = lamps(figure_1(), fit=Fit.OVERFITTING)["lilás"]
    assert lilac[LampName.BATCH_SIZE].state is BatchSize.TOO_LARGE
    assert lilac[LampName.FIT].state is Fit.STOPPED_TOO_EARLY
    assert lilac[LampName.LEARNING_RATE].state is LearningRate.SLIGHTLY_LOW
    assert all(lilac[name].from_siblings for name in lilac if name is not LampName.STABILITY)


def test_what_was_seen_alone_stands_against_a_measurement_that_contradicts_it():
    lilac = lamps(figure_1(), fit=Fit.OVERFITTING)["lilás"]
    assert "large-batch-gap" in lilac[LampName.FIT].because
    assert lilac[LampName.FIT].against == ("seen-alone",)


@pytest.mark.parametrize("run_id", ["laranja", "azul"])
def test_the_other_two_runs_of_figure_1_are_good_in_rate_and_batch(run_id):
    found = lamps(figure_1())[run_id]
    assert found[LampName.LEARNING_RATE].state is LearningRate.GOOD
    assert found[LampName.BATCH_SIZE].state is BatchSize.GOOD


def test_a_run_near_the_best_that_walked_less_has_not_stopped_too_early():
    found = states(figure_1(), LampName.FIT, fit=Fit.STOPPED_TOO_EARLY)
    assert found["azul"] is Fit.GOOD


def test_all_but_the_control_of_figure_2_are_good():
    found = lamps(figure_2(), fit=Fit.STOPPED_TOO_EARLY)
    control = found.pop("amarelo neon")
    assert control[LampName.BATCH_SIZE].state is BatchSize.TOO_LARGE
    assert control[LampName.FIT].state is Fit.STOPPED_TOO_EARLY
    found.pop("laranja")
    for lamp in found.values():
        assert lamp[LampName.BATCH_SIZE].state is BatchSize.GOOD
        assert lamp[LampName.FIT].state is Fit.GOOD


def test_a_rate_scaled_with_the_batch_counts_as_the_same_recipe():
    runs = [run("small", batch_size=64, lr=0.01), run("large", batch_size=1024, lr=0.16)]
    assert states(runs, LampName.BATCH_SIZE)["large"] is BatchSize.GOOD


def test_a_smaller_batch_at_the_same_rate_decides_before_one_of_another_rate():
    large = run("large", batch_size=1024, lr=0.5)
    calmer = run("calmer", batch_size=64, lr=0.05)
    assert states([calmer, large], LampName.BATCH_SIZE)["large"] is BatchSize.TOO_LARGE
    same = run("same", batch_size=64, lr=0.5)
    assert states([calmer, same, large], LampName.BATCH_SIZE)["large"] is BatchSize.GOOD


def test_a_batch_whose_rate_went_the_other_way_is_not_compared():
    runs = [run("small", batch_size=64, lr=0.1), run("large", batch_size=1024, lr=0.001)]
    assert states(runs, LampName.BATCH_SIZE)["large"] is BatchSize.UNKNOWN


def test_a_diverged_run_has_no_batch_verdict():
    runs = [run("small", batch_size=64, lr=5.0), run("large", batch_size=1024, lr=5.0)]
    assert set(states(runs, LampName.BATCH_SIZE).values()) == {BatchSize.UNKNOWN}


def test_the_inferred_stability_decides_who_diverged():
    runs = [run("stuck", lr=0.5), run("fine", lr=0.1)]
    refined, _ = refine([case(runs[0], stability=Stability.DIVERGED), case(runs[1])])
    assert refined[0].lamps[LampName.LEARNING_RATE].state is LearningRate.TOO_HIGH


def test_a_model_that_fits_at_a_lower_rate_is_not_too_small():
    runs = [run("wild", lr=0.9), run("fine", lr=0.03)]
    wild = case(runs[0], fit=Fit.UNDERFITTING, stability=Stability.DIVERGING)
    refined, _ = refine([wild, case(runs[1])])
    assert refined[0].lamps[LampName.LEARNING_RATE].state is LearningRate.SLIGHTLY_HIGH
    assert refined[0].lamps[LampName.FIT].state is Fit.UNKNOWN


def test_cases_come_back_in_their_order_with_their_symptoms():
    cases = [case(one) for one in figure_2()]
    refined, _ = refine(cases)
    assert [c.curves for c in refined] == [c.curves for c in cases]
    assert [c.symptoms for c in refined] == [c.symptoms for c in cases]


def test_the_most_telling_finding_is_the_first_reason():
    lilac = lamps(figure_1())["lilás"]
    assert lilac[LampName.BATCH_SIZE].because[0] == "large-batch-gap"
    assert lilac[LampName.FIT].because[0] == "large-batch-gap"


@pytest.mark.parametrize(
    ("schedule", "behind", "state"),
    [
        ("cosine", 0.015, BatchSize.TOO_LARGE),
        ("step", 0.015, BatchSize.GOOD),
        ("step", 0.025, BatchSize.TOO_LARGE),
    ],
)
def test_beside_another_schedule_twice_the_gap_is_asked_for(schedule, behind, state):
    runs = [
        run("small", batch_size=64, lr=0.1, schedule="cosine"),
        run("large", batch_size=1024, lr=1.0, schedule=schedule),
    ]
    gap = float(runs[0].curves["accuracy", "test"].y[-1] - runs[1].curves["accuracy", "test"].y[-1])
    runs[1] = run("large", batch_size=1024, lr=1.0, schedule=schedule, noise=gap - behind)
    assert states(runs, LampName.BATCH_SIZE)["large"] is state
